"""The cells of a workbook one by one: what each shows, what kind of value it holds, which are one with another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl.utils import range_boundaries

from generator.inspection.bounds import TABLE_CELLS
from generator.inspection.result import Row, Table
from generator.inspection.thai_text import normalised

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]{0,40}?ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
_MOST_MERGED, _WIDEST = 2_000, 200
_BUDDHIST = re.compile(r"(?i)\[\$-[^\]]{0,6}07[0-9a-f]{4}\]|\[\$-107041e\]|b{2,4}|ป{2,4}")
"""A format that shows the year of a day in the Buddhist Era: by its calendar, or by the letter of the year."""
_LONGEST = 4_000
"""Letters of one cell that are kept beside the text of the sheet."""

Cell = Any
"""A cell of a sheet that is read only."""


class SheetCells:
    """Keeps the cells of the sheets of one workbook, up to ``TABLE_CELLS`` of them."""

    def __init__(self, raw: bytes) -> None:
        """Take the guarded workbook ``raw``, of which the ranges of merged cells are read."""
        self.tables: list[Table] = []
        self._raw, self._left = raw, TABLE_CELLS
        self._name, self._rows, self._is_whole = "", list[Row](), True
        self._merged: set[tuple[int, int]] = set()

    def begin(self, sheet: object) -> None:
        """Begin a sheet."""
        self._name, self._rows, self._is_whole = str(getattr(sheet, "title", "")), [], True
        self._merged = set(_merged(self._raw, str(getattr(sheet, "_worksheet_path", "")))) if self._left > 0 else set()

    def keep(self, number: int, row: Sequence[Cell], shown: Sequence[str]) -> None:
        """Keep a row by its number, where there is room for it."""
        size = max((place for place, text in enumerate(shown, start=1) if text.strip()), default=0)
        self._left -= size
        if self._left < 0:
            self._is_whole = False
            return
        cells = tuple(map(_lines, shown[:size]))
        kinds = "".join(self._kind(number, place, cell) for place, cell in enumerate(row[:size], start=1))
        self._rows.append(Row(number, cells, kinds))

    def end(self) -> None:
        """End the sheet that was begun."""
        self.tables.append(Table(self._name, tuple(self._rows), self._is_whole))

    def _kind(self, number: int, column: int, cell: Cell) -> str:
        value = cell.value
        if value is None or value == "":
            return "m" if (number, column) in self._merged else "_"
        if isinstance(value, datetime | date) and not isinstance(value, time):
            return "b" if _BUDDHIST.search(str(cell.number_format or "")) else "d"
        return "n" if isinstance(value, int | float) and not isinstance(value, bool) else "t"


def _lines(text: str) -> str:
    """Return what a cell shows, its lines without spare spaces."""
    return "\n".join(" ".join(line.split()) for line in normalised(text[:_LONGEST]).splitlines() if line.strip())


def shown_value(value: object) -> str:
    """Return what a cell shows, as far as its value tells: whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - what a float holds
        return str(int(value))
    return str(value)


def _merged(raw: bytes, path: str) -> Iterator[tuple[int, int]]:
    """Yield the cells of a sheet that are one with the first of their range."""
    with ZipFile(BytesIO(raw)) as packed:
        names = {name.lower(): name for name in packed.namelist()}
        name = names.get(path.lstrip("/").lower())
        found = _MERGED.findall(packed.read(name))[:_MOST_MERGED] if name else []
    for reference in found:
        left, top, right, bottom = (side or 0 for side in range_boundaries(reference.decode()))
        if (right - left) * (bottom - top) <= _WIDEST * _WIDEST:
            yield from (
                (row, column)
                for row in range(int(top), int(bottom) + 1)
                for column in range(int(left), int(right) + 1)
                if (row, column) != (top, left)
            )
