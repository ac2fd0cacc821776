from __future__ import annotations

from pathlib import Path

from generator.assessment.site_context import SiteContext
from generator.site.page import Page
from generator.site.pages import year
from tests.small_agency import CONFIG, agency, body, text_of
from tests.small_items import small_site


def year_page(site: SiteContext, number: int) -> Page:
    return next(page for page in year.compose(site) if page.year == number)


def row(site: SiteContext, code: str) -> str:
    rows = [" ".join(node.text(separator=" ").split()) for node in body(site, year_page(site, 2566)).css(".oit-item")]
    return next(text for text in rows if text.startswith(f"{code} "))


def test_every_item_of_the_form_is_listed_with_its_status(tmp_path: Path) -> None:
    site = small_site(tmp_path)

    assert len(body(site, year_page(site, 2566)).css(".oit-item")) == 43
    assert row(site, "O11") == (
        "O11 แผนดำเนินงานและการใช้งบประมาณประจำปี มีหลักฐาน 3 จาก 4 องค์ประกอบ สำนักปลัดเทศบาล, กองคลัง ยังไม่ครบ"
    )
    assert row(site, "O12").endswith("ทุกส่วนราชการ อยู่ระหว่างจัดทำ")
    assert row(site, "O16").endswith("ไม่เกี่ยวข้อง")
    assert row(site, "O1") == "O1 โครงสร้าง ยังไม่มีข้อมูล"


def test_completeness_is_said_in_words_beside_the_bar(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    tree = body(site, year_page(site, 2566))
    tally = tree.css(".oit-tally")[0]

    assert "ครบถ้วน 1 จาก 43 ข้อ" in text_of(tree)
    assert [item.text() for item in tally.css(".oit-legend li")] == [
        "ไม่เกี่ยวข้อง 1 ข้อ",
        "ยังไม่ครบ 1 ข้อ",
        "อยู่ระหว่างจัดทำ 1 ข้อ",
        "ยังไม่มีข้อมูล 40 ข้อ",
    ]
    assert [bar.attributes.get("width") for bar in tally.css("rect")][1:] == ["1", "1", "1", "40"]


def test_sub_indicators_are_reached_from_the_head_of_the_page(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    tree = body(site, year_page(site, 2566))
    anchors = [link.attributes["href"] for link in tree.css(".oit-contents a")]

    assert anchors == ["#sub-9-1", "#sub-9-2", "#sub-9-3", "#sub-9-4", "#sub-9-5", "#sub-10-1", "#sub-10-2"]
    assert all(tree.css(anchor or "-") for anchor in anchors)


def test_an_unverified_form_is_named_as_such(tmp_path: Path) -> None:
    site = small_site(tmp_path)

    assert "ยังไม่ได้สอบทาน" in text_of(body(site, year_page(site, 2569)))
    assert "ยังไม่ได้สอบทาน" not in text_of(body(site, year_page(site, 2566)))


def test_a_year_without_a_form_still_leads_to_its_measures_and_result(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "site_config.yml": CONFIG.replace("[{year: 2566}]", "[]"),
        "content/results/2562.yml": "total: 70\n",
        "content/measures/2562/m1.yml": "id: m1\nanswers: {indicators: [4]}\ntitle: อบรม\n",
    }
    site = agency(tmp_path, files)
    tree = body(site, year_page(site, 2562))

    assert "เว็บไซต์นี้ไม่มีรายการข้อ OIT ของปีนี้" in text_of(tree)
    assert [link.attributes["href"] for link in tree.css(".oit-actions a")] == [
        "../2562/measures/index.html",
        "../2562/result/index.html",
    ]


def test_the_page_is_as_new_as_its_newest_item(tmp_path: Path) -> None:
    page = year_page(small_site(tmp_path), 2566)

    assert page.updated is not None
    assert page.updated.isoformat() == "2022-11-15"
