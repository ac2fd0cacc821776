"""The geometry of a fiscal year's timeline: where a row's bar, its report dates and today stand, in percent.

October begins at 0 and September ends at 100, so that one drawing serves every width; the markup is in templates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.assessment.by_day import ByDay
from generator.assessment.measure_days import MeasureDays
from generator.assessment.measure_state import RowState
from generator.thai.dates import MONTHS_SHORT
from generator.thai.fiscal import QUARTERS, first_day, last_day, month_span, quarter_span

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on the axis, from ``x`` over ``width`` percent of the year."""

    label: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Axis:
    """The months and quarters of the year; ``today`` is None when the day lies outside it.

    ``shown`` is the year's first and last day and the one of the data, from which the browser places a later one.
    """

    months: tuple[Tick, ...]
    quarters: tuple[Tick, ...]
    today: float | None
    shown: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The part of a period that lies in the year, and whether the period reaches beyond either end."""

    x: float
    width: float
    from_before: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A report date at ``x`` percent; its kind is ``late`` when it passed with no report."""

    x: float
    day: date
    kind: ByDay


def axis(year: int, day: date) -> Axis:
    """Return the axis of fiscal year ``year`` (BE) as seen on ``day``."""
    months = [month_span(year, nth) for nth in range(1, _MONTHS + 1)]
    quarters = [(quarter, quarter_span(year, quarter)) for quarter in QUARTERS]
    return Axis(
        tuple(_tick(MONTHS_SHORT[span.start.month - 1], year, span.start, span.end) for span in months),
        tuple(_tick(f"ไตรมาส {quarter}", year, span.start, span.end) for quarter, span in quarters),
        _at(year, day) if first_day(year) <= day <= last_day(year) else None,
        f"{first_day(year)} {last_day(year)} {day}" if day <= last_day(year) else "",
    )


def bar(state: RowState, year: int) -> Bar | None:
    """Return the bar of a row in fiscal year ``year`` (BE); None without a period, or with one in other years.

    A period with only a start runs to the end of the year, one with only an end from its beginning.
    """
    period = state.row.period
    if period is None or (period.start is None and period.end is None):
        return None
    first, last = first_day(year), last_day(year)
    start, end = period.start or min(first, period.end or first), period.end or max(last, period.start or last)
    if end < first or start > last:
        return None
    tick = _tick("", year, max(start, first), min(end, last))
    return Bar(tick.x, tick.width, start < first, end > last)


def marks(state: RowState, year: int, days: MeasureDays) -> tuple[Mark, ...]:
    """Return the report dates of a row that lie in fiscal year ``year`` (BE), each in the middle of its day."""
    first, last = first_day(year), last_day(year)
    return tuple(
        Mark(_at(year, due), due, days.mark(state.index, due))
        for due in dict.fromkeys(state.due)
        if first <= due <= last
    )


def _tick(label: str, year: int, start: date, end: date) -> Tick:
    return Tick(label, _share(year, (start - first_day(year)).days), _share(year, (end - start).days + 1))


def _at(year: int, day: date) -> float:
    return _share(year, (day - first_day(year)).days + 0.5)


def _share(year: int, days: float) -> float:
    return round(days / ((last_day(year) - first_day(year)).days + 1) * 100, 2)
