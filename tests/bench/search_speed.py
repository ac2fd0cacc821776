"""How long a visitor waits, in Chromium with its processor slowed down four times, like that of a common telephone."""

from __future__ import annotations

import gzip
import statistics
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from tests.site_server import SiteServer

SLOWDOWN = 4
RUNS = 5
_KEY = """([selector, results, query]) => new Promise((resolve) => {
  const input = document.querySelector(selector);
  const before = performance.now();
  const done = () => {
    const found = document.querySelector(results);
    if (found && found.textContent.length) { watch.disconnect(); resolve(performance.now() - before); }
  };
  const watch = new MutationObserver(done);
  watch.observe(document.body, { childList: true, subtree: true });
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
})"""


@dataclass(frozen=True)
class Waits:
    """Milliseconds from using the box to the first suggestion, and from a key to it: median and longest of the queries.

    Each is the median of ``RUNS`` visits. ``requests`` and ``bytes`` (compressed) are those of one whole visit.
    """

    open: float
    median: float
    longest: float
    bytes: int
    requests: int


def waits(browser: Browser, folder: Path, page: str, queries: list[str]) -> Waits:
    """Type each of ``queries`` into the box of ``page`` of the site in ``folder``; the last letter is what is timed."""
    with SiteServer(folder) as server:
        visits = [_visit(browser, server, page, queries) for _ in range(RUNS)]
        asked = {path.split("?")[0].lstrip("/") for path in server.asked}
    index = [path for path in asked if "search" in path]
    times = [statistics.median(visit[number] for visit in visits) for number in range(len(queries) + 1)]
    weight = sum(len(gzip.compress((folder / path).read_bytes())) for path in index)
    return Waits(times[0], statistics.median(times[1:]), max(times[1:]), weight, len(index))


def _visit(browser: Browser, server: SiteServer, page: str, queries: list[str]) -> list[float]:
    """Return how long the first use took, and then each query."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    tab = context.new_page()
    tab.goto(server.url + page)
    tab.wait_for_load_state("networkidle")
    slow = context.new_cdp_session(tab)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    times = [_opening(tab), *(_key(tab, query) for query in queries)]
    context.close()
    return times


def _opening(tab: Tab) -> float:
    """Focus the box, type a letter, and wait for the first suggestion."""
    return float(tab.evaluate(_FIRST.replace("KEY", _KEY)))


def _key(tab: Tab, query: str) -> float:
    """Type ``query`` but its last letter without waiting, empty the list, and time the last letter."""
    tab.evaluate(
        "query => { const box = document.querySelector('#oit-search'); box.value = query;"
        " box.dispatchEvent(new Event('input', { bubbles: true })); }",
        query[:-1],
    )
    tab.wait_for_timeout(400)
    tab.evaluate("document.querySelector('#oit-search').dispatchEvent(new Event('blur'))")
    return float(tab.evaluate(_KEY, ["#oit-search", "[role=option]", query]))


_FIRST = """() => {
  const input = document.querySelector("#oit-search");
  input.focus();
  return (KEY)(["#oit-search", "[role=option]", "แผน"]);
}"""
