"""Of correct official prose nothing is said, however near to a slip it comes, and whatever else it rightly names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.checks.rule_cases import cases, on_texts, told
from tests.checks.text_case_folder import site_of

FILES = ("correct_prose.yml", "tricky_prose.yml")
PROSE = [entry if isinstance(entry, dict) else {"text": entry} for name in FILES for entry in cases(name)]


def name_of(entry: dict[str, Any]) -> str:
    """Return the first words of what an entry says."""
    return str(entry.get("text") or next(iter(entry.values())))[:40]


def case_of(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the folder in which a text stands where ``in`` says, or a whole record."""
    folder = {"agency": entry.get("agency", "town"), "year": entry.get("year", 2566)}
    return folder | (_record(entry) or _field(entry["text"], entry.get("in", "paragraph")))


def _record(entry: dict[str, Any]) -> dict[str, Any]:
    if "item" in entry:
        record = entry["item"]
        documents = [evidence["file"] for evidence in record["evidence"]]
        return {"items": {record["item"]: record}, "documents": documents}
    if "measure" in entry:
        return {"measures": {"m1": entry["measure"]}}
    return {"result": {"failed_items": [entry["failed"]]}} if "failed" in entry else {}


def _field(text: str, where: str) -> dict[str, Any]:
    if where == "paragraph":
        return {"result": text}
    if where == "step":
        return {"measures": {"m1": text}}
    if where in {"result", "outcome", "title", "issue"}:
        value = text if where == "issue" else [text]
        return {"measures": {"m1": {"rows": [{"steps": ["แจ้งเวียน"]}], where: value}}}
    return {"items": {where: text}}


@pytest.mark.parametrize("entry", PROSE, ids=map(name_of, PROSE))
def test_nothing_is_said_of_correct_prose(entry: dict[str, Any], tmp_path: Path) -> None:
    assert told(on_texts(site_of(case_of(entry), tmp_path))) == []


def test_there_is_enough_of_it() -> None:
    assert len(PROSE) >= 130
