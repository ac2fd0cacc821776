"""``oit check``: says before the assessor does what would cost points."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from generator.checks.run import check as run_checks
from generator.checks.run import in_reading_order, opened
from generator.checks.waivers import settle
from generator.commands.check_options import By, CheckFormat, Documents, Format, Grouping, OutFile, WorkbookFile
from generator.commands.options import AsOf, ExitCode, Folder, Notes, existing, today
from generator.commands.progress import counted
from generator.commands.targets import are_one_file, free_name, is_stream, want_target
from generator.commands.thai_help import ThaiCommand
from generator.commands.writing import write_report
from generator.context import SiteContext, site_context
from generator.findings import Finding, Severity
from generator.inspection.run import Progress
from generator.loading.config_salvage import only_told_here
from generator.open_data.files import csv_bytes
from generator.rendering.theme_folder import theme_findings
from generator.reporter import as_json, print_by_unit, print_findings, print_summary
from generator.reports.by_unit import UnitFindings, by_unit
from generator.reports.findings_table import table
from generator.reports.summary import summary, year_lines
from generator.typed_links.records import needs_site
from generator.usage import usage_problem
from generator.who_acts import with_units
from generator.workspace import load_what_can_be_read

if TYPE_CHECKING:
    from generator.rendering.project import Project

__all__ = ["Examined", "check", "examine", "examined", "summary", "year_lines"]

HELP = (
    "ตรวจระเบียนทั้งหมดก่อนการประเมิน: อ่านได้ไหม อ้างถึงกันถูกไหม แฟ้มครบและเปิดได้ไหม องค์ประกอบครบและอยู่ในช่วงเวลาไหม\n\n"
    "(รหัสจบ: 0 ไม่พบ, 1 พบ, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด)"
)


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
    """Check the folder, give the findings; exit code 1 when there is any beyond a note that is not waived."""
    day = as_of or today()
    _want_places(folder, workbook, out)
    with counted(Console(stderr=True), "กำลังตรวจ…", "กำลังเปิดเอกสาร {done} จาก {whole}…") as progress:
        site, findings = examine(folder, day, documents=documents, progress=progress)
    shown = [found for found in findings if notes or found.severity is not Severity.NOTE]
    if workbook is not None:
        from generator.commands.workbook_file import write_workbook  # noqa: PLC0415 - only who wants one waits for its library

        written = write_workbook(workbook, folder, site, shown, day)
        typer.echo(f"เขียน {written.as_posix()} แล้ว", err=True)
    units = by_unit(findings, site.workspace if site else None) if by is By.UNIT else None
    if output is CheckFormat.TEXT and out is None:
        console = Console(soft_wrap=True, highlight=False)
        _print(console, site, findings, units, notes=notes)
    else:
        _give(_written(output, folder, site, findings, shown, day, units), out, folder)
    if any(found.counts for found in findings):
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
        ordered = [found for unit in units for found in unit.findings] if units else findings
        wanted = set(shown)
        return csv_bytes(table([found for found in ordered if found in wanted], site.workspace if site else None))
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
        written = write_report(out, content, folder)
        typer.echo(f"เขียน {written.as_posix()} แล้ว", err=True)


@dataclass(frozen=True)
class Examined:
    """A folder that was loaded and checked: its site on that day (``None`` without a readable config), all findings.

    ``project`` is the composed site where its addresses had to be looked at, so that nobody composes it again.
    """

    site: SiteContext | None
    findings: list[Finding]
    project: Project | None = None

    def composed(self, folder: Path) -> Project:
        """Give the composed site of ``folder``; there must be a site."""
        if self.project is not None:
            return self.project
        if self.site is None:
            raise ValueError("nothing to compose")
        from generator.commands.composing import project_of  # noqa: PLC0415 - others need not wait for templates

        return project_of(self.site, folder)


def examine(
    folder: Path, as_of: date, *, wording: bool = True, documents: bool = False, progress: Progress | None = None
) -> tuple[SiteContext | None, list[Finding]]:
    """Give the site and the findings of ``examined``, for those who need no composed site."""
    found = examined(folder, as_of, wording=wording, documents=documents, progress=progress)
    return found.site, found.findings


def examined(
    folder: Path, as_of: date, *, wording: bool = True, documents: bool = False, progress: Progress | None = None
) -> Examined:
    """Load and check a folder.

    ``wording``, ``documents`` and ``progress`` are those of the rules; texts are read all the same where the agency
    has made an error of something that rules say. Raises ``UsageProblem`` when there is no such folder.
    """
    whole = load_what_can_be_read(existing(folder))
    findings = [*whole.findings, *theme_findings(folder)]
    if whole.workspace is None:
        return Examined(None, in_reading_order(findings))
    site, project = site_context(whole.workspace, as_of), None
    wording = wording or Severity.ERROR in whole.workspace.site.severities.values()
    site = opened(site, progress) if documents else site
    told = list(run_checks(site, wording=wording))
    if whole.left_out:
        from generator.commands.composing import judged_links  # noqa: PLC0415 - others need not wait for templates

        told.extend(judged_links(site, folder) if needs_site(whole.workspace) else ())
        told = only_told_here(told, whole.workspace.config.source, whole.left_out)
    elif whole.workspace.redirects or whole.workspace.frozen or needs_site(whole.workspace):
        from generator.commands.composing import judged_addresses  # noqa: PLC0415 - others need not wait for templates

        project, found = judged_addresses(site, folder)
        told.extend(found)
    settled = settle(site, [*findings, *told], wording=wording, documents=documents)
    findings = in_reading_order(list(with_units(whole.workspace, settled)))
    # What is left of a config with mistakes serves for nothing but to check the other records.
    return Examined(None if whole.left_out else site, findings, project)
