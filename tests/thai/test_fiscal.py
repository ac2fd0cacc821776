"""The fiscal year: where it begins and ends, its quarters and halves."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from generator.thai.errors import ThaiTimeError
from generator.thai.fiscal import (
    Span,
    first_day,
    fiscal_year_of,
    half_span,
    last_day,
    month_span,
    quarter_of,
    quarter_span,
    year_span,
)
from tests.thai_cases import DAYS, SPANS


def test_the_fiscal_year_is_named_by_the_buddhist_year_in_which_it_ends() -> None:
    assert (first_day(2568), last_day(2568)) == (date(2024, 10, 1), date(2025, 9, 30))
    assert fiscal_year_of(date(2024, 9, 30)) == 2567
    assert fiscal_year_of(date(2024, 10, 1)) == 2568


def test_quarters_and_halves_make_up_the_year() -> None:
    assert quarter_span(2568, 1) == Span(date(2024, 10, 1), date(2024, 12, 31))
    assert quarter_span(2567, 2) == Span(date(2024, 1, 1), date(2024, 3, 31))
    assert quarter_span(2568, 4) == Span(date(2025, 7, 1), date(2025, 9, 30))
    assert half_span(2568, 1) == Span(date(2024, 10, 1), date(2025, 3, 31))
    assert half_span(2568, 2) == Span(date(2025, 4, 1), date(2025, 9, 30))
    assert month_span(2567, 5) == Span(date(2024, 2, 1), date(2024, 2, 29))


@given(DAYS)
def test_every_day_lies_in_its_quarter_of_its_year(day: date) -> None:
    span = quarter_span(fiscal_year_of(day), quarter_of(day))
    assert span.start <= day <= span.end
    assert year_span(fiscal_year_of(day)).covers(span)


@given(SPANS)
def test_a_span_touches_the_quarters_its_days_lie_in(span: Span) -> None:
    year = fiscal_year_of(span.start)
    touched = [
        q for q in (1, 2, 3, 4) if quarter_span(year, q).start <= span.end and quarter_span(year, q).end >= span.start
    ]
    assert span.quarters(year) == tuple(touched)


def test_a_span_has_no_quarters_of_another_year() -> None:
    assert year_span(2568).quarters(2567) == ()
    assert Span(first_day(2567), last_day(2569)).quarters(2568) == (1, 2, 3, 4)


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ThaiTimeError, match=r"1 มี\.ค\. 2568") as refused:
        Span(date(2025, 3, 1), date(2024, 10, 31))
    assert refused.value.reason == "reversed"
