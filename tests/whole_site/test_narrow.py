"""Every page at 320 px (1280 px zoomed to 400 %) and between phone and desktop: nothing to the side, no word cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.rendering.whole_words import COMPOUNDS
from tests.site_pages import SHARES, every, share

pytestmark = pytest.mark.browser
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > width + 1)
    .map((one) => `${one.nodeName}.${one.className}`);
}"""
# A line that ends between two Thai letters must end where a dictionary ends a word. Headings that a phone hides from
# the eye are one pixel wide, so their lines mean nothing.
# In headings and links it must not end inside a compound that the browser's dictionary does not know, either; free
# pages, and what stands around every page, are left to the browser.
CUT_WORDS = """(compounds) => {
  const words = new Intl.Segmenter("th", { granularity: "word" });
  const thai = /[\\u0e00-\\u0e7f]/;
  const skipped = "script, style, noscript, svg, .oit-hidden, .oit-skip";
  const range = document.createRange();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const cut = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const parent = text.parentElement, head = parent.closest("thead");
    if (parent.closest(skipped) || !parent.checkVisibility() || (head && head.offsetWidth < 2)) continue;
    range.selectNodeContents(text);
    if (range.getClientRects().length < 2) continue;
    const ends = new Set([...words.segment(text.data)].map((word) => word.index));
    for (const compound of parent.closest("main :is(h1, h2, h3, a):not(.oit-prose *)") ? compounds : [])
      for (let at = text.data.indexOf(compound); at >= 0; at = text.data.indexOf(compound, at + 1))
        for (let place = at + 1; place < at + compound.length; place += 1) ends.delete(place);
    let before = null;
    for (let place = 0; place < text.data.length; place += 1) {
      range.setStart(text, place);
      range.setEnd(text, place + 1);
      const box = [...range.getClientRects()].at(-1);
      if (!box || (box.width === 0 && /\\s/.test(text.data[place]))) continue;
      const isThai = thai.test(text.data[place]) && thai.test(text.data[place - 1] || "");
      if (before !== null && box.top - before > 8 && isThai && !ends.has(place))
        cut.push(`${text.data.slice(place - 15, place)}|${text.data.slice(place, place + 15)}`);
      before = box.top;
    }
  }
  return cut;
}"""

# What stands directly in a row of boxes becomes a box of its own, with gaps around it.
PULLED_APART = """() => [...document.querySelectorAll(".oit-word")]
  .filter((one) => /flex|grid/.test(getComputedStyle(one.parentElement).display))
  .map((one) => one.parentElement.textContent)"""


@pytest.mark.parametrize("number", range(SHARES))
def test_nothing_reaches_to_the_side_and_no_thai_word_is_cut(browser: Browser, sample_site: Path, number: int) -> None:
    context = browser.new_context()
    page = context.new_page()
    for address in share(every(sample_site), number):
        if address == "404.html":  # finds its styles only below the site's public address
            continue
        page.goto((sample_site / address).as_uri())
        assert (address, page.evaluate(PULLED_APART)) == (address, [])
        for width in (320, 768):
            page.set_viewport_size({"width": width, "height": 800})
            assert (address, width, page.evaluate(TOO_WIDE)) == (address, width, [])
            assert (address, width, page.evaluate(CUT_WORDS, COMPOUNDS)) == (address, width, [])
    context.close()


def test_a_cut_word_would_be_seen(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<p style='width: 2em; word-break: break-all'>งบประมาณรายจ่ายประจำปี")
    assert page.evaluate(CUT_WORDS, [])
    page.set_content("<main><h1 style='width: 3em'>งบประมาณ")
    assert page.evaluate(CUT_WORDS, []) == []
    assert page.evaluate(CUT_WORDS, COMPOUNDS)
    page.close()
