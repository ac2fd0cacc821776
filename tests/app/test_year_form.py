"""A form typed in Word or Excel, kept in the agency's folder, and held against the year before."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from generator.app.forms import compare_forms, draft_workbook, find_form, keep_form, read_back
from generator.findings.usage import UsageProblem

ITEMS = (
    ("O1", "โครงสร้าง หน้าที่และอำนาจ\n• แผนผังโครงสร้าง\n• หน้าที่และอำนาจ"),
    ("O2", "ข้อมูลผู้บริหาร"),
    ("O๓", "ข้อมูลการติดต่อและช่องทางการสอบถาม"),
    ("o4", "เรื่องใหม่ที่แบบปีก่อนไม่มี"),
)


def manual(path: Path, rows: tuple[tuple[str, str], ...] = ITEMS) -> Path:
    document = Document()
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].merge(table.rows[0].cells[1]).text = "ตัวชี้วัดย่อยที่ 9.1 ข้อมูลพื้นฐาน"
    for code, title in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = code, title
    document.save(str(path))
    return path


def test_a_workbook_becomes_the_form_of_the_year(tmp_path: Path) -> None:
    path = draft_workbook(tmp_path, 2570, 2569, tmp_path / "แบบ.xlsx")
    back = read_back(tmp_path, path)

    assert not back.findings
    keep_form(tmp_path, back)
    assert len(find_form(tmp_path, 2570).items) == 26
    assert [one.kind for one in compare_forms(tmp_path, 2569, 2570).changes if one.kind in {"new", "gone"}] == []


def test_a_table_of_a_manual_becomes_items_with_what_the_same_ones_had(tmp_path: Path) -> None:
    back = read_back(tmp_path, manual(tmp_path / "คู่มือ.docx"), 2570, 2569)

    assert back.form is not None
    assert [(item.code, item.key) for item in back.form.items] == [
        ("O1", "org-structure"),
        ("O2", "executives"),
        ("O3", "contact"),
        ("O4", "o4-new"),
    ]
    assert [part.title for part in back.form.items[0].parts] == ["แผนผังโครงสร้าง", "หน้าที่และอำนาจ"]


def test_a_paper_that_is_no_form_is_told_why(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    for file, year, code in (
        (tmp_path / "a.xlsx", 2570, "U924"),
        (manual(tmp_path / "b.docx", (("ก", "ข"),)), 2570, "U925"),
        (manual(tmp_path / "c.docx"), None, "U926"),
    ):
        with pytest.raises(UsageProblem) as refused:
            read_back(tmp_path, file, year, 2569 if year else None)
        assert refused.value.finding.code == code


def test_what_two_years_differ_in_is_told_item_by_item(tmp_path: Path) -> None:
    found = compare_forms(tmp_path, 2568, 2569)
    kinds = {
        (one.kind, tuple(item.code for item in one.before), tuple(item.code for item in one.after))
        for one in found.changes
    }

    assert ("merged", ("O10", "O11"), ("O10",)) in kinds
    assert ("renumbered", ("O13",), ("O12",)) in kinds
    assert ("new", (), ("O11",)) in kinds
    assert ("gone", ("O12",), ()) in kinds
