"""The fictional agency at the top of the repository: whole, consistent, and what its documents say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from generator.assessment.completeness import ItemStatus
from generator.assessment.measure_state import measure_state
from generator.assessment.scoring import forecast, scores
from generator.assessment.site_context import site_context
from generator.checks.run import check
from generator.records.loading.workspace import Workspace, load
from generator.thai.digits import to_arabic

FOLDER = Path(__file__).parents[1]
DOCUMENTS = FOLDER / "content" / "documents"
AS_OF = date(2026, 4, 5)
AGENCY = "เทศบาลตำบลดอนตะวัน"
LONG = 28
"""Letters from which a phrase that stands twice is a copied phrase and no term of the trade."""

PDFS = sorted(path.relative_to(DOCUMENTS).as_posix() for path in DOCUMENTS.rglob("*.pdf"))
RECORDS = sorted(
    path.relative_to(FOLDER).as_posix()
    for pattern in ("site_config.yml", "oit_items/*/*.yml", "content/measures/*/*.yml", "content/results/*.yml")
    for path in FOLDER.glob(pattern)
)


@pytest.fixture(scope="module")
def agency() -> Workspace:
    workspace, findings = load(FOLDER)
    assert workspace is not None
    assert findings == ()
    return workspace


def test_finished_year_is_complete_and_gives_no_finding(agency: Workspace) -> None:
    site = site_context(agency, AS_OF)
    assert site.tally(2566).complete == site.tally(2566).total == 43
    assert [found for found in check(site) if found.year == 2566] == []


def test_year_in_progress_shows_every_kind_of_gap(agency: Workspace) -> None:
    site = site_context(agency, AS_OF)
    by_status = defaultdict(set)
    for code, state in site.states[2569].items():
        by_status[state.status].add(code)
    assert site.tally(2569).total == 26
    assert by_status[ItemStatus.DRAFT] == {"O11", "O24"}
    assert by_status[ItemStatus.PARTIAL] == {"O10", "O13", "O15", "O19"}
    errors = [found for found in check(site) if found.severity == "error"]
    assert errors == []


def test_measures_of_the_year_in_progress_stand_at_every_stage(agency: Workspace) -> None:
    measures = [loaded.record for loaded in agency.measures[2569]]
    assert {measure.status for measure in measures} == {"done", "in_progress", "not_started"}
    overdue = [measure.id for measure in measures if measure_state(measure, 2569, AS_OF).is_overdue]
    assert overdue == ["complaint-status"]


def test_every_document_is_evidence_and_every_evidence_file_is_there(agency: Workspace) -> None:
    evidence = [piece for year in agency.items.values() for item in year.values() for piece in item.record.evidence]
    evidence += [piece for year in agency.measures.values() for one in year for piece in one.record.evidence]
    assert {piece.file for piece in evidence if piece.file} == set(agency.documents)


@pytest.mark.parametrize("year", [2565, 2568])
def test_result_adds_up(agency: Workspace, year: int) -> None:
    result, form = agency.results[year].record, agency.form(year)
    assert form is not None
    computed = scores(form, result.indicators)
    assert computed.instruments == result.instruments
    assert computed.total == result.total
    assert computed.level is not None
    assert computed.level.name == result.level
    item_credits = {item.code: Decimal(100) for item in form.items}
    item_credits |= {failed.item: failed.credit or Decimal(0) for failed in result.failed_items}
    from_items = forecast(form, item_credits, {})
    assert {number: from_items.indicators[number] for number in (9, 10)} == {
        number: result.indicators[number] for number in (9, 10)
    }


@pytest.mark.parametrize("year", [2565, 2568])
def test_every_weakness_has_a_measure_and_every_failed_item_a_step(agency: Workspace, year: int) -> None:
    result = agency.results[year].record
    measures = [loaded.record for loaded in agency.measures[year + 1]]
    weak = {number for block in result.analysis if block.kind == "weakness" for number in block.indicators}
    assert weak == {number for number, verdict in result.verdicts.items() if verdict == "improve"}
    assert weak <= {number for measure in measures for number in measure.answers.indicators}
    steps = [step.text for measure in measures for row in measure.rows for step in row.steps]
    for failed in result.failed_items:
        assert any(failed.item in step for step in steps), failed.item


def test_no_two_records_share_a_phrase(agency: Workspace) -> None:
    where = defaultdict(set)
    for name, text in _texts(agency):
        for phrase in re.split(r"[\s()]+", text):
            if len(phrase) >= LONG:
                where[phrase].add(name)
    assert {phrase: names for phrase, names in where.items() if len(names) > 1} == {}


@pytest.mark.parametrize("name", PDFS)
def test_document_names_the_agency_and_a_year_of_its_window(agency: Workspace, name: str) -> None:
    text = _words(DOCUMENTS / name)
    year = int(name[:4])
    assert AGENCY in text
    assert {str(year), str(year - 1)} & set(re.findall(r"25\d\d", text))
    assert "\ufffd" not in text
    assert agency.documents[name].size < 60_000


@pytest.mark.parametrize(
    ("report", "plan"),
    [
        ("รายงานติดตามแผนดำเนินงาน-รอบ-6-เดือน-2566", "projects"),
        ("แผนดำเนินงาน-2566", "projects"),
        ("รายงานแผนป้องกันการทุจริต-รอบ-6-เดือน-2566", "anticorruption"),
        ("แผนปฏิบัติการป้องกันการทุจริต-2566-2570", "anticorruption"),
        ("ความก้าวหน้าแผนทรัพยากรบุคคล-รอบ-6-เดือน-2566", "hr"),
        ("แผนบริหารทรัพยากรบุคคล-2566", "hr"),
    ],
)
def test_report_covers_the_projects_of_its_plan(report: str, plan: str) -> None:
    lines = (FOLDER / "tests/sample_documents/2566/tables.yml").read_text(encoding="utf-8").split(f"{plan}:")[1]
    projects = [line.split("|")[0] for line in lines.split("widths")[0].splitlines()[3:] if "|" in line]
    text = _words(DOCUMENTS / "2566" / f"{report}.pdf")
    assert len(projects) >= 7
    for project in projects:
        assert re.sub(r"\s", "", project) in text


@pytest.mark.parametrize(
    ("name", "phrases"),
    [
        ("2566/รายงานผลการดำเนินงาน-2565", ["ปัญหาและอุปสรรค", "ข้อเสนอแนะ"]),
        ("2566/รายงานผลการจัดซื้อจัดจ้าง-2565", ["ปัญหา/อุปสรรค", "ข้อเสนอแนะ"]),
        ("2566/รายงานผลทรัพยากรบุคคล-2565", ["ปัญหา/อุปสรรค", "ข้อเสนอแนะ", "อัตรากำลัง"]),
        ("2566/รายงานผลป้องกันการทุจริต-2565", ["ปัญหา/อุปสรรค", "ข้อเสนอแนะ", "งบประมาณ"]),
        ("2566/ประกาศ-No-Gift-Policy-2566", ["ก่อนขณะและหลัง", "นายประเสริฐธารตะวัน", "ทั้งก่อน", "กำนัล"]),
        ("2569/ประกาศ-No-Gift-Policy-2569", ["นางสาวกมลวรรณศรีสายธาร"]),
        ("2569/รายงานผลการดำเนินงาน-2568", ["ปัญหาและอุปสรรค", "ข้อเสนอแนะ"]),
    ],
)
def test_report_says_what_its_parts_call_for_in_real_thai(name: str, phrases: list[str]) -> None:
    text = _words(DOCUMENTS / f"{name}.pdf")
    for phrase in phrases:
        assert phrase in text


def test_workbook_holds_a_sheet_for_every_month() -> None:
    book = load_workbook(DOCUMENTS / "2566/สขร1-ต.ค.65-มี.ค.66.xlsx")
    assert [sheet.title for sheet in book] == [
        f"ประจำเดือน {month}" for month in ("ต.ค. 2565", "พ.ย. 2565", "ธ.ค. 2565", "ม.ค. 2566", "ก.พ. 2566", "มี.ค. 2566")
    ]


def test_open_data_opens_in_excel_as_thai() -> None:
    for path in DOCUMENTS.rglob("*.csv"):
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert len({line.count(",") for line in data.decode("utf-8-sig").splitlines()}) == 1


@pytest.mark.parametrize("name", RECORDS)
def test_editor_finds_the_schema_of_a_record(name: str) -> None:
    path = FOLDER / name
    first = path.read_text(encoding="utf-8").splitlines()[0]
    schema = first.removeprefix("# yaml-language-server: $schema=")
    assert schema != first
    assert (path.parent / schema).resolve().parent == FOLDER / "content" / "schemas"


def _texts(agency: Workspace) -> Iterator[tuple[str, str]]:
    """Yield every sentence that an official wrote in a record, with the record's file."""
    for items in agency.items.values():
        for loaded in items.values():
            item = loaded.record
            for text in (item.explanation, *(entry.text for entry in item.progress)):
                yield loaded.source.name, text or ""
    for measures in agency.measures.values():
        for one in measures:
            measure = one.record
            words = [*measure.title, measure.issue, *measure.recommendation, *measure.result, *measure.outcome]
            words += [entry.text for entry in measure.progress]
            words += [step.text for row in measure.rows for step in row.steps]
            words += [row.follow_up.method for row in measure.rows if row.follow_up]
            yield from ((one.source.name, text or "") for text in words)


def _words(path: Path) -> str:
    text = "".join(page.extract_text() for page in PdfReader(path).pages)
    return re.sub(r"\s", "", to_arabic(text))
