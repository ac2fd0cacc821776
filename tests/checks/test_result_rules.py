"""What is said of a result and of the measures that answer it, case by case, with the near misses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.assessment.site_context import SiteContext
from tests.checks.rule_cases import cases, day_of, on_improving, told
from tests.checks.test_measure_rules import ROW, WHOLE, without_null
from tests.small_measures import Record, site_with, written

RESULT: Record = {
    "total": 93.60,
    "level": "ผ่านดี",
    "instruments": {"IIT": 90.00, "EIT": 90.00, "OIT": 99.00},
    "indicators": {1: 90, 2: 90, 3: 90, 4: 90, 5: 90, 6: 90, 7: 90, 8: 90, 9: 98, 10: 100},
    "failed_items": [{"item": "O1"}],
    "analysis": [
        {"kind": "weakness", "instrument": "IIT", "indicators": [4], "points": ["ขั้นตอนการยืมไม่ชัดเจน"]},
        {"kind": "weakness", "instrument": "EIT", "indicators": [8], "points": ["ขั้นตอนบริการใช้เวลานาน"]},
        {"kind": "maintain", "indicators": [1, 6], "points": ["รักษามาตรฐานการบริการ"]},
    ],
}
RESULT_YEAR = 2566


def site_of(case: dict[str, Any], folder: Path) -> SiteContext:
    """Return an agency with the result of the case and the measures that answer it."""
    year = case.get("year", RESULT_YEAR)
    results = {year: without_null(RESULT | case.get("change", {}))}
    if "before" in case:
        results[year - 1] = case["before"]
    whole = {"answers": {"fiscal_year": year, "indicators": [4, 8, 9], "items": ["O1"]}}
    measures = [
        WHOLE | whole | measure | {"rows": [{**ROW, "period": None, **row} for row in measure.get("rows", [{}])]}
        for measure in case.get("measures", [{}])
    ]
    for measure in measures:
        measure["rows"] = [without_null(row) for row in measure["rows"]]
    files = {f"content/results/{one}.yml": written(result) for one, result in results.items()}
    day = day_of(case.get("day", f"{year}-11-15"))
    return site_with(folder, measures, files=files, day=day, year=year + 1)


@pytest.mark.parametrize("case", cases("result_rule_cases.yml"), ids=lambda case: case["why"])
def test_a_result(case: dict[str, Any], tmp_path: Path) -> None:
    wanted = case.get("only")
    found = [
        one
        for one in on_improving(site_of(case, tmp_path))
        if one.code != "M504" and (not wanted or one.code in wanted)
    ]
    assert sorted(told(found)) == sorted(case["expected"])
