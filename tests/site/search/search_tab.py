"""A browser page that searches, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from playwright.sync_api import Page as Tab

READY = "#oit-results[aria-busy=false]"


@dataclass(frozen=True)
class SearchTab:
    """The search page of a site at ``root`` (ends in ``/``), open in ``tab``."""

    tab: Tab
    root: str

    def search(self, query: str) -> list[str]:
        """Search and return the addresses of the results, relative to the site's root, with page anchors."""
        self.tab.fill("#oit-search-page", query)
        self.tab.wait_for_selector(READY, state="attached")
        return self.addresses()

    def addresses(self) -> list[str]:
        """Return the addresses of the results that are shown."""
        links = self.tab.locator(".oit-hit__title a").evaluate_all("links => links.map(link => link.href)")
        return [unquote(link).removeprefix(unquote(self.root)).replace("index.html", "") for link in links]

    @property
    def status(self) -> str:
        """What is said of the search."""
        return self.tab.locator("#oit-results [role=status]").inner_text()


def open_search(tab: Tab, root: str, query: str = "") -> SearchTab:
    """Open the search page of the site at ``root`` in ``tab``."""
    tab.goto(f"{root}search/index.html{query}")
    tab.wait_for_selector(READY, state="attached")
    return SearchTab(tab, root)
