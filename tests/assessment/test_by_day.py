from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assessment.by_day import ByDay, as_of, by_day, days_from, told
from generator.assessment.measure_days import measure_days
from generator.assessment.measure_state import measure_state
from generator.records.model.measure import Measure
from generator.site.views.year_days import year_days
from tests.small_measures import MEASURES

BUILT = date(2025, 11, 1)


def said(by: ByDay, day: date) -> str:
    """What a browser that follows the rules says on ``day``."""
    return told([text for since, text in by.steps if since <= day][-1], day)


@given(apart=st.integers(0, 800), number=st.integers(0, len(MEASURES) - 1))
def test_what_is_foretold_is_what_a_later_build_says(apart: int, number: int) -> None:
    record: dict[str, Any] = {key: value for key, value in MEASURES[number].items() if key != "rows"}
    rows = [{key: value for key, value in row.items() if key != "responsible"} for row in MEASURES[number]["rows"]]
    measure = Measure.model_validate({**record, "rows": rows})
    day = BUILT + timedelta(days=apart)
    early, late = (measure_days(measure_state(measure, 2569, on)) for on in (BUILT, day))

    for name in ("overdue", "overdue_mark", "worst", "next_due", "late", "unreported"):
        assert said(getattr(early, name), day) == getattr(late, name).now, name
    for index, row in enumerate(rows):
        for name in ("status", "badge", "words", "late"):
            assert said(getattr(early.row(index), name), day) == getattr(late.row(index), name).now, (row, name)


def test_days_that_change_nothing_are_not_written() -> None:
    found = by_day(BUILT, [BUILT, date(2025, 11, 2), date(2025, 1, 1)], lambda _: "เสมอ")

    assert found.steps == ((BUILT, "เสมอ"),)
    assert not found.data
    assert found.now == "เสมอ"


def test_days_are_counted_on_the_day_of_the_build_and_by_the_browser_later() -> None:
    found = by_day(BUILT, [], lambda _: f"เลยกำหนด {days_from(date(2025, 10, 2))} วัน")

    assert found.now == "เลยกำหนด 30 วัน"
    assert found.data == "2025-11-01 เลยกำหนด {2025-10-02} วัน"
    assert as_of(BUILT).data == "2025-11-01 1 พ.ย. 2568|2025-11-02 {}"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 9, 29), "เริ่มปีงบประมาณ 1 ต.ค. 2569 ในอีก 2 วัน (ณ วันที่ 29 ก.ย. 2569)"),
        (date(2026, 10, 1), "อยู่ระหว่างปีงบประมาณ ถึง 30 ก.ย. 2570 (ณ วันที่ 1 ต.ค. 2569)"),
        (date(2027, 9, 30), "อยู่ระหว่างปีงบประมาณ ถึง 30 ก.ย. 2570 (ณ วันที่ 30 ก.ย. 2570)"),
        (date(2027, 10, 1), "สิ้นสุดปีงบประมาณเมื่อ 30 ก.ย. 2570"),
    ],
)
def test_a_year_is_to_come_runs_and_is_over(day: date, words: str) -> None:
    assert year_days(2570, day).now == words
    assert said(year_days(2570, date(2025, 1, 1)), day) == words
