"""The printable table: plain values that a template turns into HTML and a test compares with a printed page."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

TICKED, UNTICKED = "☑", "☐"
"""Marks of a box in the text of a cell; a template draws the box itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: its words, the mark printed before them (may be empty), and lines under it."""

    text: str
    mark: str = ""
    sub: tuple[Entry, ...] = ()

    @property
    def ticked(self) -> bool:
        """Whether it is a ticked box."""
        return self.mark == TICKED


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: running text, a heading, a list, or boxes of which some are ticked."""

    kind: Literal["text", "heading", "list", "choices"]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; without blocks it has nothing to show. ``same_as`` is equal in neighbours that may be merged."""

    blocks: tuple[Block, ...] = ()
    same_as: Hashable = None
    rowspan: int = 1
    colspan: int = 1

    def lines(self) -> Iterator[str]:
        """Yield every line with its mark, in reading order."""
        for block in self.blocks:
            yield from _lines(block.entries)

    @property
    def text(self) -> str:
        """All lines, one under the other."""
        return "\n".join(self.lines())


@dataclass(frozen=True, slots=True)
class Row:
    """A row; a cell that another covers (from above, or from the left) is ``None``.

    ``about`` says what the row shows: the id of a measure, codes of items, an instrument, or ``total``.
    """

    cells: tuple[Cell | None, ...]
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under their headings, outermost first; no headings where the layout has no groups."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column; the cells of a ``row_header`` column name their rows."""

    text: str
    row_header: bool = False
    merge: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table; ``missing`` is what a cell without content shows."""

    caption: str
    headings: tuple[Heading, ...]
    groups: tuple[Group, ...]
    missing: str = "–"

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row in order."""
        return tuple(row for group in self.groups for row in group.rows)

    def carried_names(self, group: Group) -> tuple[str, ...]:
        """Give, for each row of ``group``, the name that a merged cell above it holds; empty where it has its own."""
        column = next((place for place, heading in enumerate(self.headings) if heading.row_header), None)
        names: list[str] = []
        above = ""
        for row in group.rows:
            own = row.cells[column] if column is not None else None
            names.append(above if own is None else "")
            above = above if own is None else own.text
        return tuple(names)


def merged(rows: list[Row], headings: tuple[Heading, ...]) -> tuple[Row, ...]:
    """Merge neighbouring cells that are about the same thing, in the columns that the layout merges."""
    cells = [list(row.cells) for row in rows]
    for column, heading in enumerate(headings):
        first = 0
        for place in range(1, len(cells) + 1):
            if place < len(cells) and heading.merge and _same(cells[first][column], cells[place][column]):
                cells[place][column] = None
                continue
            top = cells[first][column] if cells else None
            if top is not None:
                cells[first][column] = replace(top, rowspan=place - first)
            first = place
    return tuple(Row(tuple(row_cells), row.about) for row, row_cells in zip(rows, cells, strict=True))


def _same(upper: Cell | None, lower: Cell | None) -> bool:
    return upper is not None and lower is not None and upper.same_as is not None and upper.same_as == lower.same_as


def _lines(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries:
        yield f"{entry.mark} {entry.text}".strip()
        yield from _lines(entry.sub)
