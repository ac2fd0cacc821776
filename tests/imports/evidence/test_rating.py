from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.imports.evidence.rating import Paper, confidence, only_year_of, rate, span_of
from generator.records.forms.store import catalogue

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yml").read_text(encoding="utf-8"))
SURE = 0.4


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_a_paper_is_put_to_its_item(case: dict[str, Any]) -> None:
    rated = rate(Paper(str(case["name"]), case.get("page", "")), catalogue(2569), 2569)

    if case["item"] is None:
        assert confidence(rated) < SURE
    else:
        assert rated[0].item.code == case["item"], [(one.item.code, one.score) for one in rated[:3]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("แผนพัฒนาท้องถิ่น 2566-2570", (2566, 2570)),
        ("แผนบุคลากร พ.ศ. ๒๕๖๗ – ๒๕๖๙", (2567, 2569)),
        ("แผน 66-70", (2566, 2570)),
        ("รายงานผล 2568", None),
        ("โทร 0 4266 71-70", None),
        ("รายงาน 12-2568", None),
    ],
)
def test_a_plan_for_several_years_is_of_all_of_them(text: str, expected: tuple[int, int] | None) -> None:
    assert span_of(text) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("รายงานผล ปีงบประมาณ พ.ศ. 2568 ครบทุกโครงการ", 2568),
        ("ปีงบประมาณ พ.ศ. 2568 เทียบกับปีงบประมาณ 2567", None),
        ("แผน ปีงบประมาณ พ.ศ. 2566 - 2570", None),
        ("หนังสือ ลงวันที่ 3 มกราคม 2569", None),
    ],
)
def test_a_page_that_names_one_fiscal_year_is_of_it(page: str, expected: int | None) -> None:
    assert only_year_of(page) == expected
