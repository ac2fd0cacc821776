from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.app.examine import examine
from generator.app.import_plan import read_back, write_plan
from generator.app.importing import Proposed, carry_out, propose
from generator.findings.usage import UsageProblem
from generator.imports.plan_sheet.columns import DROPPED, RECORDS, UNREAD
from tests.broken import DAY
from tests.imports.importing import agency

PAPER = "ลำดับ,มาตรการ,วิธีการ,ผู้รับผิดชอบ,กำหนดเวลา,สีของแฟ้ม\n1,ลดสำเนา (EIT ข้อ e12),สำรวจ,กองคลัง,ม.ค. 2567,เขียว\n"


def planned(tmp_path: Path) -> tuple[Path, Path, Proposed]:
    folder = agency(tmp_path / "agency")
    paper = tmp_path / "plan.csv"
    paper.write_text(PAPER, encoding="utf-8")
    proposed = propose(folder, [paper], 2569)
    return folder, write_plan(folder, proposed, tmp_path / "plan.xlsx"), proposed


def test_a_plan_that_nobody_touched_does_what_the_papers_would(tmp_path: Path) -> None:
    folder, plan, proposed = planned(tmp_path)

    back = read_back(folder, plan)

    assert [change.text for change in back.changes] == [change.text for change in proposed.changes]
    assert [one.text for one in back.plan.unread] == ["เขียว"]
    assert not {"U963", "U964", "U966", "W376", "N377"} & {one.code for one in back.problems}


def test_what_is_corrected_in_the_plan_is_written(tmp_path: Path) -> None:
    folder, plan, _ = planned(tmp_path)
    book = load_workbook(plan)
    for row in book[RECORDS].iter_rows(min_row=2):
        if str(row[0].value).endswith("rows.0.period"):
            row[6].value = "ก.พ. 2569"
        if str(row[0].value).endswith("rows.0.steps"):
            row[6].value = "สำรวจ\n- ทุกกอง\nยกเลิก"
        if str(row[0].value).endswith("number"):
            row[1].value = "ไม่เขียนค่านี้"
    book[UNREAD]["E2"].value = DROPPED
    book.save(plan)

    back = read_back(folder, plan)

    (change,) = back.changes
    assert "number" not in change.fields
    assert change.fields["rows"][0]["period"] == "ก.พ. 2569"
    assert change.fields["rows"][0]["steps"] == [{"text": "สำรวจ", "sub": ["ทุกกอง"]}, "ยกเลิก"]
    assert back.is_understood


def test_words_nobody_understood_are_put_where_the_plan_says(tmp_path: Path) -> None:
    folder, plan, _ = planned(tmp_path)
    book = load_workbook(plan)
    into = book["รายการ"]["B2"].value
    for letter, value in (("E", into), ("F", "1"), ("G", "หมายเหตุ")):
        book[UNREAD][f"{letter}2"].value = value
    book.save(plan)

    (change,) = read_back(folder, plan).changes

    assert change.fields["rows"][0]["note"] == "เขียว"


@pytest.mark.parametrize("spoil", ["hidden sheet", "another file", "formula", "wrong row"])
def test_a_plan_that_cannot_be_used_is_refused_in_words(tmp_path: Path, spoil: str) -> None:
    folder, plan, _ = planned(tmp_path)
    book = load_workbook(plan)
    if spoil == "hidden sheet":
        book["oit-plan"]["A2"].value = '{"agency": "x"}'
    elif spoil == "another file":
        del book.custom_doc_props["oit"]  # type: ignore[attr-defined] # newer than its stubs
    elif spoil == "formula":
        book[RECORDS]["G3"].value = '=HYPERLINK("http://127.0.0.1:9/")'
    else:
        for letter, value in (("E", book["รายการ"]["B2"].value), ("F", "9"), ("G", "หมายเหตุ")):
            book[UNREAD][f"{letter}2"].value = value
    book.save(plan)

    if spoil in {"hidden sheet", "another file"}:
        with pytest.raises(UsageProblem) as refused:
            read_back(folder, plan)
        assert refused.value.finding.code == "U963"
    else:
        assert [one.code for one in read_back(folder, plan).problems] == ["W376"]


def test_a_plan_of_another_agency_is_refused(tmp_path: Path) -> None:
    _, plan, _ = planned(tmp_path)
    other = {"agency": {"name": "อบต.ดอนตัวอย่าง", "type": "sao"}, "current_year": 2569}

    with pytest.raises(UsageProblem) as refused:
        read_back(agency(tmp_path / "other", other), plan)

    assert refused.value.finding.code == "U964"


def test_a_finding_on_an_imported_value_names_its_place_in_the_paper(tmp_path: Path) -> None:
    folder, _, proposed = planned(tmp_path)
    carry_out(folder, proposed)

    told = [found.paper for found in examine(folder, DAY).findings if "2567" in found.message]

    assert "plan.csv ตารางที่ 1 แถว 2 ช่อง 5" in told


def test_a_row_that_is_gone_is_not_written_and_told(tmp_path: Path) -> None:
    folder, plan, _ = planned(tmp_path)
    book = load_workbook(plan)
    book[RECORDS].delete_rows(2)
    book.save(plan)

    back = read_back(folder, plan)

    assert [one.code for one in back.problems] == ["N377"]
    assert "number" not in back.changes[0].fields


def test_evidence_of_a_plan_must_be_given_again(tmp_path: Path) -> None:
    folder = agency(tmp_path / "agency")
    files = tmp_path / "files"
    files.mkdir()
    (files / "O12 สขร1.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    plan = write_plan(folder, propose(folder, [files], 2569), tmp_path / "plan.xlsx")

    with pytest.raises(UsageProblem) as refused:
        read_back(folder, plan)

    assert refused.value.finding.code == "U966"
    assert [change.name for change in read_back(folder, plan, [files]).changes] == ["oit_items/2569/o12.yml"]
