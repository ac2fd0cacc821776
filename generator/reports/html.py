"""The findings as one HTML file with the look of the site: to open, print or send. It is never part of the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from generator.assessment.acting_units import due_day
from generator.assessment.at_stake import points_by_year
from generator.assessment.completeness_figures import Figure
from generator.assessment.site_context import SiteContext
from generator.assessment.worst_first import Group, grouped, in_reading_order
from generator.findings.finding import Finding, Severity
from generator.rendering.templates import Templates
from generator.rendering.theme_assets import STYLES, ThemeAssets
from generator.rendering.theme_folder import theme_of
from generator.reports.by_unit import by_unit
from generator.reports.summary import year_figures
from generator.reports.told_in_short import WHOLE_FOLDER, has_years, places
from generator.site.page import Shell
from generator.site.page_template import PageTemplate
from generator.site.shell import shell

BADGES = {Severity.ERROR: "overdue", Severity.GAP: "missing", Severity.WARNING: "partly", Severity.NOTE: "cancelled"}


class Heading(StrEnum):
    """What the parts of the report are: severities with one row for each cause, units, or files."""

    CAUSE = "cause"
    UNIT = "unit"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: findings of one cause, severity in words and as the theme's own status, and what they cost together.

    ``where`` names their places in short, ``due`` is the last day that acting counts, ``units`` are all who must act.
    """

    group: Group
    severity: str
    badge: str
    where: tuple[str, ...]
    units: tuple[str, ...]
    due: date | None

    @property
    def found(self) -> Finding:
        """The finding that stands for all of them."""
        return self.group.first


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading: a severity, a unit or a file; ``count`` says how many findings they are."""

    anchor: str
    heading: str
    lines: tuple[Line, ...]
    count: int


@dataclass(frozen=True, slots=True)
class ReportView:
    """What the template shows; ``style`` is the whole style sheet, so that the file needs no other."""

    agency: str
    day: date
    style: Markup
    counts: tuple[tuple[str, str, int], ...]
    points: tuple[tuple[int, Decimal], ...]
    sections: tuple[Section, ...]
    waived: tuple[Line, ...]
    years: tuple[tuple[int, tuple[Figure, ...]], ...]
    by: Heading


TEMPLATE = PageTemplate("check_report", ReportView, listed=False)


def report(folder: Path, site: SiteContext | None, findings: Sequence[Finding], day: date, *, by: Heading) -> str:
    """Write the findings of the agency in ``folder`` as an HTML document: by cause, unit that must act, or file."""
    around = replace(shell(site), font=None) if site else Shell("oit check", folder.name)
    theme = theme_of(folder)
    assets = ThemeAssets(theme, around)
    style = Markup((assets.content(STYLES) or b"").decode())  # noqa: S704 - the theme's own style sheet, no record in it
    view = _view(site, findings, day, style, around.agency_name, by=by)
    page = TEMPLATE.page("", f"ผลการตรวจก่อนการประเมิน {around.agency_name}", "", view)
    return Templates(theme, around, assets).body(page)


def _view(  # noqa: PLR0913 - the parts of one document
    site: SiteContext | None, findings: Sequence[Finding], day: date, style: Markup, agency: str, *, by: Heading
) -> ReportView:
    open_ones = [finding for finding in findings if finding.waived is None]
    totals = {severity: sum(finding.severity is severity for finding in open_ones) for severity in Severity}
    waived = [finding for finding in findings if finding.waived is not None]
    return ReportView(
        agency,
        day,
        style,
        tuple((BADGES[severity], severity.thai, count) for severity, count in totals.items()),
        tuple(points_by_year(open_ones).items()),
        tuple(_sections(site, open_ones, by)),
        tuple(_line(site, Group((finding,))) for finding in waived),
        tuple((year, year_figures(site, year)) for year in site.workspace.item_years) if site else (),
        by,
    )


def _sections(site: SiteContext | None, findings: Sequence[Finding], by: Heading) -> Iterator[Section]:
    """Yield the parts of the report; under a file every finding has a row, with the line it stands in."""
    if by is Heading.FILE:
        files = groupby(in_reading_order(findings), key=lambda found: found.place.file if found.place else WHOLE_FOLDER)
        for number, (file, of_file) in enumerate(files, 1):
            lines = tuple(_line(site, Group((found,))) for found in of_file)
            yield Section(f"file-{number}", file, lines, len(lines))
        return
    if by is Heading.UNIT:
        parts = [(unit.unit, unit.findings) for unit in by_unit(findings, site.workspace if site else None)]
    else:
        parts = [
            (severity.thai, tuple(found for found in findings if found.severity is severity)) for severity in Severity
        ]
    for number, (heading, some) in enumerate(parts, 1):
        if some:
            lines = tuple(_line(site, group) for group in grouped(some))
            yield Section(f"{by.value}-{number}", heading, lines, len(some))


def _line(site: SiteContext | None, group: Group) -> Line:
    severity = group.first.severity
    dues = [due for found in group.findings if site and found.counts and (due := due_day(site.workspace, found))]
    units = tuple(dict.fromkeys(unit for found in group.findings for unit in found.units))
    where = tuple(places(group, with_years=has_years(group.findings)))
    return Line(group, severity.thai, BADGES[severity], where, units, min(dues, default=None))
