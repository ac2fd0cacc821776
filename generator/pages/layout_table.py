"""A year's measures printed in one layout: the same records under the headings of another form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import addresses
from generator.context import SiteContext
from generator.layouts.table import table
from generator.layouts.values import Table
from generator.pages.measures import crumbs, layout_links, measure_years
from generator.site import Crumb, Page
from generator.views.measure_entries import MeasureEntry, measure_entries
from generator.views.trail import Link, fiscal_year, year_switch


@dataclass(frozen=True, slots=True)
class LayoutTableView:
    """What the template shows: the table, the measures it leads to, and the same table in other layouts."""

    year: int
    title: str
    table: Table
    entries: tuple[MeasureEntry, ...]
    others: tuple[Link, ...]


def compose(site: SiteContext) -> Iterator[Page]:
    """Give the page of every year's measures in every layout of measures."""
    years = [year for year in measure_years(site) if site.workspace.measures.get(year)]
    for year in years:
        entries = measure_entries(site.workspace, year, site.as_of)
        for name, layout in site.workspace.layouts("measures").items():
            path = addresses.measures_table(year, name)
            others = tuple(link for link in layout_links(site, year) if link.path != path)
            yield Page(
                path,
                "layout_table",
                f"ตารางมาตรการแบบ “{layout.title}” {fiscal_year(year)}",
                f"มาตรการ {len(entries)} เรื่องของ{site.workspace.site.agency.name} {fiscal_year(year)}",
                LayoutTableView(year, layout.title, table(layout, site.workspace, year), entries, others),
                crumbs(year, Crumb(layout.title)),
                year=year,
                years=year_switch(((other, addresses.measures_table(other, name)) for other in years), year),
                listed=False,
                place=entries[0].loaded.place(),
            )
