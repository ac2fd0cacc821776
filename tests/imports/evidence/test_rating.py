from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.imports.evidence.rating import Paper, confidence, rate
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
