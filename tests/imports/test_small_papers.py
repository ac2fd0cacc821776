from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook

from generator.app.importing import Proposed
from tests.imports.importing import proposed, records

Rows = Sequence[Sequence[str]]


def word(path: Path, *blocks: str | Rows) -> Path:
    """Write a Word document; a row of one text stands across its table."""
    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=len(block), cols=max(map(len, block)))
        for row, texts in zip(table.rows, block, strict=True):
            if len(texts) == 1:
                row.cells[0].merge(row.cells[-1]).text = texts[0]
                continue
            for cell, text in zip(row.cells, texts, strict=True):
                first, *more = text.split("\n")
                cell.text = first
                for line in more:
                    cell.add_paragraph(line)
    document.save(str(path))
    return path


def test_a_plan_of_ticks_under_months_becomes_periods(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ที่", "กิจกรรม", "ระยะเวลา (พ.ศ. 2568-2569)", None, None, None, "ผู้รับผิดชอบ"])
    sheet.append([None, None, "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", None])
    sheet.append([1, "ประชุมชี้แจง IIT", "/", "/", None, None, "กองคลัง"])
    sheet.append([2, "เปิดเว็บไซต์ EIT", None, None, "●", "●", "กองช่าง"])
    for cells in ("C1:F1", "A1:A2", "B1:B2", "G1:G2"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "plan.xlsx")

    found = proposed(tmp_path, tmp_path / "plan.xlsx")

    assert [one["rows"][0]["period"] for one in records(found.plan)] == [
        "ต.ค. 2568 - พ.ย. 2568",
        "ธ.ค. 2568 - ม.ค. 2569",
    ]
    assert found.is_understood


def test_a_head_over_rows_is_the_title_of_a_measure_without_one(tmp_path: Path) -> None:
    table = [
        ["ที่", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"],
        ["มาตรการที่ 1 ลดสำเนา (ตัวชี้วัดที่ 8)"],
        ["1", "สำรวจ", "กองคลัง", "ม.ค. 2569"],
        ["2", "ยกเลิก", "กองคลัง", "ก.พ. 2569"],
        ["มาตรการที่ 2 เปิดข้อมูล O12"],
        ["1", "ทำเว็บ", "กองช่าง", "มี.ค. 2569"],
    ]

    found = proposed(tmp_path, word(tmp_path / "plan.docx", table))

    assert [(one["title"], len(one["rows"])) for one in records(found.plan)] == [
        ("มาตรการที่ 1 ลดสำเนา (ตัวชี้วัดที่ 8)", 2),
        ("มาตรการที่ 2 เปิดข้อมูล O12", 1),
    ]


def test_a_head_that_says_nothing_a_record_holds_is_named(tmp_path: Path) -> None:
    table = [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"],
        ["ส่วนแรก ด้านบริการ"],
        ["ลดสำเนา IIT", "สำรวจ", "กองคลัง", "ม.ค. 2569"],
    ]

    found = proposed(tmp_path, word(tmp_path / "plan.docx", table))

    assert [one.text for one in found.plan.unread] == ["ส่วนแรก ด้านบริการ"]


HEADINGS = ["แบบสำรวจ", "ตัวชี้วัด", "วิธีการ/ขั้นตอนการดำเนินการ", "หน่วยงาน/ผู้รับผิดชอบ", "หมายเหตุ"]


def survey(tmp_path: Path) -> Proposed:
    first = [
        HEADINGS,
        ["IIT", "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ข้อ 1๑-1๖", "- ประกาศเวลา\n๑) งาน ก\n๒) งาน ข", "กองคลัง กองช่าง", ""],
        ["", "", "- ตรวจสมุด", '"', "รายงานผล ไตรมาส ๒"],
    ]
    second = [
        HEADINGS,
        ["IIT", "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ข้อ 1๑-1๖", "- จัดเวร", '"', "ตลอดปี"],
        ["", "ข้อ ๗-๑๒", "- แผนงบ", "", "ม.ค. - มี.ค. ๒๕๖๙"],
        ["EIT", "Eb-e๑๐", "- แผ่นพับ", "ร่วมกันทุกหน่วยงาน", ""],
    ]
    items = [
        HEADINGS,
        ["OIT", "ตัวชี้วัดย่อยที่ ๙.๑ ข้อมูลพื้นฐาน (๐๑-๐๓)", "๐๑ ทำแผนผัง\n๐๒-๐๓ ใส่รูป", "กองคลัง", "ภายใน มี.ค. ๒๕๖๙"],
    ]
    title = "แบบสำรวจความคิดเห็น"
    return proposed(
        tmp_path, word(tmp_path / "plan.docx", title, first, title, second, "แบบตรวจการเปิดเผยข้อมูลสาธารณะ", items)
    )


def test_a_measure_goes_on_over_a_page_and_its_dittos_with_it(tmp_path: Path) -> None:
    whole, *others = records(survey(tmp_path).plan)

    named = {"units": ["finance", "works"], "text": "กองคลัง กองช่าง"}
    assert [row.get("responsible") in (named, named["units"]) for row in whole["rows"]] == [True, True, True]
    assert whole["rows"][0]["steps"] == [{"text": "ประกาศเวลา", "sub": ["งาน ก", "งาน ข"]}]
    assert whole["rows"][1]["follow_up"] == "รายงานผล ไตรมาส ๒"
    assert [one["answers"]["questions"] for one in (whole, *others)] == [
        ["i1", "i2", "i3", "i4", "i5", "i6"],
        ["i7", "i8", "i9", "i10", "i11", "i12"],
        ["e6", "e7", "e8", "e9", "e10"],
    ]
    assert [one["answers"]["instruments"] for one in others] == [["IIT"], ["EIT"]]


def test_items_of_a_group_each_get_what_is_ordered_for_them(tmp_path: Path) -> None:
    items = records(survey(tmp_path).plan, "item")

    assert [(one["item"], one["instruction"]) for one in items] == [
        ("O1", "ทำแผนผัง"),
        ("O2", "ใส่รูป"),
        ("O3", "ใส่รูป"),
    ]


def test_a_csv_of_an_old_program_is_read(tmp_path: Path) -> None:
    text = 'ลำดับ;มาตรการ;วิธีการ;ผู้รับผิดชอบ;กำหนดเวลา\n1;ลดสำเนา (EIT ข้อ e12);"1) สำรวจ\n2) ยกเลิก";กองคลัง;ม.ค. 2569\n'
    (tmp_path / "plan.csv").write_bytes(text.encode("cp874"))

    (measure,) = records(proposed(tmp_path, tmp_path / "plan.csv").plan)

    assert measure["rows"] == [{"steps": ["สำรวจ", "ยกเลิก"], "responsible": ["finance"], "period": "ม.ค. 2569"}]
    assert measure["answers"] == {"fiscal_year": 2568, "instruments": ["EIT"], "questions": ["e12"]}


def test_links_of_a_saved_page_become_evidence(tmp_path: Path) -> None:
    (tmp_path / "ita.html").write_text(
        "<html><body><table><tr><th>ข้อ</th><th>ข้อมูล</th><th>ลิงก์</th></tr><tr><td>O1</td>"
        '<td>โครงสร้าง หน้าที่และอำนาจ</td><td><a href="https://www.dontawan.example/o1">ดู</a></td></tr></table></body></html>',
        encoding="utf-8",
    )

    (item,) = records(proposed(tmp_path, tmp_path / "ita.html").plan, "item")

    assert item == {"item": "O1", "evidence": [{"url": "https://www.dontawan.example/o1"}]}


@pytest.mark.parametrize(
    ("total", "expected", "unread"),
    [("88.40", 88.4, 0), ("90.00", 88.4, 2)],
    ids=["the same in sentence and table", "another in the table"],
)
def test_scores_come_from_tables_and_sentences(tmp_path: Path, total: str, expected: float, unread: int) -> None:
    table = [
        ["ลำดับ", "ตัวชี้วัด", "คะแนน"],
        ["1", "การปฏิบัติหน้าที่", "90.10"],
        ["2", "การใช้งบประมาณ", "๘๐"],
        ["แบบวัด EIT"],
        ["1", "คุณภาพการดำเนินงาน", "91.20"],
    ]
    sentence = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568 เทศบาลได้คะแนน 88.40 อยู่ในระดับผ่านดี"

    found = proposed(tmp_path, word(tmp_path / "result.docx", sentence, [*table, ["รวม", "", total]]))

    (result,) = records(found.plan, "result")
    assert result["indicators"] == {1: 90.1, 2: 80, 6: 91.2}
    assert result["level"] == "ผ่านดี"
    assert (result["total"], len(found.plan.unread)) in ((expected, unread), (float(total), unread))


def test_nothing_is_lost_of_a_table_that_nobody_knows(tmp_path: Path) -> None:
    table: list[list[str]] = [["ปลา", "ผัก", "ผลไม้"], ["ปลาทู", "คะน้า", "มะม่วง"]]
    found: Any = proposed(tmp_path, word(tmp_path / "market.docx", table)).plan

    assert {one.text for one in found.unread} == {text for row in table for text in row}
    assert not found.proposals
