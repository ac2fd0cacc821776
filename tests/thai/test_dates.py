"""Dates as officials type them: read to the day, refused with a cure, written and read back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.thai.dates import format_date, iso_date, parse_date
from generator.thai.errors import ThaiTimeError
from tests.thai_cases import DAYS, STYLES, cases, pairs


@pytest.mark.parametrize(("day", "text"), pairs("dates"))
def test_a_date_is_read_in_every_form_officials_type(day: str, text: str) -> None:
    assert iso_date(parse_date(text)) == day


@pytest.mark.parametrize(("reason", "text"), pairs("refused_dates"))
def test_what_is_no_date_is_refused_for_its_reason(reason: str, text: str) -> None:
    with pytest.raises(ThaiTimeError) as refused:
        parse_date(text)
    assert refused.value.reason == reason
    assert refused.value.hint


@pytest.mark.parametrize("case", cases("hints"), ids=lambda case: case["text"])
def test_the_hint_says_how_to_write_it(case: dict[str, str]) -> None:
    with pytest.raises(ThaiTimeError) as refused:
        parse_date(case["text"])
    assert case["hint"] in refused.value.hint


def test_the_year_is_converted_before_the_day_is_checked() -> None:
    assert parse_date("29 ก.พ. 2567") == date(2024, 2, 29)
    with pytest.raises(ThaiTimeError):
        parse_date("29 ก.พ. 2568")


@given(DAYS, st.fixed_dictionaries(STYLES))
def test_a_written_date_is_read_back(day: date, style: dict[str, Any]) -> None:
    assert parse_date(format_date(day, **style)) == day


@given(DAYS)
def test_a_date_of_a_record_is_read_back(day: date) -> None:
    assert parse_date(iso_date(day)) == day


def test_dates_are_written_as_documents_write_them() -> None:
    day = date(2025, 10, 1)
    assert format_date(day) == "1 ต.ค. 2568"
    assert format_date(day, digits="thai", years=2) == "๑ ต.ค. ๖๘"
    assert format_date(day, digits="thai", months="long") == "๑ ตุลาคม ๒๕๖๘"
    assert format_date(date(1999, 1, 5), years=2) == "5 ม.ค. 2542", "two digits would not be read back as 2542"
