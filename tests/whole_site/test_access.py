"""axe-core over every page of the sitemap: WCAG 2.2 A and AA and best practice, phone and desktop, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python  # type: ignore[import-untyped] # read for the script that it brings
import pytest
from playwright.sync_api import Browser, Page

from tests.site_pages import SHARES, listed, share
from tests.site_server import SiteServer

pytestmark = pytest.mark.browser
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
COLOR_RULES = ["color-contrast", "link-in-text-block"]
"""All that another choice of colours can change."""
EXCLUDED: dict[str, str] = {}
"""Rules that are not asked, with the reason."""
WIDTHS = (1280, 360)
RUN = """async ([kind, values]) => {
  const options = { runOnly: { type: kind, values }, resultTypes: ["violations"], preload: false };
  const quick = await axe.run(document, { ...options, selectors: false });
  if (!quick.violations.length) return [];
  const told = await axe.run(document, options);
  return told.violations.map((one) => [one.id, one.nodes.map((node) => node.target.join(" ") + "  " + node.html)]);
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    # Our own policy would not let axe in.
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def violations(page: Page) -> Iterator[tuple[int, str, Any]]:
    """Yield width, colours and what axe says of the page that is open, in every state that is asked of."""
    page.evaluate(AXE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, question in (("light", ["tag", TAGS]), ("dark", ["rule", COLOR_RULES])):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            for found in page.evaluate(RUN, question):
                if found[0] not in EXCLUDED:
                    yield width, scheme, found


@pytest.mark.parametrize("number", range(SHARES))
def test_axe_finds_nothing_on_any_page(page: Page, served_site: SiteServer, sample_site: Path, number: int) -> None:
    problems = []
    pages = share(listed(sample_site), number)
    assert pages
    for address in pages:
        page.goto(served_site.url + address)
        problems += [(address, *found) for found in violations(page)]
    assert not problems


def test_axe_itself_is_awake(page: Page, served_site: SiteServer) -> None:
    page.goto(served_site.url)
    page.evaluate("document.querySelector('img').removeAttribute('alt')")
    assert [found[0] for _, _, found in violations(page)] == ["image-alt", "image-alt"]
