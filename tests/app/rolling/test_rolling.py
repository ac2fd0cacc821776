"""A year begun from the one before: the sample, and a form of 2570 with all that a new year brings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.app.examine import examine
from generator.app.rolling.plan import Wishes, propose
from generator.app.rolling.roll import carry_out, undo
from generator.app.rolling.written_report import write
from generator.assessment.site_context import SiteContext
from generator.findings.finding import Severity
from generator.findings.usage import UsageProblem
from generator.records.loaded import Loaded
from generator.records.model.item import Item
from generator.reports.roll.rows import Fate, Row
from generator.reports.roll.text import report_lines
from tests.command import contents
from tests.sample_folder import MERGED, NEW, SPLIT, sample_records, with_next_form, with_next_result

DAY = date(2026, 11, 30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "agency").mkdir()
    return with_next_form(with_next_result(sample_records(tmp_path / "agency")))


def rolled(folder: Path, wishes: Wishes | None = None) -> dict[str, Row]:
    """Begin 2570 and return the rows of the report by stable key of the item, or by code."""
    proposed = propose(folder, 2570, DAY, wishes)
    carry_out(folder, proposed)
    return {row.code: row for row in proposed.report.rows if row.fate is not Fate.DROPPED}


def site_of(folder: Path) -> SiteContext:
    site = examine(folder, DAY).site
    assert site is not None
    return site


def record(folder: Path, key: str) -> Loaded[Item]:
    """Return the record of 2570 of the item with that stable key."""
    workspace = site_of(folder).workspace
    form = workspace.form(2570)
    item = form.by_key(key) if form else None
    assert item is not None
    loaded = workspace.item(2570, item.code)
    assert loaded is not None
    return loaded


def targets(loaded: Loaded[Item]) -> list[str | None]:
    return [entry.target for entry in loaded.record.evidence]


def test_every_item_is_a_draft_that_is_read_and_nothing_is_broken(folder: Path) -> None:
    rolled(folder, Wishes(unfinished=True))
    examined = examine(folder, DAY)
    of_year = [one for one in examined.findings if one.place and "2570" in one.place.file]

    assert examined.site is not None
    assert {one.record.status for one in examined.site.workspace.items[2570].values()} == {"draft"}
    assert len(examined.site.workspace.items[2570]) == 26
    assert [one.message for one in of_year if one.severity is Severity.ERROR] == []
    assert {one.code for one in of_year} & {"E202", "E203", "W335"} == set()


@pytest.mark.parametrize(
    ("key", "fate", "origin"),
    [
        ("org-structure", Fate.REVIEW, "ข้อ O1 ของปี 2569 แยกเป็นข้อ O1, O2"),
        (SPLIT, Fate.REVIEW, "แยกเป็นข้อ O1, O2"),
        (MERGED, Fate.REVIEW, "รวมจากข้อ O3, O4 ของปี 2569"),
        ("executives", Fate.REVIEW, "เดิมข้อ O2 ของปี 2569"),
        ("strategic-plan", Fate.COVERED, ""),
        ("annual-action-plan", Fate.REMAKE, ""),
        ("annual-performance-report", Fate.REPORT, ""),
        (NEW, Fate.NEW, ""),
    ],
)
def test_what_becomes_of_an_item_follows_from_lineage_and_window(
    folder: Path, key: str, fate: Fate, origin: str
) -> None:
    rows = rolled(folder)
    row = rows[record(folder, key).record.item]

    assert row.fate is fate
    assert origin in row.origin


def test_what_is_evergreen_and_a_plan_that_goes_on_keep_their_files(folder: Path) -> None:
    rolled(folder)

    assert targets(record(folder, "org-structure")) == ["2569/โครงสร้างและหน้าที่อำนาจ-2569.pdf"]
    assert targets(record(folder, SPLIT)) == ["2569/โครงสร้างและหน้าที่อำนาจ-2569.pdf"]
    assert targets(record(folder, "strategic-plan")) == ["2569/แผนพัฒนาท้องถิ่น-2566-2570-ทบทวน.pdf"]
    assert targets(record(folder, MERGED)) == ["contact.md", "qa.md", "2569/แผนที่ตั้งเทศบาล-2569.pdf", "news.md"]


def test_a_plan_that_ends_before_the_new_year_is_asked_for_anew(folder: Path) -> None:
    path = folder / "oit_items/2569/o05.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("30 ก.ย. 2570", "30 ก.ย. 2569"), encoding="utf-8")
    rows = rolled(folder)

    assert rows["O5"].fate is Fate.REMAKE
    assert targets(record(folder, "strategic-plan")) == [None]


def test_what_is_of_one_year_is_a_question_with_last_years_file_and_unit(folder: Path) -> None:
    row = rolled(folder)["O6"]
    loaded = record(folder, "annual-action-plan")

    assert targets(loaded) == [None, None]
    assert loaded.record.evidence[0].title == "แผนดำเนินงานพร้อมความก้าวหน้า ปีงบประมาณ พ.ศ. 2570"
    assert loaded.record.evidence[0].fiscal_year == 2570
    assert "2569/แผนดำเนินงานและความก้าวหน้า-2569.pdf" in row.todo[0]
    assert list(row.units) == ["กองยุทธศาสตร์และงบประมาณ", "กองคลัง"]
    assert row.due == date(2027, 2, 28)
    assert "แฟ้มใด" in loaded.source.text


def test_a_report_points_at_last_years_plan(folder: Path) -> None:
    row = rolled(folder)["O7"]

    assert "ข้อ O6" in row.todo[0]
    assert "2569/แผนดำเนินงานและความก้าวหน้า-2569.pdf" in row.todo[0]
    assert record(folder, "annual-performance-report").record.evidence[0].fiscal_year == 2569


def test_a_year_in_an_explanation_moves_only_where_that_is_certain(folder: Path) -> None:
    rolled(folder)
    moved = record(folder, "annual-performance-report").record.explanation
    dated = record(folder, "executives")

    assert moved is not None
    assert moved.startswith("รายงานของปี 2569")
    assert dated.record.explanation is None
    assert "พฤษภาคม 2568" in dated.source.text


def test_an_item_that_is_gone_is_named_and_its_record_stays(folder: Path) -> None:
    proposed = propose(folder, 2570, DAY)
    gone = [row for row in proposed.report.rows if row.fate is Fate.DROPPED]

    assert [(row.code, row.title) for row in gone] == [("O19", "ผลการเปิดโอกาสให้มีส่วนร่วมในการดำเนินงาน")]


def test_an_item_that_did_not_apply_is_to_be_confirmed(folder: Path) -> None:
    path = folder / "oit_items/2569/o10.yml"
    path.write_text("item: O10\nstatus: not_applicable\nreason: ไม่มีงานบริการ\n", encoding="utf-8")
    row = rolled(folder)["O10"]

    assert row.fate is Fate.CONFIRM
    assert record(folder, "e-service").record.status == "draft"
    assert record(folder, "e-service").record.reason == "ไม่มีงานบริการ"


def test_each_failed_item_and_weakness_gets_a_measure_with_what_it_costs(folder: Path) -> None:
    rows = rolled(folder)
    drafted = {one.record.id: one.record for one in site_of(folder).workspace.measures[2570]}

    assert sorted(drafted) == ["fix-o13", "fix-o19", "fix-o23", "improve-2", "improve-4", "improve-7", "improve-8"]
    assert drafted["fix-o23"].answers.items == ("O23",)
    assert drafted["fix-o23"].rows[0].steps[0].text.startswith("ประชุมเจ้าของกระบวนงาน")
    assert {one.status for one in drafted.values()} == {"draft"}
    assert rows["fix-o23"].points == "2.50 คะแนน"


def test_once_the_drafts_are_adopted_no_weakness_is_without_a_measure(folder: Path) -> None:
    rolled(folder)
    for path in (folder / "content/measures/2570").iterdir():
        text = path.read_text(encoding="utf-8").replace("status: draft", "status: not_started")
        path.write_text(text, encoding="utf-8")
    codes = {one.code for one in examine(folder, DAY).findings if one.place and "results/2569" in one.place.file}

    assert codes & {"M551", "M552", "M553", "M554"} == set()


def test_a_cause_that_a_measure_answers_already_gets_no_second_one(folder: Path) -> None:
    path = folder / "content/measures/2570/own.yml"
    path.parent.mkdir()
    path.write_text("id: own\nanswers: {items: [O13], indicators: [4]}\ntitle: ก\n", encoding="utf-8")
    rows = rolled(folder)
    drafted = {path.stem for path in path.parent.iterdir()}

    assert {"fix-o13", "improve-4"} & drafted == set()
    assert "own" in rows["fix-o13"].todo[0]


def test_without_a_result_it_says_so_and_a_second_run_adds_the_measures(folder: Path) -> None:
    result = folder / "content/results/2569.yml"
    kept = result.read_bytes()
    result.unlink()
    proposed = propose(folder, 2570, DAY)
    carry_out(folder, proposed)
    before = contents(folder / "oit_items")

    assert any("oit new result 2569" in remark for remark in proposed.report.remarks)
    result.write_bytes(kept)
    made = carry_out(folder, propose(folder, 2570, DAY))
    assert made
    assert all(name.startswith("content/measures/2570/") for name in made)
    assert contents(folder / "oit_items") == before
    undo(folder, 2570)
    assert not (folder / "content/measures/2570").exists()


def test_unfinished_measures_are_offered_and_begun_again_where_asked(folder: Path) -> None:
    offered = [row for row in propose(folder, 2570, DAY).report.rows if row.fate is Fate.UNFINISHED]
    rolled(folder, Wishes(unfinished=True))
    again = {one.record.id: one.record for one in site_of(folder).workspace.measures[2570]}["asset-register"]

    assert {row.code for row in offered} == {"asset-register", "request-tracking", "complaint-status", "mobile-service"}
    assert again.status == "draft"
    assert again.answers.fiscal_year == 2569
    assert again.progress == ()
    assert again.rows[0].period is not None
    assert again.rows[0].period.text == "ธ.ค. 2569 - ก.พ. 2570"


def test_twice_changes_nothing(folder: Path) -> None:
    rolled(folder)
    before = contents(folder)
    again = propose(folder, 2570, DAY)

    assert carry_out(folder, again) == []
    assert contents(folder) == before
    assert all(row.is_there for row in again.report.rows if row.file.startswith("oit_items"))


def test_a_record_that_stood_there_is_not_touched(folder: Path) -> None:
    path = folder / "oit_items/2570/o01.yml"
    path.parent.mkdir()
    path.write_text("item: O1\nstatus: draft\n", encoding="utf-8")
    rows = rolled(folder)

    assert path.read_text(encoding="utf-8") == "item: O1\nstatus: draft\n"
    assert rows["O1"].is_there
    undo(folder, 2570)
    assert path.exists()


def test_it_is_taken_back_to_the_last_byte(folder: Path) -> None:
    before = contents(folder)
    rolled(folder, Wishes(unfinished=True))
    assert contents(folder) != before
    undone = undo(folder, 2570)

    assert undone.config
    assert contents(folder) == before
    assert not (folder / "oit_items/2570").exists()


def test_what_somebody_edited_is_not_taken_back(folder: Path) -> None:
    rolled(folder)
    path = folder / "oit_items/2570/o05.yml"
    path.write_text(path.read_text(encoding="utf-8") + "# ตรวจแล้ว\n", encoding="utf-8")
    before = contents(folder)
    with pytest.raises(UsageProblem) as refused:
        undo(folder, 2570)

    assert refused.value.finding.code == "U948"
    assert "oit_items/2570/o05.yml" in refused.value.finding.message
    assert contents(folder) == before


def test_what_people_changed_in_the_config_meanwhile_stays(folder: Path) -> None:
    rolled(folder)
    config = folder / "site_config.yml"
    text = config.read_text(encoding="utf-8").replace("tagline: ", "tagline: ใหม่ ")
    config.write_text(text, encoding="utf-8")
    undo(folder, 2570)

    assert "tagline: ใหม่ " in config.read_text(encoding="utf-8")
    assert "year: 2570" not in config.read_text(encoding="utf-8")


def test_a_memory_that_was_tampered_with_removes_nothing_else(folder: Path) -> None:
    rolled(folder)
    kept = folder / "content/rolled/2570.json"
    kept.write_text(kept.read_text(encoding="utf-8").replace("oit_items/2570/o01.yml", "../site_config.yml"), "utf-8")
    before = contents(folder)
    with pytest.raises(UsageProblem):
        undo(folder, 2570)

    assert contents(folder) == before


def test_without_a_form_it_says_how_and_goes_by_last_years_only_when_asked(tmp_path: Path) -> None:
    folder = sample_records(tmp_path)
    before = contents(folder)
    with pytest.raises(UsageProblem) as refused:
        propose(folder, 2570, DAY)

    assert refused.value.finding.code == "U946"
    assert "--form 2569" in refused.value.finding.hint
    carry_out(folder, propose(folder, 2570, DAY, Wishes(form=2569)))
    site = site_of(folder)
    assert len(site.states[2570]) == 26
    assert site.workspace.options(2570).form == 2569
    undo(folder, 2570)
    assert contents(folder) == before


def test_the_report_says_it_as_text_page_and_workbook(folder: Path) -> None:
    report = propose(folder, 2570, DAY).report
    page = write(report, folder.parent / "a.html", folder).read_text(encoding="utf-8")
    sheet = load_workbook(write(report, folder.parent / "a.xlsx", folder)).worksheets[0]
    cells = [str(value) for row in sheet.iter_rows(values_only=True) for value in row if value]
    text = "\n".join(report_lines(report))

    for told in ("รวมจากข้อ O3, O4 ของปี 2569", "ข้อใหม่ของปีนี้", "2.50 คะแนน", "กองยุทธศาสตร์และงบประมาณ"):
        assert told in page
        assert told in text
        assert any(told in cell for cell in cells)


def test_what_stands_in_records_is_never_markup_formula_or_yaml(folder: Path) -> None:
    path = folder / "oit_items/2569/o06.yml"
    hostile = '"=HYPERLINK(1)</td><script>alert(1)</script> # x\\nitem: O9 ปี 2569"'
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("แผนดำเนินงานพร้อมความก้าวหน้า ปีงบประมาณ พ.ศ. 2569", hostile), encoding="utf-8")
    report = propose(folder, 2570, DAY).report
    page = write(report, folder.parent / "a.html", folder).read_text(encoding="utf-8")
    sheet = load_workbook(write(report, folder.parent / "a.xlsx", folder)).worksheets[0]
    rolled(folder)

    assert "<script>" not in page
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert record(folder, "annual-action-plan").record.item == "O6"
    assert not any(one.severity is Severity.ERROR for one in examine(folder, DAY).findings if one.year == 2570)


def test_a_gap_of_years_and_another_source_are_told_by_their_years(folder: Path) -> None:
    proposed = propose(folder, 2570, DAY, Wishes(source=2566))

    assert proposed.report.source == 2566
    assert any("ปี 2566" in row.origin for row in proposed.report.rows)
    with pytest.raises(UsageProblem):
        propose(folder, 2570, DAY, Wishes(source=2567))
