"""Whatever the text, it is read or refused with a reason and a hint: no crash, no endless search."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given

from generator.thai.compact import MAX_LENGTH, compact
from generator.thai.dates import parse_date
from generator.thai.errors import ThaiTimeError
from generator.thai.follow_ups import parse_follow_up
from generator.thai.frequencies import parse_frequency, parse_length
from generator.thai.periods import parse_period, parse_periods
from tests.thai_cases import HOSTILE, YEAR

PARSERS: list[Callable[[str], object]] = [
    parse_date,
    lambda text: parse_period(text, YEAR),
    lambda text: parse_periods(text, YEAR),
    lambda text: parse_follow_up(text, YEAR),
    parse_frequency,
    parse_length,
]
BAITS = ["ต.ค.-", "1 ", "ไตรมาส1,", "(", "ปี", "รอบ6เดือน,", "ถึง", "....", "2566-", "ทุก", "ม.", "1/", "๑๑๑", "แผน", "และ"]


def refusals(text: str) -> list[ThaiTimeError]:
    """Return the errors of every parser that refuses ``text``; any other exception goes through."""
    refused = []
    for parse in PARSERS:
        try:
            parse(text)
        except ThaiTimeError as error:
            refused.append(error)
    return refused


@given(HOSTILE)
def test_any_text_is_read_or_refused_with_a_hint(text: str) -> None:
    assert all(refused.hint for refused in refusals(text))


@pytest.mark.parametrize("bait", BAITS)
def test_a_long_text_made_to_mislead_is_answered(bait: str) -> None:
    text = (bait * MAX_LENGTH)[:MAX_LENGTH]
    assert all(len(refused.text) < 100 for refused in refusals(text)), "a message shows only how a long text begins"


def test_a_text_beyond_the_limit_is_refused() -> None:
    for parse in PARSERS:
        with pytest.raises(ThaiTimeError) as refused:
            parse(" " * (MAX_LENGTH + 1))
        assert refused.value.reason == "too_long"


@given(HOSTILE)
def test_every_character_kept_has_its_place_in_the_text(text: str) -> None:
    plain = compact(text)
    assert len(plain.origins) == len(plain.text)
    assert list(plain.origins) == sorted(set(plain.origins))
