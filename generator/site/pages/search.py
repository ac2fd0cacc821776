"""The search page; without a script it leads to the pages of the years.

The index that is searched is made by ``generator/site/search_files.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.site.page import Crumb, Page
from generator.site.page_kind import PageKind, Unsearched, never
from generator.site.page_template import PageTemplate
from generator.site.views.trail import HOME, Link, fiscal_year


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the template shows: links to the ``years``, and the years (BE) that hits can be limited to."""

    years: tuple[Link, ...]
    filters: tuple[int, ...]


TEMPLATE = PageTemplate("search", SearchView, listed=True)


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield the search page."""
    years = tuple(Link(addresses.year_page(year), fiscal_year(year)) for year in site.workspace.years)
    yield TEMPLATE.page(
        path=addresses.SEARCH,
        title="ค้นหา",
        description=f"ค้นหาข้อ OIT มาตรการ เอกสารหลักฐาน และหน้าต่าง ๆ ในเว็บไซต์ของ{site.workspace.config.agency.name}",
        data=SearchView(years, site.workspace.years),
        breadcrumbs=(HOME, Crumb("ค้นหา")),
    )


KIND = PageKind(
    template=TEMPLATE,
    compose=compose,
    english="Search",
    search=Unsearched("whoever searches stands on it already"),
    handed_out=never,
)
