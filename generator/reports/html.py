"""The findings as one HTML file with the look of the site: to open, print or send. It is never part of the site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from generator.assessment.acting_units import due_day
from generator.assessment.completeness_figures import Figure
from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, Severity
from generator.rendering.templates import Templates
from generator.rendering.theme_assets import STYLES, ThemeAssets
from generator.rendering.theme_folder import theme_of
from generator.reports.by_unit import by_unit
from generator.reports.summary import year_figures
from generator.site.page import Shell
from generator.site.page_template import PageTemplate
from generator.site.shell import shell

BADGES = {Severity.ERROR: "overdue", Severity.GAP: "missing", Severity.WARNING: "partly", Severity.NOTE: "cancelled"}


@dataclass(frozen=True, slots=True)
class Line:
    """One finding with its severity in words and in the theme's own status, and the last day that acting counts."""

    found: Finding
    severity: str
    badge: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Group:
    """Findings under one heading: a unit's, or a file's."""

    anchor: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """What the template shows; ``style`` is the whole style sheet, so that the file needs no other."""

    agency: str
    day: date
    style: Markup
    counts: tuple[tuple[str, str, int], ...]
    groups: tuple[Group, ...]
    waived: tuple[Line, ...]
    years: tuple[tuple[int, tuple[Figure, ...]], ...]
    is_by_unit: bool


TEMPLATE = PageTemplate("check_report", ReportView, listed=False)


def report(folder: Path, site: SiteContext | None, findings: Sequence[Finding], day: date, *, units: bool) -> str:
    """Write the findings of the agency in ``folder`` as an HTML document, by unit that must act or by file."""
    around = replace(shell(site), font=None) if site else Shell("oit check", folder.name)
    theme = theme_of(folder)
    assets = ThemeAssets(theme, around)
    style = Markup((assets.content(STYLES) or b"").decode())  # noqa: S704 - the theme's own style sheet, no record in it
    view = _view(site, findings, day, style, around.agency_name, units=units)
    page = TEMPLATE.page("", f"ผลการตรวจก่อนการประเมิน {around.agency_name}", "", view)
    return Templates(theme, around, assets).body(page)


def _view(  # noqa: PLR0913 - the parts of one document
    site: SiteContext | None, findings: Sequence[Finding], day: date, style: Markup, agency: str, *, units: bool
) -> ReportView:
    lines = [_line(site, finding) for finding in findings]
    open_lines = [line for line in lines if line.found.waived is None]
    totals = {severity: sum(line.found.severity is severity for line in open_lines) for severity in Severity}
    return ReportView(
        agency,
        day,
        style,
        tuple((BADGES[severity], severity.thai, count) for severity, count in totals.items()),
        _by_unit(site, open_lines) if units else _by_file(open_lines),
        tuple(line for line in lines if line.found.waived is not None),
        tuple((year, year_figures(site, year)) for year in site.workspace.item_years) if site else (),
        units,
    )


def _line(site: SiteContext | None, finding: Finding) -> Line:
    due = due_day(site.workspace, finding) if site and finding.counts else None
    return Line(finding, finding.severity.thai, BADGES[finding.severity], due)


def _by_unit(site: SiteContext | None, lines: Sequence[Line]) -> tuple[Group, ...]:
    of = {id(line.found): line for line in lines}
    units = by_unit([line.found for line in lines], site.workspace if site else None)
    return tuple(
        Group(f"unit-{number}", unit.unit, tuple(of[id(finding)] for finding in unit.findings))
        for number, unit in enumerate(units, 1)
    )


def _by_file(lines: Sequence[Line]) -> tuple[Group, ...]:
    by_file = groupby(lines, key=lambda line: line.found.place.file if line.found.place else "ทั้งโฟลเดอร์")
    return tuple(Group(f"file-{number}", file, tuple(group)) for number, (file, group) in enumerate(by_file, 1))
