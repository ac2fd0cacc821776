"""Which column of a grid is what: by its heading, by what stands in it, and by what the other columns are.

``understand(grid)`` gives the subject of the table (measures, items, …) and the key of each column, or ``None`` for a
column that nothing speaks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.imports.cells.links import items_in
from generator.imports.tables.beside_others import beside_others, ticked_beside
from generator.imports.tables.column import CLEAR, SECOND, Assigned, Column, column_of
from generator.imports.tables.content_signs import speak_in
from generator.imports.tables.elimination import by_elimination
from generator.imports.tables.grid_model import Grid
from generator.thai.digits import to_arabic

Subject = Literal["measures", "items", "failed", "indicators", "levels", "analysis", "people"]

_KEYS: Mapping[Subject, tuple[str, ...]] = {
    "measures": (
        *("number", "title", "issue", "recommendation", "steps", "responsible", "period", "start", "end", "follow_up"),
        *("note", "status", "progress", "result", "outcome", "target", "instrument", "label", "address", "extra"),
        *("percent", "picture"),
    ),
    "items": (
        *("code", "item_title", "label", "parts", "instruction", "steps", "responsible", "period", "follow_up"),
        *("note", "status", "progress", "address", "instrument", "number", "result", "percent", "picture"),
    ),
    "failed": ("number", "code", "item_title", "score", "comment", "cause", "remedy", "recommendation", "full_score"),
    "indicators": (
        *("number", "instrument", "instrument_score", "indicator", "score", "verdict", "level", "note", "full_score"),
    ),
    "levels": ("range", "level"),
    "analysis": ("instrument", "indicators", "scores", "score", "suggestion", "weakness", "maintain", "label"),
    "people": ("number", "name", "position", "phone", "email", "since", "responsible", "note", "picture"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a grid is: its subject and the key of each column; ``sure`` says how clearly each speaks."""

    subject: Subject
    keys: tuple[str | None, ...]
    sure: tuple[float, ...]
    guessed: tuple[int, ...] = ()
    """Columns that nothing speaks for, taken for what such a table must have and no other column is."""

    def columns(self, key: str) -> tuple[int, ...]:
        """Return the columns with a key, from the left."""
        return tuple(place for place, found in enumerate(self.keys) if found == key)

    def has(self, *keys: str) -> bool:
        """Tell whether any column has one of ``keys``."""
        return any(key in self.keys for key in keys)


def understand(grid: Grid, year: int | None = None) -> Reading | None:
    """Return what the grid is, or ``None`` when it is no table that records are made of.

    Of columns that say the same of several years those of ``year`` count, or of the last; the others are ``earlier``.
    """
    earlier = _earlier(grid.headings, year)
    columns = [Column("", ()) if place in earlier else column_of(grid, place) for place in range(len(grid.headings))]
    readings = [(_assigned(columns, subject), subject) for subject in _KEYS]
    fitting = [
        (sum(sure for _, sure in assigned.values()) + _BONUS.get(subject, 0.0), subject, assigned)
        for assigned, subject in readings
        if _fits(subject, assigned, columns)
    ]
    if not fitting:
        return None
    _, subject, assigned = max(fitting, key=lambda found: found[0])
    found = beside_others(assigned, columns, subject)
    if subject in {"measures", "items"}:
        found |= {place: ("month", SECOND) for place, column in enumerate(columns) if column.is_ticked}
        found |= dict.fromkeys(ticked_beside(columns), ("ticked", CLEAR))
    found |= dict.fromkeys(earlier, ("earlier", CLEAR))
    guessed = by_elimination(subject, found, columns)
    found |= {place: (key, 0.0) for place, key in guessed.items()}
    keys = tuple(found.get(place, (None, 0.0))[0] for place in range(len(columns)))
    sure = tuple(found.get(place, (None, 0.0))[1] for place in range(len(columns)))
    return Reading(subject, keys, sure, tuple(guessed))


def _earlier(headings: Sequence[str], year: int | None) -> list[int]:
    """Return the columns that say of other years what another column says of ``year``."""
    named = {
        place: int(found[1]) for place, heading in enumerate(headings) if (found := _YEAR.search(to_arabic(heading)))
    }
    bare = {place: _YEAR.sub("", to_arabic(headings[place])) for place in named}
    alike = [place for place in named if list(bare.values()).count(bare[place]) > 1]
    years = {named[place] for place in alike}
    wanted = year if year in years else max(years, default=None)
    return [place for place in alike if named[place] != wanted]


_YEAR = re.compile(r"(?:พ\.?\s*ศ\.?\s*)?(25[0-9]{2})")


_BONUS: Mapping[Subject, float] = {"items": 12.0, "failed": 14.0, "indicators": 6.0, "levels": 20.0, "analysis": 0.0}
"""What speaks for subjects whose requirement hardly any other table meets."""


def _assigned(columns: Sequence[Column], subject: Subject) -> Assigned:
    """Give each column the key that it speaks for most, each key once; the clearest first."""
    allowed = set(_KEYS[subject])
    wanted = sorted(
        (
            (-weight, place, key)
            for place, column in enumerate(columns)
            for key, weight in column.votes().items()
            if key in allowed and weight >= CLEAR
        ),
    )
    found: Assigned = {}
    taken: set[str] = set()
    for weight, place, key in wanted:
        if place not in found and key not in taken:
            found[place] = (key, -weight)
            taken.add(key)
    return found


_COUNTED = re.compile(r"\(?[0-9]{1,2}[.)]\s*(?![oO0]\s?[0-9])")
_WHAT = frozenset({"steps", "title", "issue", "recommendation", "label"})
_ABOUT = frozenset(
    {"responsible", "period", "start", "follow_up", "result", "progress", "outcome", "target", "status", "percent"}
)
_OF_ITEMS = frozenset({"item_title", "parts", "instruction", "steps", "progress", "address", "status"})


def _fits(subject: Subject, assigned: Assigned, columns: Sequence[Column]) -> bool:
    """Tell whether the columns are those that a table of the subject cannot do without."""
    keys = {key for key, _ in assigned.values()}

    def shows(key: str, sign: str) -> bool:
        """Tell whether a column taken for ``key`` holds what such a column does."""
        return any(found == key and sign in speak_in(columns[place].texts) for place, (found, _) in assigned.items())

    wanted: Mapping[Subject, Callable[[], bool]] = {
        "measures": lambda: (
            bool(keys & _WHAT)
            and (
                any(column.is_ticked for column in columns)
                or (bool(keys & _ABOUT) and len(keys) > 2)  # noqa: PLR2004 - three columns that are known
                or (bool(ticked_beside(columns)) and len(keys) > 1)
            )
        ),
        "items": lambda: (
            bool(keys & _OF_ITEMS)
            and (
                shows("code", "code")
                or (_names_items(columns, assigned) and not _counts_steps(columns, assigned))
                or (shows("code", "number") and bool(keys & {"item_title", "parts"}) and "title" not in _best(columns))
            )
        ),
        "failed": lambda: shows("code", "code") and bool(keys & {"comment", "cause", "remedy"}),
        "indicators": lambda: (
            shows("score", "score")
            and (shows("indicator", "indicator") or shows("number", "number") or shows("instrument", "instrument"))
        ),
        "levels": lambda: shows("range", "range") and "level" in keys,
        "analysis": lambda: len(keys & {"suggestion", "weakness", "maintain"}) > 1,
        "people": lambda: (
            (shows("name", "name") and bool(keys & {"position", "phone", "email"}))
            or (shows("responsible", "responsible") and shows("phone", "phone"))
        ),
    }
    return wanted[subject]()


def _best(columns: Sequence[Column]) -> set[str]:
    """Return the key that each column speaks for most, whatever the others are."""
    return {max(votes.items(), key=lambda vote: vote[1])[0] for column in columns if (votes := column.votes())}


def _names_items(columns: Sequence[Column], assigned: Assigned) -> bool:
    """Tell whether the labels of rows name items of the form, such as ``(O1-O10)``."""
    places = [place for place, (key, _) in assigned.items() if key == "label"]
    texts = [text for place in places for text in columns[place].texts]
    return bool(texts) and sum(bool(items_in(text)) for text in texts) * 2 >= len(texts)


def _counts_steps(columns: Sequence[Column], assigned: Assigned) -> bool:
    """Tell whether the work is told in counted steps, as of a measure, and not item by item."""
    texts = [text for place, (key, _) in assigned.items() if key == "steps" for text in columns[place].texts]
    return bool(texts) and all(_COUNTED.match(to_arabic(text)) for text in texts)
