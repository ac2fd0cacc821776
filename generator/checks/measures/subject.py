"""A measure as its rules see it: the record with where it stands on the day, what it is called, and who must act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.assessment.measure_state import MeasureState, measure_state
from generator.assessment.measure_words import measure_name, shortened
from generator.assessment.site_context import SiteContext
from generator.checks.per_site import once_per_site
from generator.findings.finding import Finding, Own, Where, finding
from generator.records.loading.workspace import Loaded
from generator.records.model.measure import Measure, MeasureRow

_NAME = 60
"""Letters of a measure's name in a message: enough to know which is meant."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One measure of fiscal year ``year`` (BE) on the day of the check."""

    loaded: Loaded[Measure]
    year: int
    state: MeasureState

    @property
    def measure(self) -> Measure:
        """The record itself."""
        return self.loaded.record

    @property
    def rows(self) -> tuple[MeasureRow, ...]:
        """The rows of the record."""
        return self.measure.rows

    @property
    def day(self) -> date:
        """The day of the check."""
        return self.state.day

    @property
    def is_cancelled(self) -> bool:
        """Whether the agency gave the measure up."""
        return self.measure.status == "cancelled"

    def say(self, code: str, *loc: str | int, **values: Any) -> Finding:  # noqa: ANN401 - fills the wording
        """Make the finding ``code`` about the field at ``loc``; ``{name}`` in its wording is the measure's name."""
        name = Own(shortened(measure_name(self.measure), _NAME))
        place = self.loaded.place(*loc)
        return finding(code, place, measure=self.measure.id, year=self.year, name=name, **values)

    def say_of_rows(self, code: str, rows: Sequence[int], field: str, **values: Any) -> Finding:  # noqa: ANN401 - fills the wording
        """Make one finding about the same thing in several rows; it stands at the first, ``{rows}`` names them."""
        also = [self.loaded.place("rows", row, field) for row in rows[1:]]
        named = Where(row_words(rows, len(self.rows)))
        return replace(self.say(code, "rows", rows[0], field, rows=named, **values), also=tuple(also))


@once_per_site
def subjects(site: SiteContext) -> tuple[Subject, ...]:
    """Return every measure of every year as the rules see it; each family of rules asks for the same."""
    return tuple(
        Subject(loaded, year, measure_state(loaded.record, year, site.as_of))
        for year, measures in site.workspace.measures.items()
        for loaded in measures
    )


def row_words(rows: Sequence[int], total: int) -> str:
    """Name rows counted from 0 as people count them; nothing where the measure has a single row."""
    if total <= 1:
        return ""
    return " (แถวที่ " + ", ".join(str(row + 1) for row in rows) + ")"
