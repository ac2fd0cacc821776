"""Makes the agency's folder of a case of the rules on text: a few records round the words that the case is about.

A case names its agency (``town``, unless told, or another of ``AGENCIES``) and what stands in which record:
``items`` of FY2566 by code, ``measures`` of FY2566 by id, the ``result`` of FY2565, a ``page``, more of the ``config``.
A record may be one text: an item's progress, a measure's only step, a paragraph of the result.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from generator.assessment.site_context import SiteContext, site_context
from generator.records.loading.workspace import load
from tests.checks.rule_cases import day_of

Record = dict[str, Any]

AGENCIES: dict[str, Record] = {
    "town": {
        "name": "เทศบาลตำบลเขาลานฟ้า",
        "short": "ทต.เขาลานฟ้า",
        "type": "tambon_municipality",
        "tambon": "เขาลานฟ้า",
        "district": "บึงทอง",
        "province": "เวียงธาร",
        "domains": ["www.khaolanfa.example"],
    },
    "sao": {
        "name": "องค์การบริหารส่วนตำบลทุ่งหมอกคำ",
        "short": "อบต.ทุ่งหมอกคำ",
        "type": "sao",
        "tambon": "ทุ่งหมอกคำ",
        "district": "นาเมฆ",
        "province": "เวียงธาร",
    },
    "pao": {"name": "องค์การบริหารส่วนจังหวัดเวียงธาร", "short": "อบจ.เวียงธาร", "type": "pao", "province": "เวียงธาร"},
    "city": {
        "name": "เทศบาลนครเขาลานฟ้า",
        "short": "ทน.เขาลานฟ้า",
        "type": "city_municipality",
        "district": "เขาลานฟ้า",
        "province": "เวียงธาร",
    },
    "college": {"name": "วิทยาลัยการอาชีพลำแคน", "type": "other", "district": "ลำแคน", "province": "เวียงธาร"},
    "hospital": {"name": "โรงพยาบาลหนองคูณ", "type": "central", "district": "หนองคูณ", "province": "เวียงธาร"},
    "faculty": {"name": "คณะวิทยาการจัดการ มหาวิทยาลัยเวียงธาร", "type": "other", "province": "เวียงธาร"},
}
UNITS = [{"id": "clerk", "name": "สำนักปลัด"}, {"id": "finance", "name": "กองคลัง"}, {"id": "works", "name": "กองช่าง"}]
DAY = "2566-06-30"
MEASURE: Record = {"answers": {"fiscal_year": 2565, "indicators": [4]}}


def site_of(case: dict[str, Any], folder: Path) -> SiteContext:
    """Write the folder of ``case`` and give it as a site on the day of the case."""
    config = {"agency": AGENCIES[case.get("agency", "town")], "units": UNITS, **case.get("config", {})}
    files: dict[str, Record | str] = {"site_config.yml": config}
    for code, given in case.get("items", {}).items():
        record = {"progress": [given]} if isinstance(given, str) else given
        name = f"oit_items/{case.get('year', 2566)}/o{int(code[1:]):02d}.yml"
        files[name] = {"item": code, "status": "draft", **record}
    for identity, given in case.get("measures", {}).items():
        record = {"rows": [{"steps": [given]}]} if isinstance(given, str) else given
        files[f"content/measures/2566/{identity}.yml"] = {"id": identity, **MEASURE, **record}
    if "result" in case:
        given = case["result"]
        record = {"narrative": [{"paragraphs": [given]}]} if isinstance(given, str) else given
        files["content/results/2565.yml"] = record
    if "page" in case:
        files["content/pages/about.md"] = f"# เกี่ยวกับเรา\n\n{case['page']}\n"
    files |= {f"content/documents/{name}": "เอกสาร" for name in case.get("documents", [])}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True, width=10**6)
        path.write_text(text, encoding="utf-8")
    workspace, findings = load(folder)
    refused = [found.message for found in findings if found.severity == "error"]
    assert workspace is not None, refused
    assert not refused, refused
    return site_context(workspace, day_of(case.get("day", DAY)))
