"""Years as typed: to the first and the last that can be meant, and the cure for those that cannot."""

from __future__ import annotations

import pytest

from generator.thai.era import buddhist_year, write_year
from generator.thai.errors import ThaiTimeError


@pytest.mark.parametrize(
    ("digits", "year"), [("2400", 2400), ("2699", 2699), ("2568", 2568), ("50", 2550), ("68", 2568), ("99", 2599)]
)
def test_a_year_that_is_read(digits: str, year: int) -> None:
    assert buddhist_year(digits, digits) == year


@pytest.mark.parametrize(
    ("digits", "common_era", "reason", "cure"),
    [
        ("49", False, "ambiguous", "2592 หรือ 2549"),
        ("00", False, "ambiguous", "2543 หรือ 2500"),
        ("24", False, "ambiguous", "2567 หรือ 2524"),
        ("25", True, "gregorian", "พ.ศ. เป็น 2568"),
        ("2025", True, "gregorian", "พ.ศ. เป็น 2568"),
        ("2568", True, "gregorian", "พ.ศ. เป็น 3111"),
        ("2025", False, "gregorian", "พ.ศ. เป็น 2568"),
        ("1800", False, "gregorian", "พ.ศ. เป็น 2343"),
        ("1799", False, "year", "2400 ถึง 2699"),
        ("2156", False, "gregorian", "พ.ศ. เป็น 2699"),
        ("2157", False, "year", "2400 ถึง 2699"),
        ("2399", False, "year", "2400 ถึง 2699"),
        ("2700", False, "year", "2400 ถึง 2699"),
        ("0000", False, "year", "2400 ถึง 2699"),
    ],
)
def test_a_year_that_is_refused(digits: str, reason: str, cure: str, *, common_era: bool) -> None:
    with pytest.raises(ThaiTimeError) as refused:
        buddhist_year(digits, digits, common_era=common_era)
    assert refused.value.reason == reason
    assert refused.value.hint.endswith(cure)


@pytest.mark.parametrize(
    ("year", "short"), [(2549, "2549"), (2550, "50"), (2568, "68"), (2599, "99"), (2600, "2600"), (2499, "2499")]
)
def test_two_figures_are_written_where_they_are_read_back(year: int, short: str) -> None:
    assert write_year(year, 2) == short
    assert write_year(year) == str(year)
