"""A form as a workbook: every shipped one comes back equal, and every mistake is told by its cell with its cure."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import Workbook, load_workbook

from generator.catalogue.groups import Group
from generator.catalogue.model import Catalogue
from generator.imports.reading.model import Table
from generator.imports.reading.sheets import read_sheets
from generator.records.forms.draft import draft_data
from generator.records.forms.store import available_years, catalogue, form_data
from generator.workbook.year_form.read import FormRead, read_form
from generator.workbook.year_form.write import form_workbook

GROUPS: tuple[Group | None, ...] = (None, "vocational", "hospital")
SHIPPED = [(group, year) for group in GROUPS for year in available_years(group=group)]
MISTAKES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "mistakes.yml").read_text(encoding="utf-8"))


def tables(raw: bytes) -> list[Table]:
    return [block for block in read_sheets(raw) if isinstance(block, Table)]


def draft() -> Workbook:
    return load_workbook(BytesIO(form_workbook(draft_data(2569, 2570), "O")))


def came_back(book: Workbook) -> FormRead:
    stream = BytesIO()
    book.save(stream)
    return read_form("แบบ.xlsx", tables(stream.getvalue()), catalogue(2569))


def put(book: Workbook, place: str, text: str) -> None:
    sheet, _, cell = place.partition("!")
    book[sheet][cell].value = text or None


@pytest.mark.parametrize(("group", "year"), SHIPPED)
def test_every_shipped_form_comes_back_equal(group: Group | None, year: int) -> None:
    form = catalogue(year, group=group)
    before = catalogue(form.follows, group=group) if form.follows else None
    back = read_form("a.xlsx", tables(form_workbook(form_data(year, group=group), form.letters)), before)

    assert [one for one in back.findings if one.severity == "error"] == []
    assert Catalogue.model_validate(back.data) == form


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: f"{case['cell']} {case['text']}")
def test_a_mistake_is_told_by_its_cell_and_what_is_meant_is_read(case: dict[str, Any]) -> None:
    book = draft()
    for place, text in {case["cell"]: case["text"], **case.get("also", {})}.items():
        put(book, place, text)
    back = came_back(book)

    told = {one.code: f"{one.message} {one.hint}" for one in reversed(back.findings)}
    if "code" not in case:
        assert told == {}
        assert back.data is not None
        return
    assert case["code"] in told
    assert any(case["says"] in f"{one.message} {one.hint}" for one in back.findings if one.code == case["code"])
    assert (back.data is None) == case["code"].startswith("E")


def test_all_mistakes_are_told_at_once() -> None:
    book = draft()
    wrong = [case for case in MISTAKES if str(case.get("code", "")).startswith("E24") and "also" not in case]
    seen: set[str] = set()
    for case in wrong:
        if case["cell"] not in seen and case["cell"].partition("!")[0] in {"ข้อ", "ระดับ", "ปฏิทิน"}:
            seen.add(case["cell"])
            put(book, case["cell"], case["text"])

    told = {str(one.place and one.place.file).rpartition("!")[2] for one in came_back(book).findings}
    assert len(told) >= len(seen) - 2  # one cell's mistake may hide another's


def test_rows_in_any_order_columns_moved_and_titles_above_are_read() -> None:
    book = draft()
    sheet = book["ข้อ"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head, body = rows[0], rows[1:]
    sheet.delete_rows(1, sheet.max_row)
    sheet.append(["แบบ OIT ปี 2570 ของหน่วยงาน"])
    sheet.merge_cells("A1:F1")
    for row in [head, *reversed(body)]:
        sheet.append([*reversed(row)])
    back = came_back(book)

    assert back.findings == []
    assert back.data == came_back(draft()).data


def test_a_sheet_that_is_gone_is_named() -> None:
    book = draft()
    del book["ระดับ"]

    assert [one.code for one in came_back(book).findings] == ["E251"]


def test_codes_of_another_form_are_read_in_its_letters() -> None:
    form = catalogue(2569, group="hospital")
    book = load_workbook(BytesIO(form_workbook(form_data(2569, group="hospital"), form.letters)))
    book["ข้อ"]["A3"].value = "moit 2"
    book["องค์ประกอบ"]["A2"].value = "1"
    back = came_back(book)

    assert [one.message for one in back.findings if one.severity == "error"] == []
    assert Catalogue.model_validate(back.data) == form


def codes_after(**cells: str) -> set[str]:
    book = draft()
    for place, text in cells.items():
        put(book, place, text)
    return {one.code for one in came_back(book).findings}


def test_each_kind_of_mistake_has_a_code_of_its_own() -> None:
    assert codes_after(**{"ข้อ!E5": "ปีงบปะมาณ"}) == {"E245"}
    assert codes_after(**{"ข้อ!B5": ""}) == {"E246"}
    assert codes_after(**{"ข้อ!B5": "ข้อมูลผู้บริหาร"}) == {"E247"}
    assert codes_after(**{"องค์ประกอบ!A2": "O55"}) == {"E248"}
    assert codes_after(**{"เครื่องมือ!B4": "30"}) == {"E249"}
    assert codes_after(**{"ข้อ!A1": "รหสัของข้อที่ว่า"}) >= {"E250"}
    assert codes_after(**{"แบบ!B3": "สอบทานแล้ว"}) == {"W246"}
    assert codes_after(**{"ข้อ!AE1": "ผู้ตรวจ", "ข้อ!AE2": "นายสมมติ"}) == {"N245"}
    assert codes_after(**{"ข้อ!Y5": "", "ข้อ!R5": "", "ข้อ!B5": "เรื่องใหม่ของปีนี้"}) == {"N246"}
    book = draft()
    del book["ระดับ"]
    assert {one.code for one in came_back(book).findings} == {"E251"}


def test_what_nobody_touches_has_nothing_to_mend() -> None:
    assert codes_after() == set()
