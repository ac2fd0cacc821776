"""The measure progress page of a year, and the same page for each status and each responsible unit.

The variants are pages of their own, so that choosing a unit or a status is following a link and needs no script.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.assessment.measure_entries import MeasureEntry, measure_entries
from generator.assessment.measure_totals import MeasureGroup, by_status, by_unit
from generator.assessment.measure_words import last_word
from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.site.page import Crumb, MenuEntry, Page, YearLink
from generator.site.page_kind import PageKind, Searched
from generator.site.page_template import PageTemplate
from generator.site.search.entries import Entry, Kind
from generator.site.tables.table import table
from generator.site.tables.values import Table
from generator.site.views.measure_board import Board, Totals, board, totals
from generator.site.views.printed_tables import PrintedTable, first_layout, printed_tables
from generator.site.views.trail import fiscal_year, in_year, year_switch
from generator.thai.dates import format_date


@dataclass(frozen=True, slots=True)
class Choice:
    """A status or a unit of the filter: how many measures it has and where they are shown."""

    label: str
    path: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class MeasuresView:
    """What the template shows; ``subset`` names the status or unit chosen, None on the page of all measures.

    ``paths`` are the pages of the measures that the table has, by id. ``printed`` are the year's tables for printing;
    a page of some measures has none, as they are of the whole year.
    """

    board: Board
    subset: str | None
    every: Choice
    statuses: tuple[Choice, ...]
    units: tuple[Choice, ...]
    totals: tuple[Totals, ...]
    table: Table
    paths: Mapping[str, str]
    printed: tuple[PrintedTable, ...]


TEMPLATE = PageTemplate("measures", MeasuresView, listed=True)


@dataclass(frozen=True, slots=True)
class _Year:
    """A year's measures with the groups that have a page, by address."""

    year: int
    entries: tuple[MeasureEntry, ...]
    statuses: dict[str, MeasureGroup]
    units: dict[str, MeasureGroup]


def measure_years(site: SiteContext) -> tuple[int, ...]:
    """Return the years that have a measure page, newest first: those with measures, and the current one."""
    current = site.front_year
    return tuple(year for year in site.workspace.years if site.workspace.measures.get(year) or year == current)


def year_links(site: SiteContext, current: int, path: str) -> tuple[YearLink, ...]:
    """Return the year switch of the page at ``path`` about measures of the year ``current``."""
    places = ((year, path if year == current else addresses.measures_page(year)) for year in measure_years(site))
    return year_switch(places, current)


def crumbs(year: int, *last: Crumb) -> tuple[Crumb, ...]:
    """Return the path from the home page to a year's measures, and on to ``last``."""
    return in_year(year, Crumb("มาตรการ", addresses.measures_page(year) if last else None), *last)


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield the page of every year with measures, and its variants by status and by unit."""
    for number in measure_years(site):
        entries = measure_entries(site.workspace, number, site.as_of)
        year = _Year(number, entries, *_groups(site, number, entries))
        yield _page(site, year, addresses.measures_page(number), None)
        for path, group in (*year.statuses.items(), *year.units.items()):
            yield _page(site, year, path, group)


def _groups(
    site: SiteContext, year: int, entries: tuple[MeasureEntry, ...]
) -> tuple[dict[str, MeasureGroup], dict[str, MeasureGroup]]:
    statuses = [group for group in by_status(entries) if group.entries]
    units = by_unit(entries, site.workspace.config.units)
    return (
        {addresses.measures_by_status(year, group.key): group for group in statuses},
        {addresses.measures_by_unit(year, group.key): group for group in units},
    )


def _page(site: SiteContext, year: _Year, path: str, group: MeasureGroup | None) -> Page:
    shown = board(year.year, site.as_of, group.entries if group else year.entries)
    subject = f"มาตรการ: {group.label}" if group else "ความก้าวหน้าของมาตรการ"
    every = addresses.measures_page(year.year)
    paths = {entry.measure.id: entry.path for entry in shown.entries}
    view = MeasuresView(
        shown,
        group.label if group else None,
        Choice("ทั้งหมด", every, len(year.entries), group is None),
        _choices(year.statuses, path),
        _choices(year.units, path),
        () if group else totals(year.entries, site.workspace, year.year),
        table(first_layout(site.workspace, year.year), site.workspace, year.year, measures=paths),
        paths,
        () if group else printed_tables(site.workspace, year.year),
    )
    return TEMPLATE.page(
        path,
        f"{subject} {fiscal_year(year.year)}",
        _description(shown),
        view,
        breadcrumbs=crumbs(year.year, *((Crumb(group.label),) if group else ())),
        year=year.year,
        years=year_links(site, year.year, path),
        updated=max(filter(None, (last_word(entry.measure, site.as_of) for entry in shown.entries)), default=None),
        place=shown.entries[0].loaded.place() if shown.entries else None,
    )


def _choices(groups: dict[str, MeasureGroup], current: str) -> tuple[Choice, ...]:
    return tuple(Choice(group.label, path, group.count, path == current) for path, group in groups.items())


def _description(shown: Board) -> str:
    counts = " · ".join(f"{group.label} {group.count}" for group in shown.statuses if group.count)
    overdue = f" · เลยกำหนด {shown.whole.overdue}" if shown.whole.overdue else ""
    return f"มาตรการ {shown.whole.count} เรื่อง {counts}{overdue} ข้อมูล ณ วันที่ {format_date(shown.day, months='long')}"


_ABOUT = (
    "มาตรการส่งเสริมคุณธรรมและความโปร่งใส integrity measures สถานะและความก้าวหน้า: เลยกำหนด ยังไม่เสร็จ ยังไม่เริ่ม "
    "อยู่ระหว่างดำเนินการ แล้วเสร็จ"
)
"""What else the page of all measures is looked for by: it tells the state of each."""


def _entries(site: SiteContext, year: int | None) -> Iterator[Entry]:
    if year is None or not site.workspace.measures.get(year):
        return
    trail = fiscal_year(year)
    yield Entry(Kind.MEASURE, addresses.measures_page(year), f"มาตรการทั้งหมด {trail}", year, trail, _ABOUT)
    statuses, units = _groups(site, year, measure_entries(site.workspace, year, site.as_of))
    for path, group in statuses.items():
        yield Entry(Kind.LIST, path, f"มาตรการที่{group.label} {trail}", year, trail)
    for path, group in units.items():
        yield Entry(Kind.LIST, path, f"มาตรการของ{group.label} {trail}", year, trail)


def _menu(site: SiteContext, english: str) -> MenuEntry | None:
    year = site.front_year
    if year is None or year not in site.workspace.measures:
        return None
    return MenuEntry("มาตรการ", addresses.measures_page(year), english)


def _is_handed_out(page: Page) -> bool:
    """Tell that of a year: its variants by status and by unit come and go with what the measures say."""
    return page.year is not None and page.path == addresses.measures_page(page.year)


KIND = PageKind(
    template=TEMPLATE,
    compose=compose,
    english="Measures",
    search=Searched(_entries),
    handed_out=_is_handed_out,
    menu=_menu,
)
