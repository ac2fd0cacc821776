"""Forms: tables whose headings stand to the left of what is filled in, one measure or item each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.imports.reading.model import Cell, Spot, Table
from generator.imports.tables.grid_model import Entry, Grid, Line
from generator.imports.tables.heading_rows import heading_depth
from generator.imports.tables.headings import plain, speaks_for

_ENOUGH = 4.0
"""How strongly a cell must speak for a key to be a heading."""
_FEWEST = 3
"""Headings that a form has at least, each of another kind."""
_LONGEST, _PAIR = 80, 2
_GENERIC = frozenset({"หัวข้อ", "รายการ", "รายละเอียด", "ประเด็น", "ข้อความ", "ข้อมูล"})
"""What stands over a form's two columns."""

Pair = tuple[Entry, Entry]


def forms(file: str, table: Table, before: tuple[str, ...]) -> list[Grid]:
    """Return a grid of one line for each form that fills the table; none where it is a table with headings above."""
    rows = [list(_pairs(file, table.name, place, row)) for place, row in enumerate(table.rows, start=1)]
    pairs = [pair for row in rows for pair in row]
    known = [key for label, filled in pairs if (key := _key(label.text)) and not _key(filled.text)]
    if len(set(known)) < _FEWEST or len(known) * 5 < len(pairs) * 3 or _reads_across(table):
        return []
    return [
        Grid(
            tuple(label.text for label, _ in form),
            [Line(tuple(filled for _, filled in form))],
            before,
            spots=tuple(label.spot for label, _ in form),
        )
        for form in _parted([pair for pair in pairs if plain(pair[0].text) not in _GENERIC])
    ]


def _key(text: str) -> str:
    """Return what a text is the heading of, where it is one."""
    votes = speaks_for(text) if len(text) <= _LONGEST else {}
    best = max(votes.items(), key=lambda vote: vote[1], default=("", 0.0))
    return best[0] if best[1] >= _ENOUGH else ""


def _pairs(file: str, name: str, place: int, row: Sequence[Cell]) -> Iterator[Pair]:
    """Yield each heading of a row with what is filled in to its right."""
    own = [
        Entry(cell.text.strip(), Spot(file, name, place, column), cell.spread, cell.links)
        for column, cell in enumerate(row, start=1)
        if cell.spread != "left"
    ]
    while own and not own[0].text:
        own.pop(0)
    for label, filled in zip(own[::2], own[1::2], strict=False):
        if label.text:
            yield label, filled


def _reads_across(table: Table) -> bool:
    """Tell whether rows are anything but a heading with what is filled in, or two of such pairs."""
    rows = [[cell.text for cell in row if cell.text and not cell.spread] for row in table.rows]
    if any(len(row) > _PAIR and heading_depth(table.rows, place) for place, row in enumerate(rows)):
        return True
    told = [row for row in rows if len(row) > 1]
    paired = [row for row in told if len(row) == _PAIR or (len(row) == 2 * _PAIR and _key(row[0]) and _key(row[2]))]
    return len(paired) * 5 < len(told) * 4


def _parted(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Yield the pairs of each form: one begins where its first heading stands again."""
    form: list[Pair] = []
    for pair in pairs:
        if form and plain(pair[0].text) == plain(form[0][0].text):
            yield form
            form = []
        form.append(pair)
    if form:
        yield form
