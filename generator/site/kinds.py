"""The registry of page kinds: one line for each. Menu, search, sitemap, feed and frozen addresses are made from it.

The order is that of the menu, and within a year that of what the search finds.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.site.page import MenuEntry, Page
from generator.site.page_kind import PageKind, Searched
from generator.site.pages import (
    data,
    eit,
    english,
    free,
    home,
    item,
    layout_table,
    link_health,
    measure,
    measures,
    moved,
    not_found,
    poster,
    result,
    search,
    site_privacy,
    year,
    year_print,
)
from generator.site.search.entries import Entry
from generator.site.views.updates import Update


def updates(site: SiteContext) -> Iterator[Update]:
    """Yield what was brought up to date on pages of all kinds."""
    for kind in KINDS:
        if kind.updates is not None:
            yield from kind.updates(site)


KINDS: tuple[PageKind, ...] = (
    home.kind(updates),
    year.KIND,
    item.KIND,
    year_print.KIND,
    measures.KIND,
    measure.KIND,
    layout_table.KIND,
    result.KIND,
    eit.KIND,
    poster.KIND,
    free.KIND,
    data.KIND,
    link_health.KIND,
    search.KIND,
    moved.KIND,
    site_privacy.KIND,
    english.KIND,
    not_found.KIND,
)
_BY_NAME = {kind.name: kind for kind in KINDS}


def menu(site: SiteContext) -> Iterator[MenuEntry]:
    """Yield the main menu: one entry for each kind that has one and something to show."""
    for kind in KINDS:
        entry = kind.menu(site, kind.english) if kind.menu is not None else None
        if entry is not None:
            yield entry


def entries(site: SiteContext, year: int | None) -> Iterator[Entry]:
    """Yield the pages of fiscal year ``year`` (BE) that the search finds; for None those that belong to no year."""
    for kind in KINDS:
        if isinstance(kind.search, Searched):
            yield from kind.search.entries(site, year)


def is_handed_out(page: Page) -> bool:
    """Tell whether people are given the address of ``page``, so that it must not be lost."""
    return _BY_NAME[page.kind].handed_out(page)
