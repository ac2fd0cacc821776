"""What a paper of ours says comes back from it: read in another folder and printed again, its tables are the same."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.assessment.site_context import SiteContext
from generator.findings.finding import has_errors
from generator.imports.cells.responsible import Register
from generator.imports.merging import changes_of
from generator.imports.papers import plan_of
from generator.imports.plan import Plan
from generator.imports.reading.model import Paper as PaperRead
from generator.imports.reading.sheets import read_sheets
from generator.imports.reading.word import read_word
from generator.imports.records.context import Context
from generator.official_papers.paper import Paper, Signer
from generator.official_papers.word.document import word_document
from generator.official_papers.word.template import shipped
from generator.official_papers.workbook import workbook_of
from generator.records.layouts.store import available
from generator.records.loading.workspace import Workspace, load
from generator.site.tables.table import table
from generator.site.views.printed_tables import result_year
from generator.thai.digits import Digits
from tests.official_papers.test_word_tables import SMALL, order, papers, sample
from tests.small_measures import YEAR, site_with

Kind = Literal["docx", "xlsx"]
Rows = list[tuple[tuple[str, ...] | None, ...]]
OF_MEASURES = sorted(name for name, layout in available().items() if layout.subject == "measures")


def read(paper: Paper, kind: Kind, agency: str) -> PaperRead:
    if kind == "docx":
        return PaperRead(f"{paper.stem}.docx", tuple(read_word(word_document(paper, shipped(), agency, Signer()))))
    return PaperRead(f"{paper.stem}.xlsx", tuple(read_sheets(workbook_of(paper))))


def imported(made: Sequence[Paper], site: SiteContext, year: int, kind: Kind, folder: Path) -> tuple[Workspace, Plan]:
    """Read papers of ``site`` into an agency that has nothing yet but the same config."""
    workspace = site.workspace
    shutil.copy(workspace.folder / "site_config.yml", folder / "site_config.yml")
    empty, _ = load(folder)
    assert empty is not None
    register = Register.of(empty.config.units)
    context = Context(register, year, result_year(workspace, year), empty.form(year))
    plan = plan_of([read(paper, kind, workspace.config.agency.name) for paper in made], context)
    for change in changes_of(plan, empty, {}):
        path = folder / change.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(change.text, encoding="utf-8")
    again, findings = load(folder)
    assert not has_errors(findings), [f"{found.place} {found.message}" for found in findings]
    assert again is not None
    return again, plan


def rows(workspace: Workspace, year: int, name: str, digits: Digits | None = None) -> Rows:
    """Return what the cells of a layout say, line by line."""
    layout = available()[name]
    of = year if layout.subject in {"measures", "items"} else result_year(workspace, year)
    shown = table(layout, workspace, of, digits=digits)
    return [tuple(None if cell is None else tuple(cell.lines()) for cell in row.cells) for row in shown.rows]


def with_table(site: SiteContext, year: int, name: str, digits: Digits | None = None) -> list[Paper]:
    """Return the papers in which a layout stands."""
    made = papers(order(site, year, name, digits=digits))
    return [paper for paper in made if any(part.table and part.table.layout == name for part in paper.parts)]


@pytest.fixture(scope="module")
def of_sample() -> SiteContext:
    return sample()


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("year", [2566, 2569])
@pytest.mark.parametrize("name", sorted(available()))
def test_every_layout_of_the_sample_is_printed_again(
    of_sample: SiteContext, name: str, year: int, kind: Kind, tmp_path: Path
) -> None:
    again, plan = imported(with_table(of_sample, year, name), of_sample, year, kind, tmp_path)

    assert not plan.unread
    assert rows(again, year, name) == rows(of_sample.workspace, year, name)


@pytest.mark.parametrize("digits", ["thai", "arabic"])
@pytest.mark.parametrize("name", sorted(available()))
def test_digits_that_were_asked_for_lose_nothing(
    of_sample: SiteContext, name: str, digits: Digits, tmp_path: Path
) -> None:
    made = with_table(of_sample, 2569, name, digits)

    again, plan = imported(made, of_sample, 2569, "docx", tmp_path)

    assert not plan.unread
    assert rows(again, 2569, name, digits) == rows(of_sample.workspace, 2569, name, digits)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("name", OF_MEASURES)
def test_all_papers_of_a_year_make_each_measure_once(
    of_sample: SiteContext, name: str, kind: Kind, tmp_path: Path
) -> None:
    again, plan = imported(papers(order(of_sample, 2569, name)), of_sample, 2569, kind, tmp_path)

    assert not plan.unread
    assert len(again.measures[2569]) == len(of_sample.workspace.measures[2569])
    # Without numbers in the papers nobody knows the order of the records.
    assert sorted(rows(again, 2569, name), key=str) == sorted(rows(of_sample.workspace, 2569, name), key=str)


@pytest.mark.parametrize("name", sorted(available()))
def test_a_small_agency_is_printed_again(name: str, tmp_path: Path) -> None:
    site = site_with(tmp_path / "agency", files=SMALL).public
    (tmp_path / "again").mkdir()

    again, _ = imported(with_table(site, YEAR, name), site, YEAR, "docx", tmp_path / "again")

    assert rows(again, YEAR, name) == rows(site.workspace, YEAR, name)


_WORDS = [
    "ประกาศเวลาให้บริการ",
    "จัดอบรมเจ้าหน้าที่ 24 คน",
    "ทำคู่มือประชาชนฉบับย่อ (ปี 2569)",
    "เผยแพร่รายงานทาง https://www.test.example/a1",
    "ตรวจทะเบียนทรัพย์สิน",
    "รับฟังความเห็นผู้มาติดต่อ ร้อยละ 80",
    "แจ้งผลภายใน 15 วัน",
    "ตั้งกล่องรับเรื่อง",
]
_text = st.sampled_from(_WORDS)
_texts = st.lists(_text, min_size=1, max_size=3, unique=True)
_step = st.one_of(
    _text, st.fixed_dictionaries({"text": _text, "sub": st.lists(_text, min_size=1, max_size=2, unique=True)})
)
_units = st.one_of(st.just("all"), st.lists(st.sampled_from(["clerk", "finance"]), min_size=1, unique=True))
_row = st.fixed_dictionaries(
    {
        "steps": st.lists(_step, min_size=1, max_size=3, unique_by=str),
        "responsible": _units,
        "period": st.sampled_from(["ต.ค. - ธ.ค. 2568", "ไตรมาส 2", "ตลอดปีงบประมาณ", "5 ม.ค. 2569 - 30 มี.ค. 2569"]),
    },
    optional={
        "follow_up": st.sampled_from(
            ["รายงานผล ไตรมาส 2", {"quarters": [1, 3]}, {"every": 3}, {"quarters": [4], "method": "เสนอที่ประชุม"}]
        ),
        "note": _text,
    },
)
_measure = st.fixed_dictionaries(
    {
        "title": st.one_of(_text, st.lists(_text, min_size=2, max_size=2, unique=True)),
        "answers": st.sampled_from(
            [{"indicators": [2]}, {"instruments": ["EIT"], "indicators": [7], "questions": ["e8"]}, {"items": ["O13"]}]
        ),
        "issue": _text,
        "rows": st.lists(_row, min_size=1, max_size=2),
    },
    optional={
        "recommendation": _texts,
        "status": st.sampled_from(["not_started", "in_progress"]),
        "progress": _texts,
        "result": _texts,
        "outcome": _texts,
    },
)


@pytest.mark.parametrize("name", OF_MEASURES)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(made=st.lists(_measure, min_size=1, max_size=3))
def test_measures_of_any_kind_are_printed_again(name: str, made: list[dict[str, Any]]) -> None:
    numbered = [{"id": f"m{number}", "number": number, **one} for number, one in enumerate(made, 1)]
    with TemporaryDirectory() as place:
        site = site_with(Path(place) / "agency", numbered).public
        (Path(place) / "again").mkdir()
        again, plan = imported(with_table(site, YEAR, name), site, YEAR, "docx", Path(place) / "again")

        assert not plan.unread
        assert rows(again, YEAR, name) == rows(site.workspace, YEAR, name)


def test_a_measure_comes_back_field_by_field(tmp_path: Path) -> None:
    measure: dict[str, Any] = {
        "id": "m1",
        "number": 1,
        "title": "ลดเวลารอคอย",
        "answers": {"fiscal_year": 2568, "instruments": ["EIT"]},
        "issue": "ผู้มาติดต่อรอนานในวันจันทร์",
        "rows": [
            {
                "steps": ["เพิ่มเจ้าหน้าที่", {"text": "ทำบัตรคิว", "sub": ["หน้าเคาน์เตอร์", "ทางเว็บไซต์"]}],
                "responsible": ["clerk", "finance"],
                "period": "ต.ค. - ธ.ค. 2568",
            }
        ],
        "status": "in_progress",
        "result": ["เวลารอลดลงเหลือ 12 นาที"],
        "outcome": ["เรื่องร้องเรียนลดลง", "ผู้มาติดต่อพอใจขึ้น"],
    }
    site = site_with(tmp_path / "agency", [measure]).public
    (tmp_path / "again").mkdir()

    made = papers(order(site, YEAR, "e2", "b1"))
    again, _ = imported(made, site, YEAR, "docx", tmp_path / "again")

    (found,) = again.measures[YEAR]
    wanted = site.workspace.measures[YEAR][0].record
    same = found.record.model_dump(mode="json", exclude={"rows": {"__all__": {"period"}}})
    assert same == wanted.model_dump(mode="json", exclude={"rows": {"__all__": {"period"}}})
    assert found.record.rows[0].period == wanted.rows[0].period
