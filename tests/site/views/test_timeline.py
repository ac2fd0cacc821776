from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assessment.measure_days import measure_days
from generator.assessment.measure_state import measure_state
from generator.records.model.measure import Measure
from generator.site.views.timeline import axis, bar, marks
from generator.thai.fiscal import first_day, last_day

YEAR = 2569
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))


def drawn(row: dict[str, Any], day: date = date(2026, 1, 1)) -> tuple[Any, Any]:
    record = {"id": "m1", "answers": {"indicators": ["4"]}, "rows": [row]}
    state = measure_state(Measure.model_validate(record), YEAR, day)
    return bar(state.rows[0], YEAR), marks(state.rows[0], YEAR, measure_days(state))


@pytest.mark.parametrize(
    ("start", "end", "x", "right", "before", "after"),
    [
        ("2568-10-01", "2569-09-30", 0, 100, False, False),
        ("2568-10-01", "2568-12-31", 0, 25.21, False, False),
        ("2569-09-30", "2569-09-30", 99.73, 100, False, False),
        ("2566-10-01", "2570-09-30", 0, 100, True, True),
        ("2568-01-01", "2568-10-31", 0, 8.49, True, False),
    ],
)
def test_a_bar_spans_its_days_and_stays_in_the_year(  # noqa: PLR0913, PLR0917 - one case of the table
    start: str, end: str, x: float, right: float, before: bool, after: bool
) -> None:
    found, _ = drawn({"period": {"start": start, "end": end}})

    assert (found.x, round(found.x + found.width, 2)) == (x, right)
    assert (found.from_before, found.goes_on) == (before, after)


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"period": {"text": "เมื่อพร้อม"}},
        {"period": {"start": "2560-10-01", "end": "2561-09-30"}},
        {"period": {"start": "2570-10-01"}},
        {"period": {"end": "2567-10-01"}},
    ],
)
def test_without_days_in_the_year_there_is_no_bar(row: dict[str, Any]) -> None:
    assert drawn(row)[0] is None


@given(start=st.none() | DAYS, end=st.none() | DAYS)
def test_whatever_the_period_a_bar_never_leaves_the_year(start: date | None, end: date | None) -> None:
    if start and end and end < start:
        start, end = end, start
    found, _ = drawn({"period": {"start": start, "end": end}})
    if found is not None:
        assert 0 <= found.x < 100
        assert 0 < found.width <= 100
        assert found.x + found.width <= 100.01


def test_report_dates_are_marked_late_ones_apart_and_those_of_other_years_not() -> None:
    _, found = drawn({"follow_up": {"due": ["2568-10-31", "2569-03-31", "2570-01-31"]}}, date(2026, 1, 1))

    assert [(mark.day, mark.kind.now) for mark in found] == [(date(2025, 10, 31), "late"), (date(2026, 3, 31), "")]


@pytest.mark.parametrize("year", [2567, 2569])
def test_the_axis_runs_from_october_to_september_in_leap_years_too(year: int) -> None:
    found = axis(year, first_day(year))

    assert [month.label for month in found.months][::11] == ["ต.ค.", "ก.ย."]
    assert round(found.months[-1].x + found.months[-1].width) == 100
    assert [quarter.x for quarter in found.quarters] == [month.x for month in found.months[::3]]


def test_today_is_on_the_axis_only_within_the_year() -> None:
    assert axis(YEAR, first_day(YEAR)).today == pytest.approx(0.14)
    assert axis(YEAR, last_day(YEAR)).today == pytest.approx(99.86)
    assert axis(YEAR, last_day(YEAR - 1)).today is None
    assert axis(YEAR, first_day(YEAR + 1)).today is None
