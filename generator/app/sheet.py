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
from generator.app.public_look import How, Looked, look
from generator.app.publishing.live import live_at
from generator.app.writing.files import Ask, nobody, report_place, write_report
from generator.findings.finding import Finding, has_errors
from generator.findings.usage import usage_problem
from generator.public import redirects
from generator.records.loading.workspace import Workspace
from generator.reports.itas_sheet.files import as_csv, as_page, as_workbook
from generator.reports.itas_sheet.sheet import Sheet, doubts, sheet

CODES = ("U922",)


@dataclass(frozen=True)
class MadeSheet:
    """The sheet of a ``workspace``, what is to be said of it, and what was found in public where that was looked at.

    ``withdrawn`` are addresses of the site that should lead nowhere any more.
    """

    workspace: Workspace
    sheet: Sheet
    findings: Sequence[Finding]
    withdrawn: Sequence[str] = ()
    looked: Looked | None = None


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
    withdrawn = tuple(redirects.withdrawn(context.workspace))
    return MadeSheet(context.workspace, itas_sheet, tuple(doubts(context, itas_sheet)), withdrawn)


def write(itas_sheet: Sheet, out: Path, folder: Path, ask: Ask = nobody) -> Sequence[Path]:
    """Write the sheet as XLSX, CSV and page into ``out`` and return where they stand; raises ``UsageProblem``."""
    contents = {"xlsx": as_workbook(itas_sheet), "csv": as_csv(itas_sheet), "html": as_page(itas_sheet)}
    places = {suffix: report_place(out / f"{itas_sheet.year}.{suffix}", folder, ask) for suffix in contents}
    return [write_report(places[suffix], content, folder, ask) for suffix, content in contents.items()]


def verified(prepared: MadeSheet, built: Path | None = None, how: How | None = None) -> MadeSheet:
    """Look at the whole public site, the addresses of the sheet first, and compare it with what should be there.

    That is the site ``built`` where one is named, else what was published to that address last, else the folder
    ``site``. Where something is wrong with what was published, the next publish looks at it. Raises ``UsageProblem``
    when there is no site.
    """
    itas_sheet, folder = prepared.sheet, prepared.workspace.folder
    live = live_at(prepared.workspace, itas_sheet.home) if built is None else None
    chosen = replace(how or How(), sheet=_addresses(itas_sheet), year=itas_sheet.year, gone=prepared.withdrawn)
    looked = look(live.built if live else built or folder / "site", itas_sheet.home, chosen)
    if live is not None and has_errors(looked.findings):
        live.doubt()
    newer = live.unlike(folder / "site") if live else ()
    return replace(prepared, looked=looked, findings=[*prepared.findings, *newer, *looked.findings])


def _addresses(sheet: Sheet) -> tuple[tuple[str, str | None], ...]:
    """Return every address of the site that the sheet leads an assessor to with its item, the home page first."""
    found: dict[str, str | None] = {"": None}
    for row in sheet.rows:
        for address in row.addresses:
            if address.path is not None:
                found.setdefault(address.path, row.code)
    return tuple(found.items())
