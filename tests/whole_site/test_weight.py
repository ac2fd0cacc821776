"""What a first visit moves: bytes as packed by a server, requests, and whether anything jumps while it arrives."""

from __future__ import annotations

import gzip
import re
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from generator.app.build import build
from generator.rendering.theme_assets import used_in
from tests.bench import agency
from tests.first_visit import visit
from tests.site_pages import listed
from tests.site_server import SiteServer

MOST_BYTES = 45_000
MOST_REQUESTS = 6
MOST_SHIFT = 0.01
"""Search engines call 0.1 good. Nothing jumps; columns of a long table may settle by a hair while its rows arrive."""
DAY = datetime(2026, 4, 20, 5, tzinfo=UTC)
"""A visitor of the day of the build: on later ones the script that tells the day anew changes words."""
SHIFT = """() => new Promise((done) => {
  let moved = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (moved += entry.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(moved), 300);
})"""
KINDS = ("", "2569/", "2569/o10/", "2569/measures/", "2569/measures/mobile-service/", "2568/result/", "eit/")


@pytest.mark.browser
def test_a_first_visit_is_light(browser: Browser, served_site: SiteServer, sample_site: Path) -> None:
    items = [address for address in listed(sample_site) if "/o" in address]
    packed = {address: len(gzip.compress((sample_site / address / "index.html").read_bytes())) for address in items}
    heaviest = sorted(items, key=lambda address: packed[address])[-3:]
    with_code = [address for address in items if b"oit-qr" in (sample_site / address / "index.html").read_bytes()]
    assert with_code
    for address in (*KINDS, *heaviest, *with_code):
        found = visit(browser, served_site, address)
        assert found.requests <= MOST_REQUESTS, address
        assert found.bytes <= MOST_BYTES, address


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_jumps_when_pictures_come_late(browser: Browser, served_site: SiteServer, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    page.clock.set_fixed_time(DAY)
    page.route(re.compile(r"\.(png|svg)"), _late)
    for address in KINDS:
        page.goto(served_site.url + address, wait_until="networkidle")
        shift: Any = page.evaluate(SHIFT)
        assert (address, shift < MOST_SHIFT) == (address, True), shift
    context.close()


def _late(route: Route) -> None:
    time.sleep(0.2)
    route.continue_()


def test_an_item_page_weighs_the_same_on_a_site_of_any_size(tmp_path: Path) -> None:
    weights = []
    for years in (1, 12):
        folder = tmp_path / str(years)
        agency.make(folder, years * agency.ITEMS_A_YEAR)
        outcome = build(folder, folder / "site", date(2026, 4, 20))
        assert outcome.published, outcome.findings
        page = folder / "site" / str(agency.FIRST_YEAR) / "o7" / "index.html"
        html = page.read_bytes()
        assets = [folder / "site" / name for name in used_in(html.decode())]
        weights.append(sum(len(gzip.compress(content)) for content in (html, *(one.read_bytes() for one in assets))))
    small, large = weights
    # A longer switch between years is all that may be added.
    assert large - small < 500
