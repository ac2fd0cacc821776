"""The due dates that the times of a follow-up stand for: the last day of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.thai.errors import ThaiTimeError
from generator.thai.fiscal import QUARTERS, Span, fiscal_year_of, quarter_of, quarter_span
from generator.thai.frequencies import Every
from generator.thai.methods import EXAMPLE
from generator.thai.points import Range
from generator.thai.quarters import QuarterRange, Quarters
from generator.thai.resolving import Resolved, show
from generator.thai.year_parts import Months


@dataclass(frozen=True, slots=True)
class Schedule:
    """When and how a measure is followed up.

    ``quarters`` 1–4 in which something is due; ``due`` days in order; ``every_months`` for a regular follow-up;
    ``method`` the words around the times, as typed.
    """

    quarters: tuple[int, ...] = ()
    due: tuple[date, ...] = ()
    every_months: int | None = None
    method: str = ""


def merge(schedules: Iterable[Schedule], method: str, text: str) -> Schedule:
    """Make one schedule of those of all groups; raises ``ThaiTimeError`` (no_due_date) when nothing is due."""
    schedules = tuple(schedules)
    due = sorted({day for schedule in schedules for day in schedule.due})
    if not due:
        raise ThaiTimeError("no_due_date", text, example=EXAMPLE)
    every = [schedule.every_months for schedule in schedules if schedule.every_months]
    numbers = {number for schedule in schedules for number in schedule.quarters}
    return Schedule(tuple(sorted(numbers)), tuple(due), min(every, default=None), method)


def group_schedule(group: Sequence[Resolved], text: str) -> Schedule:
    """Return the schedule of a time and what says it again (ไตรมาส 2 (15 เม.ย. 2566)): the more exact days count.

    Raises ``ThaiTimeError``: disagree when there are not as many, no_due_date for a span of days, length_only.
    """
    times = [resolved for resolved in group if not resolved.dates_others]
    if not times:
        return Schedule()
    first = next((resolved for resolved in times if isinstance(resolved.time, Every)), times[0])
    main = [resolved for resolved in times if _same_kind(resolved, first)]
    due = _days(main, text)
    exact = _days(_beside(times, main, text), text)
    if exact and len(exact) != len(due):
        raise ThaiTimeError("disagree", text, spans=show(span for resolved in times for span in resolved.spans))
    every = main[0].time.months if isinstance(main[0].time, Every) else None
    stated = {number for resolved in main if isinstance(resolved.time, Quarters) for number in resolved.time.numbers}
    due = exact or due
    return Schedule(tuple(sorted(stated or {quarter_of(day) for day in due})), tuple(due), every)


def _same_kind(resolved: Resolved, first: Resolved) -> bool:
    return resolved is first or (resolved.bracketed == first.bracketed and type(resolved.time) is type(first.time))


def _beside(times: Sequence[Resolved], main: Sequence[Resolved], text: str) -> list[Resolved]:
    """Return the times that make the main ones more exact; a span of days must be one of theirs and adds nothing."""
    spans = {span for resolved in main for span in resolved.spans}
    exact = []
    for resolved in times:
        if resolved in main:
            continue
        if not _is_stretch(resolved):
            exact.append(resolved)
        elif not set(resolved.spans) <= spans:
            raise ThaiTimeError("disagree", text, spans=show(sorted({*spans, *resolved.spans})))
    return exact


def _is_stretch(resolved: Resolved) -> bool:
    return isinstance(resolved.time, Range) and not resolved.time.is_point


def _days(times: Iterable[Resolved], text: str) -> list[date]:
    days: set[date] = set()
    for resolved in times:
        if isinstance(resolved.time, Months) and resolved.time.which == "length":
            raise ThaiTimeError("length_only", text, example=EXAMPLE)
        if _is_stretch(resolved):
            raise ThaiTimeError("no_due_date", text, example=EXAMPLE)
        by_quarter = isinstance(resolved.time, (Quarters, QuarterRange))
        for span in resolved.spans:
            days.update(_quarter_ends(span) if by_quarter else [span.end])
    return sorted(days)


def _quarter_ends(span: Span) -> list[date]:
    years = range(fiscal_year_of(span.start), fiscal_year_of(span.end) + 1)
    ends = [quarter_span(year, number).end for year in years for number in QUARTERS]
    return [day for day in ends if span.start <= day <= span.end]
