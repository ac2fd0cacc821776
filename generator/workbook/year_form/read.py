"""What an official typed into a form's workbook, as the data of a form, or every mistake by its cell."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from generator.catalogue.codes import in_order, slug
from generator.catalogue.model import Catalogue, CatalogueItem
from generator.findings.finding import Finding
from generator.imports.reading.model import Table
from generator.records.model.codes import sub_indicator_code
from generator.records.model.fields import FIRST_YEAR, LAST_YEAR
from generator.thai.digits import to_arabic
from generator.thai.era import OFFSET
from generator.workbook.year_form.columns import GENERAL, Sheet, sheets
from generator.workbook.year_form.crossed import crossed
from generator.workbook.year_form.grid import Entry, Spot, gridded, named, put, squeeze
from generator.workbook.year_form.values import BadValueError, code_of, is_empty
from generator.workbook.year_form.write import GENERAL_SHEET

CODES = ("E251", "N246")

_LEAD = re.compile(r"^\s*(?:ข้อ(?:ที่)?\s*)?([A-Za-z]{1,8})[\s.:-]*0*\d")
_DATE = re.compile(r"^(\d{1,2})\s+([ก-ฮ.]+)\s+\d{4}$")
_GREGORIAN = range(1990, 2101)


@dataclass(slots=True)
class FormRead:
    """What a workbook gives: the form's data where nothing stands in the way, and all that is to be said."""

    data: dict[str, Any] | None
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_form(file: str, tables: Sequence[Table], before: Catalogue | None) -> FormRead:
    """Return the form typed into ``tables`` of ``file``; ``before`` is the form that its codes came from, if known."""
    slips: list[Finding] = []
    letters = _letters(tables, before)
    general = _general(file, tables, slips)
    entries: dict[str, list[Entry]] = defaultdict(list)
    for sheet in sheets(letters):
        table = named(tables, sheet.name)
        grid = gridded(file, table, sheet, slips) if table else None
        if grid is None and sheet.name in _NEEDED:
            spot = Spot(file, sheet.name, 1, 1, "แผ่นงาน")
            slips.append(spot.slip("E251", f"ไม่พบแผ่น “{sheet.name}” หรือไม่มีข้อมูล", f"{sheet.note} ใช้แผ่นเดิมที่โปรแกรมสร้าง"))
        entries[sheet.name] = list(grid.entries(slips)) if grid else []
    _codes(entries, letters, slips)
    told = {one.place for one in slips}
    slips.extend(one for one in crossed(entries, general, before) if one.place not in told)
    whole = FormRead(None, slips)
    if any(one.severity.value == "error" for one in slips):
        return whole
    _fill(entries, before, whole)
    data = _data(general, entries, sheets(letters))
    try:
        Catalogue.model_validate(data)
    except ValidationError as error:
        whole.findings.extend(_left_over(file, entries, error))
        return whole
    whole.data = data
    return whole


_NEEDED = frozenset({"เครื่องมือ", "ตัวชี้วัด", "ตัวชี้วัดย่อย", "ข้อ", "ระดับ"})


def _letters(tables: Sequence[Table], before: Catalogue | None) -> str:
    """Return what most codes of the sheet of items begin with, of forms with numbers only nothing."""
    table = named(tables, "ข้อ")
    heads: Counter[str] = Counter()
    for row in table.rows if table else ():
        for cell in row[:6]:
            if match := _LEAD.match(to_arabic(cell.text)):
                letters = match[1].upper()
                heads["O" if letters in {"OIT", "OI"} else letters] += 1
                break
            if re.fullmatch(r"\d{1,2}(\.\d{1,3})+", to_arabic(cell.text).strip()):
                heads[""] += 1
                break
    if heads:
        return heads.most_common(1)[0][0]
    return before.letters if before else "O"


def _general(file: str, tables: Sequence[Table], slips: list[Finding]) -> Entry:
    """Read the general sheet: a line per value, wherever it stands."""
    entry, table = Entry({}), named(tables, GENERAL_SHEET)
    name = table.name.removeprefix("แผ่น ") if table else GENERAL_SHEET
    rows = table.rows if table else ()
    for column in GENERAL:
        names = {squeeze(one) for one in (column.heading, *column.also)}
        found = [(at, row) for at, row in enumerate(rows, start=1) if row and squeeze(row[0].text) in names]
        at, row = found[0] if found else (1, ())
        text = next((cell.text for cell in row[1:2]), "")
        spot = entry.spots[column.path] = Spot(file, name, at, 2, column.heading)
        if is_empty(text):
            if column.required:
                slips.append(
                    spot.slip("E246", f"ยังไม่ได้กรอก{column.heading}", f"กรอกในแผ่น “{GENERAL_SHEET}”: {column.note}")
                )
            continue
        put(entry.data, column, text, spot, slips)
    for path in (("fiscal_year",), ("follows",)):
        year = entry.data.get(path[0])
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            cure = f"หมายถึง {year + OFFSET} ใช่หรือไม่" if year in _GREGORIAN else "พิมพ์ปี พ.ศ. 4 หลัก เช่น 2570"
            slips.append(entry.at(*path).slip("E245", f"ปี {year} ไม่ใช่ปี พ.ศ.", cure))
    year, follows = entry.data.get("fiscal_year"), entry.data.get("follows")
    if year and follows and follows >= year:
        slips.append(entry.at("follows").slip("E249", f"ปีที่เทียบ {follows} ไม่ได้มาก่อนปี {year}", "ใส่ปีก่อนหน้า"))
    return entry


def _codes(entries: dict[str, list[Entry]], letters: str, slips: list[Finding]) -> None:
    """Bring codes of items and sub-indicators to their one spelling, also those that Excel made a date of."""
    for sheet, field_name in (("ข้อ", "code"), ("องค์ประกอบ", "item")):
        for row in entries[sheet]:
            if (text := row.data.get(field_name)) is None:
                continue
            try:
                row.data[field_name] = code_of(text, letters)
            except BadValueError as error:
                del row.data[field_name]
                slips.append(row.at(field_name).slip("E245", error.problem, error.cure))
    titles = {squeeze(row.data.get("title", "")): row.data.get("code") for row in entries["ตัวชี้วัดย่อย"]}
    for sheet, field_name in (("ตัวชี้วัดย่อย", "code"), ("ข้อ", "sub_indicator")):
        for row in entries[sheet]:
            text = row.data.get(field_name)
            if text is None:
                continue
            plain = to_arabic(str(text)).strip()
            code = sub_indicator_code(plain) or (plain if re.fullmatch(r"[1-9]\d?", plain) else None)
            code = code or titles.get(squeeze(str(text)))
            if code:
                row.data[field_name] = code
                continue
            del row.data[field_name]
            day = _DATE.match(plain)
            cure = "พิมพ์เช่น 9.1"
            if day:
                cure = "Excel เปลี่ยนเลขเป็นวันที่ จัดรูปแบบช่องเป็นข้อความแล้วพิมพ์ใหม่ เช่น 9.1"
            slips.append(row.at(field_name).slip("E245", f"“{text}” ไม่ใช่รหัสตัวชี้วัดย่อย", cure))


def _fill(entries: dict[str, list[Entry]], before: Catalogue | None, whole: FormRead) -> None:
    """Give items and parts the keys that were left blank: those of what they came from, else new ones."""
    taken = {row.data["key"] for row in entries["ข้อ"] if "key" in row.data}
    old: dict[str, CatalogueItem] = {}
    for row in entries["ข้อ"]:
        origin = next((before.item(code) for code in row.data.get("came_from", ())), None) if before else None
        same = origin or next((one for one in before.items if one.title == row.data["title"]), None) if before else None
        if "key" not in row.data:
            key = same.key if same and same.key not in taken else f"{slug(row.data['code'])}-new"
            row.data["key"] = key
            taken.add(key)
            if same is None or key != same.key:
                problem = f"ตั้งรหัสประจำเรื่องของข้อ {row.data['code']} เป็น {key}"
                whole.findings.append(
                    row.at("code").slip("N246", problem, "เปลี่ยนเป็นคำที่สื่อความหมายก่อนเผยแพร่ได้ในช่องรหัสประจำเรื่อง")
                )
        if same:
            old[row.data["code"]] = same
    ids: dict[str, set[str]] = defaultdict(set)
    for row in entries["องค์ประกอบ"]:
        ids[row.data["item"]].add(row.data.get("id", ""))
    for number, row in enumerate(entries["องค์ประกอบ"], start=1):
        if "id" in row.data:
            continue
        parts = old[row.data["item"]].parts if row.data["item"] in old else ()
        known = next((part.id for part in parts if part.title == row.data["title"]), f"part-{number}")
        row.data["id"] = known if known not in ids[row.data["item"]] else f"part-{number}"
        ids[row.data["item"]].add(row.data["id"])


def _data(general: Entry, entries: dict[str, list[Entry]], kinds: Sequence[Sheet]) -> dict[str, Any]:
    """Return the rows as the data of a form, in the order that a form has them."""
    data: dict[str, Any] = {**general.data}
    levels, calendar = {**data.pop("levels", {})}, {**data.pop("calendar", {})}
    data["weights"] = {row.data["name"]: _plain(row.data["weight"]) for row in entries["เครื่องมือ"]}
    for kind in kinds:
        rows = [_plain(row.data) for row in entries[kind.name]]
        if kind.name == "ตัวชี้วัดย่อย":
            rows.sort(key=lambda row: in_order(row["code"]))
        if kind.name == "ข้อ":
            rows.sort(key=lambda row: in_order(row["code"]))
            for row in rows:
                row.setdefault("window", {"kind": "not_stated"})
                parts = [_plain(part.data) for part in entries["องค์ประกอบ"] if part.data["item"] == row["code"]]
                for part in parts:
                    del part["item"]
                if parts:
                    row["parts"] = parts
        if kind.field in (("indicators",), ("sub_indicators",), ("items",), ("questions",)) and rows:
            data[kind.field[0]] = rows
    data["levels"] = {**levels, "levels": [_plain(row.data) for row in entries["ระดับ"]]}
    data["calendar"] = {**calendar, "events": [_plain(row.data) for row in entries["ปฏิทิน"]]}
    return data


def _plain(value: Any) -> Any:  # noqa: ANN401 - data of a form
    """Return numbers as YAML has them, and copies of what may be changed."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def _left_over(file: str, entries: dict[str, list[Entry]], error: ValidationError) -> list[Finding]:
    """Say what only the whole form's own rules find, at the row of the item where that can be told."""
    found = []
    for detail in error.errors(include_url=False):
        loc = [step for step in detail["loc"] if not isinstance(step, str) or step != "[key]"]
        rows = entries["ข้อ"] if loc[:1] == ["items"] else []
        spot = Spot(file, "ข้อ" if rows else GENERAL_SHEET, 1, 1, ".".join(map(str, loc)) or "ทั้งแบบ")
        if len(loc) > 1 and isinstance(loc[1], int) and loc[1] < len(rows):
            ordered = sorted(rows, key=lambda row: in_order(row.data["code"]))
            spot = ordered[loc[1]].at(str(loc[2]) if len(loc) > 2 else "code")  # noqa: PLR2004 - a field of the item
        reasons = (detail.get("ctx") or {}).get("reasons") or f"“{detail.get('input')}” ใช้ไม่ได้"
        found.append(spot.slip("E249", str(reasons)[:400], "แก้ตามที่บอก แล้วอ่านใหม่"))
    return found
