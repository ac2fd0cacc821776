"""What every page kind composes from: the workspace, the day of the build and the state of every item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from generator.assessment.completeness import ItemState, Tally, item_state, tally, year_states
from generator.assessment.front_year import front_year
from generator.inspection.result import Inspection
from generator.public import visible
from generator.public.texts import ShownText, shown_texts
from generator.public.visible import Pointer
from generator.records.loading.workspace import Workspace


@dataclass(frozen=True, eq=False)
class SiteContext:
    """A workspace seen on one day (``as_of``), with the state of each item by year and code; equal only to itself.

    ``opened`` is what was read in documents and images, by path; empty where they were not opened. ``is_public`` once
    nothing is left in it that the public does not see.
    """

    workspace: Workspace
    as_of: date
    states: Mapping[int, Mapping[str, ItemState]]
    opened: Mapping[Path, Inspection] = field(default_factory=dict)
    is_public: bool = False

    @cached_property
    def public(self) -> SiteContext:
        """The site as the public sees it: whatever becomes pages, files or addresses is made of this one."""
        if self.is_public:
            return self
        seen = visible.seen(self.workspace)
        states = {
            year: {code: self._seen_state(seen, year, state) for code, state in states.items()}
            for year, states in self.states.items()
        }
        return replace(self, workspace=seen, states=states, is_public=True)

    @cached_property
    def front_year(self) -> int | None:
        """The fiscal year (BE) that the home page and the menu lead to on the site's day."""
        return front_year(self.workspace, self.as_of)

    @cached_property
    def texts(self) -> Sequence[ShownText]:
        """Every text that the public reads, as it was typed into records; several rules read them all."""
        return tuple(shown_texts(self.workspace)) if self.is_public else self.public.texts

    @cached_property
    def document_pointers(self) -> Sequence[Pointer]:
        """Everything seen that points to a document, whether or not a file is there."""
        return tuple(visible.document_pointers(self.workspace)) if self.is_public else self.public.document_pointers

    def with_opened(self, opened: Mapping[Path, Inspection]) -> SiteContext:
        """Return the same site with what was read in its documents; what the public sees of it is not made anew."""
        site = replace(self, opened=opened)
        if not self.is_public:
            site.__dict__["public"] = replace(self.public, opened=opened)
        return site

    def _seen_state(self, seen: Workspace, year: int, state: ItemState) -> ItemState:
        unchanged = seen.item(year, state.item.code) is state.loaded
        return state if unchanged else item_state(seen, state.item, year, self.as_of)

    def tally(self, year: int) -> Tally:
        """Count the items of ``year`` by status."""
        return tally(list(self.states.get(year, {}).values()))


def site_context(workspace: Workspace, as_of: date) -> SiteContext:
    """See ``workspace`` on the day ``as_of``."""
    return SiteContext(workspace, as_of, {year: year_states(workspace, year, as_of) for year in workspace.item_years})
