"""A measure on the day of the build and on every later day that changes where it stands by what is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.assessment.by_day import ByDay, after, by_day, days_from
from generator.assessment.measure_state import MeasureState, RowState, RowStatus, measure_state
from generator.thai.dates import format_date

ROW_BADGE: dict[RowStatus, str] = {
    RowStatus.DONE: "done",
    RowStatus.RUNNING: "in_progress",
    RowStatus.OVERDUE: "overdue",
    RowStatus.UPCOMING: "not_started",
    RowStatus.UNDATED: "not_applicable",
    RowStatus.CANCELLED: "cancelled",
}
"""The kind of badge that goes with where a row stands."""


@dataclass(frozen=True, slots=True)
class RowDays:
    """What is said of a row on each day."""

    status: ByDay
    badge: ByDay
    words: ByDay
    late: ByDay


@dataclass(frozen=True, slots=True)
class MeasureDays:
    """The ``states`` of a measure in the order of their days, the first that of the build."""

    states: tuple[MeasureState, ...]

    def on(self, day: date) -> MeasureState:
        """Return how the measure stands on ``day``, which is not before the first."""
        return next(state for state in reversed(self.states) if state.day <= day)

    @property
    def turns(self) -> tuple[date, ...]:
        """The days from which it stands otherwise."""
        return tuple(state.day for state in self.states)

    @property
    def overdue(self) -> ByDay:
        """For how many days it is overdue, nothing while it is not."""
        return self._said(_overdue_words)

    @property
    def overdue_mark(self) -> ByDay:
        """That it is overdue."""
        return self._said(lambda state: RowStatus.OVERDUE.thai if state.is_overdue else "")

    @property
    def worst(self) -> ByDay:
        """The kind of its badge where there is room for one: that it is overdue before what the agency states."""
        return self._said(lambda state: "overdue" if state.is_overdue else state.status)

    @property
    def next_due(self) -> ByDay:
        """The next day on which it must be reported."""
        return self._said(lambda state: format_date(state.next_due) if state.next_due else "")

    @property
    def late(self) -> ByDay:
        """The days whose reports are missing."""
        return self._said(lambda state: days_listed(state.late_follow_ups))

    @property
    def unreported(self) -> ByDay:
        """The same while it is not overdue, which says more."""
        return self._said(lambda state: "" if state.is_overdue else days_listed(state.late_follow_ups))

    @property
    def first_overdue(self) -> date | None:
        """The last day of the row that is, or will be, overdue first."""
        return next((state.overdue_since for state in self.states if state.overdue_since), None)

    def row(self, index: int) -> RowDays:
        """Return what is said of the row at ``index``."""

        def said(text: Callable[[RowState], str]) -> ByDay:
            """Return what ``text`` says of the row on each day."""
            return self._said(lambda state: text(state.rows[index]))

        return RowDays(
            status=said(lambda row: row.status),
            badge=said(lambda row: ROW_BADGE[row.status]),
            words=said(lambda row: row.status.thai),
            late=said(lambda row: days_listed(row.late)),
        )

    def mark(self, index: int, due: date) -> ByDay:
        """Return the kind of the mark at ``due``: late when the row at ``index`` has no report of it."""
        return self._said(lambda state: "late" if due in state.rows[index].late else "")

    def _said(self, text: Callable[[MeasureState], str]) -> ByDay:
        return by_day(self.states[0].day, self.turns, lambda day: text(self.on(day)))


def measure_days(state: MeasureState) -> MeasureDays:
    """Return ``state`` with those of the days to come that differ, as the rules of ``measure_state`` have them."""
    turns = sorted({turn for turn in _turns(state) if turn > state.day})
    return MeasureDays((state, *(measure_state(state.measure, state.year, turn) for turn in turns)))


def together(day: date, measures: Sequence[MeasureDays], said: Callable[[list[MeasureState]], str]) -> ByDay:
    """Return what ``said`` says of several measures on ``day``, and on every day that changes one of them."""
    turns = {turn for days in measures for turn in days.turns}
    return by_day(day, turns, lambda turn: said([days.on(turn) for days in measures]))


def days_listed(days: Iterable[date]) -> str:
    """Write days one behind the other."""
    return ", ".join(map(format_date, days))


def _overdue_words(state: MeasureState) -> str:
    since = state.overdue_since
    return f"{RowStatus.OVERDUE.thai} {days_from(since)} วัน" if since else ""


def _turns(state: MeasureState) -> Iterable[date]:
    """Yield the days on which a rule may decide anew; what is reported later counts from its own day."""
    for row in state.rows:
        if row.row.period and row.row.period.start:
            yield row.row.period.start
        if row.end:
            yield after(row.end)
        yield from map(after, row.due)
    yield from (entry.date for entry in state.measure.progress if entry.date)
    if state.measure.status_date:
        yield state.measure.status_date
