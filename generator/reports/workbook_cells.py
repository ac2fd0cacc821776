"""Cells of a workbook of findings: texts that can never be formulas, and what people typed put back as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from hashlib import sha256

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.reports.circulated import MARK, MARK_VALUE, OldRow, property_of
from generator.reports.findings_columns import HEAD, SEAL, WHY_KEPT, WIDTHS

KEPT = "แก้แล้วหรือหายไป"
_GONE = "การตรวจครั้งนี้ไม่พบแล้ว"
_EDITED = "มีผู้พิมพ์ทับข้อความของโปรแกรม"
_OWN_LINE = "แถวที่พิมพ์เพิ่มเอง"
_SHEETS = "oit-sheets"
_NOT_IN_CELLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML cannot hold, so that no cell can either."""
_CELL_LIMIT = 32_000
_EXCEL_LIMIT = 32_767
_BOLD, _FILL = Font(bold=True), PatternFill("solid", fgColor="E8EFF7")
_WRAP = Alignment(wrap_text=True, vertical="top")


def cell_text(text: str) -> str:
    """Return as much of ``text`` as a cell can hold."""
    return _NOT_IN_CELLS.sub("", text)[:_CELL_LIMIT]


def write_row(sheet: Worksheet, values: Iterable[str | int | None], *, bold: bool = False) -> None:
    """Add a row below what is there; texts can never be formulas."""
    values = list(values)
    row = sheet.max_row + (1 if sheet.max_row > 1 or sheet.cell(1, 1).value is not None else 0)
    for column, value in enumerate(values or [""], 1):
        cell = sheet.cell(row, column)
        if isinstance(value, int):
            cell.value = value
        elif value is not None:
            _text(cell, value)
        cell.alignment = _WRAP
        if bold:
            cell.font, cell.fill = _BOLD, _FILL


def _text(cell: Cell | MergedCell, text: str) -> None:
    cell.value = cell_text(text)
    cell.data_type = "s"
    cell.quotePrefix = True


def set_widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    """Make the columns of ``sheet`` so wide."""
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def write_typed(sheet: Worksheet, number: int, heads: Sequence[str], old: OldRow) -> None:
    """Put what people typed into the row ``old`` back into row ``number`` of ``sheet``, which has these ``heads``."""
    for name, value in old.typed.items():
        cell = sheet.cell(number, heads.index(name) + 1)
        if isinstance(value, str):
            _text(cell, "")
            cell.value = _NOT_IN_CELLS.sub("", value)[:_EXCEL_LIMIT]
            cell.data_type = "s"
        else:
            cell.value = value
        cell.alignment = _WRAP
    for name, note in old.notes.items():
        sheet.cell(number, heads.index(name) + 1 if name in heads else 1).comment = Comment(note, "oit")


def write_kept(sheet: Worksheet, rows: Sequence[OldRow], added: Sequence[str]) -> None:
    """Write what people typed beside findings that are gone, and lines of their own."""
    heads = [*HEAD, SEAL, WHY_KEPT, *added]
    write_row(sheet, heads, bold=True)
    sheet.freeze_panes = "A2"
    for row in rows:
        gone = _EDITED if row.is_edited and not row.typed and not row.notes else _GONE
        why = row.ours.get(WHY_KEPT) or (gone if row.ours else _OWN_LINE)
        ours = {name: text for name, text in row.ours.items() if name != SEAL} | {WHY_KEPT: why}
        write_row(sheet, [ours.get(name) for name in heads])
        write_typed(sheet, sheet.max_row, heads, row)
    set_widths(sheet, (*WIDTHS, 14, 30, *[20] * len(added)))
    sheet.column_dimensions[get_column_letter(len(HEAD) + 1)].hidden = True


def mark(book: Workbook, titles: Iterable[str]) -> None:
    """Mark ``book`` as ours, with the digests of those of its sheets that nobody is meant to type into."""
    ours = {title: _digest(book[title]) for title in titles if title in book.sheetnames}
    kept = book.custom_doc_props  # type: ignore[attr-defined] # newer than its stubs
    for name, value in ((MARK, MARK_VALUE), (_SHEETS, json.dumps(ours, ensure_ascii=False))):
        if name in kept.names:
            del kept[name]
        kept.append(StringProperty(name=name, value=value))


def is_untouched(book: Workbook, sheet: Worksheet) -> bool:
    """Tell whether ``sheet`` is one that we made and nobody has typed into."""
    try:
        digests = json.loads(property_of(book, _SHEETS) or "{}")
    except (ValueError, RecursionError):
        return False
    return isinstance(digests, dict) and digests.get(sheet.title) == _digest(sheet)


def _digest(sheet: Worksheet) -> str:
    """Return a digest of what stands in ``sheet``; white space does not count, which programs change by themselves."""
    digest = sha256()
    for place, cell in sorted(sheet._cells.items()):  # noqa: SLF001 - only cells that are there
        note = cell.comment.text if isinstance(cell, Cell) and cell.comment else ""
        text = "".join(f"{'' if cell.value is None else cell.value}{note}".split())
        if text:
            digest.update(f"{place}{text}\x1f".encode("utf-8", "replace"))
    return digest.hexdigest()[:16]
