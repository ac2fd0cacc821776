"""The search page, and the files of the index that it and the box on every page search in.

Without a script the page leads to the pages of the years.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.site.page import Asset, Crumb, Page
from generator.site.search.aliases import aliases
from generator.site.search.document_entries import document_entries
from generator.site.search.entries import Entry, page_entries
from generator.site.search.index import index_files
from generator.site.views.trail import HOME, Link, fiscal_year


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield the search page."""
    years = tuple(Link(addresses.year_page(year), fiscal_year(year)) for year in site.workspace.years)
    yield Page(
        path=addresses.SEARCH,
        kind="search",
        title="ค้นหา",
        description=f"ค้นหาข้อ OIT มาตรการ เอกสารหลักฐาน และหน้าต่าง ๆ ในเว็บไซต์ของ{site.workspace.config.agency.name}",
        data=(years, site.workspace.years),
        breadcrumbs=(HOME, Crumb("ค้นหา")),
    )


def assets(site: SiteContext) -> Iterator[Asset]:
    """Yield the files of the index, beside the search page."""
    for name, content in index_files(list(entries(site)), aliases()):
        yield Asset(f"{addresses.SEARCH}{name}", content)


def entries(site: SiteContext) -> Iterator[Entry]:
    """Yield everything that can be found, in the order in which it is shown: newest year first."""
    documents = document_entries(site)
    for year in (None, *site.workspace.years):
        yield from page_entries(site, year)
        yield from documents.get(year, ())
