"""``oit check``: says before the assessor does what would cost points."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.app.examine import examine
from generator.app.writing.files import write_report
from generator.app.writing.targets import are_one_file, free_name, is_stream, want_target
from generator.assessment.site_context import SiteContext
from generator.commands.asking import ask_person
from generator.commands.options import AsOf, ExitCode, Folder, Notes, today
from generator.commands.progress import Terminal
from generator.commands.reporter import as_json, print_by_unit, print_findings, print_summary
from generator.commands.thai_help import ThaiCommand
from generator.findings.finding import Finding, Severity
from generator.findings.usage import usage_problem
from generator.reports.by_unit import UnitFindings, by_unit
from generator.reports.findings_table import table
from generator.reports.summary import summary, year_lines
from generator.site.open_data.files import csv_bytes

CODES = ("U939",)

HELP = (
    "ตรวจระเบียนทั้งหมดก่อนการประเมิน: อ่านได้ไหม อ้างถึงกันถูกไหม แฟ้มครบและเปิดได้ไหม องค์ประกอบครบและอยู่ในช่วงเวลาไหม\n\n"
    "(รหัสจบ: 0 ไม่พบ, 1 พบ, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)


class CheckFormat(StrEnum):
    """How findings are given."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


class By(StrEnum):
    """What findings are grouped by."""

    FILE = "file"
    UNIT = "unit"


Format = Annotated[
    CheckFormat,
    typer.Option(
        "--format", help="รูปแบบผล: text สำหรับคน json และ csv สำหรับโปรแกรม html รายงานแฟ้มเดียว", metavar="รูปแบบ"
    ),
]
Grouping = Annotated[By, typer.Option("--by", help="จัดกลุ่มตาม file (แฟ้ม) หรือ unit (ส่วนราชการที่ต้องแก้)", metavar="กลุ่ม")]
WorkbookFile = Annotated[
    Path | None,
    typer.Option("--workbook", help="เขียนแฟ้ม Excel แยกแผ่นงานตามส่วนราชการไว้เวียนในสำนักงาน", metavar="แฟ้ม.xlsx"),
]
OutFile = Annotated[
    Path | None, typer.Option("--out", "-o", help="เขียนผลลงแฟ้มแทนหน้าจอ", metavar="แฟ้ม", show_default="หน้าจอ")
]
Documents = Annotated[
    bool,
    typer.Option("--documents/--no-documents", help="เปิดเอกสารหลักฐานตรวจด้วย (ครั้งแรกใช้เวลาตามจำนวนเอกสาร ครั้งต่อไปเร็ว)"),
]


def add_to(app: typer.Typer) -> None:
    """Offer the verb."""
    app.command("check", cls=ThaiCommand, help=HELP)(check)


def check(  # noqa: PLR0913, PLR0917 - the options of the verb
    folder: Folder = Path(),
    as_of: AsOf = None,
    output: Format = CheckFormat.TEXT,
    by: Grouping = By.FILE,
    workbook: WorkbookFile = None,
    out: OutFile = None,
    notes: Notes = True,
    documents: Documents = True,
) -> None:
    """Check the folder, print the findings; exit code 1 when there is any beyond a note that is not waived."""
    day = as_of or today()
    _want_places(folder, workbook, out)
    examined = examine(folder, day, documents=documents, progress=Terminal(Console(stderr=True)))
    site, findings = examined.site, examined.findings
    shown = [finding for finding in findings if notes or finding.severity is not Severity.NOTE]
    if workbook is not None:
        from generator.app.writing.workbook_file import write_workbook  # noqa: PLC0415 - only who wants one waits for its library

        written = write_workbook(workbook, folder, site, shown, day, ask_person)
        typer.echo(f"เขียน {written.as_posix()} แล้ว", err=True)
    units = by_unit(findings, site.workspace if site else None) if by is By.UNIT else None
    if output is CheckFormat.TEXT and out is None:
        console = Console(soft_wrap=True, highlight=False)
        _print(console, site, findings, units, notes=notes)
    else:
        _give(_written(output, folder, site, findings, shown, day, units), out, folder)
    if any(finding.counts for finding in findings):
        raise typer.Exit(ExitCode.FINDINGS)


def _print(
    console: Console,
    site: SiteContext | None,
    findings: Sequence[Finding],
    units: Sequence[UnitFindings] | None,
    *,
    notes: bool,
) -> None:
    if units is None:
        print_findings(console, findings, show_notes=notes)
    else:
        print_by_unit(console, units, show_notes=notes)
    print_summary(console, findings, year_lines(site, details=True))


def _written(  # noqa: PLR0913, PLR0917 - everything that any of the formats shows
    output: CheckFormat,
    folder: Path,
    site: SiteContext | None,
    findings: Sequence[Finding],
    shown: Sequence[Finding],
    day: date,
    units: Sequence[UnitFindings] | None,
) -> bytes:
    """Write the findings in one of the formats; JSON always holds the notes as well."""
    if output is CheckFormat.JSON:
        return f"{as_json(findings, summary(site))}\n".encode()
    if output is CheckFormat.CSV:
        ordered = [finding for unit in units for finding in unit.findings] if units else findings
        wanted = set(shown)
        return csv_bytes(table([finding for finding in ordered if finding in wanted], site.workspace if site else None))
    if output is CheckFormat.HTML:
        from generator.reports import html  # noqa: PLC0415 - only who wants HTML waits for its templates

        return html.report(folder, site, shown, day, units=units is not None).encode()
    text = io.StringIO()
    _print(Console(file=text, soft_wrap=True, highlight=False, width=100), site, shown, units, notes=True)
    return text.getvalue().encode()


def _want_places(folder: Path, workbook: Path | None, out: Path | None) -> None:
    """Say at once where no report can be written, and not after all documents were opened."""
    if workbook is not None and out is not None and are_one_file(workbook, out):
        raise usage_problem("U939", value=out.as_posix(), free=free_name(out).name)
    for path in (workbook, out):
        if path is not None and not is_stream(path):
            want_target(path, folder)


def _give(content: bytes, out: Path | None, folder: Path) -> None:
    """Write to the file wanted, or to the terminal."""
    if out is None:
        typer.echo(content, nl=False)
    else:
        written = write_report(out, content, folder, ask_person)
        typer.echo(f"เขียน {written.as_posix()} แล้ว", err=True)
