"""A form pasted from the manual: the table of items of a paper, put onto the form of the year before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from pydantic import ValidationError
from rapidfuzz import fuzz, process

from generator.catalogue.codes import in_order, slug
from generator.catalogue.model import Catalogue
from generator.imports.reading.model import Table
from generator.records.model.codes import item_code, sub_indicator_code
from generator.thai.digits import to_arabic
from generator.workbook.year_form.grid import Spot
from generator.workbook.year_form.read import FormRead

_SUB = re.compile(r"ตัวชี้วัด(?:ย่อย)?(?:ที่)?\s*([1-9]\d?(?:\.[1-9]\d?))\s*(.*)", re.DOTALL)
_BULLET = re.compile(r"^\s*(?:[•●○▪◦\-–*]|o\s|[0-9๐-๙]{1,2}[.)]|\([0-9๐-๙]{1,2}\))\s*(.+)$")
_SAME = 85
_LEAST = 3
"""Items that a table must have to be one of a form."""


def pasted_form(file: str, tables: Sequence[Table], draft: Mapping[str, Any], before: Catalogue) -> FormRead | None:
    """Return the form of ``draft`` with the items of the tables in place of its own; ``None`` where there are none."""
    found: dict[str, dict[str, Any]] = {}
    whole = FormRead(None)
    subs = {sub["code"]: dict(sub) for sub in draft["sub_indicators"]}
    for table in tables:
        _items(file, table, before, (found, subs), whole)
    if len(found) < _LEAST:
        return None
    if whole.findings and any(one.severity.value == "error" for one in whole.findings):
        return whole
    data = deepcopy(dict(draft))
    data["items"] = [found[code] for code in sorted(found, key=in_order)]
    used = {item["sub_indicator"] for item in data["items"]}
    data["sub_indicators"] = [subs[code] for code in sorted(used, key=in_order) if code in subs]
    try:
        Catalogue.model_validate(data)
    except ValidationError as error:
        reasons = (error.errors()[0].get("ctx") or {}).get("reasons") or str(error.errors()[0]["msg"])
        spot = Spot(file, tables[0].name, 1, 1, "ทั้งตาราง")
        whole.findings.append(spot.slip("E249", str(reasons)[:400], "แก้ในตาราง หรือเขียนสมุดแบบแล้วแก้ในนั้น"))
        return whole
    whole.data = data
    return whole


def _items(
    file: str,
    table: Table,
    before: Catalogue,
    kept: tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]],
    whole: FormRead,
) -> None:
    """Add the items of ``table`` to ``kept``: those found so far, and the sub-indicators."""
    found, subs = kept
    sub = ""
    for number, row in enumerate(table.rows, start=1):
        texts = [(at, cell.text.strip()) for at, cell in enumerate(row) if cell.text.strip() and not cell.spread]
        if heading := next((match for _, text in texts[:2] if (match := _SUB.match(to_arabic(text)))), None):
            sub = sub_indicator_code(heading[1]) or sub
            if sub not in subs:
                subs[sub] = {"code": sub, "title": _title(heading[2]) or sub, "indicator": int(sub.partition(".")[0])}
        coded = next(((at, code) for at, text in texts[:3] if (code := _code(text, before.letters))), None)
        if coded is None:
            continue
        at, code = coded
        spot = Spot(file, table.name, number, at + 1, "รหัสข้อ")
        titles = [text for place, text in texts if place > at]
        lead = to_arabic(texts[0][1])
        title = _title(titles[0]) if titles else _title(re.sub(r"^\s*(?:ข้อ\s*)?[A-Za-z]*\s*[\d.]+\s*", "", lead))
        if not title:
            whole.findings.append(spot.slip("E246", f"ข้อ {code} ไม่มีชื่อ", "กรอกชื่อข้อในช่องถัดไป"))
            continue
        if code in found:
            whole.findings.append(spot.slip("E247", f"รหัสข้อ “{code}” ซ้ำ", "แก้หรือลบแถวที่ซ้ำ"))
            continue
        found[code] = _item(code, title, sub, list(_parts(titles)), before)
        if not found[code]["sub_indicator"]:
            whole.findings.append(
                spot.slip("E246", f"ไม่รู้ว่าข้อ {code} อยู่ในตัวชี้วัดย่อยใด", "เพิ่มแถว “ตัวชี้วัดย่อยที่ 9.1 …” เหนือข้อ")
            )


def _code(text: str, letters: str) -> str | None:
    first = text.split("\n", maxsplit=1)[0].strip()
    return item_code(first, (letters,)) or item_code(first.split(" ")[0].strip(".:"), (letters,))


def _title(text: str) -> str:
    return " ".join(next((line for line in text.splitlines() if line.strip()), "").split())[:400]


def _parts(texts: Sequence[str]) -> Iterator[str]:
    """Yield the lines with a bullet of all cells behind the code."""
    for text in texts:
        for line in text.splitlines():
            if match := _BULLET.match(line):
                yield " ".join(match[1].split())[:300]


def _item(code: str, title: str, sub: str, parts: Sequence[str], before: Catalogue) -> dict[str, Any]:
    """Return an item with what the item of the same subject had the year before, marked as not confirmed."""
    titles = {one.title: one for one in before.items}
    near = process.extractOne(title, list(titles), scorer=fuzz.ratio, score_cutoff=_SAME)
    same = titles[near[0]] if near else None
    item: dict[str, Any] = {
        "code": code,
        "key": same.key if same else f"{slug(code)}-new",
        "title": title,
        "sub_indicator": sub or (same.sub_indicator if same else ""),
        "window": same.window.model_dump(exclude_defaults=True) if same else {"kind": "not_stated"},
        "window_basis": "unconfirmed",
        "title_basis": "stated",
    }
    if same:
        item["came_from"] = [same.code]
        item |= {name: True for name in ("public_contacts", "outside_papers", "outside_places") if getattr(same, name)}
        if same.title_en:
            item["title_en"] = same.title_en
    if parts:
        item["parts"] = [{"id": f"part-{number}", "title": text} for number, text in enumerate(parts, start=1)]
    return item
