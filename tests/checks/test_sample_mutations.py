"""One slip at a time in the sample: what names it is found, and nothing else is said."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.app.examine import examine
from generator.findings.finding import Finding
from tests.checks.rule_cases import cases

SAMPLE = Path(__file__).parents[2]
AS_OF = date(2026, 4, 5)
RECORDS = ("site_config.yml", "oit_items", "content")


@cache
def usual(*, opened: bool) -> Counter[tuple[str, str]]:
    return told(SAMPLE, opened=opened)


def told(folder: Path, *, opened: bool) -> Counter[tuple[str, str]]:
    """Count the findings, each with its place and words."""
    found = examine(folder, AS_OF, documents=opened).findings
    return Counter((f"{one.code} {_where(one)}", one.message) for one in found)


def _where(found: Finding) -> str:
    return f"{found.place.file}:{found.place.line or ''}".rstrip(":") if found.place else ""


def copy_of_the_sample(folder: Path) -> Path:
    for name in RECORDS:
        source = SAMPLE / name
        shutil.copytree(source, folder / name) if source.is_dir() else shutil.copy(source, folder / name)
    return folder


def spoil(folder: Path, case: dict[str, Any]) -> None:
    """Do to the folder what the case says."""
    path = folder / case["file"]
    if "from" in case:
        text = path.read_text(encoding="utf-8")
        assert text.count(case["from"]) == 1 or case.get("every"), "the sample has changed"
        path.write_text(text.replace(case["from"], case.get("to", "")), encoding="utf-8")
    if "keep" in case:
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * case["keep"])])
    elif "becomes" in case:
        path.write_bytes((folder / case["becomes"]).read_bytes())
    elif "holds" in case:
        path.write_text(case["holds"], encoding="utf-8")
    elif "copied" in case:
        shutil.copytree(path, folder / case["copied"]) if path.is_dir() else shutil.copy(path, folder / case["copied"])
    elif "moved" in case:
        path.rename(folder / case["moved"])
    elif "from" not in case:
        path.unlink()


@pytest.mark.parametrize("case", cases("sample_mutation_cases.yml"), ids=lambda case: case["why"])
def test_a_slip_is_named_and_nothing_else(case: dict[str, Any], tmp_path: Path) -> None:
    folder = copy_of_the_sample(tmp_path)
    spoil(folder, case)
    opened = case.get("opened", False)
    new = told(folder, opened=opened) - usual(opened=opened)
    assert sorted(place.replace(case["file"], "").replace(" :", " ") for place, _ in new) == case["expected"]
