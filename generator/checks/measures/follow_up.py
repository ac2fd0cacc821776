"""Rules on when a measure is followed up: reports that fit the work.

A row's report dates are those of ``views/report_dates.py``. Reports belong in the quarters in which work goes on
and in the one in which it ends; a single closing report may come later.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.assessment.measure_state import RowState
from generator.assessment.site_context import SiteContext
from generator.checks.measures.follow_up_words import contradicts_itself
from generator.checks.measures.subject import Subject, subjects
from generator.findings.finding import Finding
from generator.thai.dates import format_date
from generator.thai.fiscal import Span, first_day, fiscal_year_of, last_day, quarter_of, quarter_span

CODES = ("M513", "M514", "M515", "M517")

_CLOSING = timedelta(days=124)
"""How long after the quarter in which the work ended its one closing report may come."""
_DAYS_OF_A_MONTH = 30.44
_TOLERANCE = 1.5
"""Months by which a period may fall short of the time between two reports."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield what does not fit between the periods and the follow-ups of the measures that were not given up."""
    going = [subject for subject in subjects(site) if not subject.is_cancelled]
    prompt = {subject.year for subject in going if any(_is_prompt(state, subject.year) for state in subject.state.rows)}
    for subject in going:
        yield from _follow_up(subject, prompt=subject.year in prompt)


def _is_prompt(state: RowState, year: int) -> bool:
    """Tell whether work that ends before the last quarter is reported when it ends, and not once at the year's end."""
    span = _span(state)
    if span is None or not state.due or span.end >= quarter_span(year, 4).start:
        return False
    ending = _quarter(span.end)
    return ending.start <= state.due[-1] <= ending.end


def _follow_up(subject: Subject, *, prompt: bool) -> Iterator[Finding]:
    """Yield one finding for each way in which the reports miss the work, with the rows that do."""
    found: dict[str, list[int]] = {}
    for state in subject.state.rows:
        span = _span(state)
        told = state.due and not contradicts_itself(state.row.follow_up, subject.year)
        code = _misfit(state, span, subject.year, prompt=prompt) if span and told else None
        if code:
            found.setdefault(code, []).append(state.index)
    for code, rows in found.items():
        first = subject.state.rows[rows[0]]
        reports = ", ".join(format_date(day, months="short") for day in first.due)
        yield subject.say_of_rows(code, rows, "follow_up", days=_days(first), reports=reports, every=_every(first))


def _misfit(state: RowState, span: Span, year: int, *, prompt: bool) -> str | None:
    """Return the code of how the reports miss the work of a row, the worst if there are several.

    One closing report may come at the end of the year, unless the agency reports other work when it ends (``prompt``).
    Of work or of days outside the fiscal year ``year`` (BE) nothing is said here: they are wrong before they misfit.
    """
    if not span.quarters(year) or _is_due_elsewhere(state, year):
        return None
    if state.due[0] < span.start:
        return "M513"
    # Of work that goes on for years, this year's measures tell how it is followed up in this year.
    ending = _quarter(min(span.end, last_day(year)))
    if state.due[-1] < ending.start:
        return "M514"
    late = prompt and state.due[0] > ending.end + _CLOSING
    if late or sum(day > ending.end for day in state.due) > 1:
        return "M515"
    every = _every(state)
    months = ((span.end - span.start).days + 1) / _DAYS_OF_A_MONTH
    return "M517" if every and every > months + _TOLERANCE else None


def _is_due_elsewhere(state: RowState, year: int) -> bool:
    """Tell whether a day that the follow-up names comes before the year of the measure."""
    due = state.row.follow_up.due if state.row.follow_up else ()
    return any(day < first_day(year) for day in due)


def _every(state: RowState) -> int | None:
    follow_up = state.row.follow_up
    return follow_up.every if follow_up and not follow_up.quarters and not follow_up.due else None


def _span(state: RowState) -> Span | None:
    return state.row.period.span if state.row.period else None


def _quarter(day: date) -> Span:
    return quarter_span(fiscal_year_of(day), quarter_of(day))


def _days(state: RowState) -> str:
    span = _span(state)
    return f"{format_date(span.start, months='short')} – {format_date(span.end, months='short')}" if span else ""
