"""``oit ready``: publishes, in one act, every draft of a year that is complete, and says what the others lack."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from generator.app.ready import Draft, Drafts, publish
from generator.app.ready import ready as drafts_of
from generator.commands.asking import is_person_there
from generator.commands.options import AsOf, ExitCode, Folder, read_fiscal_year, today
from generator.commands.progress import Terminal
from generator.commands.thai_help import ThaiCommand

HELP = (
    "เปลี่ยนข้อที่ครบทุกองค์ประกอบจากฉบับร่างเป็นเผยแพร่ในครั้งเดียว และบอกว่าข้อที่เหลือขาดอะไร (ไม่แตะข้อที่ยังไม่ครบ)\n\n"
    "แสดงรายการก่อนเสมอ เปลี่ยนเมื่อตอบตกลงหรือสั่ง --yes เว็บสาธารณะยังไม่เปลี่ยนจนกว่าจะสร้างและนำขึ้น\n\n"
    "(รหัสจบ: 0 ครบทุกข้อ, 1 ยังมีข้อที่ขาด, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)
_MOST = 3
"""Reasons shown for one item."""


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("ready", cls=ThaiCommand, help=HELP)(ready)


def ready(
    year: Annotated[
        str, typer.Argument(help="ปีงบประมาณ เช่น 2569", metavar="ปีงบประมาณ", show_default="ปีปัจจุบันของเว็บ")
    ] = "",
    folder: Folder = Path(),
    yes: Annotated[bool, typer.Option("--yes", "-y", help="เผยแพร่ข้อที่ครบโดยไม่ถาม")] = False,
    as_of: AsOf = None,
) -> int:
    """Show what is ready and what is not, and publish the first when somebody agrees."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    found = drafts_of(folder, read_fiscal_year(year) if year else None, as_of or today(), progress=Terminal(console))
    show_held(Console(highlight=False), found.held)
    if not found.drafts:
        typer.echo(f"ปี {found.year} ไม่มีข้อใดเป็นฉบับร่าง")
    elif not found.ready:
        typer.echo("ยังไม่มีฉบับร่างข้อใดครบ จึงไม่ได้เปลี่ยนอะไร")
    else:
        offer(found, yes=yes)
    return ExitCode.FINDINGS if found.held else ExitCode.FINE


def offer(found: Drafts, *, yes: bool) -> None:
    """Publish what is ready when somebody agrees, or tell how."""
    codes = " ".join(one.code for one in found.ready)
    typer.echo(f"ครบแล้ว {len(found.ready)} ข้อ: {codes}")
    asked = not yes and is_person_there()
    if yes or (asked and typer.confirm("เปลี่ยนเป็นเผยแพร่ทั้งหมดหรือไม่", default=False, err=True)):
        typer.echo(f"เปลี่ยนเป็นเผยแพร่แล้ว {len(publish(found))} ข้อ สั่ง oit check แล้ว oit build")
    else:
        typer.echo(f"ยังไม่ได้เปลี่ยน สั่ง oit ready {found.year} --yes เมื่อตรวจแล้วว่าถูกต้อง")


def show_held(console: Console, held: Sequence[Draft]) -> None:
    """Show what each draft that is held back lacks."""
    if not held:
        return
    table = Table("ข้อ", "ยังเป็นฉบับร่างเพราะ", title=f"ยังไม่ครบ {len(held)} ข้อ")
    for one in held:
        more = [f"และอีก {len(one.why) - _MOST} เรื่อง"] if len(one.why) > _MOST else []
        table.add_row(f"{one.code} {one.title}", "\n".join([*one.why[:_MOST], *more]))
    console.print(table)
