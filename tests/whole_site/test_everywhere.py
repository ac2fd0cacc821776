"""The same folder works at a server's root, below any path, and opened from a disk: a crawl by browser finds all."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.site_pages import every
from tests.site_server import SiteServer

pytestmark = pytest.mark.browser
FOUND = """() => [
  [...document.querySelectorAll("a[href], form[action]")].map((link) => link.href || link.action),
  [...document.querySelectorAll("link[rel~=stylesheet], link[rel=icon], script[src], img")]
    .map((one) => one.href || one.src),
  [...document.images].filter((image) => !image.naturalWidth).map((image) => image.src),
  [...document.styleSheets].length,
]"""


def crawl(page: Page, start: str) -> tuple[set[str], set[str], list[tuple[str, str]]]:
    """Follow every link from ``start`` that stays below it: pages seen, other files linked, and what is broken."""
    base = start.removesuffix("index.html")
    waiting, seen, files = [start], {start}, set()
    broken: list[tuple[str, str]] = []
    while waiting:
        address = waiting.pop()
        page.goto(address, wait_until="load")
        links, loaded, blank, sheets = page.evaluate(FOUND)
        broken += [(address, image) for image in blank] + ([(address, "no style")] if not sheets else [])
        files |= {urldefrag(one).url for one in loaded}
        for link in {urldefrag(one).url for one in links}:
            if not link.startswith(base):
                if urlsplit(link).scheme not in {"https", "mailto", "tel"}:
                    broken.append((address, link))
            elif not link.endswith((".html", "/")):
                files.add(link)
            elif link not in seen:
                seen.add(link)
                waiting.append(link)
    return seen, files, broken


@pytest.mark.parametrize("place", ["root", "below", "folder"])
def test_every_link_arrives_and_every_page_can_be_reached(browser: Browser, sample_site: Path, place: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    if place == "folder":
        base = sample_site.as_uri() + "/"
        seen, files, broken = crawl(page, base + "index.html")
    else:
        with SiteServer(sample_site, "" if place == "root" else "ita/2569/") as server:
            base = server.url
            seen, files, broken = crawl(page, base + "index.html")
            assert all(path.startswith(urlsplit(base).path) for path in server.asked)
    context.close()
    assert not broken
    names = {_file(one, base) for one in seen | files}
    assert not {name for name in names if not (sample_site / name).is_file()}
    assert set(every(sample_site)) - names == {"404.html"}


def _file(address: str, base: str) -> str:
    """Return the file of the site behind an address."""
    path = unquote(address.removeprefix(base)).split("?")[0]
    return path + "index.html" if not path or path.endswith("/") else path
