"""Tables laid out otherwise, made into rows under one row of headings: on their side, or twice side by side."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Literal

from generator.imports.reading.model import Spot, Table
from generator.imports.tables.columns import understand
from generator.imports.tables.grid_model import Entry, Grid, Line
from generator.imports.tables.headings import plain, speaks_for

_ENOUGH = 4.0
_LONGEST = 80
_MOST_SIDES, _MOST_ROWS = 4, 40
_TURNED: dict[str, Literal["", "left", "above"]] = {"": "", "left": "above", "above": "left"}


def on_its_side(file: str, table: Table, before: tuple[str, ...], other_than: AbstractSet[str]) -> Grid | None:
    """Return the grid of a table whose headings stand in its first column, one record a column; else ``None``.

    Rows of one text above it, and columns without anything, are no part of it. A table that can be read upright, as
    the subjects ``other_than``, lies on its side only where it has the scores of indicators beside each other.
    """
    if len(table.rows) > _MOST_ROWS:
        return None
    rows = list(enumerate(table.rows, start=1))
    over: list[str] = []
    while rows and len({cell.text for cell in rows[0][1] if cell.text}) < 2:  # noqa: PLR2004 - a title
        over += {cell.text: None for cell in rows.pop(0)[1] if cell.text}
    rows = [(place, row) for place, row in rows if any(cell.text for cell in row)]
    if len(rows) < 2 or not rows[0][1]:  # noqa: PLR2004 - nothing to turn
        return None
    headings = [row[0].text for _, row in rows]
    named = [text for text in headings if text and len(text) <= _LONGEST]
    if len(named) < len(rows) or not any(max(speaks_for(text).values(), default=0.0) >= _ENOUGH for text in named):
        return None
    lines = [
        Line(
            tuple(
                Entry(row[column].text.strip(), Spot(file, table.name, place, column + 1), _TURNED[row[column].spread])
                for place, row in rows
            )
        )
        for column in range(1, len(rows[0][1]))
    ]
    spots = tuple(Spot(file, table.name, place, 1) for place, _ in rows)
    grid = Grid(tuple(headings), [line for line in lines if any(one.text for one in line.entries)], (*before, *over))
    grid.spots = spots
    reading = understand(grid) if grid.lines else None
    if reading is None or (other_than and (reading.subject != "indicators" or reading.subject in other_than)):
        return None
    return grid


def one_below_the_other(grid: Grid) -> Grid:
    """Return a grid whose headings stand twice or more side by side with its parts one below the other."""
    width = len(grid.headings)
    for sides in range(2, _MOST_SIDES + 1):
        size = width // sides
        if size < 2 or size * sides != width:  # noqa: PLR2004 - a column of its own says too little
            continue
        parts = [tuple(map(plain, grid.headings[start : start + size])) for start in range(0, width, size)]
        if all(part == parts[0] for part in parts) and all(parts[0]):
            lines = [line for start in range(0, width, size) for line in _of_part(grid, start, size)]
            return replace(grid, headings=grid.headings[:size], lines=lines, spots=grid.spots[:size])
    return grid


def _of_part(grid: Grid, start: int, size: int) -> Iterator[Line]:
    for line in grid.lines:
        entries = line.entries[start : start + size]
        if any(entry.text for entry in entries):
            yield replace(line, entries=entries)
