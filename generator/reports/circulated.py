"""A workbook of findings that went round an office: what people typed into it, read so that it can be put back.

Each row is known by what stands in it (code, year, item or measure, file and message), so that sorting, filtering,
other programs and a copy by mail make no difference. Our columns are found by their headings; every other column is
the office's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from generator.reports.findings_columns import (
    ABOUT,
    CODE,
    HEAD,
    MESSAGE,
    PLACE,
    POINTS,
    SEAL,
    TYPED,
    WHY_KEPT,
    YEAR,
    row_seal,
)
from generator.reports.workbook_opening import ForeignError, open_workbook

MARK = "oit"
"""The name of the workbook's own property, which Excel and LibreOffice keep."""
MARK_VALUE = "findings/1"
_LINE = re.compile(r"(:\d+){0,2}$")
"""Line and column behind a file's name, which move when the file is edited and do not tell one finding from another."""

Typed = str | int | float | bool | datetime | date | time | timedelta
Key = tuple[str, ...]


@dataclass(slots=True)
class OldRow:
    """A row as it came back: its sheet, our cells and the typed ones by heading, and notes on cells by heading."""

    sheet: str
    ours: Mapping[str, str]
    typed: dict[str, Typed]
    notes: dict[str, str]

    @property
    def key(self) -> Key:
        """What the row is known by."""
        return key_of(*(self.ours.get(name, "") for name in (CODE, YEAR, ABOUT, PLACE, MESSAGE)))

    @property
    def is_edited(self) -> bool:
        """Whether somebody typed over our own texts."""
        seal = self.ours.get(SEAL)
        return seal is not None and seal != row_seal(self.ours)

    @property
    def is_worth_keeping(self) -> bool:
        """Whether anybody typed anything."""
        return bool(self.typed or self.notes or self.is_edited or WHY_KEPT in self.ours)


@dataclass(slots=True)
class Circulated:
    """A workbook that came back: its rows, headings of columns that the office added, and sheets that are not ours."""

    book: Workbook
    rows: list[OldRow] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    theirs: list[str] = field(default_factory=list)


def key_of(code: str, year: str, about: str, place: str, message: str) -> Key:
    """Return what a finding is known by: the line it stands in may move."""
    return tuple(" ".join(text.split()) for text in (code, year, about, _LINE.sub("", place), message))


def read_circulated(path: Path) -> Circulated:
    """Read the workbook at ``path``; raises ``OSError``, ``ForeignError`` or ``UnreadableError``."""
    book = open_workbook(path)
    if not _is_ours(book):
        raise ForeignError
    return circulated_in(book)


def circulated_in(book: Workbook) -> Circulated:
    """Return what people typed beside findings in ``book``, which may hold other sheets too."""
    circulated = Circulated(book)
    for sheet in book.worksheets:
        heads = _heads(sheet)
        if not _is_of_findings(heads):
            circulated.theirs.append(sheet.title)
            continue
        circulated.added.extend(
            name for name in heads.values() if name not in {*HEAD, SEAL, WHY_KEPT, *circulated.added}
        )
        circulated.rows.extend(_rows(sheet, heads))
    return circulated


def property_of(book: Workbook, name: str) -> str | None:
    """Return the value of the workbook's own property called ``name``."""
    properties = book.custom_doc_props.props  # type: ignore[attr-defined] # newer than its stubs
    return next((str(entry.value) for entry in properties if entry.name == name), None)


def _is_ours(book: Workbook) -> bool:
    """Tell by the property, or where a program dropped it, by a sheet with all of our headings."""
    marked = property_of(book, MARK)
    if marked is not None:
        return marked == MARK_VALUE
    return any(set(HEAD) - {POINTS} <= {*_heads(sheet).values()} for sheet in book.worksheets)


def _is_of_findings(heads: Mapping[int, str]) -> bool:
    return {CODE, MESSAGE, PLACE} <= {*heads.values()} and bool({*TYPED} & {*heads.values()})


def _heads(sheet: Worksheet) -> dict[int, str]:
    """Return the headings of the first row by column; one that was left empty is called after its column."""
    columns = sorted({column for _, column in sheet._cells})  # noqa: SLF001 - as above
    heads: dict[int, str] = {}
    for column in columns:
        name = str(sheet.cell(1, column).value or "").strip() or f"คอลัมน์ {column}"
        heads[column] = name if name not in heads.values() else f"{name} ({column})"
    return heads


def _rows(sheet: Worksheet, heads: Mapping[int, str]) -> Iterator[OldRow]:
    rows: dict[int, OldRow] = {}
    for (number, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001 - as above
        if number == 1 or not isinstance(cell, Cell):
            continue
        row = rows.setdefault(number, OldRow(sheet.title, {}, {}, {}))
        name = heads[column]
        if cell.comment is not None and cell.comment.text:
            row.notes[name] = cell.comment.text
        if cell.value is None or cell.value == "":
            continue
        if name in TYPED or name not in {*HEAD, SEAL, WHY_KEPT}:
            row.typed[name] = cell.value if isinstance(cell.value, Typed) else str(cell.value)
        else:
            row.ours = {**row.ours, name: str(cell.value)}
    for row in rows.values():
        if not row.ours.get(CODE):  # a line of the office's own: all of it was typed
            row.typed |= row.ours
            row.ours = {}
        yield row
