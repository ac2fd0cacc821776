"""The result of a year from tables: scores, level, verdicts, items that lost points, the analysis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.imports.cells.links import indicator_named, indicators_in, instruments_in, items_in, named_in
from generator.imports.cells.lists import points
from generator.imports.records.context import Context
from generator.imports.records.rows import cells, is_nothing, own, words
from generator.imports.tables.columns import Reading
from generator.imports.tables.grid_model import Entry, Grid, Line
from generator.records.model.codes import item_code
from generator.thai.digits import to_arabic

FIGURE = r"(100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]{1,2})?)"
_LEVEL_WORD = re.compile(r"AA|[A-F]|ผ่านดีเยี่ยม|ผ่านดี|ผ่าน|ต้องปรับปรุงโดยด่วน|ต้องปรับปรุง|ไม่ผ่าน")
_SUM = re.compile(r"รวม|เฉลี่ย|ทั้งสิ้น|สรุป|ITA|total|overall", re.IGNORECASE)
_KINDS = ("suggestion", "weakness", "maintain")
_HEADING_WITHIN = re.compile(r"(?<=\S)\s+(?=ตัวชี้วัดที่\s*[0-9๐-๙]{1,2}\s+(?:(?!ตัวชี้วัดที่|\n).){1,200}?\s[1๑][.)]\s)")
"""Where, within a line, an indicator heads a list that is counted from one."""
_MARKED = re.compile(r"\s*(?:[-–•●]|\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)])")
_FIRST = re.compile(r"\s*\(?1[.)](?![0-9])")
_LEADING = re.compile(r"(?:ดังนี้|ได้แก่|คือ|ดังต่อไปนี้|:)\s*$")
_HEADING = re.compile(r"^(?:[0-9.]+\s*)?(?:ตัวชี้วัด(?:ที่|ย่อย)|ประเด็นตัวชี้วัด)")


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
        if _is_sum(line, reading, told):
            _read_sum(line, reading, told, context, record)
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
                _put(record, "instruments", instrument, figure, entry, context)
            elif number is not None:
                _put(record, "indicators", number, figure, entry, context)
        if number is not None:
            _verdict(line, reading, number, context, record)
        for key in ("number", "indicator", "instrument"):
            context.ledger.use(*own(line, reading, key))


def _put(record: dict[str, Any], field: str, key: Any, figure: float, entry: Entry, context: Context) -> None:  # noqa: ANN401, PLR0913, PLR0917
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
    said = [entry.text for entry in labels if entry not in aside]
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
        improve, maintain = "ปรับปรุง" in entry.text or "แก้ไข" in entry.text, "รักษา" in entry.text
        if improve != maintain:
            record.setdefault("verdicts", {})[number] = "improve" if improve else "maintain"
            context.spots.setdefault(f"verdicts.{number}", entry.spot)
            context.ledger.use(entry)
        else:
            context.ledger.miss(entry, "ไม่ชัดว่าให้ปรับปรุงหรือรักษาระดับ")


def read_analysis(grid: Grid, reading: Reading, context: Context, record: dict[str, Any]) -> None:
    """Add the blocks of an analysis table to the result; a block that goes on over a page is one."""
    over = [one for text in grid.before for one in instruments_in(text)][-1:]
    instrument = over[0] if over else ""
    blocks: list[dict[str, Any]] = record.setdefault("analysis", [])
    for line in grid.lines:
        heads = [one for head in line.heads for one in instruments_in(head)]
        instrument = _instrument_of(line, reading) or (heads[-1] if heads else instrument)
        for key in _KINDS:
            for entry in own(line, reading, key):
                context.ledger.use(entry)
                if not is_nothing(entry.text):
                    _add_block(blocks, instrument, key, list(_lines(entry.text)), _of_label(line, reading))
                    context.spots.setdefault(f"analysis.{len(blocks) - 1}", entry.spot)
        _scores_beside(line, reading, context, record)


def _instrument_of(line: Line, reading: Reading) -> str:
    for key in ("instrument", "indicators", "label"):
        for entry in cells(line, reading, key):
            if found := instruments_in(entry.text):
                return found[0]
            if numbers := indicators_in(entry.text):
                return "IIT" if numbers[0] <= 5 else "EIT" if numbers[0] <= 8 else "OIT"  # noqa: PLR2004
    return ""


def _of_label(line: Line, reading: Reading) -> list[int]:
    """Return the indicators that the label of a row names; none where the cell lists them with their scores."""
    if reading.has("scores", "score"):
        return []
    texts = [entry.text for key in ("label", "indicators") for entry in cells(line, reading, key)]
    return sorted({number for text in texts for number in indicators_in(text)})


def _add_block(
    blocks: list[dict[str, Any]], instrument: str, kind: str, lines: list[Any], indicators: list[int]
) -> None:
    head = {"instrument": instrument} if instrument else {}
    head_of = head | ({"indicators": indicators} if indicators else {})
    same = next((one for one in blocks if one["kind"] == kind and _head(one) == head_of), None)
    if same:
        same["points"] += lines
    else:
        blocks.append({**head, "kind": kind, **head_of, "points": lines})


def _head(block: dict[str, Any]) -> dict[str, Any]:
    return {key: block[key] for key in ("instrument", "indicators") if key in block}


def _lines(text: str) -> Iterator[Any]:
    """Yield the lines of an analysis; a line that names an indicator heads those below, and counts begin anew."""
    part: list[str] = []
    for line in _HEADING_WITHIN.sub(r"\n", text).split("\n"):
        if _HEADING.match(to_arabic(line)):
            yield from _points("\n".join(part))
            part = []
            heading, *rest = points(line)
            yield _line(words(heading.whole if not rest else heading.text), "heading")
            part += [f"{point.mark} {point.whole}" for point in rest]
        else:
            part.append(line)
    yield from _points("\n".join(part))


def _points(text: str) -> Iterator[Any]:
    """Yield the entries of a text; a line between two lists leads the second, and is no end of the first."""
    part: list[str] = []
    lines = text.split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if part and line.strip() and not _MARKED.match(to_arabic(line)) and _leads(line, to_arabic(following)):
            yield from _entries("\n".join(part))
            part = []
        part.append(line)
    yield from _entries("\n".join(part))


def _leads(line: str, following: str) -> bool:
    """Tell whether a line without a mark leads the list after it: that begins anew, or the line says that one comes."""
    return bool(_FIRST.match(following) or (_LEADING.search(line) and _MARKED.match(following)))


def _entries(text: str) -> Iterator[Any]:
    for point in points(text):
        bullet = point.mark in {"-", "–", "•", "●"}
        yield _line(words(point.whole), "bullet" if bullet else "point" if point.mark else "intro")


def _line(text: str, kind: str) -> Any:  # noqa: ANN401 - as a record holds it
    links = {
        key: value for key, value in named_in(text, by_name=False).record().items() if key in {"questions", "items"}
    }
    record = {"text": text} | ({"kind": kind} if kind != "point" else {}) | links
    return text if record == {"text": text} else record


def _scores_beside(line: Line, reading: Reading, context: Context, record: dict[str, Any]) -> None:
    """Read the names and scores of indicators that stand one under the other in two cells."""
    names = [*own(line, reading, "indicators"), *own(line, reading, "label")]
    figures = [*own(line, reading, "scores"), *own(line, reading, "score")]
    numbers = [number for entry in names for point in points(entry.text) if (number := indicator_named(point.text))]
    scores = [score_of(piece) for entry in figures for piece in entry.text.split()]
    context.ledger.use(*names, *own(line, reading, "instrument"))
    if figures and len(numbers) == len(scores) and None not in scores:
        for number, score in zip(numbers, scores, strict=True):
            _put(record, "indicators", number, float(score or 0) if score else 0, figures[0], context)
    else:
        context.ledger.miss_rest(figures, "จำนวนคะแนนไม่เท่ากับจำนวนตัวชี้วัด")


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
