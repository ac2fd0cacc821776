"""What a page shows of several measures at once: counts, what is overdue, and the rows of the timeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.assessment.by_day import ByDay, as_of, counted_to
from generator.assessment.measure_days import MeasureDays, RowDays, together
from generator.assessment.measure_entries import MeasureEntry
from generator.assessment.measure_state import MeasureState, RowState
from generator.assessment.measure_totals import MeasureGroup, by_instrument, by_quarter, by_status, by_unit
from generator.assessment.measure_words import period_words, shortened
from generator.records.loading.workspace import Workspace
from generator.site.views.timeline import Axis, Bar, Mark, axis, bar, marks
from generator.thai.dates import format_date

ROW_LABEL = 90
"""Longest label of a row on the timeline, in characters: about two lines."""
NOTHING = ByDay(((date.min, ""),))
"""What is said of no measure."""


@dataclass(frozen=True, slots=True)
class Totals:
    """A table of counts: its caption, the head of its first column, its rows, and how to read it."""

    title: str
    head: str
    groups: tuple[MeasureGroup, ...]
    note: str = ""

    @property
    def overdue(self) -> tuple[ByDay, ...]:
        """How many of each group are overdue, in words, nothing where none is."""
        return tuple(
            together(
                group.entries[0].state.day,
                [entry.days for entry in group.entries],
                lambda states: f"เลยกำหนด {late}" if (late := _overdue(states)) else "",
            )
            if group.entries
            else NOTHING
            for group in self.groups
        )

    @property
    def largest(self) -> int:
        """The largest count, at least 1: the length of a full bar."""
        return max((group.count for group in self.groups), default=0) or 1


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A row of a measure on the timeline: what it is, when (the agency's words, else days), and its drawing."""

    label: str
    words: str
    days: RowDays
    bar: Bar | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """What is said of several measures together on each day; ``is_…`` are something or nothing."""

    day: ByDay
    to: ByDay
    overdue: ByDay
    is_overdue: ByDay
    is_unreported: ByDay
    is_urgent: ByDay
    next_due: ByDay


@dataclass(frozen=True)
class Board:
    """Some or all measures of a year as they stand on ``day``."""

    year: int
    day: date
    entries: tuple[MeasureEntry, ...]
    axis: Axis
    timeline: tuple[tuple[MeasureEntry, tuple[TimelineRow, ...]], ...]

    @property
    def whole(self) -> MeasureGroup:
        """All of them as one group, for counting."""
        return MeasureGroup("all", "ทั้งหมด", self.entries)

    @property
    def statuses(self) -> tuple[MeasureGroup, ...]:
        """The counts by status."""
        return by_status(self.entries)

    @property
    def overdue(self) -> tuple[MeasureEntry, ...]:
        """The measures that are or will be overdue, the longest overdue first; each shows itself when it is."""
        late = [(entry.days.first_overdue, entry) for entry in self.entries]
        dated = [(since, number, entry) for number, (since, entry) in enumerate(late) if since]
        return tuple(entry for *_, entry in sorted(dated, key=lambda one: one[:2]))

    @property
    def unreported(self) -> tuple[MeasureEntry, ...]:
        """The measures with a report that is or will be late, left out while overdue: they say so themselves."""
        return tuple(entry for entry in self.entries if any(text for _, text in entry.days.unreported.steps))

    @cached_property
    def counted(self) -> Counted:
        """How many are overdue and unreported, and when the next report is due."""

        def said(text: Callable[[list[MeasureState]], str]) -> ByDay:
            """Return what ``text`` says of all on each day."""
            return together(self.day, [entry.days for entry in self.entries], text)

        return Counted(
            day=as_of(self.day),
            to=counted_to(self.day),
            overdue=said(lambda states: f"{late} มาตรการ" if (late := _overdue(states)) else "ไม่มี"),
            is_overdue=said(lambda states: "1" if _overdue(states) else ""),
            is_unreported=said(lambda states: "1" if _unreported(states) else ""),
            is_urgent=said(lambda states: "1" if _overdue(states) or _unreported(states) else ""),
            next_due=said(_next_due),
        )

    @property
    def undated(self) -> int:
        """How many of them have no period at all."""
        return sum(all(row.end is None for row in entry.state.rows) for entry in self.entries)


def _overdue(states: list[MeasureState]) -> int:
    return sum(state.is_overdue for state in states)


def _unreported(states: list[MeasureState]) -> int:
    return sum(bool(state.late_follow_ups) and not state.is_overdue for state in states)


def _next_due(states: list[MeasureState]) -> str:
    day = min((state.next_due for state in states if state.next_due), default=None)
    return format_date(day) if day else ""


def board(year: int, day: date, entries: Sequence[MeasureEntry]) -> Board:
    """Put ``entries`` of fiscal year ``year`` (BE) on a board as of ``day``."""
    timeline = tuple((entry, tuple(_row(row, year, entry.days) for row in entry.state.rows)) for entry in entries)
    return Board(year, day, tuple(entries), axis(year, day), timeline)


def totals(entries: Sequence[MeasureEntry], workspace: Workspace, year: int) -> tuple[Totals, ...]:
    """Count the measures ``entries`` of ``year`` (BE) by status, unit, instrument and quarter, one table each."""
    result_of = workspace.names(year - 1)
    several = "มาตรการที่เกี่ยวข้องกับหลาย{} นับในทุก{} ผลรวมจึงอาจมากกว่าจำนวนมาตรการ"
    return (
        Totals("จำแนกตามสถานะ", "สถานะ", by_status(entries)),
        Totals(
            "จำแนกตามส่วนราชการ",
            "ผู้รับผิดชอบ",
            by_unit(entries, workspace.config.units),
            several.format("ส่วนราชการ", "ส่วนราชการ"),
        ),
        Totals(
            "จำแนกตามแบบวัด",
            "แบบวัดที่มาตรการตอบ",
            by_instrument(entries, result_of),
            several.format("แบบวัด", "แบบวัด"),
        ),
        Totals("จำแนกตามไตรมาส", "ไตรมาส", by_quarter(entries, year), several.format("ไตรมาส", "ไตรมาส")),
    )


def _row(state: RowState, year: int, days: MeasureDays) -> TimelineRow:
    label = shortened(next((step.text for step in state.row.steps), ""), ROW_LABEL)
    return TimelineRow(
        label=label,
        words=period_words(state.row.period)[0],
        days=days.row(state.index),
        bar=bar(state, year),
        marks=marks(state, year, days),
    )
