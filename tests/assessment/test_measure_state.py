from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.assessment.measure_state import MeasureState, measure_state
from generator.records.model.measure import Measure
from generator.thai.dates import iso_date

YEAR = 2569
CASES = yaml.load(
    Path(__file__).with_name("measure_state_cases.yml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506 - makes nothing but text, lists and keys: dates stay as typed
)


def _state(case: dict[str, Any]) -> MeasureState:
    record = {"id": "m1", "answers": {"indicators": ["4"]}, **case["measure"]}
    return measure_state(Measure.model_validate(record, context={"fiscal_year": YEAR}), YEAR, _day(case["day"]))


def _day(text: str) -> date:
    year, month, day = map(int, text.split("-"))
    return date(year - 543, month, day)


def _written(day: date | None) -> str | None:
    return iso_date(day) if day else None


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_measure_state_on_a_day(case: dict[str, Any]) -> None:
    state = _state(case)

    assert [row.status.value for row in state.rows] == case["rows"]
    assert _written(state.overdue_since) == case.get("overdue_since")
    assert state.is_overdue == ("overdue" in case["rows"])
    assert [_written(day) for day in state.late_follow_ups] == case.get("late", [])
    assert _written(state.next_due) == case.get("next_due")
    if "percent" in case:
        assert str(state.percent) == case["percent"]
    if "due" in case:
        assert [_written(day) for day in state.rows[0].due] == case["due"]
