"""The values that rows of measures and items share: who, when, how followed up, remarks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from generator.imports.cells.lists import Point, points
from generator.imports.cells.months import months_of, period_of
from generator.imports.cells.periods import read_period
from generator.imports.cells.responsible import DITTO, NOTHING, read_responsible
from generator.imports.records.context import Context
from generator.imports.records.ticks import units_ticked
from generator.imports.tables.columns import Reading
from generator.imports.tables.content_signs import signs_of
from generator.imports.tables.grid_model import Entry, Line
from generator.imports.tables.printed import printed_keys
from generator.thai.dates import parse_date
from generator.thai.digits import to_arabic
from generator.thai.era import OFFSET
from generator.thai.errors import ThaiTimeError

_LONG_RESPONSIBLE = 250
_DASHED = re.compile(r"^[-–•]\s+(?=\S)")
_IN_ONE_CELL = ("period", "follow_up", "note")
"""What layouts that have but one column for times print there, one under the other."""


def words(text: str) -> str:
    """Return the words of a cell in one line."""
    return " ".join(text.split())


def cells(line: Line, reading: Reading, key: str) -> list[Entry]:
    """Return the filled cells of a line with a key, merged ones too, each text once."""
    found: dict[str, Entry] = {}
    for place in reading.columns(key):
        entry = line.entries[place]
        if entry.text and entry.spread != "left":
            found.setdefault(entry.text, entry)
    return list(found.values())


def own(line: Line, reading: Reading, key: str) -> list[Entry]:
    """Return those of the filled cells that repeat no other cell."""
    return [entry for entry in cells(line, reading, key) if not entry.spread]


def told(entries: list[Entry]) -> str:
    """Return the words of cells, line breaks kept."""
    return "\n".join(entry.text for entry in entries)


def each_by_itself(text: str, sign: str) -> str:
    """Return the words with a line for each value where every line is one by itself; else all in one line.

    A line is one where it has a dash before it, or shows the ``sign`` of its column.
    """
    lines = [line for line in map(words, text.split("\n")) if line]
    bare = [_DASHED.sub("", line) for line in lines]
    if all(map(_DASHED.match, lines)) or (len(bare) > 1 and all(sign in signs_of(line) for line in bare)):
        return "\n".join(bare)
    return words(text)


def is_nothing(text: str) -> bool:
    """Tell whether a cell holds but a mark for nothing."""
    return bool(NOTHING.fullmatch(text))


def entry_texts(text: str) -> list[str]:
    """Return the entries of a cell's list as texts; lines without marks stay one text."""
    found = points(text)
    if not any(point.mark for point in found):
        return [words(text)] if text.strip() else []
    return [words(point.whole) for point in found]


def with_percent(progress: list[Any], entries: list[Entry], context: Context) -> list[Any]:
    """Return the progress with how far the work is in percent, where one cell says it."""
    figures = [re.fullmatch(r"(?:ร้อยละ\s*)?([0-9.]{1,6})\s*%?", to_arabic(entry.text).strip()) for entry in entries]
    context.ledger.use(*entries)
    if len(figures) == 1 and figures[0]:
        first = progress[0] if progress else f"ร้อยละ {figures[0][1]}"
        return [{"text": first, "percent": figures[0][1]}, *progress[1:]]
    return [*progress, *(words(entry.text) for entry in entries)]


def on_day(progress: list[Any], entries: list[Entry]) -> list[Any]:
    """Return the progress with the day of the report, where one cell says it; else with the words of the cells."""
    if not entries:
        return progress
    with suppress(ThaiTimeError):
        day = parse_date(words(entries[0].text)) if len(entries) == 1 and progress else None
        if day:
            first = progress[0] if isinstance(progress[0], dict) else {"text": progress[0]}
            return [{**first, "date": _buddhist(day)}, *progress[1:]]
    return [*progress, *(words(entry.text) for entry in entries if not is_nothing(entry.text))]


def step(point: Point) -> dict[str, Any] | str:
    """Return a step as a record holds it."""
    sub = [words(one.whole) for one in point.sub]
    if sub and not point.text:
        point = Point(sub[0], point.mark)
        sub = sub[1:]
    return {"text": words(point.text), "sub": sub} if sub else words(point.text)


def times(line: Line, reading: Reading, context: Context, above: Mapping[str, Any]) -> dict[str, Any]:
    """Return who is responsible and when, of one row; ``above`` is the row that ditto marks repeat."""
    record: dict[str, Any] = {}
    _responsible(line, reading, context, above, record)
    _period(line, reading, context, above, record)
    _follow_up(line, reading, context, above, record)
    _note(line, reading, context, record)
    return {key: value for key, value in record.items() if value not in (None, "", [], {})}


def _repeated(entries: list[Entry], key: str, above: Mapping[str, Any], context: Context) -> Any:  # noqa: ANN401 - a field
    """Return the field of the row above where the cell is a ditto mark; ``None`` where it is none."""
    text = told(entries)
    if not DITTO.fullmatch(text):
        return None
    context.ledger.use(*entries)
    if key in above:
        return above[key]
    context.ledger.choose(entries[0], "เครื่องหมายซ้ำบรรทัดบน แต่บรรทัดบนไม่มีข้อมูล จึงเว้นว่าง")
    return {}


def _responsible(
    line: Line, reading: Reading, context: Context, above: Mapping[str, Any], record: dict[str, Any]
) -> None:
    entries = cells(line, reading, "responsible")
    if not entries:
        record["responsible"] = units_ticked(line, reading, context)
        return
    repeated = _repeated(entries, "responsible", above, context)
    text = told(entries)
    if repeated is not None or is_nothing(text):
        context.ledger.use(*entries)
        record["responsible"] = repeated
        return
    record["responsible"], sure = read_responsible(text, context.register)
    context.ledger.use(*entries)
    if not sure:
        _doubt_responsible(entries[0], line, reading, context, record["responsible"])


def _doubt_responsible(
    entry: Entry, line: Line, reading: Reading, context: Context, found: dict[str, Any] | str | list[str]
) -> None:
    """Say that the register does not know the words, or which units letters were taken for."""
    units = found.get("units") if isinstance(found, dict) else None
    if units:
        if not entry.spread:
            context.ledger.choose(entry, f"อ่านอักษรย่อเป็น {', '.join(context.register.written[one] for one in units)}")
        return
    swapped = [
        other
        for place, other in enumerate(line.entries)
        if other is not entry and reading.keys[place] in {"period", "result", "outcome", "follow_up", "progress"}
        if other.text and len(other.text) < _LONG_RESPONSIBLE and read_responsible(other.text, context.register)[1]
    ]
    if swapped:
        context.ledger.choose(entry, f"ดูเหมือนสลับช่องกับ “{words(swapped[0].text)}” เก็บไว้ตามที่พิมพ์ โปรดตรวจ")
    elif not entry.spread:
        context.ledger.choose(entry, "ไม่ตรงกับส่วนราชการใดใน site_config.yml ทั้งหมด จึงเก็บเป็นถ้อยคำ")


def _period(line: Line, reading: Reading, context: Context, above: Mapping[str, Any], record: dict[str, Any]) -> None:
    begin, end = cells(line, reading, "start"), cells(line, reading, "end")
    if begin or end:
        context.ledger.use(*begin, *end)
        record["period"] = _ends(words(told(begin)), words(told(end)))
    _ticked(line, reading, context, record)
    entries = cells(line, reading, "period")
    if not entries:
        return
    repeated = _repeated(entries, "period", above, context)
    context.ledger.use(*entries)
    text = each_by_itself(told(entries), "period")
    if repeated is not None:
        record["period"] = repeated
    elif not is_nothing(text):
        found = record.get("period")
        record["period"] = (
            {**found, "text": text} if isinstance(found, dict) else read_period(" ".join(filter(None, (found, text))))
        )


def _ticked(line: Line, reading: Reading, context: Context, record: dict[str, Any]) -> None:
    """Read the ticks under the names of months; one that is merged over several months stands in each."""
    months: list[int] = []
    for place in reading.columns("month"):
        entry = line.entries[place]
        if entry.text:
            context.ledger.use(entry)
            months += months_of(context.headings[place])
    if months:
        record["period"] = period_of(months, context.year)


def _ends(begin: str, end: str) -> dict[str, Any] | str:
    """Return a period of two cells: as days where both are days, else as the words."""
    with suppress(ThaiTimeError):
        first, last = parse_date(begin), parse_date(end)
        return {"start": _buddhist(first), "end": _buddhist(last)}
    return " - ".join(filter(None, (begin, end)))


def _buddhist(day: date) -> str:
    return f"{day.year + OFFSET}-{day.month:02}-{day.day:02}"


def _follow_up(
    line: Line, reading: Reading, context: Context, above: Mapping[str, Any], record: dict[str, Any]
) -> None:
    entries = cells(line, reading, "follow_up")
    if not entries:
        return
    repeated = _repeated(entries, "follow_up", above, context)
    context.ledger.use(*entries)
    text = each_by_itself(told(entries), "follow_up")
    if repeated is not None:
        record["follow_up"] = repeated
    elif not is_nothing(text):
        record["follow_up"] = text


def _note(line: Line, reading: Reading, context: Context, record: dict[str, Any]) -> None:
    """Read the column of remarks, which may hold the period or the follow-up, and columns that have no field."""
    kept: list[str] = []
    printed = any(keys == _IN_ONE_CELL for keys in printed_keys(context.headings) or ())
    for entry in own(line, reading, "note"):
        context.ledger.use(entry)
        if is_nothing(entry.text):
            continue
        found = _times_in(entry.text, in_order=printed)
        for key in ("period", "follow_up"):
            if key in found and (key in record or reading.has(key)):
                kept.append(found[key])
            elif key in found:
                record[key] = read_period(found[key]) if key == "period" else found[key]
        kept += [found["note"]] if "note" in found else []
    record["note"] = " ".join(kept)


def _times_in(text: str, *, in_order: bool) -> dict[str, str]:
    """Return what the lines of a cell say of when and how followed up; the others are a note.

    Where they are known to stand ``in_order`` (period, follow-up, note), what stands before a follow-up is the period.
    """
    whole = next((key for key in ("period", "follow_up") if key in signs_of(text)), None)
    lines = [words(one) for one in text.split("\n") if one.strip()]
    if whole and (len(lines) == 1 or not in_order):
        return {whole: words(text)}
    kinds = [next((key for key in ("period", "follow_up") if key in signs_of(one)), "note") for one in lines]
    if in_order and "follow_up" in kinds:
        place = kinds.index("follow_up")
        kinds = [*["period"] * place, "follow_up", *["note"] * (len(lines) - place - 1)]
    elif in_order and "period" in kinds:
        kinds = ["period" if place <= kinds.index("period") else "note" for place in range(len(lines))]
    said: dict[str, list[str]] = {}
    for kind, one in zip(kinds, lines, strict=True):
        said.setdefault(kind, []).append(one)
    return {kind: (" " if kind == "note" else "\n").join(every) for kind, every in said.items()}
