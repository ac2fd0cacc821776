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
from generator.imports.cells.months import is_tick, months_of
from generator.imports.cells.responsible import NOTHING
from generator.imports.tables.content_signs import SHOWN, signs_of, speak_in
from generator.imports.tables.grid_model import Grid
from generator.imports.tables.headings import speaks_for
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
_JOINABLE = frozenset(
    {"responsible", "steps", "note", "result", "progress", "outcome", "issue", "title", "extra", "follow_up", "period"}
)
"""Keys that several columns may share: their words stand one after the other."""
_CLEAR = 3.0
"""How strongly a column must speak for a key to be believed."""
_SECOND = 4.5


@dataclass(frozen=True, slots=True)
class Reading:
    """What a grid is: its subject and the key of each column; ``sure`` says how clearly each speaks."""

    subject: Subject
    keys: tuple[str | None, ...]
    sure: tuple[float, ...]

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
    columns = [
        _Column("" if place in earlier else heading, [] if place in earlier else _texts(grid, place))
        for place, heading in enumerate(grid.headings)
    ]
    readings = [(_assigned(columns, subject), subject) for subject in _KEYS]
    fitting = [
        (sum(sure for _, sure in assigned.values()) + _BONUS.get(subject, 0.0), subject, assigned)
        for assigned, subject in readings
        if _fits(subject, assigned, columns)
    ]
    if not fitting:
        return None
    _, subject, assigned = max(fitting, key=lambda found: found[0])
    found = _with_seconds(assigned, columns, subject)
    if subject in {"measures", "items"}:
        found |= {place: ("month", _SECOND) for place, column in enumerate(columns) if column.is_ticked}
    found |= dict.fromkeys(earlier, ("earlier", _CLEAR))
    keys = tuple(found.get(place, (None, 0.0))[0] for place in range(len(columns)))
    return Reading(subject, keys, tuple(found.get(place, (None, 0.0))[1] for place in range(len(columns))))


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


@dataclass(frozen=True, slots=True)
class _Column:
    """A heading and what stands under it."""

    heading: str
    texts: Sequence[str]

    @property
    def is_ticked(self) -> bool:
        """Whether it is a month, or a quarter, in which work is ticked."""
        return bool(months_of(self.heading)) and all(map(is_tick, self.texts))

    def votes(self) -> Mapping[str, float]:
        """Return what the column may be, with how much speaks for each."""
        if self.is_ticked:
            return {}
        by_heading, by_content = speaks_for(self.heading), dict(speak_in(self.texts))
        for end in ("start", "end"):  # a column of days is the begin or the end where its heading says so
            if end in by_heading and "period" in by_content:
                by_content[end] = by_content["period"]
        if {"start", "end"} & by_content.keys():
            del by_content["period"]
        by_heading = {key: weight * self._share(key) for key, weight in by_heading.items()}
        # Without a word from the heading the content must speak alone, and is believed less.
        share = 1.0 if by_heading else 0.8
        return {
            key: by_heading.get(key, 0.0) + share * by_content.get(key, 0.0)
            for key in by_heading.keys() | by_content.keys()
        }

    def _share(self, key: str) -> float:
        """Return what of a heading's word counts for a key: little where nothing that stands there looks like it."""
        if key not in SHOWN or not self.texts:
            return 1.0
        signs = {key, *_ALSO.get(key, ())}
        shown = sum(bool(signs & signs_of(text)) for text in self.texts) / len(self.texts)
        return 1.0 if shown >= _SOME else _UNSHOWN


_SOME, _UNSHOWN = 0.3, 0.25
_ALSO: Mapping[str, tuple[str, ...]] = {"number": ("nested",), "code": ("number",)}
"""Other signs that columns of a key may show."""
_Assigned = dict[int, tuple[str, float]]
_BONUS: Mapping[Subject, float] = {"items": 12.0, "failed": 14.0, "indicators": 6.0, "levels": 20.0, "analysis": 0.0}
"""What speaks for subjects whose requirement hardly any other table meets."""


def _texts(grid: Grid, place: int) -> list[str]:
    entries = (line.entries[place] for line in grid.lines)
    return [entry.text for entry in entries if entry.text and not entry.spread and not NOTHING.fullmatch(entry.text)]


def _assigned(columns: Sequence[_Column], subject: Subject) -> _Assigned:
    """Give each column the key that it speaks for most, each key once; the clearest first."""
    allowed = set(_KEYS[subject])
    wanted = sorted(
        (
            (-weight, place, key)
            for place, column in enumerate(columns)
            for key, weight in column.votes().items()
            if key in allowed and weight >= _CLEAR
        ),
    )
    found: _Assigned = {}
    taken: set[str] = set()
    for weight, place, key in wanted:
        if place not in found and key not in taken:
            found[place] = (key, -weight)
            taken.add(key)
    return found


def _with_seconds(assigned: _Assigned, columns: Sequence[_Column], subject: Subject) -> _Assigned:
    """Add columns that say more of what another says already: a second responsible unit, a second list of steps."""
    found = dict(assigned)
    taken = {key for key, _ in assigned.values()}
    for place, column in enumerate(columns):
        if place in found:
            continue
        votes = [(weight, key) for key, weight in column.votes().items() if key in taken & _JOINABLE]
        same = [
            found[near] for near in (place - 1, place + 1) if near in found and columns[near].heading == column.heading
        ]
        if same:
            found[place] = same[0]
        elif votes and max(votes)[0] >= _SECOND:
            found[place] = (max(votes)[1], max(votes)[0])
    if subject == "measures" and "steps" not in {key for key, _ in found.values()}:
        _find_steps(found, columns)
    if subject == "measures":
        _title_of_steps(found, columns)
    if {"result", "progress", "outcome", "percent"} & {key for key, _ in found.values()}:
        for place, column in enumerate(columns):
            if "obstacle" in column.votes() and found.get(place, ("issue", 0.0))[0] in {"issue", "extra", "note"}:
                found[place] = ("obstacle", _CLEAR)  # of the work done, and not what the measure is taken for
    return found


def _find_steps(found: _Assigned, columns: Sequence[_Column]) -> None:
    """Let the longest column that nothing speaks for be the steps where a heading hints at work."""
    free = [
        (sum(map(len, column.texts)), place)
        for place, column in enumerate(columns)
        if place not in found and column.texts and {"steps", "title"} & column.votes().keys()
    ]
    if free:
        found[max(free)[1]] = ("steps", _CLEAR)


def _title_of_steps(found: _Assigned, columns: Sequence[_Column]) -> None:
    """Let what is called a way forward be the steps where it holds lists and another column says what it is about."""
    keys = {key for key, _ in found.values()}
    if "steps" in keys or not keys & {"issue", "label", "recommendation"}:
        return
    for place, (key, sure) in list(found.items()):
        if key == "title" and "steps" in speak_in(columns[place].texts) and not _NAMED.search(columns[place].heading):
            found[place] = ("steps", sure)


_COUNTED = re.compile(r"\(?[0-9]{1,2}[.)]\s*(?![oO0]\s?[0-9])")
_NAMED = re.compile(r"มาตรการ|โครงการ|กิจกรรม|ชื่อ")
_WHAT = frozenset({"steps", "title", "issue", "recommendation", "label"})
_ABOUT = frozenset(
    {"responsible", "period", "start", "follow_up", "result", "progress", "outcome", "target", "status", "percent"}
)
_OF_ITEMS = frozenset({"item_title", "parts", "instruction", "steps", "progress", "address", "status"})


def _fits(subject: Subject, assigned: _Assigned, columns: Sequence[_Column]) -> bool:
    """Tell whether the columns are those that a table of the subject cannot do without."""
    keys = {key for key, _ in assigned.values()}

    def shows(key: str, sign: str) -> bool:
        """Tell whether a column taken for ``key`` holds what such a column does."""
        return any(found == key and sign in speak_in(columns[place].texts) for place, (found, _) in assigned.items())

    wanted: Mapping[Subject, Callable[[], bool]] = {
        "measures": lambda: (
            bool(keys & _WHAT)
            and (
                any(column.is_ticked for column in columns) or (bool(keys & _ABOUT) and len(keys) > 2)  # noqa: PLR2004
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
        "indicators": lambda: shows("score", "score") and bool(keys & {"indicator", "number", "instrument"}),
        "levels": lambda: shows("range", "range") and "level" in keys,
        "analysis": lambda: len(keys & {"suggestion", "weakness", "maintain"}) > 1,
        "people": lambda: shows("name", "name") and bool(keys & {"position", "phone", "email"}),
    }
    return wanted[subject]()


def _best(columns: Sequence[_Column]) -> set[str]:
    """Return the key that each column speaks for most, whatever the others are."""
    return {max(votes.items(), key=lambda vote: vote[1])[0] for column in columns if (votes := column.votes())}


def _names_items(columns: Sequence[_Column], assigned: _Assigned) -> bool:
    """Tell whether the labels of rows name items of the form, such as ``(O1-O10)``."""
    places = [place for place, (key, _) in assigned.items() if key == "label"]
    texts = [text for place in places for text in columns[place].texts]
    return bool(texts) and sum(bool(items_in(text)) for text in texts) * 2 >= len(texts)


def _counts_steps(columns: Sequence[_Column], assigned: _Assigned) -> bool:
    """Tell whether the work is told in counted steps, as of a measure, and not item by item."""
    texts = [text for place, (key, _) in assigned.items() if key == "steps" for text in columns[place].texts]
    return bool(texts) and all(_COUNTED.match(to_arabic(text)) for text in texts)
