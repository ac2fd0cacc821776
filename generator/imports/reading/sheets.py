"""Workbooks of every kind (XLSX, XLS, XLSB, ODS): each sheet a table; formulas give the value they had."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum, load_workbook

from generator.imports.reading.model import Block, Cell, Spread, Table, squared
from generator.inspection.bounds import CELLS, PAGES
from generator.thai.dates import MONTHS_SHORT
from generator.thai.era import OFFSET

_BUDDHIST_FROM = 2400
"""A year of a date that nobody means in the common era: the cell was typed in the Buddhist one."""
_WHOLE_BELOW = 1e15


class TooLargeError(Exception):
    """A workbook claims more cells than are read."""


def read_sheets(raw: bytes) -> Iterator[Block]:
    """Yield the sheets of a workbook; raises ``TooLargeError``, and what the library raises for a damaged one."""
    workbook: CalamineWorkbook = load_workbook(BytesIO(raw))
    left = CELLS
    for about in workbook.sheets_metadata[:PAGES]:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(about.name)
        left -= sheet.total_height * max(sheet.total_width, 1)
        if left < 0:
            raise TooLargeError(about.name)
        rows = [[Cell(shown(value)) for value in row] for row in sheet.to_python(skip_empty_area=False)]
        for (top, first), (bottom, last) in sheet.merged_cell_ranges or []:
            _spread(rows, top, first, bottom, last)
        if squared_rows := squared(rows):
            yield Table(f"แผ่น {about.name}", squared_rows, is_sheet=True)


def _spread(rows: list[list[Cell]], top: int, first: int, bottom: int, last: int) -> None:
    """Repeat the words of merged cells in each of them, as far as the sheet has rows and columns."""
    if top >= len(rows) or first >= len(rows[top]):
        return
    text = rows[top][first].text
    for row in range(top, min(bottom + 1, len(rows))):
        for column in range(first, min(last + 1, len(rows[row]))):
            if (row, column) != (top, first):
                side: Spread = "above" if row > top else "left"
                rows[row][column] = Cell(text, side)


def shown(value: Any) -> str:  # noqa: ANN401 - whatever a cell holds
    """Return a value as the sheet shows it, as far as the file says."""
    if isinstance(value, datetime):
        return _day(value.date())
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _WHOLE_BELOW else f"{value:.10g}"
    if isinstance(value, time | timedelta | bool):
        return str(value)
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _day(day: date) -> str:
    year = day.year if day.year >= _BUDDHIST_FROM else day.year + OFFSET
    return f"{day.day} {MONTHS_SHORT[day.month - 1]} {year}"
