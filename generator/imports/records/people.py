"""The chief executive and the heads of units, from tables of persons; others have no field in the site config."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from generator.imports.plan import Proposal
from generator.imports.reading.model import Spot
from generator.imports.records.context import Context
from generator.imports.records.rows import cells, is_nothing, own, words
from generator.imports.tables.columns import Reading
from generator.imports.tables.content_signs import signs_of
from generator.imports.tables.grid_model import Entry, Grid, Line
from generator.thai.dates import parse_date
from generator.thai.era import OFFSET
from generator.thai.errors import ThaiTimeError

_CHIEF = re.compile(r"(?:นายก(?:เทศมนตรี|องค์การบริหาร|\s*อบต|\s*อบจ|เมือง)|ผู้ว่าราชการ|อธิการบดี|อธิบดี|เลขาธิการ)")
_UNIT = re.compile(r"(?:สำนัก|กอง|หน่วย|ฝ่าย|ส่วน|งาน)[ก-๙]")
_HEAD = re.compile(r"^(?:ผู้อำนวยการ|ผอ\.?|หัวหน้า|รักษาการ(?:ในตำแหน่ง)?)\s*(?:ฝ่าย(?=สำนัก|กอง))?")
_NOBODY = re.compile(r"[(\[]?\s*(?:ว่าง|ตำแหน่งว่าง|อยู่ระหว่างสรรหา)\s*[)\]]?")


def read_people(grid: Grid, reading: Reading, context: Context) -> Iterator[Proposal]:
    """Yield what the table adds to the site config: the chief executive, units with their heads and telephones."""
    chiefs: list[dict[str, Any]] = []
    units: list[dict[str, Any]] = []
    sources: dict[str, Spot] = {}
    aside: list[Entry] = [*grid.heads]
    for line in grid.lines:
        filled = [entry for entry in line.entries if entry.text and not entry.spread]
        name, position = _who(line, reading)
        unit = _unit_of(line, reading, context)
        if _CHIEF.match(position) and name:
            sources |= {f"agency.executives.{len(chiefs)}": filled[0].spot} if filled else {}
            chiefs.append({"name": name, "position": position, **_since(line, reading, context)})
            context.ledger.use(*own(line, reading, "name"), *own(line, reading, "position"))
        elif unit:
            sources |= {f"units.{len(units)}": filled[0].spot} if filled else {}
            units.append(_unit(line, reading, context, unit))
        context.ledger.use(*own(line, reading, "number"))
        aside += [entry for entry in filled if entry.spot not in context.ledger.booked]
    _tell_aside(aside, context)
    data = {"agency": {"executives": chiefs} if chiefs else {}, "units": units}
    if kept := {key: value for key, value in data.items() if value}:
        yield Proposal("config", context.year, "ผู้บริหารและส่วนราชการ", kept, sources)


def _said(line: Line, reading: Reading, key: str) -> str:
    return " ".join(words(entry.text) for entry in cells(line, reading, key))


def _who(line: Line, reading: Reading) -> tuple[str, str]:
    """Return the name and the position of a row; without a column of positions what stands below a name is one."""
    name, position = _said(line, reading, "name"), _said(line, reading, "position")
    entries = cells(line, reading, "name")
    if position or len(entries) != 1:
        return name, position
    first, _, below = entries[0].text.partition("\n")
    return (words(first), words(below).strip("()")) if "name" in signs_of(first) else (name, "")


def _unit_of(line: Line, reading: Reading, context: Context) -> dict[str, Any] | None:
    """Return the unit of a row as the register has it, or a new one; by its column, else by the head's position."""
    named = _said(line, reading, "responsible")
    by_position = _HEAD.sub("", _who(line, reading)[1])
    for name in filter(None, (named, by_position)):
        if identity := context.register.unit(name):
            return {"id": identity, "name": context.names.get(identity, name)}
    if named and _UNIT.match(named):
        context.new_units += 1
        return {"id": f"unit-{context.new_units}", "name": named}
    return None


def _unit(line: Line, reading: Reading, context: Context, unit: dict[str, Any]) -> dict[str, Any]:
    context.ledger.use(*cells(line, reading, "responsible"))
    names = [entry for entry in own(line, reading, "name") if not _NOBODY.fullmatch(entry.text)]
    head = _who(line, reading)[0] if any("name" in signs_of(entry.text) for entry in names) else ""
    phones = [entry for entry in own(line, reading, "phone") if not is_nothing(entry.text)]
    if head:
        unit["head"] = head
        context.ledger.use(*names)
    if phones:
        unit["phone"] = " ".join(words(entry.text) for entry in phones)
        context.ledger.use(*phones)
    return unit


def _since(line: Line, reading: Reading, context: Context) -> dict[str, str]:
    for entry in own(line, reading, "since"):
        with suppress(ThaiTimeError):
            day = parse_date(words(entry.text))
            context.ledger.use(entry)
            return {"since": f"{day.year + OFFSET}-{day.month:02}-{day.day:02}"}
    return {}


def _tell_aside(entries: list[Entry], context: Context) -> None:
    """Name what has no field, all in one: other persons, positions of heads, addresses of e-mail."""
    context.ledger.use(*entries)
    if entries:
        told = " · ".join(words(entry.text) for entry in entries)
        first = Entry(told, entries[0].spot)
        context.ledger.choose(
            first, "site_config.yml มีช่องเฉพาะผู้บริหารสูงสุด หัวหน้าและโทรศัพท์ของส่วนราชการ ที่เหลือใช้เป็นหลักฐานของข้อที่ขอ"
        )
