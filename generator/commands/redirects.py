"""``oit redirects import``: an older site's addresses led to this one, from a list, a sitemap or a saved page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from generator.app.old_addresses import Lead, carry_out, propose
from generator.commands.asking import is_person_there
from generator.commands.options import AsOf, ExitCode, Folder, today
from generator.commands.thai_help import ThaiCommand, ThaiGroup
from generator.imports.addresses.reading import MAX_ADDRESSES

app = typer.Typer(cls=ThaiGroup, help="นำที่อยู่ของเว็บเดิมไปยังหน้าใหม่", no_args_is_help=True)
_SHOWN = 40


def add_to(program: typer.Typer) -> None:
    """Offer the verb."""
    program.add_typer(app, name="redirects")


@app.command(
    "import",
    cls=ThaiCommand,
    help=(
        "อ่านที่อยู่ของเว็บเดิมจากรายการ (.txt .csv .xlsx) sitemap.xml หรือหน้าเว็บที่บันทึกไว้ (.html)"
        " แล้วเสนอว่าแต่ละแห่งควรนำไปหน้าใด\n\n"
        "เพิ่มต่อท้าย content/redirects.yml เมื่อยืนยันเท่านั้น ไม่แก้รายการที่มีอยู่\n\n"
        "(รหัสจบ: 0 เรียบร้อย, 1 มีที่อยู่ที่ต้องตัดสินเอง, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
    ),
)
def import_(
    files: Annotated[list[Path], typer.Argument(help="รายการ sitemap.xml หรือหน้าที่บันทึกไว้", metavar="แฟ้ม")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="เขียนโดยไม่ถาม")] = False,
    folder: Folder = Path(),
    as_of: AsOf = None,
) -> None:
    """Propose where old addresses lead, and write it when the person agrees."""
    day = as_of or today()
    proposed = propose(folder, files, day)
    _tell("นำไปได้", proposed.leads)
    _tell("เว็บนี้ตอบแทนไม่ได้ ให้ผู้ดูแลเครื่องแม่ข่ายตั้ง redirect", proposed.elsewhere)
    _tell("ไม่รู้ว่าควรไปหน้าใด เพิ่มเองใน content/redirects.yml", proposed.unknown)
    typer.echo(
        f"นำไปได้ {len(proposed.leads)} · ต้องตั้งที่เครื่องแม่ข่าย {len(proposed.elsewhere)}"
        f" · ไม่รู้ {len(proposed.unknown)} · มีอยู่แล้ว {proposed.known}"
    )
    if proposed.is_cut:
        typer.echo(f"อ่านเพียง {MAX_ADDRESSES} แห่งแรกของแฟ้ม แบ่งแฟ้มแล้วสั่งอีกครั้งสำหรับส่วนที่เหลือ")
    wanted = bool(proposed.leads) and (yes or _agrees())
    if wanted:
        typer.echo(f"เขียน {carry_out(folder, proposed, day).as_posix()} แล้ว ตรวจด้วย oit check")
    elif proposed.leads:
        typer.echo("ยังไม่ได้เขียน ถ้าถูกต้องแล้วสั่งซ้ำพร้อม --yes")
    if proposed.elsewhere or proposed.unknown or (proposed.leads and not wanted):
        raise typer.Exit(ExitCode.FINDINGS)


def _agrees() -> bool:
    return is_person_there() and typer.confirm("เขียนหรือไม่", default=False, err=True)


def _tell(heading: str, leads: Sequence[Lead]) -> None:
    if not leads:
        return
    typer.echo(f"{heading} ({len(leads)})")
    for one in leads[:_SHOWN]:
        typer.echo(f"  {one.old}" + (f" → {one.new}" if one.new else "") + f" · {one.why}")
    if len(leads) > _SHOWN:
        typer.echo(f"  และอีก {len(leads) - _SHOWN} แห่ง")
    typer.echo()
