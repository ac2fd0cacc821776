"""``oit build``: builds the site and prints what was found on the way."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.app import build as app
from generator.app.build import Outcome
from generator.commands.options import AsOf, ExitCode, Folder, Format, Notes, OutputFormat, today
from generator.commands.progress import Terminal
from generator.commands.reporter import as_json, print_findings, print_summary
from generator.commands.thai_help import ThaiCommand
from generator.commands.theme import TrustTheme, trust
from generator.findings.finding import Finding, Severity
from generator.reports.summary import summary, year_lines

HELP = (
    "สร้างเว็บไซต์จากระเบียน: ตรวจก่อน สร้างไว้ข้าง ๆ ตรวจลิงก์ทุกลิงก์ แล้วจึงสลับเข้าแทนของเดิมในครั้งเดียว\n\n"
    "(รหัสจบ: 0 สร้างแล้ว, 1 มีข้อผิดพลาดจึงไม่สร้าง เว็บเดิมยังอยู่ครบ, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)
Out = Annotated[
    Path | None, typer.Option("--out", "-o", help="โฟลเดอร์ของเว็บที่สร้าง", metavar="โฟลเดอร์", show_default="site")
]
Strict = Annotated[bool, typer.Option("--strict", help="ไม่สร้างถ้ายังมีสิ่งที่เสียคะแนนหรือควรตรวจ")]


def add_to(program: typer.Typer) -> None:
    """Offer the verb."""
    program.command("build", cls=ThaiCommand, help=HELP)(build)


def build(  # noqa: PLR0913, PLR0917 - the options of the verb
    folder: Folder = Path(),
    out: Out = None,
    as_of: AsOf = None,
    strict: Strict = False,
    trust_theme: TrustTheme = False,
    output: Format = OutputFormat.TEXT,
    notes: Notes = False,
) -> None:
    """Build the site of ``folder`` into ``out`` and print what was found."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    target = out or folder / "site"
    if trust_theme:
        trust(folder, console)
    day, progress = as_of or today(), Terminal(console)
    outcome = app.build(folder, target, day, strict=strict, is_public=True, progress=progress)
    if output is OutputFormat.JSON:
        figures = {
            "published": outcome.published,
            "pages": outcome.pages,
            "written": outcome.written,
            "kept": outcome.kept,
            "foreign": list(outcome.foreign),
        }
        typer.echo(as_json(outcome.findings, {**summary(outcome.site), **figures}))
    else:
        screen = Console(soft_wrap=True, highlight=False)
        print_findings(screen, _to_show(outcome, strict=strict, notes=notes))
        print_summary(screen, outcome.findings, year_lines(outcome.site))
        screen.print(outcome.line, markup=False)
        if outcome.published:
            screen.print("ดูสิ่งที่เสียคะแนน และตรวจถ้อยคำกับเอกสารด้วย oit check", markup=False)
            screen.print(f"เปิดดูได้ที่ {target / 'index.html'}", markup=False)
    if not outcome.published:
        raise typer.Exit(ExitCode.FINDINGS)


def _to_show(outcome: Outcome, *, strict: bool, notes: bool) -> list[Finding]:
    """Return what stood in the way of the build, or else what is suspicious; gaps are counted, not listed."""
    if outcome.published or not strict:
        shown = {Severity.ERROR, Severity.WARNING}
    else:
        shown = {Severity.ERROR, Severity.GAP, Severity.WARNING}
    return [
        finding
        for finding in outcome.findings
        if finding.severity in shown or (notes and finding.severity is Severity.NOTE)
    ]
