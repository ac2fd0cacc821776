"""Periods written out in the styles that agencies' documents use, as ``periods`` reads them back.

A style that cannot say a span exactly (months for a span that begins on the 5th, a quarter for five months) gives way
to the next more exact one; whole dates always can.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from generator.thai.dates import MonthNames, format_date, iso_date, month_name
from generator.thai.digits import Digits, in_digits
from generator.thai.era import OFFSET, YearDigits, write_year
from generator.thai.fiscal import Span, fiscal_year_of, half_span, quarter_of, quarter_span, year_span

PeriodStyle = Literal[
    "month_range_year_at_end",
    "month_range_to",
    "day_range",
    "day_range_short",
    "fy_word",
    "quarters",
    "half_year",
    "iso",
]


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the parts of a period are written; ``fiscal_year`` (BE) is the year that need not be said."""

    months: MonthNames
    years: YearDigits
    join: str
    fiscal_year: int | None


_Writer = Callable[[Span, _Manner], str | None]


class _Style(NamedTuple):
    """The writers of a style, from the one that says most, and what is usual in it."""

    writers: tuple[_Writer, ...]
    months: MonthNames
    years: YearDigits
    join: str


def format_period(  # noqa: PLR0913 - each is an option of the layout, by name only
    span: Span,
    *,
    style: PeriodStyle = "month_range_year_at_end",
    digits: Digits = "arabic",
    months: MonthNames | None = None,
    years: YearDigits | None = None,
    fiscal_year: int | None = None,
) -> str:
    """Write a span in ``style``, such as ``ก.พ. - มี.ค. 2566``; ``months`` and ``years`` override what is usual in it.

    With ``fiscal_year``, a whole year, half or quarters of it are written without the year (ตลอดปีงบประมาณ, ไตรมาส 2).
    """
    usual = _STYLES[style]
    manner = _Manner(months or usual.months, years or usual.years, usual.join, fiscal_year)
    written = (writer(span, manner) for writer in (*usual.writers, _day_range))
    return in_digits(next(text for text in written if text is not None), digits)


def _year(year: int, manner: _Manner) -> str:
    return write_year(year, manner.years)


def _fiscal_year(span: Span, manner: _Manner) -> str | None:
    year = fiscal_year_of(span.start)
    if span != year_span(year):
        return None
    return "ตลอดปีงบประมาณ" if year == manner.fiscal_year else f"ปีงบประมาณ พ.ศ. {_year(year, manner)}"


def _half_year(span: Span, manner: _Manner) -> str | None:
    year = fiscal_year_of(span.start)
    for half, words in ((1, "6 เดือนแรก"), (2, "6 เดือนหลัง")):
        if span == half_span(year, half):
            return words if year == manner.fiscal_year else f"{words}ของปีงบประมาณ พ.ศ. {_year(year, manner)}"
    return None


def _quarters(span: Span, manner: _Manner) -> str | None:
    year = fiscal_year_of(span.start)
    first, last = quarter_of(span.start), quarter_of(span.end)
    if year != fiscal_year_of(span.end) or span != Span(quarter_span(year, first).start, quarter_span(year, last).end):
        return None
    numbers = str(first) if first == last else f"{first}{manner.join}{last}"
    return f"ไตรมาส {numbers}" + ("" if year == manner.fiscal_year else f"/{_year(year, manner)}")


def _month_range(span: Span, manner: _Manner) -> str | None:
    """Write whole months; the year stands once where both ends lie in the same calendar year."""
    start, end = span.start, span.end
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return None
    last = f"{month_name(end.month, manner.months)} {_year(end.year + OFFSET, manner)}"
    if (start.year, start.month) == (end.year, end.month):
        return last
    first = month_name(start.month, manner.months)
    if start.year != end.year or manner.join == _TO:
        first = f"{first} {_year(start.year + OFFSET, manner)}"
    return f"{first}{manner.join}{last}"


def _day_range(span: Span, manner: _Manner) -> str:
    start, end = span.start, span.end
    last = format_date(end, months=manner.months, years=manner.years)
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}{manner.join}{last}"
    return f"{format_date(start, months=manner.months, years=manner.years)}{manner.join}{last}"


def _iso(span: Span, manner: _Manner) -> str:
    return f"{iso_date(span.start)}{manner.join}{iso_date(span.end)}"


_DASH, _TO = " - ", " ถึง "
_STYLES: dict[PeriodStyle, _Style] = {
    "month_range_year_at_end": _Style((_month_range,), "short", 4, _DASH),
    "month_range_to": _Style((_month_range,), "short", 2, _TO),
    "day_range": _Style((), "long", 4, _DASH),
    "day_range_short": _Style((), "short", 2, _DASH),
    "fy_word": _Style((_fiscal_year, _month_range), "short", 4, _DASH),
    "quarters": _Style((_quarters, _month_range), "short", 4, _DASH),
    "half_year": _Style((_half_year, _month_range), "short", 4, _DASH),
    "iso": _Style((_iso,), "short", 4, _TO),
}
