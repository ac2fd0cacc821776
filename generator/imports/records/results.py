"""The result of a year from tables: scores, level, verdicts, items that lost points, the analysis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.imports.cells.links import indicator_named, indicators_in, instruments_in, items_in
from generator.imports.records.context import Context
from generator.imports.records.rows import cells, is_nothing, own, words
from generator.imports.tables.columns import Reading
from generator.imports.tables.grid_model import Entry, Grid, Line
from generator.records.model.codes import item_code
from generator.thai.digits import to_arabic

FIGURE = r"(100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]{1,2})?)"
_LEVEL_WORD = re.compile(r"AA|[A-F]|ผ่านดีเยี่ยม|ผ่านดี|ผ่าน|ต้องปรับปรุงโดยด่วน|ต้องปรับปรุง|ไม่ผ่าน")
_IMPROVE, _MAINTAIN = re.compile(r"ปรับปรุง|แก้ไข|เร่งรัด"), re.compile(r"รักษา|คงไว้|ต่อยอด")
_SUM = re.compile(r"รวม|เฉลี่ย|ทั้งสิ้น|สรุป|ITA|total|overall", re.IGNORECASE)
_OF_LEVEL = re.compile(r"\s*ระดับ(?:ผล|คะแนน|\s|การประเมิน)*[:：]?\s*$")
"""What stands before the level of a result."""


def score_of(text: str) -> int | float | None:
    """Return the score that a cell holds, from 0 to 100."""
    match = re.fullmatch(rf"(?:ร้อยละ)?\s*{FIGURE}\s*(?:คะแนน|%)?", to_arabic(text).strip())
    if match is None:
        return None
    figure = float(match[1])
    return int(figure) if figure == int(figure) else figure


def read_scores(grid: Grid, reading: Reading, context: Context, record: dict[str, Any]) -> None:
    """Add the scores of a table to the result."""
    instrument = ""
    for line in grid.lines:
        told = [entry for entry in line.entries if entry.text and not entry.spread]
        named = [one for entry in cells(line, reading, "instrument") for one in instruments_in(entry.text)]
        instrument = named[0] if named else instrument
        figures = [
            (entry, score_of(entry.text)) for key in ("score", "instrument_score") for entry in own(line, reading, key)
        ]
        context.ledger.use(*own(line, reading, "full_score"))
        if _is_of_the_whole(line, reading, told, context, record):
            continue
        number = _indicator(line, reading)
        alone = number is None and bool(named) and not own(line, reading, "indicator")
        if number is None and not alone:
            context.ledger.miss_rest(told, "ไม่พบว่าเป็นคะแนนของตัวชี้วัดใด")
            continue
        for entry, figure in figures:
            if figure is None:
                context.ledger.miss(entry, "ไม่ใช่คะแนน 0 ถึง 100")
            elif entry in own(line, reading, "instrument_score") or alone:
                put(record, "instruments", instrument, figure, entry, context)
            elif number is not None:
                put(record, "indicators", number, figure, entry, context)
        if number is not None:
            _verdict(line, reading, number, context, record)
        for key in ("number", "indicator", "instrument"):
            context.ledger.use(*own(line, reading, key))


def _is_of_the_whole(
    line: Line, reading: Reading, told: Sequence[Entry], context: Context, record: dict[str, Any]
) -> bool:
    """Take the total or the level from a row that holds one of them, and tell whether it does."""
    if _is_sum(line, reading, told):
        _read_sum(line, reading, told, context, record)
        return True
    return _read_level(told, context, record)


def _read_level(told: Sequence[Entry], context: Context, record: dict[str, Any]) -> bool:
    """Take the level from a row that holds nothing else, and tell whether it does."""
    levels = [entry for entry in told if _LEVEL_WORD.fullmatch(entry.text.strip())]
    others = [entry for entry in told if entry not in levels]
    if len(levels) != 1 or not others or not all(_OF_LEVEL.match(entry.text) for entry in others):
        return False
    record.setdefault("level", levels[0].text.strip())
    context.spots.setdefault("level", levels[0].spot)
    context.ledger.use(*told)
    return True


def put(record: dict[str, Any], field: str, key: Any, figure: float, entry: Entry, context: Context) -> None:  # noqa: ANN401, PLR0913, PLR0917
    """Put a score into the result, or name it where it belongs to nothing or contradicts another."""
    if key in ("", None):
        context.ledger.miss(entry, "ไม่พบว่าเป็นคะแนนของแบบวัดใด")
        return
    known = record.setdefault(field, {})
    if key in known and known[key] != figure:
        context.ledger.miss(entry, f"ต่างจากคะแนนที่อื่นในเอกสาร ({known[key]})")
        return
    known[key] = figure
    context.spots.setdefault(f"{field}.{key}", entry.spot)
    context.ledger.use(entry)


def _is_sum(line: Line, reading: Reading, told: Sequence[Entry]) -> bool:
    """Tell whether a row holds the score of everything; beside it may stand the level."""
    aside = {*_aside(line, reading)}
    labels = [entry for entry in told if score_of(entry.text) is None and not _LEVEL_WORD.fullmatch(entry.text.strip())]
    said = [entry.text for entry in labels if entry not in aside and not _OF_LEVEL.match(entry.text)]
    return bool(said) and all(
        _SUM.search(text) and not indicators_in(text) and not instruments_in(text) for text in said
    )


def _aside(line: Line, reading: Reading) -> Iterator[Entry]:
    """Yield what does not speak of the row's own score: other years, full scores, verdicts."""
    for key in ("earlier", "full_score", "verdict", "note"):
        yield from own(line, reading, key)


def _read_sum(line: Line, reading: Reading, told: Sequence[Entry], context: Context, record: dict[str, Any]) -> None:
    aside = {*_aside(line, reading)}
    in_columns = {*own(line, reading, "score"), *own(line, reading, "instrument_score")}
    scored = [entry for entry in told if entry not in aside]
    if any(score_of(entry.text) is not None for entry in in_columns):
        scored = [entry for entry in scored if score_of(entry.text) is None or entry in in_columns]
    figures = [*dict.fromkeys(figure for entry in scored if (figure := score_of(entry.text)) is not None)]
    if len(figures) != 1 or record.setdefault("total", figures[0]) != figures[0]:
        context.ledger.miss_rest(told, "คะแนนรวมไม่ตรงกับที่อื่นในเอกสาร")
        return
    context.ledger.use(*scored)
    context.spots.setdefault("total", next(entry.spot for entry in scored if score_of(entry.text) is not None))
    for entry in told:
        if _LEVEL_WORD.fullmatch(entry.text.strip()):
            record.setdefault("level", entry.text.strip())
            context.ledger.use(entry)
    for place in reading.columns("earlier"):
        entry = line.entries[place]
        figure = score_of(entry.text)
        if figure is not None and str(context.assessed - 1) in to_arabic(context.headings[place]):
            record.setdefault("previous_total", figure)
            context.ledger.use(entry)


def _indicator(line: Line, reading: Reading) -> int | None:
    names = [number for entry in cells(line, reading, "indicator") if (number := indicator_named(entry.text))]
    numbers = [
        int(found)
        for key in ("number", "indicator")
        for entry in own(line, reading, key)
        if (
            found := re.sub(
                r"^(?:ตัวชี้วัด(?:ที่)?)?\s*([0-9]{1,2})(?:[.)\s].*)?$", r"\1", to_arabic(entry.text).strip(), flags=re.DOTALL
            )
        ).isdecimal()
        and 1 <= int(found) <= 10  # noqa: PLR2004 - there are ten
    ]
    if names and numbers and names[0] not in numbers and not reading.has("number"):
        return None
    # A number may count the rows of an instrument only; the name is surer.
    return names[0] if names else numbers[0] if numbers else None


def _verdict(line: Line, reading: Reading, number: int, context: Context, record: dict[str, Any]) -> None:
    for entry in cells(line, reading, "verdict"):
        maintain = bool(_MAINTAIN.search(entry.text))
        improve = bool(_IMPROVE.search(entry.text) or (not maintain and "พัฒนา" in entry.text))
        if improve != maintain:
            record.setdefault("verdicts", {})[number] = "improve" if improve else "maintain"
            context.spots.setdefault(f"verdicts.{number}", entry.spot)
            context.ledger.use(entry)
        else:
            context.ledger.miss(entry, "ไม่ชัดว่าให้ปรับปรุงหรือรักษาระดับ")


def read_failed(grid: Grid, reading: Reading, context: Context, record: dict[str, Any]) -> None:
    """Add the items that lost points to the result."""
    failed = record.setdefault("failed_items", [])
    for line in grid.lines:
        codes = [
            code for entry in cells(line, reading, "code") for code in (items_in(entry.text) or _one_code(entry.text))
        ]
        told = [entry for entry in line.entries if entry.text]
        if not codes:
            context.ledger.miss_rest(told, "ไม่พบรหัสข้อ")
            continue
        record_of: dict[str, Any] = {}
        for key in ("comment", "cause", "remedy", "recommendation"):
            entries = own(line, reading, key)
            context.ledger.use(*entries)
            if text := " ".join(words(entry.text) for entry in entries if not is_nothing(entry.text)):
                record_of[
                    "comment"
                    if key == "recommendation" and "comment" not in record_of
                    else "remedy"
                    if key == "recommendation"
                    else key
                ] = text
        for entry in own(line, reading, "score"):
            if (figure := score_of(entry.text)) is not None:
                record_of["credit"] = figure
                context.ledger.use(entry)
        for key in ("number", "code", "item_title"):
            context.ledger.use(*own(line, reading, key))
        context.spots |= {f"failed_items.{len(failed) + place}": told[0].spot for place in range(len(codes))}
        failed += [{"item": code, **record_of} for code in codes]


def _one_code(text: str) -> list[str]:
    return [code] if (code := item_code(text.strip(" ."))) else []
