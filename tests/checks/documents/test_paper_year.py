"""Of which year a document is, and when nothing is said because it may be the right one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checks.documents.paper_year import TITLE_CHARACTERS, other_year

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("paper_year_cases.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['title']} → {case['asked']}")
def test_another_year_is_told_only_when_the_title_says_so(case: dict[str, Any]) -> None:
    first = case["title"]
    if "body" in case:
        first = first.ljust(TITLE_CHARACTERS) + case["body"]
    assert other_year([first, case.get("rest", "")], set(case["asked"])) == case.get("found")
