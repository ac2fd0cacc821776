from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.site.page import Page
from generator.site.pages import measure
from tests.small_agency import body, text_of
from tests.small_measures import CHANNEL, COUNTER, MEASURES, TRAINING, Record, by_path, first, site_with

RESULT = """
total: 90.18
indicators: {4: 86.25}
"""
ITEM = "item: O30\nstatus: draft\n"


def page_of(site: SiteContext, identity: str) -> Page:
    return by_path(list(measure.compose(site)))[f"2569/measures/{identity}/"]


def shown(folder: Path, record: Record, **more: Any) -> str:  # noqa: ANN401 - what site_with takes
    site = site_with(folder, [record], **more)
    return text_of(body(site, page_of(site, record["id"])))


def test_it_says_why_who_when_and_how_far(tmp_path: Path) -> None:
    text = shown(tmp_path, TRAINING)
    for words in (
        "ไม่ทราบขั้นตอนการยืม",
        "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ",
        "i20",
        "บุคลากรผ่านการอบรม · 90 ร้อยละ",
        "ร้อยละ 40",
        "20 ธ.ค. 2568 ร้อยละ 40 อบรมแล้วหนึ่งรุ่น",
        "รายงานผล ไตรมาส 1 (31 ธ.ค. 2568)",
        "รายงานที่ประชุม",
        "จัดอบรม รุ่นที่ 1 รุ่นที่ 2",
        "เลยกำหนด 15 วัน",
    ):
        assert words in text


def test_a_period_keeps_the_agencys_words_and_gives_the_days(tmp_path: Path) -> None:
    assert "ต.ค. - ธ.ค. 2568 (1 ต.ค. 2568 – 31 ธ.ค. 2568)" in shown(tmp_path, TRAINING)


def test_words_that_cannot_be_read_stand_as_they_are(tmp_path: Path) -> None:
    record = {**COUNTER, "rows": [{"period": "เมื่อได้รับงบประมาณ", "follow_up": "ตามที่ผู้บริหารเห็นสมควร"}]}
    text = shown(tmp_path, record)

    assert "เมื่อได้รับงบประมาณ" in text
    assert "ตามที่ผู้บริหารเห็นสมควร" in text


def test_the_indicator_it_answers_leads_to_the_result(tmp_path: Path) -> None:
    site = site_with(tmp_path, [TRAINING], files={"content/results/2568.yml": RESULT})
    link = first(body(site, page_of(site, "training")), 'a[href$="#indicator-4"]')

    assert link.attributes["href"] == "../../../2568/result/index.html#indicator-4"
    assert link.text() == "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ (86.25 คะแนน)"


def test_the_item_it_answers_leads_to_the_item_of_the_answered_year(tmp_path: Path) -> None:
    site = site_with(tmp_path, [CHANNEL], files={"oit_items/2568/o28.yml": ITEM.replace("O30", "O28")})
    assert not body(site, page_of(site, "channel")).css('a[href*="2568/o30"]')

    answered = {**CHANNEL, "answers": {"fiscal_year": 2566, "items": ["O30"]}}
    site = site_with(tmp_path, [answered], files={"oit_items/2566/o30.yml": ITEM})
    page = page_of(site, "channel")

    assert first(body(site, page), 'a[href="../../../2566/o30/index.html"]').text().startswith("O30 ")
    assert page.origins["2566/o30/"].file == "content/measures/2569/channel.yml"


def test_evidence_opens_and_can_be_traced_to_its_line(tmp_path: Path) -> None:
    site = site_with(tmp_path, [CHANNEL])
    page = page_of(site, "channel")

    assert first(body(site, page), 'a[href="https://www.test.example/channel"]').text() == "ภาพหน้าเว็บ"
    place = page.origins["https://www.test.example/channel"]
    lines = (tmp_path / place.file).read_text(encoding="utf-8").splitlines()
    assert "www.test.example/channel" in lines[(place.line or 0) - 1]


def test_a_measure_without_a_title_is_called_by_what_it_does_first(tmp_path: Path) -> None:
    record = {key: value for key, value in TRAINING.items() if key != "title"}
    site = site_with(tmp_path, [record])

    assert first(body(site, page_of(site, "training")), "h1").text() == "จัดอบรม"


def test_several_titles_are_all_shown(tmp_path: Path) -> None:
    assert "โครงการที่สอง" in shown(tmp_path, {**COUNTER, "title": ["โครงการแรก", "โครงการที่สอง"]})


def test_units_lead_to_their_measures_and_unknown_ones_stay_text(tmp_path: Path) -> None:
    record = {**TRAINING, "rows": [{"responsible": ["กองคลัง", "คณะทำงานพิเศษ"]}]}
    site = site_with(tmp_path, [record])
    page = body(site, page_of(site, "training"))

    assert [link.text() for link in page.css('a[href$="/unit/finance/index.html"]')] == ["กองคลัง", "กองคลัง"]
    assert "คณะทำงานพิเศษ" in text_of(page)


def test_the_agencys_wording_for_units_stands_beside_them(tmp_path: Path) -> None:
    record = {**TRAINING, "rows": [{"responsible": {"units": ["finance"], "text": "กค. ร่วมกับทุกกอง"}}]}
    assert "กค. ร่วมกับทุกกอง" in shown(tmp_path, record)


def test_measures_lead_to_the_one_before_and_the_one_after(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    pager = first(body(site, page_of(site, "counter")), ".oit-pager")

    assert first(pager, '[rel="prev"]').text() == "1. อบรมการยืมพัสดุ"
    assert first(pager, '[rel="next"]').text() == "3. ช่องทางแจ้งทุจริต"


def test_a_long_name_is_cut_in_the_path_but_whole_on_the_page(tmp_path: Path) -> None:
    long = "ปรับปรุงกระบวนงาน" * 30
    site = site_with(tmp_path, [{**COUNTER, "title": long}])
    page = page_of(site, "counter")

    assert first(body(site, page), "h1").text() == long
    assert len(page.title) < 160
    assert page.breadcrumbs[-1].label.endswith("…")


def test_cancelled_says_so(tmp_path: Path) -> None:
    assert "ยกเลิกมาตรการนี้" in shown(tmp_path, MEASURES[3])
