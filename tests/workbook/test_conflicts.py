"""What workbooks and records do not agree on is decided by people: told to a script, or in a sheet of its own."""

from __future__ import annotations

from pathlib import Path
from subprocess import CompletedProcess

import pytest
from openpyxl import load_workbook

from generator.app.workbook import put, write_conflicts
from generator.workbook.changes import RECORD
from generator.workbook.conflict_sheet import CHOICE, OWN, SHEET
from tests.command import environment, oit
from tests.workbook.office import Sheet, agency, codes, edit, read, write

ITEMS, EVIDENCE = "ข้อ OIT", "หลักฐาน"
O10, ITS_EVIDENCE, EXPLAINED, TITLE = "2569/O10", "2569/O10/evidence/1", "คำอธิบาย", "ชื่อหลักฐาน"
FILE = "oit_items/2569/o10.yml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return agency(tmp_path / "agency")


@pytest.fixture
def two(folder: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two workbooks that explain one item differently; one of them deletes evidence that the other edits."""
    (book,) = write(folder)

    def of_works(sheet: Sheet) -> None:
        sheet.put(ITS_EVIDENCE, TITLE, "คู่มือของกองช่าง")

    finance = edit(
        book,
        tmp_path / "กองคลัง.xlsx",
        **{
            ITEMS: lambda sheet: sheet.put(O10, EXPLAINED, "ของกองคลัง"),
            EVIDENCE: lambda sheet: sheet.delete(ITS_EVIDENCE),
        },
    )
    works = edit(
        book,
        tmp_path / "กองช่าง.xlsx",
        **{ITEMS: lambda sheet: sheet.put(O10, EXPLAINED, "ของกองช่าง"), EVIDENCE: of_works},
    )
    return finance, works


def run(*arguments: str | Path, folder: Path) -> CompletedProcess[str]:
    return oit(*arguments, "--folder", folder, env=environment(folder.parent / "cache"))


def text(folder: Path) -> str:
    return (folder / FILE).read_text(encoding="utf-8")


def test_each_conflict_offers_the_record_first_and_every_workbook(folder: Path, two: tuple[Path, Path]) -> None:
    reading = read(folder, *two)
    assert codes(reading) == ["W371", "W372"]
    cell, row = reading.conflicts
    assert [option.whose for option in cell.options] == [RECORD, "กองคลัง.xlsx", "กองช่าง.xlsx"]
    assert [option.whose for option in row.options] == [RECORD, "กองช่าง.xlsx", "กองคลัง.xlsx"]
    decided = reading.decide({cell.key: cell.options[2].changes})
    assert codes(decided) == ["W372"]
    put(decided)
    assert "ของกองช่าง" in text(folder)


@pytest.mark.parametrize(("option", "has"), [("--mine", ""), ("--theirs", "ของกองช่าง")])
def test_a_script_decides_all_at_once(option: str, has: str, folder: Path, two: tuple[Path, Path]) -> None:
    before = text(folder)
    done = run("workbook", "--read", *two, option, "--yes", folder=folder)
    assert done.returncode == 0, done.stdout
    assert (has in text(folder)) if has else (text(folder) == before)
    assert ("คู่มือ" in text(folder)) == (option == "--mine")


def test_both_at_once_is_no_way(folder: Path, two: tuple[Path, Path]) -> None:
    done = run("workbook", "--read", *two, "--mine", "--theirs", folder=folder)
    assert done.returncode == 2
    assert "U977" in done.stdout + done.stderr


def filled(path: Path, **choices: tuple[str, str]) -> Path:
    book = load_workbook(path)
    sheet = book[SHEET]
    heads = {str(cell.value): number for number, cell in enumerate(sheet[2], 1)}
    for row in range(3, sheet.max_row + 1):
        key = str(sheet.cell(row, 1).value).split("#")[1]
        choice, own = choices.get(key or "row", ("", ""))
        sheet.cell(row, heads[CHOICE]).value, sheet.cell(row, heads[OWN]).value = choice or None, own or None
    book.save(path)
    return path


def test_a_sheet_of_conflicts_is_filled_in_and_read_by_itself(
    folder: Path, two: tuple[Path, Path], tmp_path: Path
) -> None:
    out = tmp_path / "ข้อขัดกัน.xlsx"
    done = run("workbook", "--read", *two, "--conflicts", str(out), folder=folder)
    assert done.returncode == 1
    assert str(out) in done.stdout
    filled(out, explanation=("", "ที่ตกลงกันในที่ประชุม"), row=("กองช่าง.xlsx", ""))

    done = run("workbook", "--read", out, "--yes", folder=folder)

    assert done.returncode == 0, done.stdout
    assert "ที่ตกลงกันในที่ประชุม" in text(folder)
    assert "คู่มือของกองช่าง" in text(folder)


def test_what_is_not_decided_stays_and_what_is_unknown_is_said(
    folder: Path, two: tuple[Path, Path], tmp_path: Path
) -> None:
    out = write_conflicts(read(folder, *two), tmp_path / "ข้อขัดกัน.xlsx")
    reading = read(folder, filled(out, explanation=("กองพัสดุ", "")))
    assert (codes(reading), reading.applied.files) == (["N375"], [])
    assert codes(read(folder, *two, filled(out, explanation=(RECORD, "")))) == ["W372"]


def test_a_record_that_moved_since_makes_the_answer_void(folder: Path, two: tuple[Path, Path], tmp_path: Path) -> None:
    out = filled(
        write_conflicts(read(folder, *two), tmp_path / "ข้อขัดกัน.xlsx"), explanation=("กองคลัง.xlsx", ""), row=(RECORD, "")
    )
    path = folder / FILE
    path.write_text(text(folder).replace("updated: 15 ม.ค. 2569", "updated: 17 ม.ค. 2569"), "utf-8")
    reading = read(folder, out)
    assert (codes(reading), reading.applied.files) == (["N374"], [])


def test_a_record_that_somebody_else_changed_is_one_side(folder: Path, tmp_path: Path) -> None:
    (book,) = write(folder)
    path = folder / FILE
    path.write_text(text(folder).replace("updated: 15 ม.ค. 2569", "updated: 17 ม.ค. 2569"), "utf-8")
    back = edit(book, tmp_path / "กองคลัง.xlsx", **{ITEMS: lambda sheet: sheet.put(O10, "ปรับปรุงล่าสุด", "16 ม.ค. 2569")})
    (conflict,) = read(folder, back).conflicts
    assert [option.words for option in conflict.options] == ["17 ม.ค. 2569", "16 ม.ค. 2569"]
    put(read(folder, back).decide({conflict.key: conflict.theirs}))
    assert "updated: 16 ม.ค. 2569" in text(folder)
