"""The browser folds as Python does: the same cases, and texts made at random."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from generator.rendering.theme_folder import shipped
from generator.site.search.folding import key, normalised

pytestmark = pytest.mark.browser

CASES = yaml.safe_load(Path(__file__).with_name("folding.yml").read_text(encoding="utf-8"))
THAI = st.text(st.sampled_from("กขดนรอทเแโไาำๅะั็ิีึืุู่้๊๋์ํฺๆฯ๑๙ \u200b"), max_size=30)
PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cn"], max_codepoint=0x2FFF), max_size=30)


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Tab]:
    """Yield a page with the functions of ``fold.js``."""
    script = (shipped() / "assets" / "search" / "fold.js").read_text(encoding="utf-8").replace("export const", "var")
    page = browser.new_page()
    page.add_script_tag(content=script)
    yield page
    page.close()


def test_the_cases(tab: Tab) -> None:
    found = tab.evaluate("texts => texts.map(key)", [case["typed"] for case in CASES])

    assert found == [case["key"] for case in CASES]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(THAI, PLAIN), min_size=20, max_size=60))
def test_any_text(tab: Tab, texts: list[str]) -> None:
    assert tab.evaluate("texts => texts.map(normalised)", texts) == [normalised(text) for text in texts]
    assert tab.evaluate("texts => texts.map(key)", texts) == [key(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "word", "marked"),
    [
        ("แผนการ จัดซื้อ จัดจ้าง", "จัดซื้อจัดจ้าง", "จัดซื้อ จัดจ้าง"),
        ("ปี ๒๕๖๙ เป็นต้นไป", "2569", "๒๕๖๙"),
        ("ระบบ E-Service ใหม่", "eservice", "E-Service"),
        ("ไม่รับของขวัญ", "จำนวน", ""),
        ("ที่นี่", "ที", "ที่"),
    ],
)
def test_the_stretch_of_a_text_that_became_a_word(tab: Tab, text: str, word: str, marked: str) -> None:
    found = tab.evaluate(
        "([text, word]) => { const at = folded(text).indexOf(word);"
        " return at < 0 ? '' : text.slice(...span(text, at, at + word.length)); }",
        [text, word],
    )

    assert found == marked
