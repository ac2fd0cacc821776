"""Of correct official prose nothing is said, however near to a slip it comes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.checks.rule_cases import cases, on_texts, told
from tests.checks.text_case_folder import site_of

PROSE = [entry if isinstance(entry, dict) else {"text": entry} for entry in cases("correct_prose.yml")]


def case_of(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the folder in which a text stands where ``in`` says."""
    text, where = entry["text"], entry.get("in", "paragraph")
    agency = {"agency": entry.get("agency", "town")}
    if where == "paragraph":
        return {**agency, "result": text}
    if where == "step":
        return {**agency, "measures": {"m1": text}}
    if where in {"result", "outcome", "title"}:
        return {**agency, "measures": {"m1": {"rows": [{"steps": ["แจ้งเวียน"]}], where: [text]}}}
    return {**agency, "items": {where: text}}


@pytest.mark.parametrize("entry", PROSE, ids=[entry["text"][:40] for entry in PROSE])
def test_nothing_is_said_of_correct_prose(entry: dict[str, Any], tmp_path: Path) -> None:
    assert told(on_texts(site_of(case_of(entry), tmp_path))) == []


def test_there_is_enough_of_it() -> None:
    assert len(PROSE) >= 40
