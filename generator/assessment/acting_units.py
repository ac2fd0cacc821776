"""Who must act on a finding, and by when: the unit responsible for its item or measure, the calendar of its form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from generator.assessment.responsibility import EVERY_UNIT_THAI, Responsibility, measure_responsibility, responsibility
from generator.assessment.window_months import ANSWERING
from generator.findings.finding import Finding
from generator.records.loading.workspace import Workspace
from generator.records.model.measure import Measure

NOBODY = "ยังไม่ระบุผู้รับผิดชอบ"
"""Where findings stand that belong to no unit."""


def with_units(workspace: Workspace, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield ``findings``, each that names no unit with the one that must act, where the records say so."""
    measures = {
        (year, measure.record.id): measure.record for year, of_year in workspace.measures.items() for measure in of_year
    }
    for problem in findings:
        unit = problem.unit or _unit(workspace, measures, problem)
        yield replace(problem, unit=unit) if unit != problem.unit else problem


def due_day(workspace: Workspace, problem: Finding) -> date | None:
    """Return the last day on which acting still counts: the end of answering the form that the finding concerns.

    What a result calls for is answered with the form of the year after it.
    """
    year = problem.year or workspace.current_year
    if year is None:
        return None
    if problem.place is not None and problem.place.file.startswith("content/results/"):
        year += 1
    event = workspace.names(year).calendar.event(ANSWERING)
    span = event.span(year) if event else None
    return span.end if span else None


def _unit(workspace: Workspace, measures: Mapping[tuple[int, str], Measure], problem: Finding) -> str | None:
    """Return the unit of the measure named, else of the item; the measures of a result are of the year after."""
    if problem.year is None:
        return None
    if problem.measure:
        years = (problem.year, problem.year + 1)
        named = next((measures[key] for year in years if (key := (year, problem.measure)) in measures), None)
        if named is not None:
            return _first(measure_responsibility(named, workspace))
    item = workspace.item(problem.year, problem.item) if problem.item else None
    return _first(responsibility(item.record.responsible, workspace)) if item else None


def _first(responsible: Responsibility) -> str | None:
    """Return the name of the first unit; every unit together is a unit of its own here."""
    if responsible.shared:
        return EVERY_UNIT_THAI
    return next((name for name in (*(unit.name for unit in responsible.units), *responsible.others)), None)
