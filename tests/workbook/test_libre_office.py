"""Workbooks that LibreOffice saved: by itself, through its own format, and one that it saved once and is kept here."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.app.workbook import By, put
from generator.system import libre_office
from tests.workbook.office import Sheet, agency, codes, edit, read, texts, write

KEPT = Path(__file__).parent / "saved_by_libreoffice.xlsx"
"""The workbook of the minimal agency, as LibreOffice saved it after a stay in its own format."""
ITEMS, O10 = "ข้อ OIT", "2569/O10"
PROGRAM = libre_office.found()
needs_program = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not on this machine")


def converted(path: Path, kind: str, out: Path) -> Path:
    subprocess.run(
        [
            *(str(PROGRAM), f"-env:UserInstallation={(out / 'profile').as_uri()}", "--headless"),
            *("--convert-to", kind, "--outdir", str(out), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return out / f"{path.stem}.{kind}"


@needs_program
@pytest.mark.parametrize("by", [By.KIND, By.UNIT])
@pytest.mark.parametrize("through_its_own", [False, True], ids=["xlsx", "ods"])
def test_saving_in_libre_office_changes_nothing(by: By, through_its_own: bool, tmp_path: Path) -> None:
    folder = agency(tmp_path / "agency")
    (book,) = write(folder, by=by)
    out = tmp_path / "out"
    out.mkdir()
    saved = converted(converted(book, "ods", out) if through_its_own else book, "xlsx", out)
    reading = read(folder, saved)
    assert (codes(reading), reading.applied.files) == ([], [])


def test_a_workbook_that_it_saved_once_is_read(tmp_path: Path) -> None:
    folder = agency(tmp_path / "agency")
    before = texts(folder)
    assert (codes(read(folder, KEPT)), read(folder, KEPT).applied.files) == ([], [])
    back = edit(KEPT, tmp_path / "back.xlsx", **{ITEMS: lambda sheet: sheet.put(O10, "คำอธิบาย", "แก้ใน LibreOffice")})
    put(read(folder, back))
    assert texts(folder) != before


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("๑๘ เม.ย. ๒๕๖๙", "18 เม.ย. 2569"),
        ("18 เมษายน พ.ศ. 2569", "18 เม.ย. 2569"),
        ("18/4/2569", "18 เม.ย. 2569"),
        (datetime(2026, 4, 18), "18 เม.ย. 2569"),  # noqa: DTZ001 - Excel knows no zones
        (datetime(2569, 4, 18), "18 เม.ย. 2569"),  # noqa: DTZ001 - typed in the Buddhist era
    ],
)
def test_a_day_is_read_however_it_was_typed(typed: object, written: str, tmp_path: Path) -> None:
    folder = agency(tmp_path / "agency")
    back = edit(KEPT, tmp_path / "back.xlsx", **{ITEMS: lambda sheet: sheet.put(O10, "ปรับปรุงล่าสุด", typed)})
    put(read(folder, back))
    assert written in (folder / "oit_items/2569/o10.yml").read_text(encoding="utf-8")


def test_hidden_renamed_filtered_and_sorted_sheets_are_read(tmp_path: Path) -> None:
    folder = agency(tmp_path / "agency")
    book = load_workbook(KEPT)
    sheet = book[ITEMS]
    Sheet(sheet).put(O10, "คำอธิบาย", "แก้แล้ว")
    Sheet(sheet).sort("เรื่อง")
    for row in range(4, 9):
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions["A"].hidden = True
    sheet.title = "ข้อของกองคลัง"
    book.save(tmp_path / "back.xlsx")
    reading = read(folder, tmp_path / "back.xlsx")
    assert codes(reading) == []
    assert [len(file.changes) for file in reading.applied.files] == [1]
