"""Which rows of a table belong to one measure: by its number, its title, its label, or the heads above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.imports.cells.links import instruments_in, named_in
from generator.imports.cells.lists import points
from generator.imports.cells.responsible import DITTO, squeezed
from generator.imports.records.rows import cells, own, words
from generator.imports.tables.columns import Reading
from generator.imports.tables.grid_model import Entry, Grid, Line
from generator.thai.digits import to_arabic


@dataclass(slots=True)
class Group:
    """The lines of one measure."""

    heads: tuple[str, ...]
    number: str = ""
    titles: list[Entry] = field(default_factory=list)
    label: list[Entry] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    instruments: list[str] = field(default_factory=list)
    """Those that a column names, in these rows or, printed once, in rows above."""


def groups(grid: Grid, reading: Reading) -> Iterator[Group]:
    """Yield the lines of each measure of a table."""
    open_group: Group | None = None
    for line in grid.lines:
        if open_group is None or _begins(line, reading, open_group):
            if open_group:
                yield open_group
            carried = open_group.instruments if open_group and open_group.heads == line.heads else []
            open_group = Group(line.heads, instruments=_instruments(line, reading) or list(carried))
        group = open_group
        numbers = own(line, reading, "number")
        group.number = group.number or (words(numbers[0].text) if numbers else "")
        known = {squeezed(entry.text) for entry in group.titles}
        group.titles += [
            entry for entry in own(line, reading, "title") if squeezed(entry.text) not in known and not is_ditto(entry)
        ]
        group.label += [
            entry
            for entry in cells(line, reading, "label")
            if squeezed(entry.text) not in {squeezed(one.text) for one in group.label} and not is_ditto(entry)
        ]
        group.lines.append(line)
        group.instruments = list(dict.fromkeys([*group.instruments, *_instruments(line, reading)]))
    if open_group:
        yield open_group


_NAMED = re.compile(r"มาตรการ|โครงการ|กิจกรรม|แผนงาน")


def _instruments(line: Line, reading: Reading) -> list[str]:
    return [one for entry in cells(line, reading, "instrument") for one in instruments_in(entry.text)]


def title_over(heads: tuple[str, ...]) -> str:
    """Return the head that names a measure itself, and not merely what of the result the rows below answer."""
    last = heads[-1] if heads else ""
    return last if _NAMED.search(last) or (last and not named_in(last).any) else ""


def is_ditto(entry: Entry) -> bool:
    """Tell whether a cell repeats the one above by a mark."""
    return bool(DITTO.fullmatch(entry.text))


def _begins(line: Line, reading: Reading, group: Group) -> bool:
    """Tell whether a line begins another measure than the one that is open."""
    if line.heads != group.heads:
        return True
    if not reading.has("title", "label") and title_over(line.heads):
        return False
    if reading.has("number"):
        numbers = own(line, reading, "number")
        if numbers and not is_ditto(numbers[0]):
            return words(numbers[0].text) != group.number or _other(own(line, reading, "title"), group.titles)
        if any(cells(line, reading, "number")) or group.number:
            return False
    for key, mine in (("title", group.titles), ("label", group.label)):
        if reading.has(key):
            named = own(line, reading, key)
            return _other(named, mine) or (bool(named) and _counts_anew(line, reading, group))
    key = next((key for key in ("issue", "recommendation") if reading.has(key)), "steps")
    return any(not is_ditto(entry) for entry in own(line, reading, key))


def _counts_anew(line: Line, reading: Reading, group: Group) -> bool:
    """Tell whether the steps of a line are counted from one again, on the same page: two measures of one name."""
    first = _first_number(line, reading)
    return first == 1 and not line.begins_table and any(_first_number(one, reading) for one in group.lines)


def _first_number(line: Line, reading: Reading) -> int:
    marks = (point.mark for entry in own(line, reading, "steps") for point in points(entry.text) if point.mark)
    digits = re.sub(r"[^0-9]", "", to_arabic(next(marks, "")))
    return int(digits or 0)


def _other(entries: list[Entry], known: list[Entry]) -> bool:
    """Tell whether the cells say anything that the open measure has not said."""
    mine = {squeezed(entry.text) for entry in known}
    return any(squeezed(entry.text) not in mine and not is_ditto(entry) for entry in entries)
