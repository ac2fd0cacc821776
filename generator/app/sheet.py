"""The sheet for ITAS: its rows with their addresses, its files, and whether the addresses show what was built.

``sheet_of(Path("agency"), day)`` makes it; ``write`` and ``verified`` take what it made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.app.composing import year_with_items
from generator.app.examine import Examined, examine
from generator.app.progress import QUIET, Progress, Stage
from generator.app.writing.files import Ask, nobody, report_place, write_report
from generator.findings.finding import Finding, has_errors
from generator.findings.usage import usage_problem
from generator.link_health.guard import Guard
from generator.link_health.limits import DEFAULT
from generator.link_health.public_pages import Compared, Wanted, compare, findings
from generator.reports.itas_sheet.files import as_csv, as_page, as_workbook
from generator.reports.itas_sheet.sheet import Sheet, doubts, sheet

CODES = ("U922", "U923")

ANSWER_SECONDS = 120.0
"""How long a public address may take: documents are fetched whole."""
OWN_PACE = 0.1
"""Seconds between two requests to the agency's own site."""


@dataclass(frozen=True)
class MadeSheet:
    """The sheet, what is to be said of it, and what was found in public where that was compared."""

    sheet: Sheet
    findings: Sequence[Finding]
    compared: Sequence[Compared] = ()


def sheet_of(folder: Path, as_of: date, year: int | None = None) -> MadeSheet | Examined:
    """Make the sheet of ``year`` (BE), or of the site's current year.

    Where the folder has errors, what was examined is returned instead. Raises ``UsageProblem`` when the year has no
    items or the agency has not said its public address.
    """
    examined = examine(folder, as_of)
    context = examined.site
    if context is None or has_errors(examined.findings):
        return examined
    wanted_year = year_with_items(context, year or context.workspace.current_year)
    site_url = context.workspace.config.site_url
    if not site_url:
        raise usage_problem("U922")
    itas_sheet = sheet(context, examined.composed().pages, site_url, wanted_year)
    return MadeSheet(itas_sheet, tuple(doubts(context, itas_sheet)))


def write(itas_sheet: Sheet, out: Path, folder: Path, ask: Ask = nobody) -> Sequence[Path]:
    """Write the sheet as XLSX, CSV and page into ``out`` and return where they stand; raises ``UsageProblem``."""
    contents = {"xlsx": as_workbook(itas_sheet), "csv": as_csv(itas_sheet), "html": as_page(itas_sheet)}
    places = {suffix: report_place(out / f"{itas_sheet.year}.{suffix}", folder, ask) for suffix in contents}
    return [write_report(places[suffix], content, folder, ask) for suffix, content in contents.items()]


def verified(
    prepared: MadeSheet, built: Path, guard: Guard, timeout: float = ANSWER_SECONDS, progress: Progress = QUIET
) -> MadeSheet:
    """Open every address of the sheet in public and compare it with the site ``built``; ``timeout`` is in seconds.

    Raises ``UsageProblem`` when ``built`` is no site.
    """
    if not (built / "index.html").is_file():
        raise usage_problem("U923", value=built)
    limits = replace(DEFAULT, answer=timeout, connect=min(DEFAULT.connect, timeout), pace=OWN_PACE)
    with progress.stage(Stage.PUBLIC_PAGES):
        compared = tuple(compare(_wanted(prepared.sheet), prepared.sheet.home, built, guard, limits))
    return replace(prepared, compared=compared, findings=[*prepared.findings, *findings(compared, prepared.sheet.year)])


def _wanted(sheet: Sheet) -> tuple[Wanted, ...]:
    """Return every path of the site that the sheet leads an assessor to, the home page first."""
    wishes = {"": Wanted("")}
    for row in sheet.rows:
        for address in row.addresses:
            if address.path is not None:
                wishes.setdefault(address.path, Wanted(address.path, row.code))
    return tuple(wishes.values())
