from __future__ import annotations

import pytest

from generator.site.views.trail import year_switch

YEARS = [(year, f"{year}/") for year in range(2580, 2560, -1)]


@pytest.mark.parametrize(
    ("current", "offered"),
    [
        (2580, [2580, 2579, 2578, 2577, 2576]),
        (2570, [2574, 2573, 2572, 2571, 2570, 2569, 2568, 2567, 2566]),
        (2561, [2565, 2564, 2563, 2562, 2561]),
    ],
)
def test_the_nearest_years_are_offered(current: int, offered: list[int]) -> None:
    links = year_switch(YEARS, current)

    assert [link.year for link in links] == offered
    assert [link.year for link in links if link.current] == [current]


def test_a_year_that_has_no_such_page_is_not_marked() -> None:
    assert [link.current for link in year_switch([(2569, "a/"), (2566, "b/")], 2568)] == [False, False]
