"""What comes out of a printer: sheets of A4 the right way up, everything on them, nothing of the screen's controls."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

pytestmark = pytest.mark.browser
UPRIGHT, LYING = (595, 842), (842, 595)
"""A4 in points."""


HEAD = "HEAD-OF-THE-TABLE"


def printed(browser: Browser, site: Path, address: str, before: str = "") -> tuple[list[tuple[int, int]], list[str]]:
    """Print a page as its own style sheet wants it: the size of every sheet, rounded, and its text.

    What is looked for in the text is written in Latin letters and digits, which every typeface has and a PDF gives
    back whole; ``before`` is a script that writes such a mark into the page first.
    """
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / address / "index.html").as_uri())
    page.evaluate(before)
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    context.close()
    sizes = [(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in reader.pages]
    return sizes, [sheet.extract_text() for sheet in reader.pages]


@pytest.mark.parametrize(
    ("address", "size", "most"),
    [
        ("2566/o12", UPRIGHT, 2),
        ("2569/measures/table/a5", LYING, 4),
        ("2569/measures", LYING, 9),
        ("2569/measures/mobile-service", UPRIGHT, 3),
        ("2568/result", UPRIGHT, 6),
        ("eit/2569/poster", UPRIGHT, 1),
        ("2569/print", UPRIGHT, 14),
        ("2566/print", UPRIGHT, 28),
    ],
)
def test_a_page_prints_on_a4_and_on_no_more_sheets_than_it_needs(
    browser: Browser, sample_site: Path, address: str, size: tuple[int, int], most: int
) -> None:
    sizes, texts = printed(browser, sample_site, address)
    assert set(sizes) == {size}
    assert len(sizes) <= most
    # Controls of the screen.
    assert "English" not in " ".join(texts)
    assert all(text.strip() for text in texts)


def test_a_whole_year_is_on_paper_item_by_item(browser: Browser, sample_site: Path) -> None:
    _, texts = printed(browser, sample_site, "2569/print")
    text = " ".join(" ".join(texts).split())
    assert all(f"O{number} " in text for number in range(1, 27))
    assert text.count("PDF ") > 20
    assert f"1 / {len(texts)}" in texts[0]


def test_the_head_of_a_long_table_stands_on_every_sheet(browser: Browser, sample_site: Path) -> None:
    mark = f"document.querySelector('main thead th').textContent = '{HEAD}'"
    _, texts = printed(browser, sample_site, "2569/measures/table/a5", mark)
    assert len(texts) > 1
    assert all(HEAD in "".join(text.split()) for text in texts)


def test_an_item_on_paper_says_where_it_stands(browser: Browser, sample_site: Path) -> None:
    _, texts = printed(browser, sample_site, "2569/o10")
    assert "https://www.dontawan.example/ita/2569/o10/" in texts[-1]


def test_paper_is_white_whatever_the_screen_was(browser: Browser, sample_site: Path) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto((sample_site / "2569/o10/index.html").as_uri())
    page.evaluate("document.documentElement.dataset.scheme = 'dark'")
    page.emulate_media(media="print")
    assert (
        page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--oit-text').trim()") == "#1a1d21"
    )
    context.close()


@pytest.mark.parametrize("address", ["2569/measures/table/a5", "2569/measures", "2568/result"])
def test_tables_stay_tables_on_a_sheet_as_narrow_as_a_phone(browser: Browser, sample_site: Path, address: str) -> None:
    """Firefox takes a sheet for as wide as what it prints on, less than what rows need to stay rows on a screen."""
    page = browser.new_page(viewport={"width": 640, "height": 900})
    page.emulate_media(media="print")
    page.goto((sample_site / address / "index.html").as_uri())
    shown = page.eval_on_selector_all(
        "main :is(td, tbody th)", "cells => cells.map(one => getComputedStyle(one).display)"
    )
    page.close()
    assert shown
    assert set(shown) == {"table-cell"}
