"""What a record speaks of in the result of a year, and where the site shows each."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.assessment.answered import Reference, answered_year, references
from generator.assessment.site_context import SiteContext
from generator.records.model.measure import Answers, Links
from tests.small_agency import CONFIG, agency

OTHER_YEAR = 2562
"""A year without a form, whose indicators are named as in the nearest year that has one."""


@pytest.fixture
def site(tmp_path: Path) -> SiteContext:
    return agency(
        tmp_path,
        {
            "site_config.yml": CONFIG.replace("[{year: 2566}]", "[{year: 2565}, {year: 2566}]"),
            "oit_items/2566/o01.yml": "item: O1\nstatus: draft\n",
            "content/results/2566.yml": "indicators: {4: 78.68, 9: 87.5}\n",
        },
    )


def named(site: SiteContext, year: int, **spoken: object) -> list[tuple[str, list[Reference]]]:
    links = Links.model_validate(spoken)
    return [(group.label, list(group.references)) for group in references(site, links, year)]


def test_kinds_that_nothing_is_said_of_are_left_out(site: SiteContext) -> None:
    assert named(site, 2566) == []
    spoken = named(site, 2566, instruments=["EIT"], questions=["i4", "i5", "e2"], items=["O1"], indicators=[4])
    assert [label for label, _ in spoken] == ["แบบวัด", "ตัวชี้วัด", "ข้อคำถาม", "ข้อ OIT"]
    assert spoken[0][1] == [Reference("EIT")]
    assert [one.title for one in spoken[2][1]] == ["e2, i4-i5"]


def test_an_indicator_leads_to_its_score_and_else_to_the_result(site: SiteContext) -> None:
    ((_, (scored, unscored)),) = named(site, 2566, indicators=[4, 5])
    assert scored == Reference(
        "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ (78.68 คะแนน)", "2566/result/", "indicator-4", "indicators"
    )
    assert unscored == Reference("ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต", "2566/result/", "", "indicators")
    ((_, (alone,)),) = named(site, 2565, indicators=[4])
    assert alone == Reference("ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ")


def test_a_sub_indicator_leads_to_its_part_of_a_year_that_has_pages(site: SiteContext) -> None:
    ((_, (known,)),) = named(site, 2566, sub_indicators=["9.2"])
    assert (known.path, known.anchor, known.field) == ("2566/", "sub-9-2", "sub_indicators")
    ((_, (unknown,)),) = named(site, 2566, sub_indicators=["9.9"])
    assert unknown == Reference("ตัวชี้วัดย่อยที่ 9.9")
    ((_, (elsewhere,)),) = named(site, OTHER_YEAR, sub_indicators=["9.2"])
    assert elsewhere == Reference(known.title)


def test_an_item_leads_to_its_page_where_there_is_one(site: SiteContext) -> None:
    ((_, (known, unknown)),) = named(site, 2566, items=["O1", "O99"])
    assert known == Reference("O1 โครงสร้าง", "2566/o1/", "", "items")
    assert unknown == Reference("O99", field="items")
    ((_, (elsewhere,)),) = named(site, OTHER_YEAR, items=["O1"])
    assert elsewhere == Reference("O1", field="items")


def test_a_measure_answers_the_year_before_unless_it_says_so() -> None:
    assert answered_year(Answers.model_validate({"indicators": [4]}), 2569) == 2568
    assert answered_year(Answers.model_validate({"fiscal_year": 2566, "indicators": [4]}), 2569) == 2566
