"""``python -m tests.bench.weight``: what a first visit to an item page moves, ours against stock Material's.

The same pages in the same browser in the same run. Stock Material loads the search index of the whole site with its
first page; here only its home page stands in the menu, because a menu of all pages would add to every page.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import yaml
from playwright.sync_api import Browser, sync_playwright

from tests.bench import agency, programs, rivals
from tests.browser import find, start
from tests.first_visit import Visit, visit
from tests.site_server import SiteServer

SIZES = (50, 500, 5000)
"""Item pages."""
WORKERS = 2_000
"""Milliseconds that Material's search worker is given between two requests."""
ITEM = f"{agency.FIRST_YEAR}/o7/"


def main() -> None:
    """Print a line for every size; without a browser say so."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="oit-weight-") as name:
        chromium = find(playwright)
        if chromium is None:
            raise SystemExit("first visit not measured: no Chromium (CHROMIUM_PATH)")
        browser = start(playwright, chromium, Path(name))
        print("first visit to an item page, packed, with headers")
        for items in SIZES:
            print(line(items, *weigh(browser, Path(name) / str(items), items)))
        browser.close()


def weigh(browser: Browser, folder: Path, items: int) -> tuple[Visit, Visit]:
    """Build an agency with ``items`` item pages and the same pages with stock Material, and visit one of each."""
    agency.make(folder / "ours", items)
    programs.ours_first(folder / "ours")
    rivals.material(rivals.pages_of(folder / "ours" / "site"), folder / "material")
    config = folder / "material" / "mkdocs.yml"
    stock = yaml.safe_load(config.read_text(encoding="utf-8"))
    config.write_text(yaml.safe_dump(stock | {"nav": stock["nav"][:1]}, allow_unicode=True), encoding="utf-8")
    programs.material(folder / "material")
    visits = []
    for name in ("ours", "material"):
        with SiteServer(folder / name / "site") as server:
            visits.append(visit(browser, server, ITEM, WORKERS))
    return visits[0], visits[1]


def line(items: int, ours: Visit, material: Visit) -> str:
    """Say in one line what was found."""
    mine, theirs = ours.bytes / 1000, material.bytes / 1000
    return (
        f"  {items:5} items: ours {mine:6.1f} KB in {ours.requests} requests, "
        f"stock Material {theirs:6.0f} KB in {material.requests:2}: {theirs / mine:.1f} times"
    )


if __name__ == "__main__":
    main()
