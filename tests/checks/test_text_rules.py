"""What is said of the words in records, case by case, with the near misses of which nothing is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.checks.rule_cases import HERE, cases, on_texts, told
from tests.checks.text_case_folder import site_of

FILES = sorted(path.name for path in (HERE / "cases").glob("*.yml"))


def all_cases() -> Iterator[tuple[str, dict[str, Any]]]:
    for name in FILES:
        for case in cases(f"cases/{name}"):
            yield name, case


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{name}: {case['why']}") for name, case in all_cases()])
def test_words(case: dict[str, Any], tmp_path: Path) -> None:
    assert sorted(told(on_texts(site_of(case, tmp_path)))) == sorted(case["expected"])


def test_most_slips_are_found_and_nothing_right_is_called_wrong() -> None:
    """Recall counts the cases that say what we do not find (``missed``); a false alarm would be a case of its own."""
    true = [case for _, case in all_cases() if case["expected"] or case.get("missed")]
    near = [case for _, case in all_cases() if not case["expected"] and not case.get("missed")]
    found = [case for case in true if not case.get("missed")]
    assert len(found) / len(true) >= 0.9
    assert len(near) >= len(true) / 3
    assert not [case["why"] for _, case in all_cases() if case.get("false_alarm")]
