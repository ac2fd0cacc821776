"""Years named in free text, and those that are not the year of anything here."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from generator.thai.years import years_in
from tests.thai_cases import HOSTILE, cases


@pytest.mark.parametrize("case", cases("years"), ids=lambda case: case["text"])
def test_every_year_that_is_called_one_is_found(case: dict[str, Any]) -> None:
    found = years_in(case["text"])
    assert [str(year) for mention in found for year in range(mention.first, mention.last + 1)] == case["years"]
    if "at" in case:
        assert [case["text"][mention.start : mention.end] for mention in found] == [case["at"]]


def test_a_plan_covers_each_of_its_years() -> None:
    (plan,) = years_in("แผน พ.ศ. 2566 - 2570")
    assert plan.covers(2568)
    assert not plan.covers(2571)


def test_the_place_is_that_of_the_text_as_typed() -> None:
    text = "รายงาน\u200bประจำปี\u00a0 ๒๕๖๘ ของเทศบาล"
    (mention,) = years_in(text * 300)[:1]
    assert (text * 300)[mention.start : mention.end] == "ประจำปี\u00a0 ๒๕๖๘"


def test_each_year_of_a_list_has_its_own_place() -> None:
    text = "งบของปีงบประมาณ 2566, 2567 และ 2569 - 2570"
    assert [text[one.start : one.end] for one in years_in(text)] == ["ปีงบประมาณ 2566", "2567", "2569 - 2570"]


@given(HOSTILE)
def test_no_text_is_refused(text: str) -> None:
    for mention in years_in(text):
        assert 0 <= mention.start < mention.end <= len(text)
