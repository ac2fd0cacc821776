"""The Thai fiscal year, 1 October – 30 September, named by the Buddhist year in which it ends; spans of its days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from generator.thai.dates import format_date
from generator.thai.era import OFFSET
from generator.thai.errors import ThaiTimeError

QUARTERS = (1, 2, 3, 4)
MONTHS_IN_YEAR = 12
FIRST_MONTH = 10
_MONTHS_IN_QUARTER = 3


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days from ``start`` to ``end``, both included; raises ``ThaiTimeError`` (reversed) when ``end`` is first."""

    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse a span that ends before it begins."""
        if self.end < self.start:
            raise _reversed(self.start, self.end, str(self))

    def quarters(self, fiscal_year: int) -> tuple[int, ...]:
        """Return the quarters 1–4 of ``fiscal_year`` that the span touches, in order."""
        first, last = fiscal_year_of(self.start), fiscal_year_of(self.end)
        if not first <= fiscal_year <= last:
            return ()
        lowest = quarter_of(self.start) if first == fiscal_year else QUARTERS[0]
        highest = quarter_of(self.end) if last == fiscal_year else QUARTERS[-1]
        return QUARTERS[lowest - 1 : highest]

    def covers(self, other: Span) -> bool:
        """Tell whether every day of ``other`` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def __str__(self) -> str:
        """Write the span as two whole dates."""
        return f"{format_date(self.start)} - {format_date(self.end)}"


def _reversed(start: date, end: date, text: str) -> ThaiTimeError:
    return ThaiTimeError("reversed", text, start=format_date(start), end=format_date(end))


def span_between(start: date, end: date, text: str) -> Span:
    """Make the span that ``text`` gives; raises ``ThaiTimeError`` (reversed) about it."""
    if end < start:
        raise _reversed(start, end, text)
    return Span(start, end)


def fiscal_year_of(day: date) -> int:
    """Return the fiscal year (BE) that ``day`` lies in."""
    return day.year + OFFSET + (day.month >= FIRST_MONTH)


def quarter_of(day: date) -> int:
    """Return the quarter 1–4 of its fiscal year that ``day`` lies in; quarter 1 begins on 1 October."""
    return (day.month - FIRST_MONTH) % MONTHS_IN_YEAR // _MONTHS_IN_QUARTER + 1


def first_day(fiscal_year: int) -> date:
    """Return 1 October on which ``fiscal_year`` (BE) begins."""
    return date(fiscal_year - OFFSET - 1, FIRST_MONTH, 1)


def last_day(fiscal_year: int) -> date:
    """Return 30 September on which ``fiscal_year`` (BE) ends."""
    return month_span(fiscal_year, MONTHS_IN_YEAR).end


def month_span(fiscal_year: int, nth: int) -> Span:
    """Return the ``nth`` month of ``fiscal_year``: 1 is October, 12 is September."""
    years, month = divmod(FIRST_MONTH + nth - 2, MONTHS_IN_YEAR)
    year = fiscal_year - OFFSET - 1 + years
    return Span(date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]))


def months_span(fiscal_year: int, first: int, last: int) -> Span:
    """Return the ``first`` to the ``last`` month of ``fiscal_year``, counted from October as 1."""
    return Span(month_span(fiscal_year, first).start, month_span(fiscal_year, last).end)


def year_span(fiscal_year: int) -> Span:
    """Return the whole of ``fiscal_year``."""
    return months_span(fiscal_year, 1, MONTHS_IN_YEAR)


def quarter_span(fiscal_year: int, quarter: int) -> Span:
    """Return ``quarter`` 1–4 of ``fiscal_year``."""
    last = quarter * _MONTHS_IN_QUARTER
    return months_span(fiscal_year, last - _MONTHS_IN_QUARTER + 1, last)


def half_span(fiscal_year: int, half: int) -> Span:
    """Return half 1 (October – March) or 2 (April – September) of ``fiscal_year``."""
    return months_span(fiscal_year, 1, 6) if half == 1 else months_span(fiscal_year, 7, MONTHS_IN_YEAR)
