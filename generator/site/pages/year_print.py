"""A whole fiscal year as one page to print: every item with its parts and what proves them, as a committee reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.assessment.completeness import Tally
from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.site.page import Crumb, Page
from generator.site.page_kind import PageKind, Unsearched, never
from generator.site.page_template import PageTemplate
from generator.site.pages import item
from generator.site.pages.item import item_pages
from generator.site.views.item_view import ItemView
from generator.site.views.trail import fiscal_year, in_year, year_switch
from generator.site.views.year_view import StatusCount, status_counts

TITLE = "ทุกข้อในหน้าเดียวสำหรับพิมพ์"


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """An item and the address of its own page."""

    path: str
    view: ItemView


@dataclass(frozen=True, slots=True)
class YearPrintView:
    """What the template shows: items in the form's order under their sub-indicators, as they stood on ``day``."""

    year: int
    day: date
    agency: str
    tally: Tally
    counts: tuple[StatusCount, ...]
    groups: tuple[tuple[str, tuple[PrintedItem, ...]], ...]


TEMPLATE = PageTemplate("year_print", YearPrintView, listed=False)


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield the page of every year that has items; search engines are sent to the items' own pages instead."""
    by_year = {year: tuple(_items(pages)) for year, pages in groupby(item_pages(site), lambda page: page.year) if year}
    places = [(year, addresses.year_print(year)) for year in by_year]
    agency = site.workspace.config.agency.name
    for year, path in places:
        tally = site.tally(year)
        groups = tuple(
            (name, tuple(items)) for name, items in groupby(by_year[year], lambda printed: printed.view.sub_indicator)
        )
        yield TEMPLATE.page(
            path=path,
            title=f"{TITLE} {fiscal_year(year)}",
            description=f"ข้อ OIT ทุกข้อของ{agency} {fiscal_year(year)} พร้อมองค์ประกอบและหลักฐาน ในหน้าเดียว",
            data=YearPrintView(year, site.as_of, agency, tally, status_counts(tally), groups),
            breadcrumbs=in_year(year, Crumb(TITLE)),
            year=year,
            years=year_switch(places, year),
        )


def _items(pages: Iterator[Page]) -> Iterator[PrintedItem]:
    for page in pages:
        view = item.TEMPLATE.data_of(page)
        if view is not None:
            yield PrintedItem(page.path, view)


KIND = PageKind(
    template=TEMPLATE,
    compose=compose,
    english="All items of a year, to print",
    search=Unsearched("what it says is found on the pages of its items"),
    handed_out=never,
)
