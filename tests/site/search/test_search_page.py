"""The search page: what a result says, the year filter, more results, every way to open the site, and no script."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from generator.public.addresses import without_digest
from tests.site.search.search_tab import READY, open_search
from tests.site_server import SiteServer

pytestmark = pytest.mark.browser

VIOLATIONS = "addEventListener('securitypolicyviolation', event => console.error('CSP ' + event.blockedURI))"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_a_result_in_a_document_names_its_page_and_shows_the_passage(tab: Tab, served_site: SiteServer) -> None:
    found = open_search(tab, served_site.url).search("ป่าชุมชน")
    result = tab.locator(".oit-hit").first

    assert found == ["documents/2566/รายงานผลการดำเนินงาน-2565.pdf#page=2"]
    assert result.locator(".oit-hit__page").inner_text().startswith("หน้า 2 ของ รายงานผลการดำเนินงาน-2565.pdf")
    assert "ต้องขอใช้ที่ดินในเขตป่าชุมชน ใช้เวลาพิจารณา" in result.locator(".oit-hit__text").inner_text()
    assert result.locator("mark").all_inner_texts() == ["ป่าชุมชน"]
    assert "เอกสารหลักฐาน · ปีงบประมาณ พ.ศ. 2566 › " in result.locator(".oit-hit__about").first.inner_text()
    above = result.get_by_role("link", name="O13 รายงานผลการดำเนินงานประจำปี")
    assert (above.get_attribute("href") or "").endswith("2566/o13/index.html")


def test_all_pages_of_a_document_that_hold_the_words_are_one_result(tab: Tab, served_site: SiteServer) -> None:
    found = open_search(tab, served_site.url, "?year=2569").search("เฉพาะเจาะจง")
    addresses = [address.split("#")[0] for address in found]
    sheets = tab.locator(".oit-hit", has_text="สขร1-ปี-2568.xlsx")

    assert len(addresses) == len(set(addresses))
    assert sheets.locator(".oit-hit__page").inner_text() == "แผ่นงาน 1 ของ สขร1-ปี-2568.xlsx"
    assert sheets.locator(".oit-hit__more").first.inner_text().startswith("พบใน แผ่นงาน 2 แผ่นงาน")


def test_the_year_is_chosen_and_stays_in_the_address(tab: Tab, served_site: SiteServer) -> None:
    page = open_search(tab, served_site.url, "?q=จริยธรรม")
    both = page.addresses()
    tab.select_option("#oit-search-year", "2566")
    tab.wait_for_selector(READY, state="attached")
    only = page.addresses()

    assert {address.removeprefix("documents/")[:4] for address in both} >= {"2566", "2569"}
    assert {address.removeprefix("documents/")[:4] for address in only} == {"2566"}
    assert "year=2566" in tab.url
    tab.reload()
    tab.wait_for_selector(READY, state="attached")
    assert page.addresses() == only
    assert tab.input_value("#oit-search-page") == "จริยธรรม"


def test_more_results_are_shown_on_request_and_the_focus_goes_to_the_first_of_them(
    tab: Tab, served_site: SiteServer
) -> None:
    page = open_search(tab, served_site.url)
    few = page.search("เทศบาล")
    tab.get_by_role("button", name="แสดงเพิ่ม").click()
    tab.locator(".oit-hit").nth(20).wait_for()

    more = page.addresses()
    focused = unquote(tab.evaluate("document.activeElement.href"))
    assert len(few) == 20
    assert [address for address in more if address in few] == few
    assert focused.removeprefix(served_site.url).replace("index.html", "") == next(
        address for address in more if address not in few
    )


def test_the_best_results_stand_first_and_the_others_in_groups_of_their_kind(tab: Tab, served_site: SiteServer) -> None:
    page = open_search(tab, served_site.url)
    few = page.search("ป่าชุมชน")
    assert len(few) == 1
    assert tab.locator(".oit-hits__kind").count() == 0
    page.search("จริยธรรม")
    groups = tab.locator(".oit-groups > div")
    assert tab.locator("#oit-results > .oit-hits > .oit-hit").count() == 3
    for group in groups.all():
        head = group.locator("h3").inner_text()
        kinds = {about.split(" · ")[0] for about in group.locator(".oit-hit__about:first-of-type").all_inner_texts()}
        assert head == f"{kinds.pop()} ({group.locator('.oit-hit').count()})"
        assert not kinds
    assert groups.count() >= 2


def test_back_brings_earlier_searches_and_an_address_can_be_handed_on(tab: Tab, served_site: SiteServer) -> None:
    page = open_search(tab, served_site.url)
    first = page.search("ป่าชุมชน")
    tab.press("#oit-search-page", "Enter")
    second = page.search("ลานตากข้าว")
    address = tab.url
    tab.go_back()
    tab.wait_for_function("document.querySelector('#oit-search-page').value === 'ป่าชุมชน'")
    tab.wait_for_selector(READY, state="attached")
    assert page.addresses() == first
    tab.go_forward()
    tab.wait_for_function("document.querySelector('#oit-search-page').value === 'ลานตากข้าว'")
    tab.wait_for_selector(READY, state="attached")
    assert page.addresses() == second
    tab.goto("about:blank")
    tab.goto(address)
    tab.wait_for_selector(READY, state="attached")
    assert page.addresses() == second


def test_a_word_is_marked_whole_and_the_row_of_a_table_shown_cell_by_cell(tab: Tab, served_site: SiteServer) -> None:
    page = open_search(tab, served_site.url)
    page.search("จริยธร")
    assert "จริยธรรม" in tab.locator(".oit-hit mark").all_inner_texts()
    assert "จริยธร" not in tab.locator(".oit-hit mark").all_inner_texts()
    page.search("ซ่อมรถบรรทุกขยะ")
    sheet = tab.locator(".oit-hit", has_text="xlsx").first.locator(".oit-hit__text").inner_text()
    assert "จ้างซ่อมรถบรรทุกขยะ | 54700 | 54700 | เฉพาะเจาะจง" in sheet


def test_more_is_offered_only_where_there_is_more_and_the_years_where_there_is_nothing(
    tab: Tab, served_site: SiteServer
) -> None:
    page = open_search(tab, served_site.url)
    more, years = tab.get_by_role("button", name="แสดงเพิ่ม"), tab.get_by_role("heading", name="รายการทั้งหมดตามปี")
    for query, has_more, has_years in (("", False, True), ("ป่าชุมชน", False, False), ("เทศบาล", True, False)):
        page.search(query)
        assert (more.is_visible(), years.is_visible()) == (has_more, has_years)


@pytest.mark.parametrize("prefix", ["", "ita/2569/"])
def test_below_any_address_under_the_strict_policy(browser: Browser, sample_site: Path, prefix: str) -> None:
    with SiteServer(sample_site, prefix) as server:
        check_everywhere(browser, server.url)


def test_from_a_folder_under_the_strict_policy(browser: Browser, sample_site: Path) -> None:
    check_everywhere(browser, sample_site.as_uri() + "/")


def check_everywhere(browser: Browser, root: str) -> None:
    """Search from the home page's box, and follow a result, without any complaint of the browser."""
    context = browser.new_context()
    tab = context.new_page()
    complaints: list[str] = []
    tab.add_init_script(VIOLATIONS)
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto(f"{root}index.html")
    tab.fill("#oit-home-search", "จัดซื้อจัดจ้าง")
    tab.get_by_role("option").first.wait_for()
    tab.press("#oit-home-search", "Enter")
    tab.wait_for_url("**/search/**")
    tab.wait_for_selector(READY, state="attached")
    tab.locator(".oit-hit__title a").first.click()
    tab.wait_for_url("**/2569/o11/**")
    assert complaints == []
    context.close()


def test_the_index_is_loaded_when_search_is_first_used_and_only_what_is_needed(tab: Tab, sample_site: Path) -> None:
    with SiteServer(sample_site) as server:
        tab.goto(f"{server.url}2569/o10/")
        tab.wait_for_load_state("networkidle")
        assert [path for path in server.asked if "search" in path] == []
        tab.focus("#oit-search")
        tab.wait_for_selector("#oit-search[role=combobox]")
        tab.wait_for_load_state("networkidle")
        assert [without_digest(path.split("?")[0]) for path in server.asked if "search" in path] == [
            "/assets/search.js",
            "/search/titles.js",
        ]
        tab.fill("#oit-search", "ป่าชุมชน")
        tab.get_by_role("option").first.wait_for()
        texts = [path for path in server.asked if "/search/text-" in path]
        assert 0 < len(texts) < len(list(sample_site.glob("search/text-*.js"))) / 2


def test_search_is_light(tab: Tab, sample_site: Path) -> None:
    with SiteServer(sample_site) as server:
        tab.goto(f"{server.url}2569/o10/")
        tab.wait_for_load_state("networkidle")
        always = {path for path in server.asked if path.endswith(".js") or ".js?" in path}
        tab.fill("#oit-search", "ป่าชุมชน")
        tab.get_by_role("option").first.wait_for()
        used = {path for path in server.asked if ".js" in path} - always

    assert weight(sample_site, always) < 2_000
    assert weight(sample_site, {path for path in used if "/assets/search." in path}) < 14_000
    assert weight(sample_site, {path for path in used if "/search/" in path}) < 55_000


def weight(site: Path, paths: set[str]) -> int:
    """Return the compressed bytes of files of the site."""
    return sum(len(gzip.compress((site / path.split("?", maxsplit=1)[0].lstrip("/")).read_bytes())) for path in paths)


def test_without_a_script_form_and_page_say_so_and_lead_on(browser: Browser, served_site: SiteServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{served_site.url}2569/o10/")
    assert "ต้องใช้ JavaScript" in tab.locator("header form.oit-search").inner_text()
    tab.fill("#oit-search", "จัดซื้อ")
    tab.press("#oit-search", "Enter")
    tab.wait_for_url("**/search/**")
    assert "การค้นหาต้องใช้ JavaScript" in tab.locator("#oit-main, main").first.inner_text()
    tab.get_by_role("link", name="ปีงบประมาณ พ.ศ. 2566").first.click()
    assert tab.url.endswith("/2566/index.html")
    context.close()


def test_a_site_that_was_replaced_meanwhile_asks_for_a_new_load(tab: Tab, served_site: SiteServer) -> None:
    page = open_search(tab, served_site.url)
    tab.route("**/search/grams-*", lambda route: route.fulfill(body='oitIndex("grams-0","00000000",{})'))
    tab.route("**/search/text-*", lambda route: route.abort())
    page.search("ป่าชุมชน")

    assert page.status == "เปิดดัชนีค้นหาไม่ได้ โปรดโหลดหน้านี้ใหม่"
