"""The search page and its index: titles, codes and required parts of everything on the site.

The index is a script, because a page opened from a folder may load scripts but not data.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator import addresses
from generator.context import SiteContext
from generator.free_text import free_pages
from generator.item_words import item_title
from generator.measure_words import measure_name, shortened
from generator.site import Asset, Crumb, Page
from generator.trail import HOME, Link, fiscal_year

INDEX = "search/index.js"
"""Address of the index: ``oitSearch([[address, title, what it is, more words], …])``."""
LONGEST_TITLE = 200
"""Longest title in the list of results, in characters."""

Entry = tuple[str, str, str, str]


def compose(site: SiteContext) -> Iterator[Page]:
    """Give the search page; without a script it leads to the pages of the years."""
    years = tuple(Link(addresses.year_page(year), fiscal_year(year)) for year in site.workspace.years)
    yield Page(
        path=addresses.SEARCH,
        kind="search",
        title="ค้นหา",
        description=f"ค้นหาข้อ OIT มาตรการ และหน้าต่าง ๆ ในเว็บไซต์ของ{site.workspace.site.agency.name}",
        data=(INDEX, years),
        breadcrumbs=(HOME, Crumb("ค้นหา")),
        listed=False,
    )


def assets(site: SiteContext) -> Iterator[Asset]:
    """Give the index."""
    entries = json.dumps(list(_entries(site)), ensure_ascii=False, separators=(",", ":"))
    yield Asset(INDEX, f"oitSearch({entries})\n".encode())


def _entries(site: SiteContext) -> Iterator[Entry]:
    """Give everything that can be found, newest year first: address, title, what it is, more words to find it by."""
    workspace = site.workspace
    for year in workspace.years:
        for state in site.states.get(year, {}).values():
            item = state.item
            words = " ".join((item.title_en, *(part.part.title for part in state.parts)))
            yield addresses.item_page(year, item.code), item_title(item), fiscal_year(year), words
        for loaded in workspace.measures.get(year, ()):
            title = shortened(measure_name(loaded.record), LONGEST_TITLE)
            yield addresses.measure_page(year, loaded.record.id), title, f"มาตรการ {fiscal_year(year)}", ""
        if year in workspace.results:
            yield addresses.result_page(year), f"ผลการประเมิน ITA {fiscal_year(year)}", "ผลการประเมิน", "คะแนน ITA"
    for page in free_pages(workspace):
        yield addresses.free_page(page.slug), page.title, "หน้าเว็บ", ""
