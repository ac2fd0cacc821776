"""Items of the form from tables of items, one row each, or from groups of items with what is ordered for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rapidfuzz import fuzz

from generator.imports.cells.links import items_in
from generator.imports.cells.responsible import squeezed
from generator.imports.cells.status import read_status
from generator.imports.plan import Proposal, Unread
from generator.imports.reading.model import Spot
from generator.imports.records.context import Context
from generator.imports.records.rows import cells, entry_texts, is_nothing, own, times, told, with_percent, words
from generator.imports.records.ticks import status_ticked
from generator.imports.tables.columns import Reading
from generator.imports.tables.grid_model import Entry, Grid, Line
from generator.records.model.codes import item_code
from generator.thai.digits import to_arabic

_ALIKE = 60
"""How near the title in a paper must be to that of the form to be the same item (of 100)."""
_ITEM_LINE = re.compile(
    r"(?:^|(?<=\s))(?:ข้อ(?:ที่)?\s*)?(?P<code>[oO0๐]\s*[.-]?\s*[0-9๐-๙]{1,2}(?:\s*[-–,]\s*[oO0๐]?\s*[0-9๐-๙]{1,2})*)(?=[\s.):]|[ก-๙])[\s.):]*",
    re.MULTILINE,
)


def read_items(grid: Grid, reading: Reading, context: Context) -> Iterator[Proposal]:
    """Yield a proposal for every item that the table speaks of."""
    if reading.has("code") and not _are_groups(grid, reading):
        yield from _one_by_one(grid, reading, context)
    else:
        yield from _groups(grid, reading, context)


def _are_groups(grid: Grid, reading: Reading) -> bool:
    return not any(_codes(line, reading) for line in grid.lines)


def _codes(line: Line, reading: Reading) -> list[str]:
    entries = cells(line, reading, "code")
    text = to_arabic(told(entries)).strip(" .)")
    one = item_code(text) or item_code(text.split("\n")[0].strip(" .)"))
    return [one] if one else items_in(text if "ข้อ" in text else f"ข้อ {text}") if text else []


def _one_by_one(grid: Grid, reading: Reading, context: Context) -> Iterator[Proposal]:
    codes: list[str] = []
    record: dict[str, Any] = {}
    for line in grid.lines:
        found = _codes(line, reading)
        filled = [entry for entry in line.entries if entry.text]
        codes = found if found and own(line, reading, "code") else codes
        if not codes or not all(map(context.knows, codes)):
            context.ledger.miss_rest(filled, "รหัสข้อไม่มีในแบบของปีนี้" if codes else "ไม่พบรหัสข้อ")
            continue
        context.ledger.use(
            *cells(line, reading, "code"), *own(line, reading, "number"), *own(line, reading, "instrument")
        )
        record = _record(line, reading, context, codes)
        sources = dict.fromkeys(record, filled[0].spot)
        for code in codes:
            yield Proposal("item", context.year, code, {"item": code, **record}, sources)


def _record(line: Line, reading: Reading, context: Context, codes: list[str]) -> dict[str, Any]:
    record = times(line, reading, context, {})
    if "note" in record:
        record["remark"] = record.pop("note")
    _known_print(line, reading, context, codes)
    _work(line, reading, context, record)
    instruction = [entry for key in ("instruction", "steps") for entry in own(line, reading, key)]
    context.ledger.use(*instruction)
    if text := " ".join(words(entry.text) for entry in instruction if not is_nothing(entry.text)):
        record["instruction"] = text
    evidence = list(_evidence(line, reading, context))
    return record | ({"evidence": evidence} if evidence else {})


def _known_print(line: Line, reading: Reading, context: Context, codes: list[str]) -> None:
    """Book the item's own title and parts, which come from the form of the year, where they are those of the form."""
    item = context.form.item(codes[0]) if context.form else None
    for entry in own(line, reading, "item_title"):
        context.ledger.use(entry)
        if (
            item
            and fuzz.token_set_ratio(squeezed(item.title), squeezed(entry.text)) < _ALIKE
            and fuzz.partial_ratio(squeezed(item.title), squeezed(entry.text)) < _ALIKE
        ):
            context.ledger.choose(entry, f"แบบปีนี้ข้อ {codes[0]} คือ “{item.title}” โปรดตรวจว่าเป็นข้อเดียวกัน")
    for key in ("parts", "label"):
        context.ledger.use(*own(line, reading, key))


def _work(line: Line, reading: Reading, context: Context, record: dict[str, Any]) -> None:
    progress: list[str] = []
    for key in ("status", "progress", "result"):
        for entry in own(line, reading, key):
            context.ledger.use(entry)
            if is_nothing(entry.text):
                continue
            stated = read_status(entry.text)
            if stated.code and (key == "status" or stated.has_boxes or not stated.rest.strip()):
                record.setdefault("work", stated.code)
            if stated.unclear:
                context.ledger.choose(entry, "ช่องสถานะทำเครื่องหมายไม่ชัด จึงไม่ได้บันทึกสถานะ")
            progress += entry_texts(stated.rest) if stated.rest.strip() else []
    if "work" not in record and (ticked := status_ticked([line], reading, context)):
        record["work"] = ticked
    found = with_percent(progress, own(line, reading, "percent"), context)
    kept = [entry for entry in own(line, reading, "obstacle") if not is_nothing(entry.text)]
    context.ledger.use(*own(line, reading, "obstacle"))
    if found:
        record["progress"] = found
    if kept:
        told = [record.get("remark", ""), *(f"ปัญหาอุปสรรค: {words(entry.text)}" for entry in kept)]
        record["remark"] = " ".join(filter(None, told))


def _evidence(line: Line, reading: Reading, context: Context) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for place, entry in enumerate(line.entries):
        typed = re.findall(r"https?://[^\s<>\"]+", entry.text) if reading.keys[place] == "address" else []
        for address in [*typed, *entry.links]:
            if address not in seen:
                seen.add(address)
                yield {"url": address}
        if reading.keys[place] == "address" and entry.text and not entry.spread:
            if typed or entry.links or is_nothing(entry.text):
                context.ledger.use(entry)
            else:
                context.ledger.miss(entry, "ไม่ใช่ที่อยู่เว็บ")


def _groups(grid: Grid, reading: Reading, context: Context) -> Iterator[Proposal]:
    """Read rows that each hold a group of items: the label names its items, a cell holds what is ordered for each."""
    held: list[str] = []
    found: dict[str, dict[str, Any]] = {}
    spots: dict[str, Spot] = {}
    above: dict[str, Any] = {}
    for line in grid.lines:
        labels = [*cells(line, reading, "label"), *cells(line, reading, "code")]
        held = items_in(told(labels)) or held
        filled = [entry for entry in line.entries if entry.text]
        if not held:
            context.ledger.miss_rest(filled, "ไม่พบว่าเป็นข้อใด")
            continue
        context.ledger.use(*labels, *own(line, reading, "instrument"), *own(line, reading, "number"))
        above = times(line, reading, context, above) or ({} if own(line, reading, "label") else above)
        shared = {("remark" if key == "note" else key): value for key, value in above.items()}
        for code in held:
            found.setdefault(code, {}).update(shared)
            spots.setdefault(code, filled[0].spot)
        for key in ("instruction", "steps"):
            for entry in own(line, reading, key):
                _orders(entry, held, found, spots, context)
    for code, record in found.items():
        if not context.knows(code):
            context.ledger.unread.append(Unread(spots[code], code, "รหัสข้อไม่มีในแบบของปีนี้"))
            continue
        yield Proposal("item", context.year, code, {"item": code, **record}, dict.fromkeys(record, spots[code]))


def _orders(
    entry: Entry, held: list[str], found: dict[str, dict[str, Any]], spots: dict[str, Spot], context: Context
) -> None:
    """Give each item what is ordered for it; words before the first code are everyone's."""
    context.ledger.use(entry)
    marks = [match for match in _ITEM_LINE.finditer(entry.text) if _of(match, held)]
    if not marks:
        for code in held if len(held) == 1 else []:
            found[code]["instruction"] = words(entry.text)
        if len(held) > 1 and not is_nothing(entry.text):
            for code in held:
                found[code]["instruction"] = words(entry.text)
            context.ledger.choose(entry, f"ใช้ข้อความนี้กับทุกข้อในกลุ่ม ({held[0]} ถึง {held[-1]})")
        return
    if before := words(entry.text[: marks[0].start()]).strip("-• "):
        context.ledger.choose(entry, f"ข้อความก่อนรหัสข้อแรกไม่ได้อยู่ในข้อใด: {before}")
    for match, following in zip(marks, [*marks[1:], None], strict=True):
        text = words(entry.text[match.end() : following.start() if following else len(entry.text)]).rstrip("-• ")
        for code in _of(match, held):
            known = found.setdefault(code, {}).get("instruction")
            found[code]["instruction"] = f"{known} {text}" if known else text
            spots.setdefault(code, entry.spot)


def _of(match: re.Match[str], held: list[str]) -> list[str]:
    codes = items_in(f"ข้อ {match['code']}")
    return codes if codes and set(codes) <= set(held) else []
