"""Cuts the tables of a paper where headings begin, and joins what pages or sheets have cut.

A grid is the rows under one row of headings, with the words that stood over it. Repeated headings, rows that only
number the columns and empty rows are print; a row whose words stand across all columns heads those below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.imports.cells.links import instruments_in, named_in
from generator.imports.reading.model import Cell, Paper, Paragraph, Spot, Table
from generator.imports.tables.columns import understand
from generator.imports.tables.forms import forms
from generator.imports.tables.grid_model import Entry, Grid, Line
from generator.imports.tables.heading_rows import differ, heading_depth, headings_at, is_over_content
from generator.imports.tables.lying import on_its_side, one_below_the_other
from generator.imports.tables.narrative import narratives
from generator.thai.digits import to_arabic

_COLUMN_NUMBER = re.compile(r"\(?[0-9]{1,2}[.)]?|\([ก-ฮ]\)")
_BESIDE_TABLE = 12
"""So many paragraphs over a table may say what it is about."""
_CARRIED_ON = re.compile(r"\(?\s*(?:ต่อ|มีต่อ|หน้าถัดไป)\s*\)?|[-–\s0-9/หน้าที่]+")
_TOTAL = re.compile(r"\s*(?:รวม|ยอดรวม|รวมทั้งสิ้น|รวมเป็นเงิน|ทั้งสิ้น|total)", re.IGNORECASE)
_AMOUNT = re.compile(r"[0-9.,\s-]+(?:บาท|โครงการ|กิจกรรม|มาตรการ|ข้อ|แห่ง|คน)?\s*(?:\([^)]{1,80}\))?")
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
    told = 0
    open_grid: Grid | None = None
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            over.append(block.text)
            continue
        told, all_over, over = told + len(over), over, []
        left = _paragraphs(paper.file, all_over, told - len(all_over), found)
        open_grid = open_grid if len(left) == len(all_over) else None
        open_grid = _table(paper.file, block, open_grid, tuple(left[-_BESIDE_TABLE:]), found)
    _paragraphs(paper.file, over, told, found)
    for grid in found.grids:
        if not grid.lines:  # what was taken for headings stands over nothing
            headings = zip(grid.headings, grid.spots, strict=False)
            found.unknown += [Entry(text, spot) for text, spot in headings if text]
    found.grids = [one_below_the_other(grid) for grid in found.grids if grid.lines]
    return found


def _paragraphs(file: str, texts: list[str], first: int, found: Sorted) -> list[str]:
    """Put measures that paragraphs tell, and the other paragraphs, into ``found``, and return the others."""
    grids, used = narratives(file, texts, first, tuple(texts[:_BESIDE_TABLE]))
    found.grids += grids
    left = [text for place, text in enumerate(texts) if place not in used]
    found.paragraphs += left
    return left


def _table(file: str, table: Table, open_grid: Grid | None, over: tuple[str, ...], found: Sorted) -> Grid | None:
    """Put a table into ``found`` and return the grid that the next one may carry on."""
    if of_forms := forms(file, table, over):
        found.grids += of_forms
        return None
    before = (len(found.grids), len(found.unknown), len(found.paragraphs))
    cutter = _Cutter(file, table, open_grid, over)
    carries_on = cutter.grid is not None
    cutter.cut(found)
    readings = [reading for grid in found.grids[before[0] :] if grid.lines and (reading := understand(grid))]
    turned = None if carries_on else on_its_side(file, table, over, other_than={one.subject for one in readings})
    if turned:
        del found.grids[before[0] :], found.unknown[before[1] :], found.paragraphs[before[2] :]
        found.paragraphs += turned.before[len(over) :]
        found.grids.append(turned)
        return None
    return cutter.grid


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
            within = self.grid is not None and bool(self.grid.lines)
            depth = heading_depth(rows, place, within=within) if self._may_be_headings(rows[place]) else 0
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
                    found.paragraphs.extend(entry.text for entry in self.above)
                else:
                    self._goes_on(self.grid, found)
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
        self._notes_below()
        if self.grid is None:
            found.unknown.extend(self.above)
        else:
            self.grid.notes.extend(self.above)

    def _notes_below(self) -> None:
        """Take for notes what stands alone in a column of numbers at the end of the table."""
        grid = self.grid
        if grid is None or len(grid.headings) < 3:  # noqa: PLR2004 - in two columns hardly anything stands alone
            return
        counted = [line.entries[0].text for line in grid.lines if line.entries[0].text]
        while len(grid.lines) > 1:
            told = [entry for entry in grid.lines[-1].entries if entry.text]
            alone = len(told) == 1 and told[0] is grid.lines[-1].entries[0] and not told[0].spread
            numbers = sum(bool(_COLUMN_NUMBER.fullmatch(to_arabic(text).strip())) for text in counted)
            if not alone or _COLUMN_NUMBER.fullmatch(to_arabic(told[0].text).strip()) or numbers * 2 < len(counted):
                return
            grid.notes.insert(0, told[0])
            grid.lines.pop()

    def _goes_on(self, grid: Grid, found: Sorted) -> None:
        """Go on under headings that stand again: what stands over them heads the rows below, or is the next title."""
        heads = [entry for entry in self.above if named_in(entry.text).any]
        between = [entry.text for entry in self.above if entry not in heads]
        grid.heads.extend(heads)
        found.paragraphs.extend(between)
        if heads:
            self.heads = tuple(entry.text for entry in heads)
        elif not _may_carry_on(between):
            self.heads = ()
        else:
            self.heads = grid.lines[-1].heads if grid.lines else self.heads

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
        if _is_total(every):
            self.grid.notes.append(Entry(" ".join(entry.text for entry in told), every[0].spot))
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


def _is_total(told: Sequence[Entry]) -> bool:
    """Tell whether a row sums up amounts of money or counts: the word for it, and beside it nothing but figures.

    Scores are no amounts: the total of a result is one of its fields.
    """
    first, *others = [entry for entry in told if not entry.spread]
    figures = [to_arabic(entry.text).strip() for entry in others]
    return (
        bool(_TOTAL.match(first.text))
        and all(map(_AMOUNT.fullmatch, figures))
        and not any(_score_like(figure) for figure in figures)
    )


def _score_like(figure: str) -> bool:
    """Tell whether a figure may be a score: from 0 to 100."""
    return bool(re.fullmatch(r"(?:100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]+)?)", figure))


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
