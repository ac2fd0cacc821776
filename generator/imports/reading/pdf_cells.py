"""Cells between drawn lines: where lines cross there is a table, where one is missing two cells are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.imports.reading.model import Cell
from generator.imports.reading.pdf_page import Page, Piece, Rule
from generator.inspection.thai_text import normalised
from generator.thai.digits import to_arabic

_NEAR = 3.0
"""How far lines may be off each other to be the same, or to meet (in points)."""
_SAME_LINE = 4.0
_MOST_CELLS = 20_000
_MARKED = re.compile(
    r"(?:\(?[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)]+|[-–•●▪*✓]|[ก-ฮ][.)])\s*\S|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\s"
)
_THAI = re.compile(r"[\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table on a page: where it begins, where its columns stand, its rows."""

    top: float
    bottom: float
    columns: tuple[float, ...]
    rows: list[list[Cell]]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text outside of tables."""

    top: float
    text: str


def cells_of(page: Page) -> list[Drawn]:
    """Return the tables of a page from above."""
    made = [table for level, upright in _parts(page) if (table := _table(page.pieces, level, upright)) is not None]
    return sorted(made, key=lambda table: -table.top)


def lines_of(page: Page, tables: Sequence[Drawn]) -> Iterator[Line]:
    """Yield the lines of text that stand in no table, from above."""
    outside = [
        piece
        for piece in page.pieces
        if not any(
            table.bottom <= piece.y <= table.top and table.columns[0] - _NEAR <= piece.x <= table.columns[-1]
            for table in tables
        )
    ]
    by_height: list[list[Piece]] = []
    for piece in sorted(outside, key=lambda one: -one.y):
        if by_height and by_height[-1][0].y - piece.y < _SAME_LINE:
            by_height[-1].append(piece)
        else:
            by_height.append([piece])
    for line in by_height:
        ordered = [piece.text for piece in outside if piece in line]
        if text := " ".join(normalised("".join(ordered)).split()):
            yield Line(line[0].y, text)


def _parts(page: Page) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the lines that hang together, as far as they cross."""
    level, upright = list(page.level), list(page.upright)
    while level and upright:
        mine, theirs = [level.pop()], list[Rule]()
        grown = True
        while grown:
            new = [one for one in upright if any(_meet(one, other) for other in mine)]
            upright = [one for one in upright if one not in new]
            theirs += new
            more = [one for one in level if any(_meet(other, one) for other in theirs)]
            level = [one for one in level if one not in more]
            mine += more
            grown = bool(new or more)
        if len(mine) > 1 and len(theirs) > 1:
            yield mine, theirs


def _meet(upright: Rule, level: Rule) -> bool:
    across = level.begin - _NEAR <= upright.at <= level.end + _NEAR
    return across and upright.begin - _NEAR <= level.at <= upright.end + _NEAR


def _table(pieces: Sequence[Piece], level: Sequence[Rule], upright: Sequence[Rule]) -> Drawn | None:
    columns = _places([one.at for one in upright])
    heights = _places([one.at for one in level])[::-1]
    wide, tall = len(columns) - 1, len(heights) - 1
    if wide < 1 or tall < 1 or wide * tall > _MOST_CELLS:
        return None
    owner = _merged(columns, heights, level, upright)
    inside: dict[tuple[int, int], list[Piece]] = {}
    for piece in pieces:
        row = next((r for r in range(tall) if heights[r + 1] - 1 <= piece.y < heights[r] - 1), None)
        column = next((c for c in range(wide) if columns[c] - 1 <= piece.x < columns[c + 1] - 1), None)
        if row is not None and column is not None:
            inside.setdefault(owner[row, column], []).append(piece)
    rows = [[_cell((r, c), owner, inside) for c in range(wide)] for r in range(tall)]
    return Drawn(heights[0], heights[-1], tuple(columns), rows) if inside and wide > 1 else None


def _places(values: Sequence[float]) -> list[float]:
    """Return the distinct places of lines, those that are nearly the same once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _merged(
    columns: Sequence[float], heights: Sequence[float], level: Sequence[Rule], upright: Sequence[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each cell the first cell of those it is one with: no line stands between them."""
    owner = {(r, c): (r, c) for r in range(len(heights) - 1) for c in range(len(columns) - 1)}

    def walled(rules: Sequence[Rule], at: float, middle: float) -> bool:
        """Tell whether a line stands there."""
        return any(abs(one.at - at) <= _NEAR and one.begin - 1 <= middle <= one.end + 1 for one in rules)

    for r, (top, bottom) in enumerate(pairwise(heights)):
        for c, (left, right) in enumerate(pairwise(columns)):
            if c and not walled(upright, left, (top + bottom) / 2):
                _join(owner, (r, c - 1), (r, c))
            if r and not walled(level, top, (left + right) / 2):
                _join(owner, (r - 1, c), (r, c))
    return owner


def _join(owner: dict[tuple[int, int], tuple[int, int]], one: tuple[int, int], other: tuple[int, int]) -> None:
    first, second = sorted((owner[one], owner[other]))
    if first != second:
        for place, mine in owner.items():
            if mine == second:
                owner[place] = first


def _cell(
    place: tuple[int, int], owner: dict[tuple[int, int], tuple[int, int]], inside: dict[tuple[int, int], list[Piece]]
) -> Cell:
    mine = owner[place]
    text = _text(inside.get(mine, []))
    return Cell(text, "" if mine == place else "above" if place[0] > mine[0] else "left")


def _text(pieces: Sequence[Piece]) -> str:
    lines: list[str] = []
    height = None
    for piece in pieces:
        if height is not None and abs(height - piece.y) < _SAME_LINE:
            lines[-1] += piece.text
        else:
            lines.append(piece.text)
        height = piece.y
    return joined_lines([normalised(line).strip() for line in lines])


def joined_lines(lines: Sequence[str]) -> str:
    """Return lines that the edge of a cell has broken as they were typed: a mark of a list begins a new one."""
    found = ""
    for line in filter(None, lines):
        if not found or _MARKED.match(to_arabic(line)):
            found = f"{found}\n{line}" if found else line
        else:
            found += line if _THAI.match(line) and _THAI.match(found[-1]) else f" {line}"
    return found
