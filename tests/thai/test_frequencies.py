"""How often and how long, as the national form says it of data and plans."""

from __future__ import annotations

import pytest

from generator.thai.errors import ThaiTimeError
from generator.thai.frequencies import Frequency, Length, parse_frequency, parse_length
from tests.thai_cases import cases


@pytest.mark.parametrize(("text", "months"), cases("frequencies").items())
def test_every_frequency_that_a_text_allows_is_read(text: str, months: list[str]) -> None:
    assert parse_frequency(text) == Frequency(tuple(map(int, months)))


@pytest.mark.parametrize("case", cases("lengths"), ids=lambda case: case["text"])
def test_the_length_of_a_plan_is_read(case: dict[str, str]) -> None:
    assert parse_length(case["text"]) == Length(int(case["months"]), case["more"] == "true")


@pytest.mark.parametrize("text", ["", "แต่ละคราว", "ไม่น้อยกว่า ๒ ปี", "ป.ป.ช.", "พ.ศ. 2540"])
def test_what_is_neither_is_refused(text: str) -> None:
    for parse in (parse_frequency, parse_length):
        with pytest.raises(ThaiTimeError) as refused:
            parse(text)
        assert refused.value.reason == "format"
