"""The fiscal year: where it begins and ends, its quarters and halves."""

from __future__ import annotations

from datetime import date, timedelta

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
    span_between,
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


@pytest.mark.parametrize(
    ("year", "quarter", "start", "end"),
    [
        (2568, 1, date(2024, 10, 1), date(2024, 12, 31)),
        (2568, 2, date(2025, 1, 1), date(2025, 3, 31)),
        (2568, 3, date(2025, 4, 1), date(2025, 6, 30)),
        (2568, 4, date(2025, 7, 1), date(2025, 9, 30)),
    ],
)
def test_a_quarter_from_its_first_day_to_its_last(year: int, quarter: int, start: date, end: date) -> None:
    assert quarter_span(year, quarter) == Span(start, end)
    for day in (start, end):
        assert (fiscal_year_of(day), quarter_of(day)) == (year, quarter)
    before, after = start - timedelta(days=1), end + timedelta(days=1)
    assert quarter_of(before) == (quarter - 2) % 4 + 1
    assert quarter_of(after) == quarter % 4 + 1


@pytest.mark.parametrize(
    ("year", "nth", "end"),
    [
        (2567, 5, date(2024, 2, 29)),  # a leap year
        (2568, 5, date(2025, 2, 28)),
        (2443, 5, date(1900, 2, 28)),  # a whole century is none
        (2543, 5, date(2000, 2, 29)),  # but every fourth is
        (2568, 1, date(2024, 10, 31)),
        (2568, 2, date(2024, 11, 30)),
        (2568, 3, date(2024, 12, 31)),
        (2568, 4, date(2025, 1, 31)),
        (2568, 12, date(2025, 9, 30)),
    ],
)
def test_a_month_of_the_year_ends_on_its_last_day(year: int, nth: int, end: date) -> None:
    assert month_span(year, nth) == Span(end.replace(day=1), end)


def test_a_span_covers_another_to_the_day() -> None:
    year = year_span(2568)
    assert year == Span(date(2024, 10, 1), date(2025, 9, 30))
    assert year.covers(year)
    assert year.covers(Span(date(2024, 10, 1), date(2024, 10, 1)))
    assert not year.covers(Span(date(2024, 9, 30), date(2025, 9, 30)))
    assert not year.covers(Span(date(2024, 10, 1), date(2025, 10, 1)))


def test_a_span_may_be_one_day_and_never_ends_before_it_begins() -> None:
    day = date(2025, 1, 1)
    assert str(Span(day, day)) == "1 ม.ค. 2568 - 1 ม.ค. 2568"
    for make in (Span, lambda start, end: span_between(start, end, "ม.ค.")):
        with pytest.raises(ThaiTimeError) as refused:
            make(day, date(2024, 12, 31))
        assert refused.value.reason == "reversed"
    assert span_between(day, day, "1 ม.ค.") == Span(day, day)


@pytest.mark.parametrize(
    ("start", "end", "year", "quarters"),
    [
        (date(2024, 10, 1), date(2025, 9, 30), 2568, (1, 2, 3, 4)),
        (date(2024, 12, 31), date(2025, 1, 1), 2568, (1, 2)),
        (date(2024, 9, 30), date(2024, 10, 1), 2567, (4,)),
        (date(2024, 9, 30), date(2024, 10, 1), 2568, (1,)),
        (date(2024, 10, 1), date(2025, 9, 30), 2567, ()),
        (date(2024, 10, 1), date(2025, 9, 30), 2569, ()),
        (date(2023, 10, 1), date(2026, 9, 30), 2568, (1, 2, 3, 4)),
    ],
)
def test_quarters_that_a_span_touches(start: date, end: date, year: int, quarters: tuple[int, ...]) -> None:
    assert Span(start, end).quarters(year) == quarters


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
