"""An office that fills in workbooks: opens them with another program's library, types, sorts, deletes, saves."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.app.workbook import By, Reading, read_workbooks, write_workbooks
from tests.conftest import ROOT

DAY = date(2026, 4, 20)
MINIMAL = ROOT / "tests" / "minimal_agency"


def agency(folder: Path, source: Path = MINIMAL, **records: str) -> Path:
    """Lay out the records of ``source`` in ``folder``; ``records`` are texts by path with ``__`` for a slash."""
    shutil.copytree(source / "oit_items", folder / "oit_items")
    shutil.copytree(source / "content", folder / "content", ignore=shutil.ignore_patterns("schemas"))
    shutil.copy(source / "site_config.yml", folder)
    for name, text in records.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def write(folder: Path, name: str = "book.xlsx", by: By = By.KIND) -> list[Path]:
    """Write the records of ``folder`` as workbooks beside it."""
    out = folder.parent / name
    written = write_workbooks(folder, out, DAY, by=by, documents=False)
    return [path for path in written if isinstance(path, Path)]


def read(folder: Path, *paths: Path) -> Reading:
    """Read workbooks back; nothing is put into the records."""
    return read_workbooks(folder, paths, DAY)


def codes(reading: Reading) -> list[str]:
    """Return the codes of what is said."""
    return [found.code for found in reading.findings]


def texts(folder: Path) -> dict[str, bytes]:
    """Return every record of ``folder`` by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yml"))}


class Sheet:
    """A sheet as people see it: rows by their keys, columns by their headings."""

    def __init__(self, sheet: Worksheet) -> None:
        """Take a sheet."""
        self.sheet = sheet

    @property
    def columns(self) -> dict[str, int]:
        return {str(cell.value): number for number, cell in enumerate(self.sheet[1], 1) if cell.value}

    def row(self, key: str) -> int:
        return next(number for number in range(2, self.sheet.max_row + 1) if self.sheet.cell(number, 1).value == key)

    def put(self, key: str, head: str, value: Any) -> None:  # noqa: ANN401 - any cell
        self.sheet.cell(self.row(key), self.columns[head]).value = value

    def shown(self, key: str, head: str) -> Any:  # noqa: ANN401 - any cell
        return self.sheet.cell(self.row(key), self.columns[head]).value

    def delete(self, key: str) -> None:
        self.sheet.delete_rows(self.row(key))

    def insert(self, below: str, values: Mapping[str, Any]) -> None:
        number = self.row(below) + 1
        self.sheet.insert_rows(number)
        for head, value in values.items():
            self.sheet.cell(number, self.columns[head]).value = value

    def add(self, values: Mapping[str, Any]) -> None:
        number = next(
            row for row in range(2, self.sheet.max_row + 2) if not any(cell.value for cell in self.sheet[row])
        )
        for head, value in values.items():
            self.sheet.cell(number, self.columns[head]).value = value

    def copy(self, key: str, **values: Any) -> None:  # noqa: ANN401 - any cell
        row = [cell.value for cell in self.sheet[self.row(key)]]
        number = self.row(key) + 1
        self.sheet.insert_rows(number)
        for column, value in enumerate(row, 1):
            self.sheet.cell(number, column).value = value
        for head, value in values.items():
            self.sheet.cell(number, self.columns[head]).value = value

    def sort(self, head: str, *, reverse: bool = True, first: int = 1) -> None:
        """Sort the rows by a column; columns before ``first`` stay, as when somebody does not select them."""
        rows = [[cell.value for cell in row] for row in self.sheet.iter_rows(min_row=2) if any(c.value for c in row)]
        moved = sorted(rows, key=lambda row: str(row[self.columns[head] - 1]), reverse=reverse)
        for number, (row, old) in enumerate(zip(moved, rows, strict=True), 2):
            for column, value in enumerate([*old[: first - 1], *row[first - 1 :]], 1):
                self.sheet.cell(number, column).value = value


def edit(path: Path, out: Path, **sheets: Callable[[Sheet], None]) -> Path:
    """Open the workbook at ``path``, do with its sheets what is wanted, save it as ``out``."""
    book = load_workbook(path)
    for title, work in sheets.items():
        work(Sheet(book[title]))
    book.save(out)
    return out


def saved_elsewhere(path: Path, *, dates: Mapping[tuple[str, str, str], object] | None = None) -> Path:
    """Save the workbook as another program does: no drop-down lists, no protection, no styles, dates made numbers."""
    book = load_workbook(path)
    for sheet in book.worksheets:
        sheet.data_validations.dataValidation = []
        sheet.protection.sheet = False
        if sheet.sheet_state == "veryHidden":
            sheet.sheet_state = "hidden"
        for row in sheet.iter_rows():
            for cell in row:
                cell.style = "Normal"
    for (title, key, head), value in (dates or {}).items():
        Sheet(book[title]).put(key, head, value)
    book.save(path)
    return path
