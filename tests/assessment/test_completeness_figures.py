"""The figures that every report and page shows: how many of how many, in percent, rounded down."""

from __future__ import annotations

from typing import get_args

import pytest

from generator.assessment.completeness_figures import LEVEL_THAI, Figure, Level


@pytest.mark.parametrize(
    ("done", "total", "percent"),
    [
        (20, 26, 76.92),
        (43, 43, 100),
        (42, 43, 97.67),
        (199, 200, 99.5),
        (999, 1000, 99.9),
        (99_999, 100_000, 99.99),  # a hundred means all
        (1, 3, 33.33),
        (2, 3, 66.67),
        (1, 200, 0.5),
        (1, 100, 1),
        (0, 26, 0),
        (0, 0, 100),  # nothing to do is all done
    ],
)
def test_a_share_in_percent_has_two_decimals_where_it_is_not_whole(done: int, total: int, percent: float) -> None:
    found = Figure("year", "2569", "", done, total).percent
    assert (found, str(found)) == (percent, str(percent))  # never 100.0


def test_a_figure_in_words_names_what_it_counts() -> None:
    assert Figure("item", "O1", "", 3, 5).words == "3 จาก 5 องค์ประกอบ"
    assert Figure("sub_indicator", "9.1", "", 3, 5).words == "3 จาก 5 ข้อ"


def test_every_level_has_its_thai_word() -> None:
    assert tuple(LEVEL_THAI) == get_args(Level)
    assert all(LEVEL_THAI.values())
