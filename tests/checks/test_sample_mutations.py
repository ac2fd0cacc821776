"""One slip at a time in the sample: what names it is found, and nothing else is said."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.commands.check import examine
from tests.checks.rule_cases import cases

SAMPLE = Path(__file__).parents[2]
AS_OF = date(2026, 4, 5)
RECORDS = ("site_config.yml", "oit_items", "content")


@cache
def usual() -> Counter[tuple[str, str]]:
    return told(SAMPLE)


def told(folder: Path) -> Counter[tuple[str, str]]:
    return Counter((found.code, found.message) for found in examine(folder, AS_OF)[1])


def copy_of_the_sample(folder: Path) -> Path:
    for name in RECORDS:
        source = SAMPLE / name
        shutil.copytree(source, folder / name) if source.is_dir() else shutil.copy(source, folder / name)
    return folder


@pytest.mark.parametrize("case", cases("sample_mutation_cases.yml"), ids=lambda case: case["why"])
def test_a_slip_is_named_and_nothing_else(case: dict[str, Any], tmp_path: Path) -> None:
    folder = copy_of_the_sample(tmp_path)
    path = folder / case["file"]
    text = path.read_text(encoding="utf-8")
    assert text.count(case["from"]) == 1 or case.get("every"), "the sample has changed"
    path.write_text(text.replace(case["from"], case.get("to", "")), encoding="utf-8")
    assert sorted(code for code, _ in told(folder) - usual()) == case["expected"]
