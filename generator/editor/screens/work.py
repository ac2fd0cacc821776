"""The work that is done with the whole folder by one button: build, the sheet for ITAS, freezing; and ending."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from generator.editor.asked import Asked, Way, missing
from generator.editor.desk import Desk
from generator.editor.guard import told
from generator.editor.screens.today import Told, told_of
from generator.editor.shown import around, page
from generator.findings.finding import Finding, Severity

SITE, SHEETS = "site", "itas"
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class WorkView:
    """How a piece of work ended: in a sentence, whether it was done, what stands in the way, what can be done next."""

    title: str
    line: str
    is_done: bool
    findings: Sequence[Told]
    where: str = ""
    look: bool = False


def do(desk: Desk, asked: Asked) -> Response:
    """Do one piece of work and say how it ended; two are never done at a time."""
    works = {"build": _build, "sheet": _sheet, "freeze": _freeze}
    work = works.get(asked.path["what"])
    if work is None or not desk.is_agency:
        return missing()
    with _one_at_a_time:
        view = work(desk, asked)
    return page("work.html", {"view": view}, around(desk, "today", asked.year()))


def _build(desk: Desk, _asked: Asked) -> WorkView:
    from generator.app.build import build  # noqa: PLC0415 - the first screen need not wait for it

    out = desk.folder / SITE
    outcome = build(desk.folder, out, desk.today(), is_public=True)
    return WorkView(
        "สร้างเว็บ",
        outcome.line,
        outcome.published,
        _worst(outcome.findings, everything=not outcome.published),
        where=str(out / "index.html") if outcome.published else "",
        look=outcome.published,
    )


def _sheet(desk: Desk, asked: Asked) -> WorkView:
    from generator.app.sheet import MadeSheet, sheet_of, write  # noqa: PLC0415 - the first screen need not wait for it

    made = sheet_of(desk.folder, desk.today(), asked.year())
    if not isinstance(made, MadeSheet):
        return WorkView(
            "ตารางสำหรับกรอก ITAS", "ยังทำไม่ได้ เพราะมีสิ่งที่ต้องแก้ก่อน", is_done=False, findings=_worst(made.findings)
        )
    paths = write(made.sheet, desk.folder / SHEETS, desk.folder)
    line = f"ทำตารางแล้ว {len(made.sheet.rows)} ข้อ เป็น {', '.join(path.name for path in paths)}"
    return WorkView(
        "ตารางสำหรับกรอก ITAS", line, is_done=True, findings=_worst(made.findings), where=str(desk.folder / SHEETS)
    )


def _freeze(desk: Desk, asked: Asked) -> WorkView:
    from generator.app.freeze import freeze  # noqa: PLC0415 - the first screen need not wait for it

    label = asked.form.last("label").strip() or "ส่ง ITAS"
    frozen = freeze(desk.folder, asked.year() or 0, label, desk.folder / SITE, desk.today())
    if frozen.manifest is None:
        return WorkView("ตรึงหลักฐานของปี", "ยังตรึงไม่ได้ เพราะมีสิ่งที่ต้องแก้ก่อน", is_done=False, findings=_worst(frozen.findings))
    line = f"ตรึงแล้วเป็น {frozen.manifest.name} เก็บที่ {frozen.manifest.file}"
    return WorkView("ตรึงหลักฐานของปี", line, is_done=True, findings=_worst(frozen.findings))


def _worst(findings: Sequence[Finding], *, everything: bool = False) -> list[Told]:
    wanted = {Severity.ERROR} if everything else {Severity.ERROR, Severity.WARNING}
    return [told_of(one) for one in findings if one.severity in wanted][:50]


def end(desk: Desk, _asked: Asked) -> Response:
    """End the editor; what was saved is on the disk."""
    desk.ended.set()
    return told("ปิดโปรแกรมแล้ว", "ทุกอย่างที่บันทึกอยู่ในโฟลเดอร์แล้ว ปิดหน้าต่างนี้ได้", 200)


WAYS = (Way("/task/{what}", "POST", do), Way("/end", "POST", end))
