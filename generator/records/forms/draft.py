"""The draft of a coming year's form, made from a known one: everything carried over, nothing taken as confirmed."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.catalogue.groups import Group
from generator.records.forms.store import form_data

_HEADER = """\
# ร่างแบบ OIT ปีงบประมาณ พ.ศ. {year} คัดจากแบบปี {origin} ยังไม่ได้ตรวจกับแบบฉบับทางการ
#
# วิธีใช้
#   1. วางแฟ้มนี้ไว้ที่ content/catalogue/{year}.yml
#   2. เปิดแบบ OIT ปี {year} ของสำนักงาน ป.ป.ช. แล้วแก้ทุกบรรทัดที่มีคำว่า "ตรวจ:"
#   3. เพิ่ม ลบ หรือเรียงข้อใหม่ได้ โดยเลขข้อต้องเรียงจาก O1 และไม่ข้าม key เป็นรหัสประจำเรื่องที่ไม่เปลี่ยนตามปี
#   4. สิ่งที่ตรวจกับแบบแล้ว เปลี่ยน unconfirmed ของสิ่งนั้นเป็น stated
#   5. เมื่อตรวจครบทุกข้อ เปลี่ยน status เป็น verified และระบุเอกสารที่ใช้ตรวจไว้ที่ source
#
# {{fy}} คือปีงบประมาณของแฟ้มนี้ และ {{fy-1}} คือปีก่อนหน้า โปรแกรมแทนค่าให้เอง
"""

_READ = """\
# แบบ OIT ปีงบประมาณ พ.ศ. {year} อ่านจากสมุดแบบหรือเอกสารที่เจ้าหน้าที่กรอก
#
# {{fy}} คือปีงบประมาณของแฟ้มนี้ และ {{fy-1}} คือปีก่อนหน้า โปรแกรมแทนค่าให้เอง
# yaml-language-server: $schema=../schemas/catalogue.schema.json
"""

_CHECKS = {
    "item_credit": "ตรวจ: วิธีให้คะแนนรายข้อ (all-or-nothing หรือ partial)",
    "weights": "ตรวจ: น้ำหนักของ IIT EIT และ OIT",
    "indicators": "ตรวจ: ชื่อตัวชี้วัด",
    "sub_indicators": "ตรวจ: ชื่อตัวชี้วัดย่อย และข้อใดอยู่ในตัวชี้วัดย่อยใด",
    "questions": "ตรวจ: ช่วงคำถามของแต่ละตัวชี้วัด",
    "levels": "ตรวจ: เกณฑ์คะแนนของแต่ละระดับ",
    "calendar": "ตรวจ: ช่วงเวลาตามประกาศของปีนี้",
    "items": "ตรวจ: ชื่อ องค์ประกอบ และช่วงเวลาของหลักฐานทุกข้อ (came_from คือเลขข้อของปีก่อน)",
}

_UNCONFIRMED = "unconfirmed"


def draft(origin: int, fiscal_year: int, extra_folder: Path | None = None, group: Group | None = None) -> str:
    """Return the YAML text of a draft for ``fiscal_year`` (BE) out of the form of ``origin``.

    Raises ``LookupError`` when ``origin`` has no form, shipped or in ``extra_folder``, and ``ValueError`` when the
    draft would not be of a later year.
    """
    if fiscal_year <= origin:
        raise ValueError(f"a draft of {fiscal_year} cannot come from {origin}")
    drafted = draft_data(origin, fiscal_year, extra_folder, group)
    blocks = [_HEADER.format(year=fiscal_year, origin=origin)]
    for key, value in drafted.items():
        comment = f"\n# {_CHECKS[key]}\n" if key in _CHECKS else ""
        blocks.append(comment + (_dump({key: value}) if key != "items" else "items:\n"))
    blocks += [f"# ตรวจ: ข้อ {item['code']}\n{_dump([item])}\n" for item in drafted["items"]]
    return "".join(blocks).rstrip() + "\n"


def draft_data(
    origin: int, fiscal_year: int, extra_folder: Path | None = None, group: Group | None = None
) -> dict[str, Any]:
    """Return the data of a draft for ``fiscal_year`` (BE) out of the form of ``origin``; raises like ``draft``."""
    data = form_data(origin, extra_folder, group)
    if fiscal_year == origin:  # the form itself, to be corrected or made that of another group
        return {key: value for key, value in data.items() if key != "groups"} | {"status": "unverified"}
    return _drafted(data, fiscal_year, origin)


def text_of(data: Mapping[str, Any]) -> str:
    """Return the YAML text of a form's ``data``, which an official typed."""
    blocks = [_READ.format(year=data["fiscal_year"])]
    blocks += [_dump({key: value}) for key, value in data.items() if key != "items"]
    blocks += ["items:\n", *(_dump([item]) for item in data["items"])]
    return "".join(blocks)


def _drafted(data: Mapping[str, Any], fiscal_year: int, origin: int) -> dict[str, Any]:
    """Carry a form's data over to another year and mark what must be confirmed."""
    head: dict[str, Any] = {
        "fiscal_year": fiscal_year,
        "status": "unverified",
        "source": f"ร่างที่คัดจากแบบปี {origin} ยังไม่ได้ตรวจกับแบบฉบับทางการ",
        "caveats": ["ชื่อข้อ องค์ประกอบ และช่วงเวลาทั้งหมดยกมาจากปีก่อน อาจเปลี่ยนในแบบของปีนี้"],
        "follows": origin,
    }
    carried = {
        **data,
        "weights_basis": _UNCONFIRMED,
        "sub_indicators": [{**sub, "basis": _UNCONFIRMED} for sub in data["sub_indicators"]],
        "levels": {**data["levels"], "basis": _UNCONFIRMED},
        "calendar": {**data["calendar"], "basis": _UNCONFIRMED},
        "items": [_drafted_item(item) for item in data["items"]],
    }
    return head | {key: value for key, value in carried.items() if key not in head}


def _drafted_item(item: Mapping[str, Any]) -> dict[str, Any]:
    """Carry an item over: it comes from its own code of the year before, and nothing about it is sure."""
    drafted = {**item, "title_basis": _UNCONFIRMED, "window_basis": _UNCONFIRMED, "came_from": [item["code"]]}
    if "parts" in item:
        drafted["parts"] = [{**part, "basis": _UNCONFIRMED} for part in item["parts"]]
    drafted.update({f"{fact}_basis": _UNCONFIRMED for fact in ("open_format", "eit_qr") if item.get(fact)})
    return drafted


def _dump(data: Mapping[str, Any] | list[Any]) -> str:
    """Write a block of YAML: Thai as it is, keys in the order given, only the innermost collections in brackets."""
    whole = isinstance(data, list) or any(isinstance(value, dict | list) for value in data.values())
    flow = None if whole else False
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=sys.maxsize)
