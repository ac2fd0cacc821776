"""How far work has come, as a cell says it: boxes of which one is ticked, a word, and what stands beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BOX = re.compile(r"(?P<ticked>[☑✓✔☒√■]|\[\s*[xX/✓✔√]\s*\]|\(\s*[xX/✓✔√]\s*\))|(?P<open>[☐□]|\[\s*\]|\(\s*\))")
_WORDS = (
    ("not_started", re.compile(r"(?:ยัง)?ไม่(?:ได้)?(?:เริ่ม)?ดำเนินการ|ยังไม่(?:ได้|เริ่ม|ทำ|ดำเนิน)|^ไม่ได้ทำ|^ไม่เริ่ม")),
    ("cancelled", re.compile(r"ยกเลิก")),
    ("in_progress", re.compile(r"อยู่ระหว่าง|กำลัง|ระหว่างดำเนินการ|ไม่(?:แล้ว)?เสร็จ|บางส่วน")),
    ("done", re.compile(r"แล้วเสร็จ|เสร็จ$|ทำแล้ว$|เสร็จสิ้น|เสร็จแล้ว|ดำเนินการแล้ว|เรียบร้อย|^ดำเนินการ$|^ดำเนินงาน$")),
)
_SHORT = 40
_YET_TO_COME = re.compile(r"คาดว่า|จะ(?:แล้ว)?เสร็จ|จะดำเนิน|กำหนด|ภายใน")
"""What is said of work that is not done yet: by when it will be."""


@dataclass(frozen=True, slots=True)
class Status:
    """What a cell says: the code of the status where one is clear, and the words beside it."""

    code: str | None
    rest: str
    unclear: bool = False
    has_boxes: bool = False


def read_status(text: str) -> Status:
    """Return the status that a cell states and what else it says; ``unclear`` where boxes contradict each other."""
    boxes = list(_BOX.finditer(text))
    if not boxes:
        return _of_words(text)
    labels: list[tuple[bool, str]] = []
    rest: list[str] = [text[: boxes[0].start()]]
    for box, following in zip(boxes, [*boxes[1:], None], strict=True):
        behind = text[box.end() : following.start() if following else len(text)]
        label, more = _label(behind)
        labels.append((box["ticked"] is not None, label))
        rest.append(more)
    ticked = [label for is_ticked, label in labels if is_ticked]
    words = " ".join("\n".join(rest).split(" ")).strip()
    code = status_of(ticked[0]) if len(ticked) == 1 else None
    first, _, more = words.partition("\n")
    below = _of_words(first)
    if not ticked and below.code and not below.rest:
        return Status(below.code, more.strip(), has_boxes=True)
    return Status(code, words, unclear=bool(len(ticked) > 1 or (ticked and code is None)), has_boxes=True)


_VOCABULARY = re.compile(
    r"ดำเนินการ|ดำเนินงาน|ดำเนิน|แล้ว|เสร็จสิ้น|เสร็จ|เรียบร้อย|อยู่ระหว่าง|ระหว่าง|กำลัง|ยัง|ไม่|ได้|เริ่ม|ทำ|การ|ยกเลิก|ครบถ้วน|ตามแผน|อยู่|[\s\W]"
)
"""What a statement of the status is made of; a text with other words tells more than that."""


def _of_words(text: str) -> Status:
    words = " ".join(text.split())
    code = status_of(words) if len(words) <= _SHORT else None
    return Status(code, "" if code and not _VOCABULARY.sub("", words) else text)


def is_status(text: str) -> bool:
    """Tell whether a text says how far work has come and nothing else."""
    return len(text) <= _SHORT and not _VOCABULARY.sub("", text) and status_of(text) is not None


def _label(text: str) -> tuple[str, str]:
    """Return the words of a box and what stands behind them: the label ends with its line or its known words."""
    first, _, more = text.strip(" ").partition("\n")
    known = re.match(
        r"\s*((?:ยังไม่(?:ได้)?ดำเนินการ|อยู่ระหว่างดำเนินการ|ดำเนินการแล้วเสร็จ|ดำเนินการแล้ว|ดำเนินการ|ยกเลิก))(?=\s|$|[-–])", first
    )
    if known:
        return known[1], f"{first[known.end() :]}\n{more}".strip()
    return first.strip(), more.strip()


def status_of(label: str) -> str | None:
    """Return the code of the status that a label names."""
    bare = " ".join(label.split())
    if _YET_TO_COME.search(bare):
        return None
    return next((code for code, pattern in _WORDS if pattern.search(bare)), None)
