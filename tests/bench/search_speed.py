"""How long a visitor waits, in Chromium with its processor slowed down four times, like that of a common telephone."""

from __future__ import annotations

import gzip
import statistics
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession
from playwright.sync_api import Page as Tab

from tests.site_server import SiteServer

SLOWDOWN = 4
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
    """Milliseconds: from using the box to the open index, from a key to the first suggestion (median and longest)."""

    open: float
    median: float
    longest: float
    bytes: int
    requests: int


def waits(browser: Browser, folder: Path, page: str, queries: list[str]) -> Waits:
    """Type each of ``queries`` into the box of ``page`` of the site in ``folder``; the last letter is what is timed."""
    with SiteServer(folder) as server:
        context = browser.new_context(viewport={"width": 360, "height": 740})
        tab = context.new_page()
        slow = context.new_cdp_session(tab)
        tab.goto(server.url + page)
        tab.wait_for_load_state("networkidle")
        slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        begun = len(server.asked)
        opened = _opening(tab)
        times = [_key(tab, slow, query) for query in queries]
        asked = {path.split("?")[0].lstrip("/") for path in server.asked[begun:]}
        weight = sum(len(gzip.compress((folder / path).read_bytes())) for path in asked)
        context.close()
    return Waits(opened, statistics.median(times), max(times), weight, len(asked))


def _opening(tab: Tab) -> float:
    """Focus the box, type a letter, and wait for the first suggestion."""
    return float(tab.evaluate(_FIRST.replace("KEY", _KEY)))


def _key(tab: Tab, slow: CDPSession, query: str) -> float:
    """Type ``query`` but its last letter without waiting, empty the list, and time the last letter."""
    tab.evaluate(
        "query => { const box = document.querySelector('#oit-search'); box.value = query;"
        " box.dispatchEvent(new Event('input', { bubbles: true })); }",
        query[:-1],
    )
    tab.wait_for_timeout(400)
    tab.evaluate("document.querySelector('#oit-search').dispatchEvent(new Event('blur'))")
    slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    return float(tab.evaluate(_KEY, ["#oit-search", "[role=option]", query]))


_FIRST = """() => {
  const input = document.querySelector("#oit-search");
  input.focus();
  return (KEY)(["#oit-search", "[role=option]", "แผน"]);
}"""
