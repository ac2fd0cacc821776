"""What people typed into a workbook that went round the office stands beside the same finding after the next check."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from generator.findings.finding import Finding, Place, Severity
from generator.reports.circulated import Circulated, read_circulated
from generator.reports.findings_columns import DONE, HEAD, MESSAGE, PLACE, POINTS, REMARK
from generator.reports.workbook import workbook
from generator.reports.workbook_cells import KEPT
from generator.reports.workbook_opening import UnreadableError

DAY = date(2026, 1, 20)
CLERK, FINANCE = "สำนักปลัด", "กองคลัง"


def found(name: str, line: int = 1, unit: str = CLERK, days: int = 5) -> Finding:
    """Return a finding on the document ``name``."""
    message = f"เอกสาร {name} เหลืออีก {days} วัน"
    place, units = Place("a.yml", line, 2), tuple(unit.split(" + "))
    return Finding("G006", Severity.GAP, message, "แก้", place=place, item="O1", year=2569, units=units)


FOUND = [found("ก", 3), found("ข", 4), found("ค", 5), found("ง", 6, FINANCE)]


def again(book: Workbook, tmp_path: Path, findings: list[Finding]) -> Workbook:
    """Save ``book`` as people would and return what the next check makes of it."""
    book.save(tmp_path / "f.xlsx")
    return load_workbook(io.BytesIO(workbook(None, findings, DAY, read(tmp_path / "f.xlsx"))))


def read(path: Path) -> Circulated:
    return read_circulated(path)


def first(findings: list[Finding] = FOUND) -> Workbook:
    return load_workbook(io.BytesIO(workbook(None, findings, DAY)))


def row_of(sheet: Worksheet, name: str) -> int:
    at = column(sheet, MESSAGE)
    return next(row for row in range(2, sheet.max_row + 1) if f"เอกสาร {name} " in str(sheet.cell(row, at).value))


def column(sheet: Worksheet, head: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == head)


def type_in(sheet: Worksheet, name: str, head: str, value: object) -> None:
    sheet.cell(row_of(sheet, name), column(sheet, head)).value = value  # type: ignore[assignment] # whatever people type


def typed(sheet: Worksheet, name: str, head: str) -> object:
    return sheet.cell(row_of(sheet, name), column(sheet, head)).value


def nothing(_book: Workbook) -> None:
    """Leave the workbook as it is."""


def shuffled(book: Workbook) -> None:
    """Sort the rows otherwise, as a filter or a person does."""
    sheet = book[CLERK]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    rows.reverse()
    for number, row in enumerate(rows, 2):
        for place, value in enumerate(row, 1):
            sheet.cell(number, place).value = value


def moved_columns(book: Workbook) -> None:
    """Put a column of the office's own before all others."""
    book[CLERK].insert_cols(1)
    book[CLERK]["A1"] = "ผู้ตรวจ"


def bare(book: Workbook) -> None:
    """Lose what other programs lose: the property, the hidden column, every style."""
    book.custom_doc_props.props.clear()  # type: ignore[attr-defined] # newer than its stubs
    for sheet in book.worksheets[1:]:
        sheet.delete_cols(len(HEAD) + 1)


def one_row_less(book: Workbook) -> None:
    """Delete the row of a finding that nobody minds."""
    book[CLERK].delete_rows(row_of(book[CLERK], "ค"))


@pytest.mark.parametrize("change", [nothing, shuffled, moved_columns, bare, one_row_less])
def test_ticks_and_remarks_come_back(tmp_path: Path, change: Callable[[Workbook], None]) -> None:
    book = first()
    type_in(book[CLERK], "ข", DONE, "✓")
    type_in(book[CLERK], "ข", REMARK, "รอลงนาม")
    type_in(book[FINANCE], "ง", REMARK, 42)
    change(book)
    later = [found("ข", 40), found("ก", 30), found("ค", 50), found("ง", 7, FINANCE)]
    for _ in range(2):  # and once more, as every week
        book = again(book, tmp_path, later)
        assert (typed(book[CLERK], "ข", DONE), typed(book[CLERK], "ข", REMARK)) == ("✓", "รอลงนาม")
        assert typed(book[FINANCE], "ง", REMARK) == 42
        assert typed(book[CLERK], "ก", REMARK) is None
        assert typed(book[CLERK], "ข", PLACE) == "a.yml:40:2"
        assert KEPT not in book.sheetnames


def test_what_was_typed_beside_a_finding_that_is_gone_is_kept_until_it_is_back(tmp_path: Path) -> None:
    book = first()
    type_in(book[CLERK], "ก", REMARK, "แก้แล้ว")
    book = again(book, tmp_path, FOUND[1:])
    assert typed(book[KEPT], "ก", REMARK) == "แก้แล้ว"
    book = again(book, tmp_path, FOUND[1:])
    assert typed(book[KEPT], "ก", REMARK) == "แก้แล้ว"
    book = again(book, tmp_path, FOUND)
    assert KEPT not in book.sheetnames
    assert typed(book[CLERK], "ก", REMARK) == "แก้แล้ว"


def test_a_finding_whose_figures_changed_keeps_its_remark_where_there_is_no_doubt(tmp_path: Path) -> None:
    book = first([found("ก", days=5)])
    type_in(book[CLERK], "ก", REMARK, "รู้แล้ว")
    assert typed(again(book, tmp_path, [found("ก", days=2)])[CLERK], "ก", REMARK) == "รู้แล้ว"
    doubtful = again(book, tmp_path, [found("ก", days=2), found("ข", days=2)])
    assert typed(doubtful[CLERK], "ก", REMARK) is None
    assert typed(doubtful[KEPT], "ก", REMARK) == "รู้แล้ว"


def test_a_remark_moves_with_its_finding_to_another_unit(tmp_path: Path) -> None:
    book = first()
    type_in(book[CLERK], "ก", REMARK, "ของกองคลัง")
    assert typed(again(book, tmp_path, [found("ก", unit=FINANCE)])[FINANCE], "ก", REMARK) == "ของกองคลัง"


def test_each_of_several_units_keeps_its_own_words(tmp_path: Path) -> None:
    both = [found("ก", unit=f"{CLERK} + {FINANCE}")]
    book = first(both)
    type_in(book[CLERK], "ก", REMARK, "ของสำนักปลัด")
    type_in(book[FINANCE], "ก", REMARK, "ของกองคลัง")
    for days in (5, 2):
        later = again(book, tmp_path, [found("ก", unit=f"{FINANCE} + {CLERK}", days=days)])
        assert typed(later[CLERK], "ก", REMARK) == "ของสำนักปลัด"
        assert typed(later[FINANCE], "ก", REMARK) == "ของกองคลัง"
        assert KEPT not in later.sheetnames


def test_a_unit_that_joins_takes_nobodys_words(tmp_path: Path) -> None:
    book = first([found("ก", unit=FINANCE)])
    type_in(book[FINANCE], "ก", REMARK, "ของกองคลัง")
    later = again(book, tmp_path, [found("ก", unit=f"{CLERK} + {FINANCE}")])
    assert typed(later[FINANCE], "ก", REMARK) == "ของกองคลัง"
    assert typed(later[CLERK], "ก", REMARK) is None


def test_a_workbook_from_before_points_were_told_is_nobodys_edit(tmp_path: Path) -> None:
    book = first()
    for sheet in book.worksheets[1:]:
        sheet.delete_cols(HEAD.index(POINTS) + 1)
    type_in(book[CLERK], "ก", REMARK, "รู้แล้ว")
    later = again(book, tmp_path, FOUND)
    assert typed(later[CLERK], "ก", REMARK) == "รู้แล้ว"
    assert KEPT not in later.sheetnames


def test_columns_notes_lines_and_sheets_of_the_office_stay(tmp_path: Path) -> None:
    book = first()
    sheet = book[CLERK]
    sheet.cell(1, len(HEAD) + 2).value = "มอบให้"
    type_in(sheet, "ข", "มอบให้", "สมชาย")
    sheet.cell(row_of(sheet, "ก"), 5).comment = Comment("ถามก่อน", "ใครคนหนึ่ง")
    sheet.cell(sheet.max_row + 1, 5).value = "เรื่องของเราเอง"
    book.create_sheet("บันทึก")["B7"] = "ประชุมวันศุกร์"
    book["ภาพรวม"]["F1"] = "อ่านแล้ว"
    for _ in range(2):
        book = again(book, tmp_path, FOUND)
        assert typed(book[CLERK], "ข", "มอบให้") == "สมชาย"
        note = book[CLERK].cell(row_of(book[CLERK], "ก"), 5).comment
        assert note is not None
        assert note.text == "ถามก่อน"
        assert any("เรื่องของเราเอง" in map(str, row) for row in book[KEPT].iter_rows(values_only=True))
        assert book["บันทึก"]["B7"].value == "ประชุมวันศุกร์"
        assert any(sheet["F1"].value == "อ่านแล้ว" for sheet in book.worksheets)


def test_what_was_typed_over_our_texts_is_kept(tmp_path: Path) -> None:
    book = first()
    type_in(book[CLERK], "ก", "วิธีแก้", "เราจะทำอย่างนี้แทน")
    for _ in range(2):
        book = again(book, tmp_path, FOUND)
        assert typed(book[KEPT], "ก", "วิธีแก้") == "เราจะทำอย่างนี้แทน"
        assert typed(book[CLERK], "ก", "วิธีแก้") == "แก้"


def test_nothing_typed_becomes_a_formula(tmp_path: Path) -> None:
    book = first()
    type_in(book[CLERK], "ก", REMARK, '=HYPERLINK("https://evil.example","x")')
    sheet = again(book, tmp_path, FOUND)[CLERK]
    assert sheet.cell(row_of(sheet, "ก"), column(sheet, REMARK)).data_type == "s"


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return out.getvalue()


def changed(part: str, content: bytes) -> bytes:
    """Return our workbook with another content of one part."""
    with zipfile.ZipFile(io.BytesIO(workbook(None, FOUND, DAY))) as book:
        return packed({name: book.read(name) for name in book.namelist()} | {part: content})


UNREADABLE: dict[str, Callable[[], bytes]] = {
    "locked by a password": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
    "cut off": lambda: workbook(None, FOUND, DAY)[:-300],
    "a bomb": lambda: changed("xl/worksheets/sheet2.xml", b" " * 160_000_000),
    "entities": lambda: changed("xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><workbook/>'),
    "no sheets": lambda: changed("xl/workbook.xml", b"<workbook/>"),
    "macros": lambda: changed("xl/vbaProject.bin", b"x"),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_a_workbook_that_cannot_be_read_is_left_in_words(tmp_path: Path, what: str) -> None:
    (tmp_path / "f.xlsx").write_bytes(UNREADABLE[what]())
    with pytest.raises(UnreadableError, match=r"[ก-๙]"):
        read(tmp_path / "f.xlsx")


@pytest.mark.parametrize("lock", ["~$f.xlsx", ".~lock.f.xlsx#"])
def test_a_workbook_that_somebody_has_open_is_left(tmp_path: Path, lock: str) -> None:
    first().save(tmp_path / "f.xlsx")
    assert read(tmp_path / "f.xlsx").rows
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(UnreadableError, match="เปิดอยู่"):
        read(tmp_path / "f.xlsx")
