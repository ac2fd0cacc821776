"""What every page kind composes from: the workspace, the day of the build and the state of every item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.assessment.completeness import ItemState, Tally, tally, year_states
from generator.inspection.result import Inspection
from generator.workspace import Workspace


@dataclass(frozen=True, eq=False)
class SiteContext:
    """A workspace seen on one day (``as_of``), with the state of each item by year and code; equal only to itself.

    ``opened`` is what was read in documents and images, by path; empty where they were not opened.
    """

    workspace: Workspace
    as_of: date
    states: Mapping[int, Mapping[str, ItemState]]
    opened: Mapping[Path, Inspection] = field(default_factory=dict)

    def tally(self, year: int) -> Tally:
        """Count the items of ``year`` by status."""
        return tally(list(self.states.get(year, {}).values()))


def site_context(workspace: Workspace, as_of: date) -> SiteContext:
    """See ``workspace`` on the day ``as_of``."""
    return SiteContext(workspace, as_of, {year: year_states(workspace, year, as_of) for year in workspace.item_years})
