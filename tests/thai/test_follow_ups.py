"""Follow-ups as agencies write them: quarters, due dates and the method; refused, written and read back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.thai.dates import iso_date
from generator.thai.errors import ThaiTimeError
from generator.thai.fiscal import quarter_of, quarter_span
from generator.thai.follow_ups import Schedule, format_follow_up, parse_follow_up
from generator.thai.frequencies import Every
from tests.thai_cases import DAYS, STYLES, YEAR, cases, pairs

METHODS = st.sampled_from(
    ["", "รายงานผล", "ติดตามและ สรุปผล", "รายงานการใช้จ่ายงบประมาณ", "ตามแบบ (สขร. ๑)", "รายงาน ก.พ.", "หน่วยตรวจสอบภายใน"]
)
IN_QUARTERS = st.builds(
    lambda year, numbers, method: Schedule(
        tuple(sorted(numbers)), tuple(quarter_span(year, number).end for number in sorted(numbers)), None, method
    ),
    st.integers(2555, 2590),
    st.sets(st.integers(1, 4), min_size=1),
    METHODS,
)
ON_DAYS = st.builds(
    lambda days, method: Schedule(tuple(sorted({quarter_of(day) for day in days})), tuple(sorted(days)), None, method),
    st.sets(DAYS, min_size=1, max_size=6),
    METHODS,
)


@st.composite
def regular(draw: st.DrawFn) -> Schedule:
    """Make a regular follow-up, perhaps with days besides."""
    months = draw(st.integers(1, 12))
    days = {found.end for found in Every(months).spans(draw(st.integers(2555, 2590)))} | draw(st.sets(DAYS, max_size=3))
    return Schedule(tuple(sorted({quarter_of(day) for day in days})), tuple(sorted(days)), months, draw(METHODS))


@pytest.mark.parametrize("case", cases("follow_ups"), ids=lambda case: case["text"])
def test_a_follow_up_is_read_in_every_notation(case: dict[str, Any]) -> None:
    schedule = parse_follow_up(case["text"], YEAR)
    assert [str(number) for number in schedule.quarters] == case["quarters"]
    assert [iso_date(day) for day in schedule.due] == case["due"]
    assert schedule.every_months == (int(case["every"]) if "every" in case else None)
    assert schedule.method == case.get("method", "")


@pytest.mark.parametrize(("reason", "text"), pairs("refused_follow_ups"))
def test_what_names_no_due_day_is_refused_for_its_reason(reason: str, text: str) -> None:
    with pytest.raises(ThaiTimeError) as refused:
        parse_follow_up(text, YEAR)
    assert refused.value.reason == reason
    assert refused.value.hint


@given(IN_QUARTERS | ON_DAYS | regular(), st.integers(2555, 2590), st.fixed_dictionaries(STYLES))
def test_a_written_follow_up_is_read_back(schedule: Schedule, year: int, style: dict[str, Any]) -> None:
    assert parse_follow_up(format_follow_up(schedule, year, **style), year) == schedule


def test_follow_ups_are_written_as_documents_write_them() -> None:
    ends = {number: quarter_span(YEAR, number).end for number in (1, 2, 3, 4)}
    later = Schedule((2, 3, 4), (ends[2], ends[3], ends[4]), None, "รายงานผล")
    assert format_follow_up(later, YEAR, digits="thai") == "รายงานผล ไตรมาส ๒ - ๔"
    assert format_follow_up(Schedule((2, 4), (ends[2], ends[4])), YEAR) == "ไตรมาส 2 และ 4"
    assert format_follow_up(Schedule((2, 4), (ends[2], ends[4])), YEAR + 1) == "ไตรมาส 2 และ 4/2568"
    assert format_follow_up(Schedule((2, 4), (ends[2], ends[4]), 6), YEAR) == "ทุก 6 เดือน"
    assert format_follow_up(Schedule((), (ends[2],)), YEAR) == "31 มี.ค. 2568", "days given as days stay days"


def test_a_schedule_without_days_is_written_from_what_it_has() -> None:
    assert format_follow_up(Schedule((1, 3)), YEAR) == "ไตรมาส 1 และ 3"
    assert format_follow_up(Schedule(every_months=24, method="สรุปผล"), YEAR) == "สรุปผล ทุก 24 เดือน"
    assert format_follow_up(Schedule(method="สรุปผล"), YEAR) == "สรุปผล"
