"""What is said of an item's months, open data and reports, case by case, with the near misses."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from generator.assessment.site_context import SiteContext, site_context
from generator.catalogue.codes import file_stem
from generator.checks.evidence import reports, required_parts
from generator.records.forms.store import form_data
from tests.checks.rule_cases import cases, day_of, told
from tests.small_agency import agency
from tests.small_measures import Record, written

YEAR = 2566
OTHER_ITEMS = "G001"


def site_of(case: dict[str, Any], folder: Path, more: Mapping[str, str] | None = None) -> SiteContext:
    """Return an agency with the items and measures of the case, seen on its day."""
    year = case.get("year", YEAR)
    files = {
        f"oit_items/{year}/{file_stem(code)}.yml": written(_item(code, item, year))
        for code, item in case["items"].items()
    }
    for measure in case.get("measures", ()):
        record = {"answers": {"indicators": [4]}, **measure}
        files[f"content/measures/{year}/{measure['id']}.yml"] = written(record)
    if "open" in case:
        files[f"content/catalogue/{year}.yml"] = written(_form(year, case["open"]))
    site = agency(folder, {**files, **(more or {})})
    return site_context(site.workspace, day_of(case.get("day", f"{year}-05-10")))


def _item(code: str, item: Record, year: int) -> Record:
    whole = {"item": code, "status": "published", "responsible": ["clerk"], "updated": f"{year}-04-10"}
    evidence = [{"title": "เอกสาร", **piece} for piece in item["evidence"]]
    for piece in evidence:
        piece.setdefault("url", "https://www.test.example/paper")
    named = [{key: value for key, value in piece.items() if value is not None} for piece in evidence]
    return {**whole, **item, "evidence": named}


def _form(year: int, basis: str) -> Record:
    form = form_data(year)
    items = [{**item, "open_format_basis": basis} if item.get("open_format") else item for item in form["items"]]
    return {**form, "items": items}


@pytest.mark.parametrize("case", cases("completeness_rule_cases.yml"), ids=lambda case: case["why"])
def test_an_item(case: dict[str, Any], tmp_path: Path) -> None:
    site = site_of(case, tmp_path)
    found = chain(required_parts.check(site), reports.check(site))
    assert told(one for one in found if one.code != OTHER_ITEMS) == case["expected"]
