"""Which parts are proved by what, to the edges of every window, and what an item and a year come to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.assessment.completeness import ItemState, Tally
from generator.assessment.site_context import SiteContext
from tests.small_agency import CONFIG, agency
from tests.small_measures import written

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("completeness_cases.yml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506 - the base loader makes nothing but text
)
FORMS = Path(__file__).parents[2] / "generator/catalogue/data"
URL = "https://www.test.example/papers/1"


def link(state: str, reason: str) -> dict[str, str]:
    return {"state": state, "reason": reason, "first_seen": "2026-01-01", "checked": "2026-01-01"}


FILES: dict[str, str | bytes] = {
    "content/pages/plan.md": "# แผน\n\nแผนทั้งหมด\n",
    "content/documents/plan.csv": "ลำดับ,โครงการ\n1,ถนน\n",
    "content/documents/plan.pdf": b"%PDF-1.4\n",
    "content/link_health.json": json.dumps(
        {
            "links": {
                "https://www.test.example/gone": link("broken", "gone"),
                "https://www.test.example/slow": link("temporary", "timeout"),
            }
        }
    ),
}


def site_of(folder: Path, case: dict[str, Any]) -> SiteContext:
    year, code = case.get("year", "2566"), case["item"]
    evidence = [{"title": "หลักฐาน", "url": URL} | entry for entry in case["evidence"]]
    for entry in evidence:
        if entry["url"] == "null":
            del entry["url"]
    record = {"item": code, "status": "published", **case.get("record", {}), "evidence": evidence}
    files = {**FILES, f"oit_items/{year}/o{int(code[1:]):02}.yml": written(record)}
    files["site_config.yml"] = CONFIG.replace("{year: 2566}", f"{{year: {year}}}")
    if "form" in case:
        shipped = (FORMS / f"{year}.yml").read_text(encoding="utf-8")
        assert shipped.count(case["form"][0]) == 1
        files[f"content/catalogue/{year}.yml"] = shipped.replace(*case["form"])
    return agency(folder, files)


def state_of(folder: Path, case: dict[str, Any]) -> ItemState:
    return site_of(folder, case).states[int(case.get("year", "2566"))][case["item"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_what_an_item_comes_to(case: dict[str, Any], tmp_path: Path) -> None:
    state, expected = state_of(tmp_path, case), case["expected"]
    assert {part.part.id: part.status for part in state.parts} == expected["parts"]
    assert state.status == expected["status"]
    assert [str(proof.index) for proof in state.unassigned] == expected.get("unassigned", [])
    assert state.lacks_open_format == (expected.get("lacks_open_format") == "true")


def test_a_year_counts_its_items_by_status(tmp_path: Path) -> None:
    proof = {"title": "หลักฐาน", "url": URL, "fiscal_year": 2566}
    records: dict[str, dict[str, Any]] = {
        "O19": {"status": "published", "evidence": [proof]},
        "O42": {"status": "published", "evidence": [{**proof, "parts": "weaknesses"}]},
        "O3": {"status": "draft", "evidence": [proof]},
        "O4": {"status": "draft"},
        "O5": {"status": "published"},
        **{code: {"status": "not_applicable", "reason": "ไม่มี"} for code in ("O6", "O7", "O8")},
    }
    files = {f"oit_items/2566/o{int(code[1:]):02}.yml": written({"item": code, **one}) for code, one in records.items()}
    tally = agency(tmp_path, files).tally(2566)
    assert tally == Tally(complete=1, partial=1, draft=2, missing=36, not_applicable=3)
    assert tally.total == 43
