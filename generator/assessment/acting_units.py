"""Who must act on a finding, and by when: the unit responsible for its item or measure, the calendar of its form."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from sys import maxsize
from typing import NamedTuple

from generator.assessment.concerned import concerned
from generator.assessment.responsibility import EVERY_UNIT_THAI, Responsibility, measure_responsibility, responsibility
from generator.assessment.window_months import ANSWERING
from generator.findings.finding import Finding, Place
from generator.records.loading.workspace import Loaded, Workspace
from generator.records.model.measure import Measure

NOBODY = "ยังไม่ระบุผู้รับผิดชอบ"
"""Where findings stand that belong to no unit."""
_END = (maxsize, 0)


def with_units(workspace: Workspace, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield ``findings``, each with the names of all units that must act, where the records say so."""
    acting = _Acting(workspace)
    for problem in findings:
        units = acting.units(problem)
        yield replace(problem, units=units) if units else problem


def due_day(workspace: Workspace, problem: Finding) -> date | None:
    """Return the last day on which acting still counts: the end of answering the form that the finding concerns.

    What a result calls for is answered with the form of the year after it.
    """
    about = concerned(problem)
    year = max(about.years, default=workspace.current_year)
    if year is None:
        return None
    event = workspace.names(year).calendar.event(ANSWERING)
    span = event.span(year) if event else None
    return span.end if span else None


class _Acting:
    """Who must act in a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._measures = {
            (year, measure.record.id): measure for year, of_year in workspace.measures.items() for measure in of_year
        }
        self._rows: dict[str, tuple[_Row, ...]] = {}

    def units(self, problem: Finding) -> tuple[str, ...]:
        """Return the units of the rows it stands in, else of the measure, else of the item.

        Measures that answer a result are of the year after it.
        """
        about = concerned(problem)
        years = sorted(about.years)
        keys = [(year, about.measure) for year in (*years, *(year + 1 for year in years))] if about.measure else []
        measure = next((self._measures[key] for key in keys if key in self._measures), None)
        if measure is not None:
            return self._of_rows(measure, problem) or _names(measure_responsibility(measure.record, self._workspace))
        item = self._workspace.item(years[0], about.item) if years and about.item else None
        return _names(responsibility(item.record.responsible, self._workspace)) if item else ()

    def _of_rows(self, measure: Loaded[Measure], problem: Finding) -> tuple[str, ...]:
        """Return the units of the rows in which the finding stands, each once; none where one of them names nobody."""
        file = measure.source.name
        if problem.place is None or problem.place.file != file:
            return ()
        if file not in self._rows:
            self._rows[file] = _rows(measure, self._workspace)
        places = [_position(place) for place in (problem.place, *problem.also)]
        inside = [[row for row in self._rows[file] if row.first <= at < row.end] for at in places]
        if not all(rows and rows[0].units for rows in inside):
            return ()
        return tuple(dict.fromkeys(name for rows in inside for name in rows[0].units))


class _Row(NamedTuple):
    """A row of a measure: from where to where it stands in the file, and who is responsible for it."""

    first: tuple[int, int]
    end: tuple[int, int]
    units: tuple[str, ...]


def _rows(measure: Loaded[Measure], workspace: Workspace) -> tuple[_Row, ...]:
    """Return the rows of a measure in the order of its file."""
    rows = measure.record.rows
    starts = [_position(measure.place("rows", index)) for index in range(len(rows))]
    data = measure.source.data
    fields = [_position(measure.source.place((field,), key=True)) for field in data] if isinstance(data, dict) else []
    borders = sorted((*starts, *fields, _END))
    return tuple(
        _Row(start, borders[bisect_right(borders, start)], _names(responsibility(row.responsible, workspace)))
        for start, row in zip(starts, rows, strict=True)
    )


def _position(place: Place) -> tuple[int, int]:
    return place.line or 0, place.column or 0


def _names(responsible: Responsibility) -> tuple[str, ...]:
    """Return the names of all units; every unit together is a unit of its own here."""
    return (EVERY_UNIT_THAI,) if responsible.shared else responsible.names
