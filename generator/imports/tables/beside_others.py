"""What a column of a grid is because of what the others are: a second of a kind, the other end of a time, ticks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.imports.cells.months import is_tick
from generator.imports.tables.column import CLEAR, ENDS, SECOND, Assigned, Column
from generator.imports.tables.content_signs import signs_of, speak_in

_JOINABLE = frozenset(
    {
        *("responsible", "steps", "note", "result", "progress", "outcome", "issue", "title", "extra", "follow_up"),
        *("period", "label"),
    }
)
"""Keys that several columns may share: their words stand one after the other."""
_NAMED = re.compile(r"มาตรการ|โครงการ|กิจกรรม|ชื่อ")


def beside_others(assigned: Assigned, columns: Sequence[Column], subject: str) -> Assigned:
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
        elif votes and max(votes)[0] >= SECOND:
            found[place] = (max(votes)[1], max(votes)[0])
    if subject == "measures":
        _find_steps(found, columns)
        _title_of_steps(found, columns)
        _what_before_how(found, columns)
    if subject in {"measures", "items"}:
        _from_and_to(found, columns)
    _of_reports(found, columns)
    return found


def _of_reports(found: Assigned, columns: Sequence[Column]) -> None:
    """Let days and problems beside the progress or the result of work be those of the report."""
    keys = {key for key, _ in found.values()}
    for place, column in enumerate(columns):
        key = found.get(place, ("", 0.0))[0]
        planned = _PLANNED.search(column.heading)
        if {"progress", "percent"} & keys and key == "period" and column.holds_days and not planned:
            found[place] = ("on_day", CLEAR)
        obstacle = "obstacle" in column.votes() and key in {"", "issue", "extra", "note"}
        if {"result", "progress", "outcome", "percent"} & keys and obstacle:
            found[place] = ("obstacle", CLEAR)


_PLANNED = re.compile(r"ระยะ|กำหนด|เสร็จ|ภายใน|เริ่ม|สิ้นสุด|แผน|ช่วง|ห้วง|ปฏิทิน")


def _find_steps(found: Assigned, columns: Sequence[Column]) -> None:
    """Let the longest column that nothing speaks for be the steps where a heading hints at work."""
    if "steps" in {key for key, _ in found.values()}:
        return
    free = [
        (sum(map(len, column.texts)), place)
        for place, column in enumerate(columns)
        if place not in found and column.texts and {"steps", "title"} & column.votes().keys()
    ]
    if free:
        found[max(free)[1]] = ("steps", CLEAR)


def _title_of_steps(found: Assigned, columns: Sequence[Column]) -> None:
    """Let what is called a way forward be the steps where it holds lists and another column says what it is about."""
    keys = {key for key, _ in found.values()}
    if "steps" in keys or not keys & {"issue", "label", "recommendation"}:
        return
    for place, (key, sure) in list(found.items()):
        if key == "title" and "steps" in speak_in(columns[place].texts) and not _NAMED.search(columns[place].heading):
            found[place] = ("steps", sure)


def _what_before_how(found: Assigned, columns: Sequence[Column]) -> None:
    """Exchange title and steps where the title is told in lists, or row by row, and the steps are not."""
    by_key = {key: place for place, (key, _) in found.items()}
    if not {"title", "steps"} <= by_key.keys():
        return
    title, steps = columns[by_key["title"]], columns[by_key["steps"]]
    lists = "steps" in speak_in(title.texts) and not any("steps" in signs_of(text) for text in steps.texts)
    by_row = steps.continued > title.continued
    if (lists or by_row) and not _NAMED.search(title.heading) and by_key["steps"] < by_key["title"]:
        found[by_key["title"]], found[by_key["steps"]] = found[by_key["steps"]], found[by_key["title"]]
        found[by_key["title"]] = ("steps", CLEAR)
        found[by_key["steps"]] = ("title", CLEAR)


def _from_and_to(found: Assigned, columns: Sequence[Column]) -> None:
    """Let two neighbouring columns of days be the begin and the end."""
    places = [place for place, (key, _) in found.items() if key in {"period", *ENDS} and columns[place].holds_days]
    for first, second in pairwise(sorted(places)):
        if second == first + 1 and {found[first][0], found[second][0]} != set(ENDS):
            found[first], found[second] = ("start", CLEAR), ("end", CLEAR)
            return


def ticked_beside(columns: Sequence[Column]) -> list[int]:
    """Return the columns of ticks whose headings are no months: several of them are what can be chosen."""
    ticked = [
        place
        for place, column in enumerate(columns)
        if column.heading and column.texts and not column.is_ticked and all(map(is_tick, column.texts))
    ]
    return ticked if len(ticked) > 1 else []
