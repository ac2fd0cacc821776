"""What a page shows of several measures at once: counts, what is overdue, and the rows of the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.assessment.measure_entries import MeasureEntry
from generator.assessment.measure_state import RowState, RowStatus
from generator.assessment.measure_totals import MeasureGroup, by_instrument, by_quarter, by_status, by_unit
from generator.assessment.measure_words import period_words, shortened
from generator.records.loading.workspace import Workspace
from generator.site.views.timeline import Axis, Bar, Mark, axis, bar, marks

ROW_LABEL = 90
"""Longest label of a row on the timeline, in characters: about two lines."""


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
class Totals:
    """A table of counts: its caption, the head of its first column, its rows, and how to read it."""

    title: str
    head: str
    groups: tuple[MeasureGroup, ...]
    note: str = ""

    @property
    def largest(self) -> int:
        """The largest count, at least 1: the length of a full bar."""
        return max((group.count for group in self.groups), default=0) or 1


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A row of a measure on the timeline: what it is, when (the agency's words, else days), and its drawing."""

    label: str
    words: str
    status: RowStatus
    badge: str
    status_words: str
    bar: Bar | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
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
        """The overdue measures, the longest overdue first."""
        late = (entry for entry in self.entries if entry.state.is_overdue)
        return tuple(sorted(late, key=lambda entry: -entry.overdue_days))

    @property
    def unreported(self) -> tuple[MeasureEntry, ...]:
        """The measures with a report that is late, the overdue ones left out: they say so themselves."""
        return tuple(entry for entry in self.entries if entry.state.late_follow_ups and not entry.state.is_overdue)

    @property
    def next_due(self) -> date | None:
        """The next day on which any of them must be reported."""
        return min((entry.state.next_due for entry in self.entries if entry.state.next_due), default=None)

    @property
    def undated(self) -> int:
        """How many of them have no period at all."""
        return sum(all(row.end is None for row in entry.state.rows) for entry in self.entries)


def board(year: int, day: date, entries: Sequence[MeasureEntry]) -> Board:
    """Put ``entries`` of fiscal year ``year`` (BE) on a board as of ``day``."""
    timeline = tuple((entry, tuple(_row(row, year) for row in entry.state.rows)) for entry in entries)
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


def _row(state: RowState, year: int) -> TimelineRow:
    label = shortened(next((step.text for step in state.row.steps), ""), ROW_LABEL)
    return TimelineRow(
        label=label,
        words=period_words(state.row.period)[0],
        status=state.status,
        badge=ROW_BADGE[state.status],
        status_words=state.status.thai,
        bar=bar(state, year),
        marks=marks(state, year),
    )
