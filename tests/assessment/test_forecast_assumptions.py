"""Everything that a forecast takes for granted is named, and a survey's score comes from the newest result."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.assessment.forecast import YearForecast, year_forecast
from generator.assessment.site_context import site_context
from generator.records.loading.workspace import load
from tests.small_agency import CONFIG, DAY, agency

BOTH_YEARS = CONFIG.replace("[{year: 2566}]", "[{year: 2566}, {year: 2569}]")
CHART = "item: O1\nstatus: published\nevidence: [{title: แผนผัง, parts: chart, url: 'https://www.test.example/a'}]\n"


def forecast(folder: Path, year: int, **files: str) -> YearForecast:
    named = {name.replace("__", "/") + ".yml": text for name, text in files.items()}
    return year_forecast(agency(folder, {"site_config.yml": BOTH_YEARS, **named}), year, {})


def test_a_verified_year_of_all_or_nothing(tmp_path: Path) -> None:
    made = forecast(tmp_path, 2566, oit_items__2566__o01=CHART)
    assert made.assumptions[:4] == (
        "IIT ไม่ทราบ: ไม่มีคะแนนของปีก่อน ใส่ด้วย --iit",
        "EIT ไม่ทราบ: ไม่มีคะแนนของปีก่อน ใส่ด้วย --eit",
        "ข้อหนึ่งได้ 100 เมื่อมีหลักฐานครบทุกองค์ประกอบ ขาดอย่างใดอย่างหนึ่งได้ 0",
        "หลักฐานที่มีและอยู่ในช่วงเวลานับว่าได้คะแนน ผู้ประเมินอาจเห็นว่าเนื้อหาไม่ครบ",
    )
    assert not any(
        words.startswith(("ใช้รายการข้อ", "ไม่รู้องค์ประกอบ", "ข้อที่ไม่เกี่ยวข้อง", "แฟ้มที่อ่าน")) for words in made.assumptions
    )
    assert made.assumptions[4].startswith("ทศนิยมสองตำแหน่งทุกขั้น")


def test_an_unverified_year_of_partial_credit_with_items_whose_parts_are_not_known(tmp_path: Path) -> None:
    spared = "item: O18\nstatus: not_applicable\nreason: ไม่มีเรื่องร้องเรียน\n"
    made = forecast(tmp_path, 2569, oit_items__2569__o01=CHART, oit_items__2569__o18=spared)
    assert made.assumptions[2].startswith("ข้อหนึ่งได้คะแนนตามส่วนขององค์ประกอบ")
    assert "ใช้รายการข้อของปี 2569 ที่ยังไม่ได้สอบทานกับแบบของสำนักงาน ป.ป.ช." in made.assumptions
    (unknown,) = [words for words in made.assumptions if words.startswith("ไม่รู้องค์ประกอบของข้อ ")]
    assert "O18" in unknown
    assert "O1," not in unknown
    assert "ข้อที่ไม่เกี่ยวข้องกับหน่วยงานนับว่าได้คะแนน (O18)" in made.assumptions


def test_records_that_cannot_be_read_are_named_for_their_own_year(tmp_path: Path) -> None:
    agency(tmp_path, {"site_config.yml": BOTH_YEARS, "oit_items/2566/o01.yml": CHART})
    for name in ("2566/o02", "2569/o02"):
        broken = tmp_path / f"oit_items/{name}.yml"
        broken.parent.mkdir(exist_ok=True)
        broken.write_text("item: [", encoding="utf-8")
    workspace, _ = load(tmp_path)
    assert workspace is not None
    made = year_forecast(site_context(workspace, DAY), 2566, {})
    assert "แฟ้มที่อ่านไม่ได้นับว่ายังไม่มีข้อมูล (oit_items/2566/o02.yml)" in made.assumptions


def test_a_year_without_records_or_without_a_form_is_not_forecast(tmp_path: Path) -> None:
    site = agency(tmp_path, {"site_config.yml": BOTH_YEARS, "oit_items/2566/o01.yml": CHART})
    for year in (2569, 2562):
        with pytest.raises(LookupError):
            year_forecast(site, year, {})


def test_the_newest_result_before_the_year_that_has_a_score_is_taken(tmp_path: Path) -> None:
    made = forecast(
        tmp_path,
        2566,
        oit_items__2566__o01=CHART,
        content__results__2563="instruments: {IIT: 70, EIT: 71}\n",
        content__results__2564="instruments: {EIT: 80.5}\nindicators: {6: 90, 7: 90, 8: 90}\n",
        content__results__2565="indicators: {6: 100, 7: 90.01}\n",
        content__results__2566="instruments: {IIT: 99, EIT: 99}\n",
    )
    assert made.surveys["IIT"].score == Decimal(70)
    assert made.surveys["EIT"].score == Decimal("80.5"), "what is stated counts before what is worked out"
    assert made.assumptions[0] == "IIT 70.00: สมมติว่าเท่ากับผลของปี 2563 เพราะยังไม่ทราบผลของปี 2566"


def test_a_score_is_worked_out_where_all_its_indicators_are_known(tmp_path: Path) -> None:
    result = "indicators: {6: 100, 7: 90, 8: 80.01}\n"
    made = forecast(tmp_path, 2566, oit_items__2566__o01=CHART, content__results__2565=result)
    assert made.surveys["EIT"].score == Decimal("90.00")
    assert made.surveys["IIT"].score is None
