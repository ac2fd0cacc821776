"""The box on every page, by keyboard alone and as a screen reader is told of it (the combobox pattern of ARIA)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect
from playwright.sync_api import Page as Tab

from tests.site_server import SiteServer

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(browser: Browser, served_site: SiteServer) -> Iterator[Tab]:
    """Open a page two folders deep."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{served_site.url}2569/measures/bribery-risk/")
    yield page
    context.close()


def box(tab: Tab) -> Locator:
    return tab.get_by_role("combobox", name="ค้นหาในเว็บไซต์")


def type_into(tab: Tab, query: str) -> None:
    """Reach the box by keyboard, after the way to the text, home, colours and language, and type."""
    for _ in range(5):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.id") == "oit-search":
            break
    tab.keyboard.type(query)
    expect(tab.get_by_role("option").first).to_be_visible()


def test_the_box_is_a_plain_search_field_until_it_is_used(tab: Tab) -> None:
    assert tab.get_by_role("combobox").count() == 0
    tab.focus("#oit-search")
    expect(box(tab)).to_have_attribute("aria-expanded", "false")
    expect(box(tab)).to_have_attribute("aria-autocomplete", "list")


def test_typing_opens_a_named_list_and_says_how_many(tab: Tab) -> None:
    type_into(tab, "จริยธรรม")

    expect(box(tab)).to_have_attribute("aria-expanded", "true")
    listbox = tab.get_by_role("listbox", name="ผลการค้นหาที่แนะนำ")
    assert listbox.get_attribute("id") == box(tab).get_attribute("aria-controls")
    expect(tab.locator("header [role=status]")).to_contain_text("รายการ")
    first = tab.get_by_role("option").first
    assert first.inner_text().startswith("O15 ประมวลจริยธรรมและการขับเคลื่อนจริยธรรม")
    assert "ข้อ OIT · ปีงบประมาณ พ.ศ. 2569 › " in first.inner_text()
    assert first.locator("mark").first.inner_text() == "จริยธรรม"


def test_arrows_choose_enter_follows(tab: Tab) -> None:
    type_into(tab, "จริยธรรม")
    tab.keyboard.press("ArrowDown")
    first = tab.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    assert box(tab).get_attribute("aria-activedescendant") == first.get_attribute("id")
    tab.keyboard.press("ArrowUp")
    assert box(tab).get_attribute("aria-activedescendant") is None
    tab.keyboard.press("ArrowUp")
    last = tab.get_by_role("option").last
    expect(last).to_have_attribute("aria-selected", "true")
    assert "ดูผลทั้งหมด" in last.inner_text()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/2569/o15/index.html")


def test_all_results_are_reached_where_a_form_cannot_be_asked_to_submit(tab: Tab) -> None:
    tab.evaluate("delete HTMLFormElement.prototype.requestSubmit")  # as in Safari before 16
    type_into(tab, "จริยธรรม")
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search/index.html?q=*")


def test_enter_without_a_choice_shows_all_results(tab: Tab) -> None:
    type_into(tab, "จริยธรรม")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search/index.html?q=*")
    expect(tab.locator(".oit-hit").first).to_be_visible()


def test_escape_closes_the_list_and_keeps_what_was_typed(tab: Tab) -> None:
    type_into(tab, "จริยธรรม")
    tab.keyboard.press("Escape")
    expect(box(tab)).to_have_attribute("aria-expanded", "false")
    expect(tab.get_by_role("listbox")).to_have_count(0)
    assert tab.input_value("#oit-search") == "จริยธรรม"
    tab.keyboard.press("ArrowDown")
    expect(box(tab)).to_have_attribute("aria-expanded", "true")


def test_leaving_the_box_closes_the_list(tab: Tab) -> None:
    type_into(tab, "จริยธรรม")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("listbox")).to_have_count(0)


def test_a_click_follows_a_suggestion(tab: Tab) -> None:
    type_into(tab, "O15")
    tab.get_by_role("option").first.click()
    tab.wait_for_url("**/2569/o15/index.html")


def test_nothing_found_is_said_and_a_near_spelling_named(tab: Tab) -> None:
    status = tab.locator("header [role=status]")
    tab.focus("#oit-search")
    tab.keyboard.type("zzzz")
    expect(status).to_have_text("ไม่พบ “zzzz” ลองใช้คำที่สั้นลง หรือเลือกดูตามปี")
    expect(status).to_be_visible()
    expect(box(tab)).to_have_attribute("aria-expanded", "false")
    tab.fill("#oit-search", "E-Servicr")
    expect(status).to_contain_text("แสดงผลของคำใกล้เคียง “E-Service” แทน")
    assert tab.get_by_role("option").first.inner_text().startswith("O10 ")


def test_words_inside_documents_are_suggested_with_their_page(tab: Tab) -> None:
    type_into(tab, "ป่าชุมชน")
    tab.keyboard.press("ArrowDown")

    assert "หน้า 2 ของ รายงานผลการดำเนินงาน-2565.pdf" in tab.get_by_role("option").first.inner_text()
    assert (tab.get_by_role("option").first.get_attribute("data-href") or "").endswith(".pdf#page=2")


@pytest.mark.parametrize("width", [360, 768])
def test_suggestions_fit_a_narrow_screen(browser: Browser, served_site: SiteServer, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 640})
    tab = context.new_page()
    tab.goto(f"{served_site.url}2566/o19/")
    tab.fill("#oit-search", "การประเมินความเสี่ยง")
    expect(tab.get_by_role("option").first).to_be_visible()
    place = tab.get_by_role("listbox").bounding_box()

    assert place
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= width
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
