"""What is open in an item: what to do, what it would add, and roughly what work it takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.assessment.forecast_gaps import Gap, gaps
from tests.small_agency import CONFIG, agency
from tests.small_measures import written

FORMS = Path(__file__).parents[2] / "generator/catalogue/data"
GONE, THERE = "https://www.test.example/gone", "https://www.test.example/a"
HEALTH = {"links": {GONE: {"state": "broken", "reason": "gone", "first_seen": "2026-01-01", "checked": "2026-01-01"}}}
DEMANDED = ("open_format_basis: observed\n    came_from: [O19]", "came_from: [O19]")
THREE = ("{id: policy, title: ", "{id: policy, min_count: 3, title: ")


def gaps_of(
    folder: Path,
    code: str,
    *evidence: dict[str, Any],
    year: int = 2566,
    status: str = "published",
    form: tuple[str, str] | None = None,
) -> list[Gap]:
    entries = [{"title": "หลักฐาน", **({} if "file" in entry else {"url": THERE}), **entry} for entry in evidence]
    files = {
        "site_config.yml": CONFIG.replace("2566", str(year)),
        "content/link_health.json": json.dumps(HEALTH),
        "content/documents/a.pdf": "%PDF-1.4\n",
        f"oit_items/{year}/o{int(code[1:]):02}.yml": written({"item": code, "status": status, "evidence": entries}),
    }
    if form:
        shipped = (FORMS / f"{year}.yml").read_text(encoding="utf-8")
        assert shipped.count(form[0]) == 1
        files[f"content/catalogue/{year}.yml"] = shipped.replace(*form)
    site = agency(folder, files)
    known = site.workspace.form(year)
    assert known is not None
    return list(gaps(known, site.states[year][code]))


CASES: list[tuple[str, list[dict[str, Any]], dict[str, Any], int]] = [
    ("O19", [{}], {}, 1),  # no day
    ("O19", [{"url": GONE, "fiscal_year": 2566}], {}, 1),
    ("O19", [{"fiscal_year": 2565}], {}, 3),
    ("O19", [], {}, 5),
    ("O19", [{"fiscal_year": 2566}], {"status": "draft"}, 1),
    ("O19", [{"fiscal_year": 2565}], {"status": "draft"}, 4),
    ("O19", [], {"status": "draft"}, 6),
    ("O16", [{"period": {"start": "2565-10-01", "end": "2566-02-28"}}], {}, 2),
    ("O10", [{"parts": ["policy", "on-main-page"], "fiscal_year": 2566}], {"form": THREE}, 2),
    ("O1", [{"parts": "chart"}], {}, 5),
    ("O42", [{"parts": "weaknesses", "fiscal_year": 2566}], {}, 6),  # a second part of one paper
    ("O42", [{"parts": ["weaknesses", "improvements"], "fiscal_year": 2566}, {"parts": "measures"}], {}, 1),
    ("O18", [{"file": "a.pdf", "fiscal_year": 2568}], {"year": 2569, "form": DEMANDED}, 1),
]


@pytest.mark.parametrize(("code", "evidence", "around", "effort"), CASES)
def test_the_effort_is_that_of_what_is_lacking(
    code: str, evidence: list[dict[str, Any]], around: dict[str, Any], effort: int, tmp_path: Path
) -> None:
    (gap,) = gaps_of(tmp_path, code, *evidence, **around)
    assert (gap.item, gap.effort) == (code, effort)


def test_an_item_that_is_whole_or_does_not_apply_has_none(tmp_path: Path) -> None:
    assert gaps_of(tmp_path / "whole", "O19", {"fiscal_year": 2566}) == []
    assert gaps_of(tmp_path / "spared", "O39", {"parts": "code"}) == []


def test_where_parts_count_alone_each_is_a_gap_with_its_share(tmp_path: Path) -> None:
    found = gaps_of(tmp_path, "O1", {"parts": "chart", "url": THERE}, year=2569)
    assert [(gap.part, gap.effort, gap.words) for gap in found] == [
        ("duties", 5, "หน้าที่และอำนาจของหน่วยงาน (ยังไม่มีหลักฐาน)")
    ]
    whole = gaps_of(tmp_path / "none", "O1", year=2569)
    assert [(gap.part, gap.effort) for gap in whole] == [(None, 6)]
    assert abs(found[0].gain * 2 - whole[0].gain) <= found[0].gain / 20


def test_open_data_that_the_form_demands_is_a_part_of_its_own(tmp_path: Path) -> None:
    (gap,) = gaps_of(tmp_path, "O18", {"file": "a.pdf", "fiscal_year": 2568}, year=2569, form=DEMANDED)
    assert (gap.part, gap.words) == (None, "เพิ่มแฟ้มข้อมูลเปิด")
    draft = gaps_of(
        tmp_path / "d", "O18", {"file": "a.pdf", "fiscal_year": 2568}, year=2569, form=DEMANDED, status="draft"
    )
    assert [(one.effort, one.words) for one in draft] == [(2, "เผยแพร่ฉบับร่าง · เพิ่มแฟ้มข้อมูลเปิด")]
    assert gap.gain * 2 == draft[0].gain


def test_open_data_that_is_shown_is_no_gap(tmp_path: Path) -> None:
    demanded = ("open_format_basis: observed\n    came_from: [O13]\n    note", "came_from: [O13]\n    note")
    entry = {"url": "https://www.test.example/a.csv", "parts": "summary", "fiscal_year": 2568}
    found = gaps_of(tmp_path, "O12", entry, year=2569, form=demanded)
    assert [gap.part for gap in found] == ["monthly-forms"]
    paper = gaps_of(tmp_path / "p", "O12", {**entry, "url": f"{THERE}.pdf"}, year=2569, form=demanded)
    assert [gap.part for gap in paper] == ["monthly-forms", None]
    assert [gap.gain for gap in paper] == [found[0].gain] * 2
