"""``oit roll``: begins a fiscal year from the one before, tells item by item what is to be done, and takes it back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.app.rolling.plan import Proposed, Wishes, propose
from generator.app.rolling.roll import carry_out, undo
from generator.app.rolling.written_report import want_kind, write
from generator.commands.asking import ask_person
from generator.commands.options import AsOf, ExitCode, Folder, read_fiscal_year, today
from generator.commands.reporter import print_findings
from generator.commands.thai_help import ThaiCommand
from generator.findings.finding import has_errors
from generator.reports.roll.text import report_lines

HELP = (
    "เริ่มปีงบประมาณใหม่จากปีก่อน: ยกสิ่งที่ยังใช้ได้ ตั้งคำถามสิ่งที่ต้องทำใหม่ และร่างมาตรการจากผลการประเมิน\n\n"
    "oit roll 2570 --dry-run ดูก่อนโดยไม่เขียน · oit roll 2570 --out เริ่มปี-2570.xlsx เริ่มและเขียนรายงาน"
    " · oit roll --undo 2570 ย้อนเมื่อยังไม่มีใครแก้\n\n"
    "ทุกข้อเป็นฉบับร่าง เว็บสาธารณะยังแสดงปีเดิมจนกว่าจะเผยแพร่ สั่งซ้ำได้ ไม่แตะสิ่งที่มีอยู่แล้ว\n\n"
    "(รหัสจบ: 0 เรียบร้อย, 1 มีระเบียนที่อ่านไม่ได้, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("roll", cls=ThaiCommand, help=HELP)(roll)


def roll(  # noqa: PLR0913, PLR0917 - the options of the verb
    year: Annotated[str, typer.Argument(help="ปีงบประมาณที่จะเริ่ม เช่น 2570", metavar="ปีงบประมาณ")],
    source: Annotated[
        str, typer.Option("--from", help="ยกจากปีใด", metavar="ปีงบประมาณ", show_default="ปีล่าสุดที่มีระเบียน")
    ] = "",
    form: Annotated[
        str,
        typer.Option(
            "--form", help="ใช้รายการข้อของปีนี้ไปก่อน เมื่อยังไม่มีแบบของปีใหม่", metavar="ปีงบประมาณ", show_default="แบบของปีใหม่"
        ),
    ] = "",
    unfinished: Annotated[bool, typer.Option("--unfinished", help="ร่างมาตรการของปีก่อนที่ยังไม่เสร็จมาทำต่อด้วย")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="แสดงว่าจะทำอะไร โดยไม่เขียนระเบียน")] = False,
    back: Annotated[bool, typer.Option("--undo", help="ย้อนการเริ่มปีนี้ เมื่อยังไม่มีใครแก้ระเบียน")] = False,
    out: Annotated[
        list[Path] | None,
        typer.Option("--out", "-o", help="เขียนรายงานเป็น .html หรือ .xlsx ระบุซ้ำได้", metavar="แฟ้ม", show_default=False),
    ] = None,
    folder: Folder = Path(),
    as_of: AsOf = None,
) -> None:
    """Begin a year, or take it back."""
    target = read_fiscal_year(year)
    if back:
        _undo(folder, target)
        return
    for path in out or ():
        want_kind(path)
    wishes = Wishes(read_fiscal_year(source) if source else None, read_fiscal_year(form) if form else None, unfinished)
    proposed = propose(folder, target, as_of or today(), wishes)
    typer.echo("\n".join(report_lines(proposed.report)))
    typer.echo()
    for path in out or ():
        typer.echo(f"เขียนรายงาน {write(proposed.report, path, folder, ask_person).as_posix()} แล้ว", err=True)
    _carry_out(folder, proposed, target, dry_run=dry_run)
    if has_errors(proposed.findings):
        print_findings(Console(soft_wrap=True, highlight=False), proposed.findings, show_notes=False)
        raise typer.Exit(ExitCode.FINDINGS)


def _carry_out(folder: Path, proposed: Proposed, target: int, *, dry_run: bool) -> None:
    if dry_run:
        typer.echo(f"ยังไม่ได้เขียน จะสร้าง {len(proposed.files)} แฟ้ม สั่งโดยไม่มี --dry-run เพื่อเริ่มปี {target}")
    elif made := carry_out(folder, proposed):
        typer.echo(f"เขียนแล้ว {len(made)} แฟ้ม ย้อนได้ด้วย oit roll --undo {target} ขณะที่ยังไม่มีใครแก้")
    else:
        typer.echo("ไม่มีอะไรต้องเขียน ทุกอย่างมีอยู่แล้ว")


def _undo(folder: Path, year: int) -> None:
    undone = undo(folder, year)
    typer.echo(f"ย้อนการเริ่มปี {year} แล้ว ลบร่าง {len(undone.removed)} แฟ้ม")
    if not undone.config:
        typer.echo(f"ปี {year} ใน site_config.yml ช่อง fiscal_years: มีผู้แก้แล้ว จึงเหลือไว้ ลบเองถ้าไม่ใช้")
