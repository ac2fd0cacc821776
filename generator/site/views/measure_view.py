"""A single measure as its page shows it: why, what is done by whom and when, how it is followed up, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.assessment.answered import ReferenceGroup
from generator.assessment.by_day import ByDay
from generator.assessment.measure_days import MeasureDays, RowDays
from generator.assessment.measure_entries import MeasureEntry
from generator.assessment.measure_state import RowState
from generator.assessment.measure_words import follow_up_words, period_words
from generator.assessment.responsibility import Responsibility, responsibility
from generator.records.loading.workspace import Workspace
from generator.records.model.measure import Step, Target
from generator.site.views.evidence_view import EvidenceView
from generator.site.views.figures_view import FiguresView
from generator.site.views.timeline import Axis, Bar, Mark, bar, marks
from generator.site.views.trail import Link


@dataclass(frozen=True, slots=True)
class RowView:
    """A row: its steps, who, when and how it is followed up; each stretch of time in words and in days."""

    steps: tuple[Step, ...]
    responsibility: Responsibility
    period: str
    stretch: str
    follow_up: str
    due: str
    method: str | None
    note: str | None
    result: tuple[str, ...]
    days: RowDays
    bar: Bar | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class MeasureView:
    """What the template shows of a measure; ``result_page`` is None where the answered result is not on this site.

    ``ask`` is the address of a mail about it to the agency, ``phones`` are the units that answer for it with theirs.
    """

    entry: MeasureEntry
    answered_year: int
    result_page: str | None
    references: tuple[ReferenceGroup, ...]
    target: str
    figures: tuple[FiguresView, ...]
    rows: tuple[RowView, ...]
    day: ByDay
    axis: Axis
    evidence: tuple[EvidenceView, ...]
    unit_pages: dict[str, str]
    ask: str | None
    phones: tuple[tuple[str, str], ...]
    previous: Link | None
    next: Link | None


def row_views(entry: MeasureEntry, workspace: Workspace) -> Iterator[RowView]:
    """Yield the rows of a measure as they are shown."""
    for state in entry.state.rows:
        yield _row_view(state, workspace, entry.state.year, entry.days)


def target_words(target: Target | None) -> str:
    """Say what a measure wants to reach; a figure the words do not hold stands after them."""
    if target is None:
        return ""
    figure = "" if target.number is None else f"{target.number} {target.unit or ''}".strip()
    if target.text and (not figure or str(target.number) in target.text):
        return target.text
    return " · ".join(filter(None, (target.text, figure)))


def _row_view(state: RowState, workspace: Workspace, year: int, days: MeasureDays) -> RowView:
    row = state.row
    period, stretch = period_words(row.period)
    follow_up, due = follow_up_words(row.follow_up, state.due)
    return RowView(
        steps=row.steps,
        responsibility=responsibility(row.responsible, workspace),
        period=period,
        stretch=stretch,
        follow_up=follow_up,
        due=due,
        method=row.follow_up.method if row.follow_up else None,
        note=row.note,
        result=row.result,
        days=days.row(state.index),
        bar=bar(state, year),
        marks=marks(state, year, days),
    )
