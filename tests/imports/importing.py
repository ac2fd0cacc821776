"""An agency's folder in which papers are imported, for the tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.app.importing import Proposed, propose
from generator.imports.plan import Plan
from tests.real_documents.folder import as_yaml

UNITS = [
    {"id": "clerk", "name": "สำนักปลัดเทศบาล", "aliases": ["สำนักปลัด"]},
    {"id": "finance", "name": "กองคลัง"},
    {"id": "works", "name": "กองช่าง"},
]


def agency(folder: Path, config: Mapping[str, Any] | None = None) -> Path:
    """Make an agency's folder with nothing but its config."""
    folder.mkdir(parents=True)
    usual = {
        "agency": {"name": "เทศบาลตำบลดอนตะวัน", "type": "tambon_municipality"},
        "units": UNITS,
        "current_year": 2569,
    }
    (folder / "site_config.yml").write_text(as_yaml("site_config.yml", config or usual), encoding="utf-8")
    return folder


def proposed(tmp_path: Path, paper: Path, year: int = 2569) -> Proposed:
    """Return what a paper would make of a new agency's folder."""
    return propose(agency(tmp_path / "agency"), [paper], year)


def records(plan: Plan, kind: str = "measure") -> list[dict[str, Any]]:
    """Return the data of the proposed records of a kind."""
    return [one.data for one in plan.proposals if one.kind == kind]
