"""Cuts the tables of a paper where headings begin, and joins what pages or sheets have cut.

A grid is the rows under one row of headings, with the words that stood over it. Repeated headings, rows that only
number the columns and empty rows are print; a row whose words stand across all columns heads those below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.imports.cells.links import instruments_in
from generator.imports.reading.model import Cell, Paper, Paragraph, Spot, Table
from generator.imports.tables.forms import forms
from generator.imports.tables.grid_model import Entry, Grid, Line
from generator.imports.tables.heading_rows import differ, heading_depth, headings_at, is_over_content
from generator.thai.digits import to_arabic

_COLUMN_NUMBER = re.compile(r"\(?[0-9]{1,2}[.)]?|\([ก-ฮ]\)")
_BESIDE_TABLE = 12
"""So many paragraphs over a table may say what it is about."""
_CARRIED_ON = re.compile(r"\(?\s*(?:ต่อ|มีต่อ|หน้าถัดไป)\s*\)?|[-–\s0-9/หน้าที่]+")
_NOTE = re.compile(r"\s*(?:\*|หมายเหตุ|ที่มา\s*:)")


@dataclass(slots=True)
class Sorted:
    """A paper sorted: its grids, the words outside of tables, and the rows of tables without any known heading."""

    grids: list[Grid] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    unknown: list[Entry] = field(default_factory=list)


def sort_out(paper: Paper) -> Sorted:
    """Return the grids of a paper and what stands beside them."""
    found = Sorted()
    over: list[str] = []
    open_grid: Grid | None = None
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            over.append(block.text)
            found.paragraphs.append(block.text)
            continue
        if of_forms := forms(paper.file, block, tuple(over[-_BESIDE_TABLE:])):
            found.grids += of_forms
            open_grid, over = None, []
            continue
        cutter = _Cutter(paper.file, block, open_grid, tuple(over[-_BESIDE_TABLE:]))
        cutter.cut(found)
        open_grid = cutter.grid
        over = []
    found.grids = [grid for grid in found.grids if grid.lines]
    return found


def _may_carry_on(between: Sequence[str]) -> bool:
    """Tell whether nothing stands between two tables but what pages print by themselves."""
    return all(_CARRIED_ON.fullmatch(to_arabic(text).strip()) for text in between)


class _Cutter:
    """Goes down the rows of one table."""

    def __init__(self, file: str, table: Table, open_grid: Grid | None, over: tuple[str, ...]) -> None:
        self.file, self.table, self.over = file, table, over
        self.before = open_grid if open_grid and len(open_grid.headings) == len(table.rows[0]) else None
        self.grid = self.before if _may_carry_on(over) else None
        self.above: list[Entry] = []
        self.heads: tuple[str, ...] = ()

    def cut(self, found: Sorted) -> None:
        """Cut the table at its headings and put the pieces into ``found``."""
        rows = self.table.rows
        place, begins = 0, True
        while place < len(rows):
            entries = self._entries(place)
            depth = heading_depth(rows, place) if self._may_be_headings(rows[place]) else 0
            if not depth and self.grid is None and self.before is None and is_over_content(rows, place):
                depth = 1
            if depth:
                headings = headings_at(rows, place, depth)
                self.grid = self.grid or self.before
                if self.grid is None or differ(self.grid.headings, headings) or self._is_of_another(self.grid):
                    spots = tuple(entry.spot for entry in entries)
                    self.grid = Grid(headings, before=(*self.over, *(entry.text for entry in self.above)), spots=spots)
                    found.grids.append(self.grid)
                    self.heads = ()
                else:
                    self.heads = self.grid.lines[-1].heads if self.grid.lines else self.heads
                found.paragraphs.extend(entry.text for entry in self.above)
                self.above = []
                place += depth
                continue
            if self._leads_on(place):
                self.above.extend(entry for entry in entries if entry.text and not entry.spread)
                place += 1
                continue
            self._row(entries, begins=begins)
            begins = begins and not any(entry.text for entry in entries)
            place += 1
        if self.grid is None:
            found.unknown.extend(self.above)
        else:
            self.grid.notes.extend(self.above)

    def _is_of_another(self, grid: Grid) -> bool:
        """Tell whether the words over a table, whose columns are those of ``grid``, speak of another instrument."""
        over = [*self.over, *(entry.text for entry in self.above)]
        named = {one for text in over for one in instruments_in(text)}
        return bool(named) and named != {one for text in grid.before for one in instruments_in(text)}

    def _leads_on(self, place: int) -> bool:
        """Tell whether a row is text between two tables of one sheet: rows of one text up to the next headings."""
        rows = self.table.rows
        if self.grid is None or not self.table.is_sheet:
            return False
        for ahead in range(place, min(place + _BESIDE_TABLE, len(rows))):
            if sum(bool(cell.text) and not cell.spread for cell in rows[ahead]) > 1:
                return ahead > place and heading_depth(rows, ahead) > 0
        # At the end of a sheet what stands alone behind an empty row is no row of the table.
        return (
            place > 0
            and any(
                not any(cell.text for cell in row)
                for row in rows[place - _BESIDE_TABLE if place > _BESIDE_TABLE else 0 : place]
            )
            and len(rows) - place <= _BESIDE_TABLE
        )

    def _may_be_headings(self, row: Sequence[Cell]) -> bool:
        """Tell whether a row may name columns: under others it must name nearly as many as they do."""
        if self.grid is None:
            return True
        if any(cell.spread == "above" for cell in row):
            return False
        return sum(bool(cell.text) for cell in row) * 3 >= sum(map(bool, self.grid.headings)) * 2

    def _row(self, entries: tuple[Entry, ...], *, begins: bool) -> None:
        told = [entry for entry in entries if entry.text and not entry.spread]
        every = [entry for entry in entries if entry.text]
        if not every:
            return
        if self.grid is None:
            self.above.extend(told)
            return
        if all(_COLUMN_NUMBER.fullmatch(to_arabic(entry.text).strip()) for entry in every) and len(every) > 1:
            return
        if is_across([entry for entry, heading in zip(entries, self.grid.headings, strict=True) if heading]):
            text = every[0].text
            if _NOTE.match(text):
                self.grid.notes.extend(told)
            else:
                self.grid.heads.extend(told)
                self._head(text, has_rows=bool(self.grid.lines) and bool(self.grid.lines[-1].heads == self.heads))
            return
        self.grid.lines.append(Line(entries, self.heads, begins))

    def _head(self, text: str, *, has_rows: bool) -> None:
        """Let the words head the rows below; those that stand right under other heads are their sub-heads."""
        self.heads = (text,) if has_rows else (*self.heads, text)[-3:]

    def _entries(self, place: int) -> tuple[Entry, ...]:
        return tuple(
            Entry(cell.text.strip(), Spot(self.file, self.table.name, place + 1, column), cell.spread, cell.links)
            for column, cell in enumerate(self.table.rows[place], start=1)
        )


def is_across(entries: Sequence[Entry]) -> bool:
    """Tell whether one text stands across a whole row: merged over it, or alone at its beginning in a wide table."""
    told = [entry for entry in entries if entry.text]
    own = [entry for entry in told if not entry.spread]
    if len(entries) < 2 or len(own) != 1 or any(entry.spread == "above" for entry in told):  # noqa: PLR2004 - no columns
        return False
    merged = sum(entry.spread == "left" for entry in told)
    if merged >= len(entries) - 2:
        return True
    speaks = re.search(r"IIT|EIT|OIT|ตัวชี้วัด|ส่วนที่|ด้าน|แบบวัด|แบบสำรวจ|หมวด|หมายเหตุ|^\*", own[0].text)
    return len(told) == 1 and bool(speaks) and len(entries) >= 3 and entries.index(own[0]) <= 1  # noqa: PLR2004


def texts_of(grid: Grid) -> Iterator[Entry]:
    """Yield every filled entry of a grid once."""
    for line in grid.lines:
        for entry in line.entries:
            if entry.text and not entry.spread:
                yield entry
