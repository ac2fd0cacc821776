from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from generator.pages import search
from generator.theme_folder import shipped
from tests.small_agency import body, templates, text_of
from tests.small_items import small_site

MEASURE = "id: m1\nanswers: {indicators: [4]}\ntitle: <b>อบรม</b>การยืมพัสดุ\n"


def test_without_a_script_the_page_leads_to_the_years(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    (page,) = search.compose(site)
    tree = body(site, page)

    assert "การค้นหาต้องเปิดใช้ JavaScript" in text_of(tree)
    assert [link.attributes["href"] for link in tree.css("section a")] == ["../2569/index.html", "../2566/index.html"]


@pytest.fixture(scope="module")
def tab(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """Open the search page from a folder, as from a USB stick."""
    folder = tmp_path_factory.mktemp("search")
    site = small_site(folder / "agency", {"content/measures/2569/m1.yml": MEASURE})
    (page,), (index,) = search.compose(site), search.assets(site)
    assert isinstance(index.content, bytes)
    (folder / "search").mkdir()
    (folder / "search" / "index.js").write_bytes(index.content)
    script = (shipped() / "assets" / "site.js").read_text(encoding="utf-8")
    html = f'<meta charset="utf-8">{templates(site).body(page)}<script>{script}</script>'
    (folder / "search" / "index.html").write_text(html, encoding="utf-8")
    opened = browser.new_page()
    opened.goto((folder / "search" / "index.html").as_uri())
    yield opened
    opened.close()


def results(tab: Tab, query: str) -> list[str]:
    tab.fill("#oit-search-page", query)
    return tab.locator("#oit-results li a").all_inner_texts()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("จัดซื้อจัดจ้างรายเดือน", None),
        ("ประมวลจริยธรรม", "O15 ประมวลจริยธรรม"),
        ("ข้อ ๑๑", "O11 สรุปผลการจัดซื้อจัดจ้าง"),
        ("o11", "O11 สรุปผลการจัดซื้อจัดจ้าง"),
        ("โอ 7", "O7 รายงานผลการดำเนินงานประจำปี"),
        ("ข้อ 011 แผนดำเนินงาน", "O11 แผนดำเนินงานและการใช้งบประมาณประจำปี"),
        ("ปัญหาและอุปสรรค", "O13 รายงานผลการดำเนินงานประจำปี"),
        ("e-SERVICE", "O10 ระบบการให้บริการ"),
        ("แผนด\u0e4d\u0e32เนินงาน 2566", "O11 แผนดำเนินงาน"),
        ("<b>อบรม</b>", "<b>อบรม</b>การยืมพัสดุ"),
        ("ไม่มีคำนี้แน่นอน", None),
    ],
)
def test_the_page_is_found(tab: Tab, query: str, first: str | None) -> None:
    found = results(tab, query)

    assert bool(found) == bool(first)
    assert not first or found[0].startswith(first)


@pytest.mark.browser
def test_the_number_of_results_is_announced_and_links_arrive(tab: Tab) -> None:
    found = results(tab, "ยืมพัสดุ")

    assert tab.locator("#oit-results [role=status]").inner_text() == f"พบ {len(found)} รายการ"
    assert tab.locator("#oit-results li a").first.get_attribute("href").endswith("/2569/measures/m1/index.html")  # type: ignore[union-attr]
    assert results(tab, "") == []
    assert tab.locator("#oit-results [role=status]").inner_text() == ""
