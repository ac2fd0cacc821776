"""Periods and follow-ups written in the style of a layout, where an agency has no words of its own for them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from generator.layouts.model import Layout
from generator.model.period import FollowUp, Period
from generator.thai.dates import MONTHS_SHORT, format_date
from generator.thai.fiscal import Span, quarter_span, year_span

_BUDDHIST = 543
_CENTURY = 100


def period_words(period: Period | None, layout: Layout, year: int) -> str | None:
    """Give the agency's words for a period, else its days in the layout's style; ``year`` is the fiscal year (BE)."""
    if period is None or period.text:
        return period.text if period else None
    if period.span:
        return span_words(period.span, layout, year)
    if period.start:
        return f"ตั้งแต่ {format_date(period.start)}"
    return f"ภายใน {format_date(period.end)}" if period.end else None


def span_words(span: Span, layout: Layout, year: int) -> str:
    """Write a span in the layout's period style; months only where it is made of whole months."""
    style = layout.period_style
    if style == "year_word" and span == year_span(year):
        return "ตลอดปีงบประมาณ"
    if style in {"day_range", "day_range_long"} or not _whole_months(span):
        months = "long" if style == "day_range_long" else "short"
        ends = dict.fromkeys(format_date(day, months=months) for day in (span.start, span.end))
        return " - ".join(ends)
    first, last = MONTHS_SHORT[span.start.month - 1], MONTHS_SHORT[span.end.month - 1]
    if style == "month_range_short":
        short = f"{last} {_year(span.end) % _CENTURY:02}"
        return short if _one_month(span) else f"{first} {_year(span.start) % _CENTURY:02} ถึง {short}"
    if _one_month(span):
        return f"{last} {_year(span.end)}"
    if span.start.year == span.end.year:
        return f"{first} - {last} {_year(span.end)}"
    return f"{first} {_year(span.start)} - {last} {_year(span.end)}"


def follow_up_words(follow_up: FollowUp | None, layout: Layout, year: int) -> str | None:
    """Give the agency's words for a follow-up, else how it is done and when: quarters, every n months, days."""
    if follow_up is None or follow_up.text:
        return follow_up.text if follow_up else None
    time = _times(follow_up, layout, year)
    if not follow_up.method:
        return f"รายงานผล {time}" if time else None
    joined = f"{follow_up.method} ณ สิ้นปีงบประมาณ" if time == _YEAR_END else f"{follow_up.method} และรายงานผล {time}"
    return joined if time else follow_up.method


_YEAR_END = "ณ สิ้นปีงบประมาณ"


def _times(follow_up: FollowUp, layout: Layout, year: int) -> str:
    if follow_up.quarters:
        at_end = layout.follow_up_style == "year_end" and follow_up.quarters == (4,)
        return _YEAR_END if at_end else f"ไตรมาส {_quarters(sorted(set(follow_up.quarters)))}"
    if follow_up.every:
        return f"ทุก {follow_up.every} เดือน"
    if layout.follow_up_style == "year_end" and follow_up.due == (quarter_span(year, 4).end,):
        return _YEAR_END
    return ", ".join(format_date(day) for day in follow_up.due_dates())


def _quarters(numbers: Sequence[int]) -> str:
    """Write quarters: 2, 3, 4 → ``2 - 4``; 2, 4 → ``2 และ 4``."""
    first, last = numbers[0], numbers[-1]
    if len(numbers) > 1 and last - first + 1 == len(numbers):
        return f"{first} - {last}"
    return " และ ".join(str(number) for number in numbers)


def _whole_months(span: Span) -> bool:
    return span.start.day == 1 and span.end.day == monthrange(span.end.year, span.end.month)[1]


def _one_month(span: Span) -> bool:
    return (span.start.year, span.start.month) == (span.end.year, span.end.month)


def _year(day: date) -> int:
    return day.year + _BUDDHIST
