"""``oit check``: says before the assessor does what would cost points."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator.app.examine import examine
from generator.app.narrowing import Wanted, wanted
from generator.app.writing.files import write_report
from generator.app.writing.targets import are_one_file, free_name, is_stream, want_target
from generator.assessment.responsibility import EVERY_UNIT_THAI
from generator.assessment.site_context import SiteContext
from generator.assessment.worst_first import in_reading_order
from generator.commands.asking import ask_person
from generator.commands.options import AsOf, ExitCode, Folder, Notes, read_fiscal_year, today
from generator.commands.progress import Terminal
from generator.commands.reporter import (
    as_json,
    print_by_unit,
    print_each,
    print_findings,
    print_page,
    print_summary,
)
from generator.commands.thai_help import ThaiCommand
from generator.findings.finding import Finding, Severity
from generator.findings.usage import usage_problem
from generator.records.loading.workspace import Workspace
from generator.reports.by_unit import UnitFindings, by_unit
from generator.reports.findings_table import table
from generator.reports.summary import summary, year_lines
from generator.site.open_data.files import csv_bytes

CODES = ("U939",)

HELP = (
    "ตรวจระเบียนทั้งหมดก่อนการประเมิน: อ่านได้ไหม อ้างถึงกันถูกไหม แฟ้มครบและเปิดได้ไหม องค์ประกอบครบและอยู่ในช่วงเวลาไหม\n\n"
    "บอกเรื่องละครั้ง เรื่องที่เสียคะแนนมากมาก่อน ไม่เกินหนึ่งหน้า --all แสดงทุกแห่ง\n\n"
    "(รหัสจบ: 0 ไม่พบในที่เลือก, 1 พบ, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)
NEXT = "ต่อไป: oit explain รหัส · oit check --all ดูทุกแห่ง · --by unit แยกตามผู้ต้องแก้ · --item O12 เฉพาะข้อ"


class CheckFormat(StrEnum):
    """How findings are given."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


class By(StrEnum):
    """What findings are grouped by."""

    CAUSE = "cause"
    FILE = "file"
    UNIT = "unit"


Format = Annotated[
    CheckFormat,
    typer.Option(
        "--format", help="รูปแบบผล: text สำหรับคน json และ csv สำหรับโปรแกรม html รายงานแฟ้มเดียว", metavar="รูปแบบ"
    ),
]
Grouping = Annotated[
    By,
    typer.Option("--by", help="จัดกลุ่มตาม cause (เรื่อง) file (แฟ้ม) หรือ unit (ส่วนราชการที่ต้องแก้)", metavar="กลุ่ม"),
]
Year = Annotated[
    str, typer.Argument(help="เฉพาะปีงบประมาณนี้ เช่น 2569", metavar="ปีงบประมาณ", show_default="ทุกปี และทั้งโฟลเดอร์")
]
ItemCode = Annotated[str, typer.Option("--item", help="เฉพาะข้อนี้ เช่น O12", metavar="ข้อ", show_default="ทุกข้อ")]
UnitName = Annotated[
    str, typer.Option("--unit", help="เฉพาะส่วนราชการนี้ รหัสหรือชื่อ", metavar="ส่วนราชการ", show_default="ทุกส่วนราชการ")
]
Each = Annotated[bool, typer.Option("--all", help="แสดงทุกแห่งทีละแห่ง แทนหน้าเดียวที่เรื่องหนึ่งบอกครั้งเดียว")]
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


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told: of which agency, on which day, which findings, and how; ``left`` are not among what is wanted."""

    folder: Path
    site: SiteContext | None
    day: date
    findings: Sequence[Finding]
    by: By
    each: bool
    wanted: Wanted
    left: int

    @property
    def workspace(self) -> Workspace | None:
        """The agency's records, where they could be read."""
        return self.site.workspace if self.site else None

    @property
    def units(self) -> tuple[UnitFindings, ...]:
        """The findings by who must act; of a unit that is wanted alone only its own."""
        units = by_unit(self.findings, self.workspace)
        return tuple(unit for unit in units if self.wanted.unit in {None, unit.unit} or unit.unit == EVERY_UNIT_THAI)


def check(  # noqa: PLR0913, PLR0917 - the options of the verb
    year: Year = "",
    folder: Folder = Path(),
    as_of: AsOf = None,
    item: ItemCode = "",
    unit: UnitName = "",
    output: Format = CheckFormat.TEXT,
    by: Grouping = By.CAUSE,
    each: Each = False,
    workbook: WorkbookFile = None,
    out: OutFile = None,
    notes: Notes = True,
    documents: Documents = True,
) -> None:
    """Check the folder, print the findings; exit code 1 when any that is wanted is more than a note and not waived."""
    day, fiscal_year = as_of or today(), read_fiscal_year(year) if year else None
    _want_places(folder, workbook, out)
    examined = examine(folder, day, documents=documents, progress=Terminal(Console(stderr=True)))
    site, findings = examined.site, examined.findings
    # Where the site config cannot be read nobody knows years and units, and everything waits for it.
    only = wanted(site.workspace, findings, fiscal_year, item, unit) if site else Wanted()
    chosen = only.of(findings)
    shown = [finding for finding in chosen if notes or finding.severity is not Severity.NOTE]
    told = _Told(folder, site, day, shown, by, each, only, len(findings) - len(chosen))
    if workbook is not None:
        from generator.app.writing.workbook_file import write_workbook  # noqa: PLC0415 - only who wants one waits for its library

        written = write_workbook(workbook, folder, site, shown, day, ask_person)
        typer.echo(f"เขียน {written.as_posix()} แล้ว", err=True)
    if output is CheckFormat.TEXT and out is None:
        _print(Console(soft_wrap=True, highlight=False), told)
    else:
        # JSON always holds the notes as well.
        _give(_written(output, replace(told, findings=chosen) if output is CheckFormat.JSON else told), out, folder)
    if any(finding.counts for finding in chosen):
        raise typer.Exit(ExitCode.FINDINGS)


def _print(console: Console, told: _Told) -> None:
    if told.wanted.words:
        rest = f" (อีก {told.left} แห่งไม่อยู่ในที่เลือก)" if told.left else ""
        console.print(f"เฉพาะ {told.wanted.words}{rest}", markup=False)
    years = year_lines(told.site, details=told.each, only=told.wanted.year)
    if told.by is By.CAUSE and not told.each:
        print_page(console, told.findings, years, NEXT)
        return
    if told.by is By.UNIT:
        print_by_unit(console, told.units, each=told.each)
    elif told.by is By.FILE:
        print_findings(console, told.findings)
    else:
        print_each(console, told.findings)
    print_summary(console, told.findings, years)


def _written(output: CheckFormat, told: _Told) -> bytes:
    """Write the findings in one of the formats."""
    if output is CheckFormat.JSON:
        return f"{as_json(told.findings, summary(told.site))}\n".encode()
    if output is CheckFormat.CSV:
        return csv_bytes(table(_in_rows(told), told.workspace))
    if output is CheckFormat.HTML:
        from generator.reports import html  # noqa: PLC0415 - only who wants HTML waits for its templates

        return html.report(told.folder, told.site, told.findings, told.day, by=html.Heading(told.by.value)).encode()
    text = io.StringIO()
    _print(Console(file=text, soft_wrap=True, highlight=False, width=100), told)
    return text.getvalue().encode()


def _in_rows(told: _Told) -> list[Finding]:
    """Return the findings of a table: by unit each of them for every unit that must act, and for it alone."""
    if told.by is By.FILE:
        return in_reading_order(told.findings)
    if told.by is By.CAUSE:
        return list(told.findings)
    return [
        replace(finding, units=(unit.unit,)) if finding.units else finding
        for unit in told.units
        for finding in unit.findings
    ]


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
