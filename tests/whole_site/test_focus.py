"""Who goes through a page by keyboard sees where they are: what takes the focus changes, by day and by night."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.site_server import SiteServer

pytestmark = pytest.mark.browser
BLACK_ON_YELLOW = ["rgb(11, 12, 12)", "rgb(255, 221, 0)"]
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  return [one.tagName, [style.color, style.backgroundColor], style.outlineColor];
}"""
PAGES = ("2569/o10/", "2569/measures/", "en/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_the_focus_is_seen_on_every_stop(
    browser: Browser, served_site: SiteServer, address: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(served_site.url + address)
    stops = 0
    while True:
        page.keyboard.press("Tab")
        tag, colours, outline = page.evaluate(FOCUSED)
        if tag == "BODY":
            break
        stops += 1
        seen = colours == BLACK_ON_YELLOW if tag in {"A", "SUMMARY"} else outline == BLACK_ON_YELLOW[1]
        assert seen, (stops, tag, colours, outline)
    context.close()
    assert stops > 20
