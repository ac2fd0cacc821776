"""Parts a grid where its rows begin to speak of something else under the same headings: questions, then items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.imports.cells.links import items_in, questions_in
from generator.imports.tables.columns import understand
from generator.imports.tables.grid_model import Grid, Line


def parted(grid: Grid) -> Iterator[Grid]:
    """Yield the grid in as many parts as it has subjects; a row without a label belongs to the one above."""
    reading = understand(grid)
    if reading is None or not reading.has("label"):
        yield grid
        return
    places = reading.columns("label")
    lines: list[Line] = []
    subject = ""
    for line in grid.lines:
        named = _subject(line, places)
        if named and subject and named != subject:
            yield replace(grid, lines=lines, notes=[], heads=[])
            lines = []
        subject = named or subject
        lines.append(line)
    yield replace(grid, lines=lines)


def _subject(line: Line, places: tuple[int, ...]) -> str:
    text = " ".join(line.entries[place].text for place in places)
    if items_in(text):
        return "items"
    return "questions" if questions_in(text) else ""
