"""Periods as agencies write them: read to the last character or refused, written and read back."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.thai.errors import ThaiTimeError
from generator.thai.fiscal import fiscal_year_of, half_span, month_span, quarter_span, year_span
from generator.thai.periods import PeriodStyle, Span, format_period, parse_period, parse_periods
from tests.thai_cases import SPANS, STYLES, YEAR, cases, pairs, span

PERIOD_STYLES = get_args(PeriodStyle)
YEARS = st.integers(2450, 2640)
WHOLE = st.one_of(
    YEARS.map(year_span),
    st.builds(half_span, YEARS, st.sampled_from([1, 2])),
    st.builds(
        lambda year, one, other: Span(
            quarter_span(year, min(one, other)).start, quarter_span(year, max(one, other)).end
        ),
        YEARS,
        st.integers(1, 4),
        st.integers(1, 4),
    ),
    st.builds(
        lambda year, first, more: Span(month_span(year, first).start, month_span(year + more // 12, more % 12 + 1).end),
        YEARS,
        st.integers(1, 12),
        st.integers(12, 40),
    ),
)


@pytest.mark.parametrize(("days", "text"), pairs("periods"))
def test_a_period_is_read_in_every_notation(days: str, text: str) -> None:
    assert parse_period(text, YEAR) == span(days)


@pytest.mark.parametrize("case", cases("several_periods"), ids=lambda case: case["text"])
def test_a_cell_with_several_periods_gives_each(case: dict[str, Any]) -> None:
    assert parse_periods(case["text"], YEAR) == tuple(map(span, case["spans"]))
    with pytest.raises(ThaiTimeError) as refused:
        parse_period(case["text"], YEAR)
    assert refused.value.reason == "several"


@pytest.mark.parametrize(("reason", "text"), pairs("refused_periods"))
def test_what_is_no_period_is_refused_for_its_reason(reason: str, text: str) -> None:
    with pytest.raises(ThaiTimeError) as refused:
        parse_period(text, YEAR)
    assert refused.value.reason == reason
    assert refused.value.hint


def test_what_has_no_year_lies_in_the_fiscal_year_of_the_document() -> None:
    assert parse_period("ก.พ.", 2567) == span("2567-02-01 2567-02-29")
    assert parse_period("พ.ย. - ก.พ.", 2569) == span("2568-11-01 2569-02-28")
    assert parse_period("ต.ค. - มี.ค.", 2567) == half_span(2567, 1)
    assert parse_period("ไตรมาส 3", 2566) == quarter_span(2566, 3)


@given(SPANS | WHOLE, st.sampled_from(PERIOD_STYLES), st.fixed_dictionaries({}, optional=STYLES))
def test_a_written_period_is_read_back(period: Span, style: PeriodStyle, options: dict[str, Any]) -> None:
    year = fiscal_year_of(period.end)
    assert parse_period(format_period(period, style=style, **options), year) == period
    assert parse_period(format_period(period, style=style, fiscal_year=year, **options), year) == period


def test_periods_are_written_as_documents_write_them() -> None:
    first_half, march = half_span(YEAR, 1), span("2568-03-01 2568-03-31")
    assert format_period(span("2568-02-01 2568-03-31"), digits="thai") == "ก.พ. - มี.ค. ๒๕๖๘"
    assert format_period(first_half) == "ต.ค. 2567 - มี.ค. 2568"
    assert format_period(march) == "มี.ค. 2568"
    assert format_period(first_half, style="month_range_to") == "ต.ค. 67 ถึง มี.ค. 68"
    assert format_period(first_half, style="day_range_short") == "1 ต.ค. 67 - 31 มี.ค. 68"
    assert format_period(march, style="day_range") == "1 - 31 มีนาคม 2568"
    assert format_period(year_span(YEAR), style="fy_word", fiscal_year=YEAR) == "ตลอดปีงบประมาณ"
    assert format_period(year_span(YEAR), style="fy_word") == "ปีงบประมาณ พ.ศ. 2568"
    assert format_period(first_half, style="quarters", fiscal_year=YEAR) == "ไตรมาส 1 - 2"
    assert format_period(first_half, style="half_year") == "6 เดือนแรกของปีงบประมาณ พ.ศ. 2568"
    assert format_period(march, style="iso") == "2568-03-01 ถึง 2568-03-31"
    assert format_period(march, style="quarters") == "มี.ค. 2568", "a month is no quarter"
    assert format_period(span("2568-03-05 2568-04-01")) == "5 มี.ค. 2568 - 1 เม.ย. 2568", "part of a month is no month"
    assert format_period(span("2568-03-05 2568-03-31")) == "5 - 31 มี.ค. 2568"
    assert format_period(span("2568-03-01 2568-03-30")) == "1 - 30 มี.ค. 2568"
    assert format_period(march, months="long") == "มีนาคม 2568", "what is asked for counts before what is usual"
    assert format_period(march, years=2, digits="thai") == "มี.ค. ๖๘"
