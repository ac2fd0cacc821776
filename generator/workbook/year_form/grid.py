"""The sheets and columns of a form's workbook found in the tables of a paper, wherever people moved them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter
from rapidfuzz import fuzz, process

from generator.findings.finding import Finding, Place, finding
from generator.imports.reading.model import Cell, Table
from generator.workbook.year_form.columns import Column, Sheet
from generator.workbook.year_form.values import BadValueError, is_empty, nearest

CODES = ("E245", "E246", "E250", "N245")

_HEAD_WITHIN = 12
"""Rows among which the headings are sought: people put titles above them."""
_ALIKE = 82
_NOISE = re.compile(r"[\s*:()]+")


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a file: its sheet, its row and column from one, the heading above it."""

    file: str
    sheet: str
    row: int
    column: int
    heading: str

    @property
    def cell(self) -> str:
        """Return the name of the cell: ``C12``."""
        return f"{get_column_letter(self.column)}{self.row}"

    @property
    def place(self) -> Place:
        """Return it as the place of a finding."""
        return Place(f"{self.file} › {self.sheet}!{self.cell}")

    def slip(self, code: str, problem: str, cure: str) -> Finding:
        """Return what is wrong with the cell, and what would be right."""
        return finding(
            code, self.place, sheet=self.sheet, cell=self.cell, field=self.heading, problem=problem, cure=cure
        )


@dataclass(slots=True)
class Entry:
    """A row as data, with the cell that each value came from."""

    data: dict[str, Any]
    spots: dict[tuple[str, ...], Spot] = field(default_factory=dict)

    def at(self, *path: str) -> Spot:
        """Return the cell of the value at ``path``, or else the first of the row."""
        return self.spots.get(path) or next(iter(self.spots.values()))


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet of the workbook with its headings found; ``columns`` are places (from zero) and what stands there."""

    file: str
    sheet: Sheet
    name: str
    rows: Sequence[Sequence[Cell]]
    head: int
    columns: tuple[tuple[int, Column], ...]

    def entries(self, slips: list[Finding]) -> Iterator[Entry]:
        """Yield every row that has words, read; what cannot be read is added to ``slips``."""
        heads = {squeeze(column.heading) for _, column in self.columns}
        for number, row in enumerate(self.rows[self.head + 1 :], start=self.head + 2):
            texts = [self._text(row, at) for at, _ in self.columns]
            if all(is_empty(text) for text in texts) or sum(squeeze(text) in heads for text in texts if text) > 1:
                continue
            yield self._entry(number, texts, slips)

    def _text(self, row: Sequence[Cell], at: int) -> str:
        cell = row[at] if at < len(row) else Cell("")
        return "" if cell.spread == "left" else cell.text

    def _entry(self, number: int, texts: Sequence[str], slips: list[Finding]) -> Entry:
        entry = Entry({})
        for (at, column), text in zip(self.columns, texts, strict=True):
            spot = entry.spots[column.path] = Spot(self.file, self.name, number, at + 1, column.heading)
            if is_empty(text):
                if column.required:
                    slips.append(spot.slip("E246", "ยังไม่ได้กรอก", f"กรอก{column.heading}: {column.note}"))
                continue
            put(entry.data, column, text, spot, slips)
        return entry


def put(data: dict[str, Any], column: Column, text: str, spot: Spot, slips: list[Finding]) -> None:
    """Read ``text`` into ``data`` where ``column`` fills it, or add to ``slips`` why it cannot be."""
    try:
        value = column.form.read(text)
    except BadValueError as error:
        slips.append(spot.slip("E245", error.problem, error.cure))
        return
    if value is None or value is False or value == []:
        return
    inner = data
    for step in column.path[:-1]:
        inner = inner.setdefault(step, {})
    inner[column.path[-1]] = int(value) if column.path[-1] in {"offset", "or_offset"} else value


def squeeze(text: str) -> str:
    """Return a heading as it is compared."""
    return _NOISE.sub("", text).lower()


def named(tables: Sequence[Table], name: str) -> Table | None:
    """Return the sheet called ``name``, or nearly so."""
    called = {table.name.removeprefix("แผ่น "): table for table in tables if table.is_sheet}
    if name in called:
        return called[name]
    found = process.extractOne(name, list(called), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return called[found[0]] if found else None


def gridded(file: str, table: Table, sheet: Sheet, slips: list[Finding]) -> Grid | None:
    """Return ``table`` with the columns of ``sheet`` found; what is missing or unknown is added to ``slips``."""
    found = [(_columns(row, sheet), at) for at, row in enumerate(table.rows[:_HEAD_WITHIN])]
    columns, head = max(found, key=lambda one: (len(one[0]), -one[1]), default=((), 0))
    name = table.name.removeprefix("แผ่น ")
    there = {column.path for _, column in columns}
    spot = Spot(file, name, head + 1, 1, "หัวตาราง")
    for column in sheet.columns:
        if column.required and column.path not in there:
            cells = [cell.text for cell in table.rows[head] if cell.text] if table.rows else []
            near = nearest(column.heading, [text for text in cells if squeeze(text) not in _known(sheet)])
            meant = f"หมายถึงช่อง “{near}” ใช่หรือไม่ " if near else ""
            slips.append(spot.slip("E250", f"ไม่พบช่อง “{column.heading}”", f"{meant}ตั้งหัวช่องเป็น “{column.heading}”"))
    slips.extend(_unread(file, name, table, head, columns))
    return Grid(file, sheet, name, table.rows, head, tuple(columns)) if columns else None


def _known(sheet: Sheet) -> set[str]:
    return {squeeze(name) for column in sheet.columns for name in (column.heading, *column.also)}


def _columns(row: Sequence[Cell], sheet: Sheet) -> list[tuple[int, Column]]:
    """Return which cells of ``row`` are headings of the sheet: by their whole names first, then by nearly those."""
    taken: dict[tuple[str, ...], int] = {}
    texts = {at: squeeze(cell.text) for at, cell in enumerate(row) if cell.text and cell.spread != "left"}
    for names in (lambda column: (column.heading,), lambda column: column.also):
        for column in sheet.columns:
            wanted = {squeeze(name) for name in names(column)}
            at = next((at for at, text in texts.items() if text in wanted and at not in taken.values()), None)
            if at is not None and column.path not in taken:
                taken[column.path] = at
    for column in sheet.columns:
        free = {text: at for at, text in texts.items() if at not in taken.values()}
        near = process.extractOne(squeeze(column.heading), list(free), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if column.path not in taken and near:
            taken[column.path] = free[near[0]]
    by_path = {column.path: column for column in sheet.columns}
    return sorted(((at, by_path[path]) for path, at in taken.items()), key=lambda pair: pair[0])


def _unread(file: str, name: str, table: Table, head: int, columns: Sequence[tuple[int, Column]]) -> Iterator[Finding]:
    """Yield a note for every column with words that is none of the sheet's."""
    read = {at for at, _ in columns}
    for at, cell in enumerate(table.rows[head] if table.rows else ()):
        filled = any(at < len(row) and row[at].text for row in table.rows[head + 1 :])
        if at not in read and filled and cell.spread != "left" and columns:
            spot = Spot(file, name, head + 1, at + 1, cell.text or "ไม่มีหัวช่อง")
            yield spot.slip("N245", f"ไม่ได้อ่านช่อง “{cell.text}”", "ถ้าเป็นช่องของแบบ ให้ตั้งหัวช่องตามแผ่นเดิม")
