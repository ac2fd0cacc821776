"""Slips of writing that need no dictionary: words twice in a row, sentences cut off, marks left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.checks.language.boundaries import is_whole
from generator.checks.language.letters import LETTERS, around
from generator.checks.language.word_lists import work_words

_TWICE = 6
"""Letters from which a run that stands twice in a row is a slip; Thai repeats shorter words on purpose."""
_FAR = 160
_JOINS, _WITH_JOIN = ("และ", "หรือ"), 7
_MARK = 7
_JOINED, _APART, _APART_WHOLE = 12, 20, 8
"""Letters from which a run counts as doubled even where และ, or a mere space, stands between; one that a space ends
again is surer, if it is no name: names stand behind names (``ตำบล… อำเภอ…``)."""
_NAMES = re.compile("ตำบล|บ้าน|อำเภอ|จังหวัด|หมู่|นาย|นาง|เทศบาล|อบต|องค์การ|โรงเรียน|วัด|ชุมชน|กลุ่ม|ถนน|ร้อยละ|จำนวน|ข้อ|ครั้งที่")
_THAI_RUN = re.compile(f"[{LETTERS}]")
_SHORT_DOUBLES = re.compile(
    r"(?:และ\s?และ|หรือ\s?หรือ|เพื่อ\s?เพื่อ|โดย\s?โดย|ซึ่ง\s?ซึ่ง|ด้วย\s?ด้วย|จัดทำจัดทำ|รวมทั้งรวมทั้ง|ให้แก่ให้แก่|ไม่ไม่|(?<!นอก)จากจาก"
    r"|(?<!มอบ)(?<!ส่ง)(?<!แจก)(?<!ยก)(?<!จัด)ให้ให้|(?<!ติด)ตามตาม|(?<!กำ)(?<!ประ)(?<!คู่)กับกับ|(?<!จำ)(?<!ความ)เป็นเป็น"
    r"|(?<!เจ้า)(?<!สิ่ง)(?<!ข้าว)(?<!รับ)(?<!ส่ง)(?<!ซื้อ)(?<!ยืม)(?<!คืน)(?<!เก็บ)(?<!วาง)(?<!ขาย)(?<!แจก)(?<!ฝาก)ของของ"
    r"|(?<!ถูก)(?<!แน่น)(?<!จับ)ต้องต้อง|(?<!ราย)(?<!เงิน)(?<!พึง)(?<!ที่)ได้ได้"
    r"|(?<!ข้อ)(?<!คดี)(?<!ใจ)(?<!บท)(?<!เนื้อ)(?<!ตี)(?<!ถ้อย)(?<!เรียง)(?<!หมาย)ความความ)"
)
"""Short words twice in a row that are no part of longer ones (``เจ้าของของ``, ``ถูกต้องต้อง``, ``ติดตามตาม``)."""
_FUNCTION_WORDS = (
    "และ|หรือ|ของ|ใน|โดย|เพื่อ|ให้|จาก|ตาม|ต่อ|กับ|แก่|เป็น|มี|ด้าน|เรื่อง|ว่าด้วย|ซึ่ง|ที่|จะ|ต้อง|ด้วย|เมื่อ|สำหรับ|เกี่ยวกับ|ระหว่าง|ส่งเสริม"
)
_NOUNS_IN_NOUN_MARK = {"กำหนด"}
"""Verbs that make a noun with การ (``กำหนดการ``), behind which another may follow."""
_SHORTEST_VERB = 5
_CUT = re.compile(
    r"(?:และ|หรือ|เพื่อ|โดย|ซึ่ง|(?:พร้อม|รวม|อีก)ทั้ง|ตลอดจน|เนื่องจาก|(?<!ภาย)(?<!ด้าน)(?<!ข้าง)(?<!ชั้น)ใน"
    r"|(?<!สิ่ง)(?<!เจ้า)(?<!ข้าว)(?<!รับ)(?<!ส่ง)(?<!ซื้อ)(?<!ยืม)(?<!คืน)(?<!เก็บ)(?<!วาง)(?<!ขาย)(?<!แจก)(?<!ฝาก)ของ"
    r"|เช่น|ได้แก่|ประกอบด้วย|(?:ให้มี|เกิด|สร้าง|ขาด|เพิ่ม|โดยมี)ความ"
    r"|เมื่อ|ตามที่|(?<!เสีย)(?<!อย่า)อย่า|(?<!ต่าง)หาก|(?:พบ|แจ้ง|ระบุ|ทราบ|ปรากฏ|เห็น|ถือ|เพื่อให้)ว่า|(?<!ถูก)(?<!แน่น)(?<!จับ)ต้อง|(?<!ว)จะ"
    r"|ระหว่าง|ระหว่า|พ\.ศ\.\s*[0-9๐-๙]{0,3}"
    rf"|(?<![{LETTERS}])ที่|(?<!กำ)(?<!ประ)กับ|ให้แก่|เกี่ยวกับ|,|\(|(?<![{LETTERS}])(?:การ|ความ)|(?<!พอ)(?<!แค่)(?<!พอ )เพียง"
    r"|(?:งาน|เรื่อง|ข้อ|ผู้|สิ่ง|กรณี|ประเด็น|ข้อมูล|โครงการ|เอกสาร|รายการ|ส่วน|บุคคล|ประชาชน|บริการ|บุคลากร)ที่)$"
)
_PAIRED_NOUN = 4
"""Letters of a noun by which it is known again."""
_PAIRS = {")": "(", "”": "“", "]": "["}
_PAIRED = re.compile(r"[()“”\[\]]")
_COUNTED = re.compile(r"(?:^|\s)(?:[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?|[ก-ฮa-zA-Z])$")
_QUOTE = re.compile(r'(?<![0-9๐-๙])"')
_PLACEHOLDER = re.compile(
    r"\.{4,}|…{2,}|_{3,}|<[^<>]{1,40}>|[(\[](?:ระบุ(?:ชื่อ|ปี|จำนวน|วันที่|ตำแหน่ง)|ใส่ชื่อ|ชื่อหน่วยงาน)[^()\[\]]{0,30}[)\]]|(?<=ตำบล)\s*\(ชื่อ\)|&(?:nbsp|amp|lt|gt|quot);|\bxxx+\b|\*\*",
    re.IGNORECASE,
)
_DOUBLE_STOP = re.compile(r"(?<![.])\.\.(?![./])|,,|(?<=[ก-๙]);;")
_LOST_SPACE = re.compile(f"(?<![{LETTERS}])ณ(?=สิ้น|วันที่|จุด|ที่|สำนักงาน|ห้อง|ศาลา|เทศบาล|องค์การ|อาคาร|หอประชุม|ปัจจุบัน)")


def doubled(text: str) -> Iterator[str]:
    """Yield what stands twice in a row, both times: ``คุณธรรมคุณธรรม``, ``การขอใช้… และการขอใช้…``."""
    last: dict[str, int] = {}
    done = 0
    for place in range(len(text) - _TWICE + 1):
        run = text[place : place + _TWICE]
        before = last.get(run)
        last[run] = place
        if before is None or before < done or place - before > 2 * _FAR:
            continue
        words = text[before:place]
        bare = _repeated(text, place, words)
        if bare and is_whole(text, before, place):
            done = place + len(bare)
            while done < len(text) and bare == words and text[done] == text[done - len(bare)]:
                done += 1
            yield text[before:done].strip()
    for pattern, group in ((_SHORT_DOUBLES, 0), (_noun_mark(), 1)):
        for match in pattern.finditer(text):
            if is_whole(text, *match.span(group)):
                yield match[group]


@cache
def _noun_mark() -> re.Pattern[str]:
    """Make the pattern of การ, which makes a noun of a verb, twice.

    Any noun may end in การ and be followed by one that begins so (``มาตรการการ…``): only where no noun can stand before
    it, behind a space, a word that joins or a verb of work, is it there twice by a slip.
    """
    verbs = {verb for verb in work_words() if len(verb) >= _SHORTEST_VERB and not verb.endswith("การ")}
    before = "|".join(sorted(map(re.escape, verbs - _NOUNS_IN_NOUN_MARK), key=len, reverse=True))
    return re.compile(f"(?:(?<![{LETTERS}])|{_FUNCTION_WORDS}|{before})(การการ)")


def _repeated(text: str, place: int, words: str) -> str | None:
    """Return the run that ``words`` are, a join behind it aside, if it stands again at ``place``, where they end."""
    spaced = bare = words.rstrip()
    if spaced.endswith(_JOINS) and len(spaced) >= _WITH_JOIN and text.startswith(spaced, place):
        return spaced  # with the join twice it is no pair
    for join in _JOINS:
        bare = bare.removesuffix(join).rstrip()
    ends = text[place + len(bare) : place + len(bare) + 1].strip()
    apart = _APART if ends or " " in bare or _NAMES.match(bare) else _APART_WHOLE
    fewest = _TWICE if bare == words and " " not in bare else apart if bare == spaced else _JOINED
    if not fewest <= len(bare) <= _FAR or "|" in words:
        return None
    if not text.startswith(bare, place) or len(_THAI_RUN.findall(bare)) < len(bare) * 2 // 3:
        return None
    end = place + len(bare)
    joined = bare != words and end < len(text) and _THAI_RUN.match(text[end])
    return None if joined or bare[0] == " " else bare


def cut_off(text: str) -> str | None:
    """Return the word at which ``text`` breaks off: one that no sentence ends with; ``None`` for a whole text."""
    whole = text.rstrip()
    match = _CUT.search(whole)
    return match[0] if match and not _is_half_of_a_pair(whole, match) else None


def _is_half_of_a_pair(text: str, match: re.Match[str]) -> bool:
    """Tell whether a text ends with ใน as the other half of นอก: ``ผู้ป่วยนอกและผู้ป่วยใน``."""
    noun = text[max(0, match.start() - _PAIRED_NOUN) : match.start()]
    return match[0] == "ใน" and f"{noun}นอก" in text


def unpaired(text: str) -> str | None:
    """Return a bracket or quotation mark of ``text`` that has no partner; marks of lists such as ``1)`` need none."""
    if len(_QUOTE.findall(text)) % 2 and text.count('"') % 2:
        return '"'
    open_marks: list[str] = []
    for match in _PAIRED.finditer(text):
        mark = match[0]
        if mark not in _PAIRS:
            open_marks.append(mark)
        elif open_marks and open_marks[-1] == _PAIRS[mark]:
            open_marks.pop()
        elif not (mark == ")" and _COUNTED.search(text[max(0, match.start() - _MARK) : match.start()])):
            return mark
    return open_marks[0] if open_marks else None


def left_over(text: str) -> Iterator[str]:
    """Yield places to be filled in and marks of another program that were left in ``text``."""
    for match in _PLACEHOLDER.finditer(text):
        yield match[0]


def small_slips(text: str) -> Iterator[str]:
    """Yield doubled full stops and lost spaces, with a little of what stands around."""
    for pattern in (_DOUBLE_STOP, _LOST_SPACE):
        for match in pattern.finditer(text):
            yield around(text, *match.span(), room=8)
