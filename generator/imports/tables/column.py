"""A column of a grid: its heading, what stands under it, and what it may be by either of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.imports.cells.months import is_tick, months_of
from generator.imports.cells.responsible import NOTHING
from generator.imports.tables.content_signs import SHOWN, is_one_day, signs_of, speak_in
from generator.imports.tables.grid_model import Grid
from generator.imports.tables.headings import speaks_for
from generator.thai.digits import to_arabic

Assigned = dict[int, tuple[str, float]]
"""The key of each column that has one, and how clearly the column speaks for it."""
CLEAR = 3.0
"""How strongly a column must speak for a key to be believed."""
SECOND = 4.5
"""How strongly it must for a key that another column has already."""
ENDS = ("start", "end")


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and what stands under it; ``continued`` cells go on with the one above."""

    heading: str
    texts: Sequence[str]
    continued: int = 0

    @property
    def is_ticked(self) -> bool:
        """Whether it is a month, or a quarter, in which work is ticked."""
        return bool(months_of(self.heading)) and all(map(is_tick, self.texts))

    def votes(self) -> Mapping[str, float]:
        """Return what the column may be, with how much speaks for each."""
        if self.is_ticked:
            return {}
        by_heading, by_content = speaks_for(self.heading), dict(speak_in(self.texts))
        if self.texts and not self.holds_days and "period" in by_content:  # from when to when, in one cell
            by_heading = {("period" if key in ENDS else key): weight for key, weight in by_heading.items()}
        for end in ENDS:  # a column of days is the begin or the end where its heading says so
            if end in by_heading and "period" in by_content:
                by_content[end] = by_content["period"]
        if "number" in by_content and "number" not in by_heading and not self.counts:
            del by_content["number"]
        if {"start", "end"} & by_content.keys():
            del by_content["period"]
        by_heading = {key: weight * self._share(key) for key, weight in by_heading.items()}
        # Without a word from the heading the content must speak alone, and is believed less.
        return {
            key: by_heading.get(key, 0.0) + (1.0 if by_heading else _ALONE) * by_content.get(key, 0.0)
            for key in by_heading.keys() | by_content.keys()
        }

    @property
    def holds_days(self) -> bool:
        """Whether each cell is one day or month, and no time from one to another."""
        return bool(self.texts) and all(map(is_one_day, self.texts))

    @property
    def counts(self) -> bool:
        """Whether the numbers in it go up, or begin anew at one, as they do where rows are counted."""
        numbers = [int(found) for text in self.texts if (found := re.sub(r"[^0-9]", "", to_arabic(text)))]
        return all(following > before or following == 1 for before, following in pairwise(numbers))

    def _share(self, key: str) -> float:
        """Return what of a heading's word counts for a key: little where nothing that stands there looks like it."""
        if key not in SHOWN or not self.texts:
            return 1.0
        signs = {key, *_ALSO.get(key, ())}
        shown = sum(bool(signs & signs_of(text)) for text in self.texts) / len(self.texts)
        return 1.0 if shown >= _SOME else _UNSHOWN


_SOME, _UNSHOWN, _ALONE = 0.3, 0.25, 0.8
_ALSO: Mapping[str, tuple[str, ...]] = {"number": ("nested",), "code": ("number",)}
"""Other signs that columns of a key may show."""


def column_of(grid: Grid, place: int) -> Column:
    """Return a column of a grid."""
    return Column(grid.headings[place], _texts(grid, place), _continued(grid, place))


def _texts(grid: Grid, place: int) -> list[str]:
    entries = (line.entries[place] for line in grid.lines)
    return [entry.text for entry in entries if entry.text and not entry.spread and not NOTHING.fullmatch(entry.text)]


def _continued(grid: Grid, place: int) -> int:
    """Return how many cells go on with the one above: merged with it, or left empty in a row that says something."""
    below = grid.lines[1:]
    return sum(line.entries[place].spread == "above" or not line.entries[place].text for line in below)
