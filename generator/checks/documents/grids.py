"""The tables of documents as rows of cells, each with its name for people: sheets, tables in Word, delimited files."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.checks.documents.published import Paper
from generator.checks.documents.reading import cell_name
from generator.inspection.result import Inspection, Row
from generator.records.file_kinds import Kind
from generator.thai.digits import to_arabic

_ROWS, _CELLS = 3000, 60
_DELIMITERS = ",;\t|"
_LOOKED_AT = 20
"""Lines of a file by which its delimiter is known."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a document: its ``name``, and its rows with Arabic digits; ``is_sheet`` where cells have addresses."""

    name: str
    rows: tuple[Row, ...]
    is_sheet: bool = False
    is_whole: bool = True

    def place(self, row: Row, column: int | None = None) -> str:
        """Say where a row is, or its cell in ``column``, from one."""
        if self.is_sheet:
            return f"{self.name}!{cell_name(row.number, column)}" if column else f"{self.name} แถว {row.number}"
        where = f"{self.name} แถว {row.number}" if self.name else f"แถว {row.number}"
        return f"{where} ช่อง {column}" if column else where


def grids_of(paper: Paper) -> Iterator[Grid]:
    """Yield the tables of a document whose cells are known."""
    inspection = paper.inspection
    if inspection.kind is Kind.TEXT and paper.document.suffix.lower() == "csv":
        yield from (_delimited(page) for page in inspection.pages)
        return
    sheets = inspection.kind is Kind.EXCEL
    for number, table in enumerate(inspection.tables, start=1):
        rows = tuple(
            Row(row.number, tuple(" ".join(to_arabic(cell).split()) for cell in row.cells[:_CELLS]), row.kinds[:_CELLS])
            for row in table.rows[:_ROWS]
        )
        whole = table.is_whole and len(table.rows) <= _ROWS
        yield Grid(table.name if sheets else f"ตารางที่ {number}", rows, sheets, whole)


def delimiter_of(inspection: Inspection) -> str:
    """Return what stands between the cells of a delimited file: what its lines have most often, and as often each."""
    lines = [line for page in inspection.pages[:1] for line in page.splitlines()[:_LOOKED_AT] if line.strip()]
    counts = {mark: [line.count(mark) for line in lines] for mark in _DELIMITERS}
    return max(_DELIMITERS, key=lambda mark: (min(counts[mark], default=0), sum(counts[mark]), mark == ","))


def _delimited(page: str) -> Grid:
    lines = page.replace("\ufeff", "").splitlines()
    counts = {mark: sum(line.count(mark) for line in lines[:_LOOKED_AT]) for mark in _DELIMITERS}
    mark = max(_DELIMITERS, key=lambda one: (counts[one], one == ","))
    try:
        read = [row[:_CELLS] for row in islice(csv.reader(map(to_arabic, lines), delimiter=mark), _ROWS)]
    except csv.Error:
        read = []
    rows = tuple(Row(number, tuple(row), _kinds(row)) for number, row in enumerate(read, start=1) if any(row))
    return Grid("", rows, is_whole=len(read) < _ROWS)


def _kinds(row: Sequence[str]) -> str:
    return "".join("t" if cell.strip() else "_" for cell in row)
