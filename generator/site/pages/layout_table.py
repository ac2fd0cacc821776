"""A year's records printed in one layout: its measures, its items, or the result that its measures answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.assessment.measure_entries import measure_entries
from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue
from generator.public import addresses
from generator.records.layouts.model import Subject
from generator.site.page import Crumb, Page
from generator.site.page_kind import PageKind, Unsearched, never
from generator.site.page_template import PageTemplate
from generator.site.pages.measures import crumbs, measure_years
from generator.site.tables.table import table
from generator.site.tables.values import Table
from generator.site.views.printed_tables import PrintedTable, printed_tables
from generator.site.views.trail import fiscal_year, year_switch

_SUBJECTS: Mapping[Subject, str] = {
    "measures": "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    "items": "การเปิดเผยข้อมูลสาธารณะ (OIT)",
    "indicators": "ผลการประเมิน ITA",
    "levels": "เกณฑ์การประเมิน ITA",
    "analysis": "ผลการประเมิน ITA",
}
_FROM_FORM = frozenset({"items", "levels"})
"""Tables whose words come from the form of the year, which may not have been verified."""


@dataclass(frozen=True, slots=True)
class LayoutTableView:
    """What the template shows: the table, the pages its rows lead to by what they are about, and the other tables."""

    subject: str
    shown: PrintedTable
    table: Table
    paths: Mapping[str, str]
    unverified: Catalogue | None
    every: tuple[PrintedTable, ...]


TEMPLATE = PageTemplate("layout_table", LayoutTableView, listed=False)


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield a page for every table that a year with measures can be printed in."""
    printed = {year: printed_tables(site.workspace, year) for year in measure_years(site)}
    years_of: dict[str, list[int]] = {}
    for year, shown in ((year, shown) for year, every in printed.items() for shown in every):
        years_of.setdefault(shown.name, []).append(year)
    for year, every in printed.items():
        measures = {entry.measure.id: entry.path for entry in measure_entries(site.workspace, year, site.as_of)}
        for shown in every:
            view = _view(site, shown, every, measures)
            switch = ((other, addresses.measures_table(other, shown.name)) for other in years_of[shown.name])
            yield TEMPLATE.page(
                shown.path,
                f"{shown.layout.title} ({shown.name.upper()}) {fiscal_year(shown.year)}",
                f"{view.subject} {fiscal_year(shown.year)} ของ{site.workspace.config.agency.name}",
                view,
                breadcrumbs=crumbs(year, Crumb(shown.layout.title)),
                year=year,
                years=year_switch(switch, year),
                place=site.workspace.measures[year][0].place(),
            )


def _view(
    site: SiteContext, shown: PrintedTable, every: tuple[PrintedTable, ...], measures: Mapping[str, str]
) -> LayoutTableView:
    subject, year = shown.layout.subject, shown.year
    form = site.workspace.form(year)
    return LayoutTableView(
        _SUBJECTS[subject],
        shown,
        table(shown.layout, site.workspace, year),
        measures if subject == "measures" else _item_pages(site, shown),
        unverified=form if subject in _FROM_FORM and form is not None and not form.is_verified else None,
        every=every,
    )


def _item_pages(site: SiteContext, shown: PrintedTable) -> Mapping[str, str]:
    """Return the pages of items where each has a row of its own; a row of several items leads to none of them."""
    if shown.layout.one_row_per != "item":
        return {}
    return {code: addresses.item_page(shown.year, code) for code in site.states.get(shown.year, {})}


KIND = PageKind(
    template=TEMPLATE,
    compose=compose,
    english="A table to print",
    search=Unsearched("what it says is found on the pages of measures, items and results"),
    handed_out=never,
)
