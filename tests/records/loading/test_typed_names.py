"""Units and parts are read as people type them: lists in one text, short names, titles; what is unknown stays whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.assessment.responsibility import responsibility
from generator.checks.evidence import targets
from tests.small_agency import agency

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("typed_name_cases.yml").read_text(encoding="utf-8"))
AGENCY = "agency: {name: เทศบาลตำบลทดสอบ, type: ทต., domains: [www.test.example]}\nfiscal_years: [{year: 2569}]\n"
ITEM = "item: O10\nstatus: published\nupdated: 1 ม.ค. 2569\n"


def words(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def files(record: str) -> dict[str, str | bytes]:
    return {"site_config.yml": f"{AGENCY}units: {words(CASES['units'])}\n", "oit_items/2569/o10.yml": ITEM + record}


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: words(case["typed"]))
def test_units_as_they_are_typed(tmp_path: Path, case: dict[str, Any]) -> None:
    site = agency(tmp_path, files(f"responsible: {words(case['typed'])}\n"))
    found = responsibility(site.workspace.items[2569]["O10"].record.responsible, site.workspace)
    assert [unit.id for unit in found.units] == case.get("meant", [])
    assert list(found.others) == case.get("unknown", [])
    assert found.shared == case.get("every", False)


def test_the_rows_of_measures_are_read_so_too(tmp_path: Path) -> None:
    measure = (
        "id: m1\nnumber: 1\ntitle: อบรม\nanswers: {items: [O10]}\nrows:\n"
        "  - {steps: [อบรม], responsible: สำนักปลัด/กองคลัง, period: ม.ค. 2569}\n"
    )
    site = agency(tmp_path, files("responsible: clerk\n") | {"content/measures/2569/m1.yml": measure})
    (row,) = site.workspace.measures[2569][0].record.rows
    assert [unit.id for unit in responsibility(row.responsible, site.workspace).units] == ["clerk", "finance"]


@pytest.mark.parametrize("case", CASES["parts"], ids=lambda case: words(case["typed"]))
def test_parts_by_their_titles(tmp_path: Path, case: dict[str, Any]) -> None:
    entry = f"evidence:\n  - {{title: ก, url: 'https://www.test.example/a', parts: {words(case['typed'])}}}\n"
    site = agency(tmp_path, files(f"responsible: clerk\n{entry}"))
    (evidence,) = site.workspace.items[2569]["O10"].record.evidence
    assert list(evidence.parts) == case["meant"]
    unknown = [found for found in targets.check(site) if found.code == "E344"]
    assert bool(unknown) == (case["typed"] == ["คู่มือ"])
    assert all("หมายถึง “manual”" in found.hint and "manual (คู่มือการใช้ระบบ)" in found.hint for found in unknown)
