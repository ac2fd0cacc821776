"""A measure in words: its name, its periods and follow-ups, and when anybody last wrote about it."""

from __future__ import annotations

import re
from datetime import date

from generator.assessment.measure_state import MeasureState
from generator.records.model.measure import Measure
from generator.records.model.period import FollowUp, Period
from generator.thai.dates import format_date

_MARKS_ABOVE_AND_BELOW = re.compile(r"[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e\u0300-\u036f\u200d]")
"""Characters that belong to the one before them: a text cut in front of one would lose part of a letter."""


def measure_name(measure: Measure) -> str:
    """Return the name a reader would use: the titles, else the recommendation, else the first step, else the id."""
    if measure.title:
        return " · ".join(measure.title)
    steps = [step.text for row in measure.rows for step in row.steps]
    return next(iter((*measure.recommendation, *steps, f"มาตรการ {measure.id}")))


def shortened(text: str, limit: int) -> str:
    """Cut ``text`` to at most ``limit`` characters and an ellipsis, at a space nearby, never inside a letter."""
    if len(text) <= limit:
        return text
    cut = limit
    while cut and _MARKS_ABOVE_AND_BELOW.match(text[cut]):
        cut -= 1
    space = text.rfind(" ", cut * 2 // 3, cut + 1)
    return f"{text[: space if space > 0 else cut].rstrip()}…"


def days_words(start: date | None, end: date | None) -> str:
    """Write a stretch of days, either end of which may be open; nothing when both are."""
    if start and end:
        return format_date(start) if start == end else f"{format_date(start)} – {format_date(end)}"
    if start:
        return f"ตั้งแต่ {format_date(start)}"
    return f"ภายใน {format_date(end)}" if end else ""


def period_words(period: Period | None) -> tuple[str, str]:
    """Return the agency's words for a period and its days; days stand first where there are no words."""
    if period is None:
        return "", ""
    days = days_words(period.start, period.end)
    return (period.text, days) if period.text and period.text != days else (days, "")


def follow_up_words(follow_up: FollowUp | None, due: tuple[date, ...]) -> tuple[str, str]:
    """Return the agency's words for a follow-up (else what it says) and the report dates it comes to."""
    if follow_up is None:
        return "", ""
    dates = ", ".join(format_date(day) for day in due)
    if follow_up.text:
        return follow_up.text, dates
    if follow_up.quarters:
        return "รายงานผล ไตรมาส " + ", ".join(map(str, sorted(set(follow_up.quarters)))), dates
    if follow_up.every:
        return f"รายงานผลทุก {follow_up.every} เดือน", dates
    return (f"รายงานผล {dates}" if dates else ""), ""


def last_word(measure: Measure, day: date) -> date | None:
    """Return the last day up to ``day`` on which the record says anything happened to it."""
    days = (measure.updated, measure.status_date, *(entry.date for entry in measure.progress))
    return max((moment for moment in days if moment and moment <= day), default=None)


def overdue_days(state: MeasureState) -> int:
    """Return for how many days the longest overdue row has been so; 0 when none is."""
    return (state.day - state.overdue_since).days if state.overdue_since else 0
