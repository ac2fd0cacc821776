"""``oit agenda``: the days to come and the open work, on the screen and as a calendar for phones."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.app.agenda import agenda as agenda_of
from generator.app.writing.files import write_report
from generator.commands.asking import ask_person
from generator.commands.options import AsOf, Folder, today
from generator.commands.thai_help import ThaiCommand
from generator.reports.agenda.calendar_file import calendar_bytes
from generator.reports.agenda.text import agenda_lines

HELP = (
    "ดูกำหนดการของการประเมินและงานที่ค้าง แยกตามผู้รับผิดชอบ\n\n"
    "oit agenda --ics กำหนดการ.ics เขียนเป็นปฏิทินให้โทรศัพท์ Outlook หรือ Google อ่าน\n\n"
    "(รหัสจบ: 0 เรียบร้อย, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("agenda", cls=ThaiCommand, help=HELP)(agenda)


def agenda(
    ics: Annotated[
        Path | None, typer.Option("--ics", help="เขียนปฏิทิน .ics ลงแฟ้มนี้ด้วย", metavar="แฟ้ม.ics", show_default=False)
    ] = None,
    folder: Folder = Path(),
    as_of: AsOf = None,
) -> None:
    """Print the agenda, and write the calendar."""
    found = agenda_of(folder, as_of or today())
    typer.echo("\n".join(agenda_lines(found)))
    if ics is not None:
        written = write_report(ics, calendar_bytes(found), folder, ask_person)
        typer.echo(f"เขียน {written.as_posix()} แล้ว {len(found.days)} รายการ เปิดแฟ้มนี้ด้วยปฏิทินเพื่อนำเข้า", err=True)
