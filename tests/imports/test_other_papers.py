"""Papers that are neither Word nor a new workbook: PDFs with drawn tables, old and open workbooks, forms, people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from fpdf import FPDF

from generator.app.importing import carry_out, propose
from generator.records.loading.workspace import load
from tests import fonts
from tests.imports.importing import agency, proposed, records
from tests.imports.test_small_papers import word

SAVED = Path(__file__).with_name("saved")
"""A plan of a town that does not exist, saved by LibreOffice as workbooks of other kinds."""
HEADINGS = ("ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา")
WIDTHS = (8, 30, 30, 18, 14)


def drawn(path: Path, rows: Sequence[Sequence[str]], *, before: str = "", lines: str = "ALL") -> Path:
    """Write a PDF with a table of ``rows``, its cells parted by lines that are drawn."""
    paper = FPDF(orientation="landscape")
    paper.add_font("Sarabun", fname=fonts.REGULAR)
    paper.set_font("Sarabun", size=11)
    paper.add_page()
    if before:
        paper.multi_cell(0, 8, before)
        paper.ln()
    with paper.table(col_widths=WIDTHS, borders_layout=lines, first_row_as_headings=False) as table:
        for texts in rows:
            row = table.row()
            for text in texts:
                row.cell(text)
    paper.output(str(path))
    return path


ROWS = [
    HEADINGS,
    ("1", "ลดสำเนาเอกสาร (EIT)", "สำรวจบริการทุกงานที่ยังขอสำเนาบัตรประจำตัวประชาชนและทะเบียนบ้าน", "กองคลัง", "ม.ค. 2569"),
    ("2", "ทำคำร้องออนไลน์ (IIT)", "1. เปิดหน้าเว็บ\n2. อบรมเจ้าหน้าที่", "กองช่าง", "ก.พ. 2569"),
]


def test_a_table_drawn_in_a_pdf_becomes_measures_with_lines_put_together(tmp_path: Path) -> None:
    found = proposed(tmp_path, drawn(tmp_path / "plan.pdf", ROWS, before="แผนมาตรการ ปีงบประมาณ พ.ศ. 2569"))

    assert found.is_understood
    first, second = records(found.plan)
    assert (first["title"], second["title"]) == ("ลดสำเนาเอกสาร (EIT)", "ทำคำร้องออนไลน์ (IIT)")
    assert first["rows"] == [{"steps": [ROWS[1][2]], "responsible": ["finance"], "period": "ม.ค. 2569"}]
    assert second["rows"][0]["steps"] == ["เปิดหน้าเว็บ", "อบรมเจ้าหน้าที่"]


def test_a_table_of_a_pdf_goes_on_over_a_page(tmp_path: Path) -> None:
    rows = [HEADINGS, *((str(at), f"มาตรการลำดับ {at} (OIT)", "ทำ", "กองคลัง", "ม.ค. 2569") for at in range(1, 41))]

    found = proposed(tmp_path, drawn(tmp_path / "plan.pdf", rows))

    assert [one["number"] for one in records(found.plan)] == list(range(1, 41))


def test_a_pdf_without_lines_is_a_document_and_no_table(tmp_path: Path) -> None:
    found = proposed(tmp_path, drawn(tmp_path / "plan.pdf", ROWS, before="แผนมาตรการ", lines="NONE"))

    assert not records(found.plan)
    assert [one.file for one in found.evidence.placed] == ["plan.pdf"]
    assert not found.is_understood


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_workbooks_of_other_kinds_say_the_same(kind: str, tmp_path: Path) -> None:
    found = proposed(tmp_path, SAVED / f"plan.{kind}")

    assert not found.plan.unread
    first, second = records(found.plan)
    assert (first["title"], second["title"]) == ("ลดสำเนาเอกสาร (EIT)", "เปิดเผยรายงานจัดซื้อ ข้อ O12")
    assert [row["responsible"] for row in first["rows"]] == [["finance"], ["works"]]
    assert first["rows"][0]["period"]["start"] == "2569-01-05"
    assert first["rows"][1]["period"]["end"] == "2569-05-31"


FORM = [
    ["หัวข้อ", "รายละเอียด"],
    ["ชื่อมาตรการ", "ลดสำเนาเอกสาร (EIT)"],
    ["ขั้นตอนการดำเนินงาน", "1. สำรวจ\n2. ยกเลิก"],
    ["ผู้รับผิดชอบ", "กองคลัง"],
    ["ระยะเวลาดำเนินการ", "ม.ค. 2569"],
]


def test_a_form_with_headings_to_the_left_is_a_measure(tmp_path: Path) -> None:
    second = [FORM[0], ["ชื่อมาตรการ", "ทำคำร้องออนไลน์ (IIT)"], *FORM[2:]]

    found = proposed(tmp_path, word(tmp_path / "forms.docx", FORM, "แบบที่ 2", second))

    assert found.is_understood
    assert [one["title"] for one in records(found.plan)] == ["ลดสำเนาเอกสาร (EIT)", "ทำคำร้องออนไลน์ (IIT)"]
    assert records(found.plan)[0]["rows"] == [
        {"steps": ["สำรวจ", "ยกเลิก"], "responsible": ["finance"], "period": "ม.ค. 2569"}
    ]


def test_a_list_of_two_columns_that_is_no_form_is_none(tmp_path: Path) -> None:
    rows = [["คำย่อ", "ความหมาย"], ["อปท.", "องค์กรปกครองส่วนท้องถิ่น"], ["สขร.", "ข้อมูลข่าวสาร"], ["ป.ป.ช.", "คณะกรรมการ"]]

    found = proposed(tmp_path, word(tmp_path / "words.docx", rows))

    assert not records(found.plan)
    assert {"องค์กรปกครองส่วนท้องถิ่น", "คณะกรรมการ"} <= {one.text for one in found.plan.unread} | {
        text for texts in found.plan.outside.values() for text in texts
    }


PEOPLE = [
    ["ที่", "ชื่อ - สกุล", "ตำแหน่ง", "ส่วนราชการ", "โทรศัพท์"],
    ["1", "นายสมหมาย ใจสุข", "นายกเทศมนตรีตำบลดอนตะวัน", "", "0 2000 1100"],
    ["2", "นางสาวปราณี ทองใบ", "ผู้อำนวยการกองคลัง", "กองคลัง", "0 2000 1102"],
    ["3", "นายวิรัช แสงทอง", "ผู้อำนวยการกองการศึกษา", "กองการศึกษา", "0 2000 1104"],
]


def test_people_fill_the_site_config_and_overwrite_nothing(tmp_path: Path) -> None:
    folder = agency(tmp_path / "agency")
    config = folder / "site_config.yml"
    text = config.read_text(encoding="utf-8")
    marked = text.replace("กองคลัง", "กองคลัง\n  phone: 0 2000 9999   # โต๊ะหน้า", 1)
    assert marked != text
    config.write_text(f"# ของเรา\n{marked}", encoding="utf-8")
    paper = word(tmp_path / "people.docx", PEOPLE)

    found = propose(folder, [paper], 2569)
    carry_out(folder, found)

    made = yaml.safe_load(config.read_text(encoding="utf-8"))
    assert [(one["name"], one["position"]) for one in made["agency"]["executives"]] == [(PEOPLE[1][1], PEOPLE[1][2])]
    units = {one["name"]: one for one in made["units"]}
    assert (units["กองคลัง"]["head"], units["กองคลัง"]["phone"]) == ("นางสาวปราณี ทองใบ", "0 2000 9999")
    assert units["กองการศึกษา"]["head"] == "นายวิรัช แสงทอง"
    assert "# ของเรา" in config.read_text(encoding="utf-8")
    assert "# โต๊ะหน้า" in config.read_text(encoding="utf-8")
    assert any("0 2000 1102" in one.text for one in found.plan.choices)
    assert load(folder)[0] is not None
    assert not propose(folder, [paper], 2569).changes
