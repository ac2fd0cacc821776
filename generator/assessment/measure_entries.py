"""The measures of a year as pages show them: each with its name, address, responsible units and state on the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.assessment.measure_days import MeasureDays, measure_days
from generator.assessment.measure_state import MeasureState, measure_state
from generator.assessment.measure_words import measure_name, overdue_days
from generator.assessment.responsibility import Responsibility, measure_responsibility
from generator.public import addresses
from generator.records.loading.workspace import Loaded, Workspace
from generator.records.model.measure import Measure
from generator.records.model.progress import WORK_STATUS_THAI


@dataclass(frozen=True)
class MeasureEntry:
    """A measure with all a list needs to know of it; ``number`` is the agency's, else its place in the list."""

    loaded: Loaded[Measure]
    number: int
    name: str
    path: str
    responsibility: Responsibility
    state: MeasureState

    @property
    def measure(self) -> Measure:
        """The record."""
        return self.loaded.record

    @property
    def status_words(self) -> str:
        """The stated status in words."""
        return WORK_STATUS_THAI[self.state.status]

    @property
    def percent_words(self) -> str:
        """How far the work is, in words; nothing where nobody said."""
        percent = self.state.percent
        return f"ร้อยละ {percent.normalize():f}" if percent is not None else ""

    @cached_property
    def days(self) -> MeasureDays:
        """Where it stands on the day and on those to come."""
        return measure_days(self.state)

    @property
    def overdue_days(self) -> int:
        """For how many days the measure has been overdue; 0 when it is not."""
        return overdue_days(self.state)


def measure_entries(workspace: Workspace, year: int, day: date) -> tuple[MeasureEntry, ...]:
    """Return the measures of fiscal year ``year`` (BE) as they stand on ``day``, in the order of their table."""
    return tuple(
        MeasureEntry(
            loaded,
            loaded.record.number or position,
            measure_name(loaded.record),
            addresses.measure_page(year, loaded.record.id),
            measure_responsibility(loaded.record, workspace),
            measure_state(loaded.record, year, day),
        )
        for position, loaded in enumerate(workspace.measures.get(year, ()), 1)
    )
