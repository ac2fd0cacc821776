"""A visitor at work: with the keyboard alone, without scripts, from year to year, from all measures to a few."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site_server import SiteServer

pytestmark = pytest.mark.browser
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  return { words: one.innerText || one.ariaLabel || one.id, tag: one.tagName,
    isMarked: style.boxShadow !== "none" || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
    isSeen: box.bottom > 0 && box.top < innerHeight && box.width > 1 };
}"""
MOST_STEPS = 120


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the thing with these words has the focus; every step on the way must show where it is."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["isMarked"], focused
        assert focused["isSeen"], focused
        if words in focused["words"]:
            return
    raise AssertionError(f"Tab does not reach {words}")


def test_the_keyboard_alone_leads_from_home_to_a_document(page: Page, served_site: SiteServer) -> None:
    page.goto(served_site.url)
    tab_to(page, "ดูทุกข้อของปี 2569")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2569/index.html")
    tab_to(page, "แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2569/o5/index.html")
    document = page.locator(".oit-file__link").first
    tab_to(page, document.inner_text())
    assert (document.get_attribute("href") or "").endswith(".pdf")
    with page.context.expect_event("response", lambda answer: answer.url.endswith(".pdf")) as answer:
        page.keyboard.press("Enter")
    assert answer.value.status == 200


def test_the_skip_link_is_first_and_moves_the_focus(page: Page, served_site: SiteServer) -> None:
    page.goto(f"{served_site.url}2569/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["words"] == "ข้ามไปที่เนื้อหา"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_visitor_follows_a_year_and_chooses_among_measures(page: Page, served_site: SiteServer) -> None:
    page.goto(f"{served_site.url}2566/")
    page.get_by_role("navigation", name="ปีงบประมาณ").get_by_role("link", name="2569").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2569")
    page.get_by_role("link", name="มาตรการส่งเสริมคุณธรรมและความโปร่งใส", exact=True).click()
    rows = page.locator(".oit-timeline__measure")
    expect(rows.first).to_be_visible()
    everything = rows.count()
    choice = page.locator(".oit-filter a:not([aria-current])").first
    words = choice.inner_text()
    choice.click()
    expect(page.locator(".oit-filter a[aria-current]", has_text=words.split()[0])).to_be_visible()
    page.wait_for_load_state()
    assert 0 < rows.count() < everything


def test_without_scripts_everything_but_the_search_works(browser: Browser, sample_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto((sample_site / "index.html").as_uri())
    expect(page.get_by_role("button", name="โหมด")).to_have_count(0)
    page.get_by_role("link", name="ดูทุกข้อของปี 2569").click()
    page.get_by_role("link", name="แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน").click()
    expect(page.locator(".oit-file__link").first).to_be_visible()
    page.get_by_role("link", name="มาตรการ", exact=False).first.click()
    page.locator("summary").first.click()
    expect(page.locator("details[open]").first).to_be_visible()
    page.goto((sample_site / "search" / "index.html").as_uri())
    expect(page.get_by_text("การค้นหาต้องใช้ JavaScript")).to_be_visible()
    expect(page.get_by_role("link", name="ปีงบประมาณ พ.ศ. 2566").first).to_be_visible()
    context.close()


def test_english_is_one_step_away_and_back(page: Page, served_site: SiteServer) -> None:
    page.goto(served_site.url)
    page.get_by_role("link", name="English").click()
    assert page.get_attribute("html", "lang") == "en"
    expect(page.get_by_role("link", name="Open data")).to_be_visible()
    page.get_by_role("link", name="E-Service").click()
    assert page.get_attribute("html", "lang") == "th"
    page.get_by_role("link", name="English").click()
    page.get_by_role("link", name="ภาษาไทย").click()
    expect(page).to_have_title("การเปิดเผยข้อมูลสาธารณะ (OIT) เทศบาลตำบลดอนตะวัน")
