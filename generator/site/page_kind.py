"""What a kind of page has to say of itself, so that menu, search, sitemap, feed and frozen addresses know it.

Nothing here has a default where forgetting would go unnoticed: a new kind says how search finds it, or why not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.site.page import Asset, MenuEntry, Page
from generator.site.page_template import PageTemplate
from generator.site.search.entries import Entry
from generator.site.views.updates import Update

Updates = Callable[[SiteContext], Iterator[Update]]
"""Yields what was brought up to date, in any order and also what is dated after the day of the build."""


@dataclass(frozen=True, slots=True)
class Searched:
    """The search finds pages of this kind: ``entries`` yields those of a fiscal year (BE), or of no year (None)."""

    entries: Callable[[SiteContext, int | None], Iterator[Entry]]


@dataclass(frozen=True, slots=True)
class Unsearched:
    """The search finds no page of this kind, and ``why``."""

    why: str


def always(_: Page) -> bool:
    """Tell that the address of every page of a kind is handed out."""
    return True


def never(_: Page) -> bool:
    """Tell that no address of a kind is handed out: its pages are lists that follow from others."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """A kind of page: the template that shows it, what composes it, and who else has to know of it.

    ``english`` is its title in English, ``menu`` makes its entry of the main menu out of that. ``handed_out`` tells
    which of its addresses people are given, so that no later build may lose them. ``updates`` are what the home page
    and the feed mention of it, ``assets`` the files that go with its pages.
    """

    template: PageTemplate[Any]
    compose: Callable[[SiteContext], Iterator[Page]]
    english: str
    search: Searched | Unsearched
    handed_out: Callable[[Page], bool]
    menu: Callable[[SiteContext, str], MenuEntry | None] | None = None
    updates: Updates | None = None
    assets: Callable[[SiteContext], Iterator[Asset]] | None = None

    @property
    def name(self) -> str:
        """The stem of its template and the name of its module in ``generator/site/pages``."""
        return self.template.name
