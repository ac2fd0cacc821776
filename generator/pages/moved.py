"""Permanent addresses: ``/e-service/`` always leads to the newest year's page of the item with that stable key."""

from __future__ import annotations

from collections.abc import Iterator

from generator import addresses
from generator.context import SiteContext
from generator.item_words import item_title
from generator.site import Page
from generator.trail import Link, fiscal_year

TAKEN = frozenset(
    {"assets", "data", "documents", "eit", "en", "images", "link-health", "pages", "privacy-of-this-site", "search"}
)
"""First steps of addresses that other things stand at."""


def compose(site: SiteContext) -> Iterator[Page]:
    """Give a page for every stable key that leads on to the item in the newest year that has it."""
    newest: dict[str, Page] = {}
    for year, states in sorted(site.states.items(), reverse=True):
        for state in states.values():
            key = state.item.key
            if key not in newest and key not in TAKEN:
                title = f"{item_title(state.item)} ({fiscal_year(year)})"
                newest[key] = Page(
                    path=addresses.newest_item_page(key),
                    kind="moved",
                    title=title,
                    data=Link(addresses.item_page(year, state.item.code), title),
                    listed=False,
                )
    yield from newest.values()
