"""The agency's site config: its name and place, its register of units, and the fiscal years of the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from generator.records.model.agency_type import AGENCY_TYPE_THAI, AgencyType
from tests.real_documents.gold import Raw, listed, mapping, squeezed, words

Record = dict[str, Any]

_UNIT_IDS = {
    "สำนักปลัด": "clerk",
    "กองคลัง": "finance",
    "กองช่าง": "works",
    "กองการศึกษา": "education",
    "กองสาธารณสุข": "health",
    "กองสวัสดิการ": "welfare",
    "กองส่งเสริมการเกษตร": "agriculture",
    "กองยุทธศาสตร์": "strategy",
    "กองการเจ้าหน้าที่": "personnel",
    "หน่วยตรวจสอบภายใน": "internal-audit",
    "งานนิติการ": "legal",
}
"""Ids for the units that most agencies have, by how their names begin; others are numbered."""


def register(gold: Mapping[str, Any]) -> dict[str, Record]:
    """Return the units that any part of the document makes responsible, by their squeezed names, in order."""
    found: dict[str, Record] = {}
    for name in _unit_names(gold):
        key = squeezed(name)
        if key and key not in found:
            found[key] = {"id": _unit_id(name, {unit["id"] for unit in found.values()}), "name": name}
    return found


def unit_names(responsible: Mapping[str, Any]) -> list[str]:
    """Return the names of the units that a ``responsible`` node lists."""
    return [name for unit in listed(responsible, "units") if (name := words({"unit": unit}, "unit"))]


def _unit_names(node: Raw) -> Iterator[str]:
    if isinstance(node, Mapping):
        responsible = node.get("responsible")
        if isinstance(responsible, Mapping):
            yield from unit_names(responsible)
        for entry in node.values():
            yield from _unit_names(entry)
    elif isinstance(node, list):
        for entry in node:
            yield from _unit_names(entry)


def _unit_id(name: str, taken: set[str]) -> str:
    wanted = next((found for start, found in _UNIT_IDS.items() if name.startswith(start)), "unit")
    if wanted not in taken and wanted != "unit":
        return wanted
    return next(found for number in range(1, 1000) if (found := f"{wanted}-{number}") not in taken)


def site_config(gold: Mapping[str, Any], years: list[Record], current: int) -> Record:
    """Return the whole of ``site_config.yml``."""
    agency = mapping(mapping(gold, "document"), "agency")
    record = {
        "name": words(agency, "name") or "หน่วยงาน",
        "short": words(agency, "abbr", "short"),
        "type": _agency_type(agency),
        "tambon": words(agency, "tambon"),
        "district": words(agency, "district"),
        "province": words(agency, "province"),
        "domains": [str(domain) for domain in listed(agency, "domains", "site_domains")],
    }
    return {
        "agency": {key: found for key, found in record.items() if found},
        "units": list(register(gold).values()),
        "fiscal_years": years,
        "current_year": current,
    }


def _agency_type(agency: Mapping[str, Any]) -> str:
    code = str(agency.get("type_code") or "")
    if code in get_args(AgencyType):
        return code
    return next((known for known, name in AGENCY_TYPE_THAI.items() if name == agency.get("type")), "other")
