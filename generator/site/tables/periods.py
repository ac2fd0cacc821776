"""Periods and follow-ups written in the style of a layout, where an agency has no words of its own for them."""

from __future__ import annotations

from generator.records.layouts.model import Layout
from generator.records.model.period import FollowUp, Period
from generator.thai.dates import format_date
from generator.thai.fiscal import quarter_span
from generator.thai.follow_ups import Schedule, format_follow_up
from generator.thai.periods import Span, format_period

_LAST_QUARTER = 4
_REPORT = "รายงานผล"


def period_words(period: Period | None, layout: Layout, year: int) -> str | None:
    """Return the agency's words for a period, else its days in the layout's style; ``year`` is the fiscal year (BE)."""
    if period is None or period.text:
        return period.text if period else None
    if period.span:
        return span_words(period.span, layout, year)
    if period.start:
        return f"ตั้งแต่ {format_date(period.start)}"
    return f"ภายใน {format_date(period.end)}" if period.end else None


def span_words(span: Span, layout: Layout, year: int) -> str:
    """Write a span in the layout's period style."""
    return format_period(span, style=layout.period_style, fiscal_year=year)


def follow_up_words(follow_up: FollowUp | None, layout: Layout, year: int) -> str | None:
    """Return the agency's words for a follow-up, else how it is done and when."""
    if follow_up is None or follow_up.text:
        return follow_up.text if follow_up else None
    method = follow_up.method or _REPORT
    if layout.follow_up_style == "year_end" and _at_year_end(follow_up, year):
        return f"{method} ณ สิ้นปีงบประมาณ"
    if not (follow_up.quarters or follow_up.due or follow_up.every):
        return follow_up.method
    return format_follow_up(Schedule(follow_up.quarters, follow_up.due, follow_up.every, method), year)


def _at_year_end(follow_up: FollowUp, year: int) -> bool:
    end = (quarter_span(year, _LAST_QUARTER).end,)
    return (
        follow_up.every is None
        and follow_up.quarters in {(), (_LAST_QUARTER,)}
        and follow_up.due in {(), end}
        and (bool(follow_up.quarters or follow_up.due))
    )
