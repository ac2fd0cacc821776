"""What is said of a single measure, case by case, with the near misses of which nothing is said."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.checks.rule_cases import cases, day_of, on_improving, told
from tests.small_measures import Record, site_with, written

WHOLE: Record = {
    "id": "m1",
    "number": 1,
    "title": "จัดทำคู่มือการยืมพัสดุ",
    "answers": {"fiscal_year": 2568, "indicators": [4]},
    "rows": [],
    "target": {"text": "รายการยืมที่มีใบคำขอ ร้อยละ 95", "number": 95, "unit": "ร้อยละ"},
    "status": "in_progress",
}
ROW: Record = {
    "steps": ["ยกร่างคู่มือการยืมพัสดุ", "เผยแพร่คู่มือบนเว็บไซต์ของเทศบาลและติดบอร์ดประชาสัมพันธ์"],
    "responsible": ["finance"],
    "period": "ต.ค. - ธ.ค. 2568",
    "follow_up": {"quarters": [1]},
}
ANALYSED: Record = {"narrative": [{"paragraphs": ["ผลการประเมินอยู่ในภาพที่แนบ"]}]}
DAY = "2568-12-15"


def measures(case: dict[str, Any]) -> list[Record]:
    """Return the measure of the case, and more like it where the case wants them."""
    rows = [without_null(ROW | row) for row in case.get("rows", [{}])]
    changed = [case.get("change", {}), *case.get("more", [])]
    return [without_null({**deepcopy(WHOLE), "rows": deepcopy(rows), **change}) for change in changed]


def files_of(case: dict[str, Any]) -> dict[str, str | bytes]:
    """Return the result that the measures of the case answer, unless they stand alone."""
    return {} if case.get("alone") else {"content/results/2568.yml": written(ANALYSED)}


def without_null(record: Record) -> Record:
    return {key: value for key, value in record.items() if value is not None}


@pytest.mark.parametrize("case", cases("measure_rule_cases.yml"), ids=lambda case: case["why"])
def test_a_measure(case: dict[str, Any], tmp_path: Path) -> None:
    site = site_with(tmp_path, measures(case), files=files_of(case), day=day_of(case.get("day", DAY)))
    assert sorted(told(on_improving(site))) == sorted(case["expected"])
