"""The analysis of a result from tables: what is to be mended and what kept, by instrument and indicator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.imports.cells.links import indicator_named, indicators_in, instruments_in, named_in
from generator.imports.cells.lists import points
from generator.imports.records.context import Context
from generator.imports.records.results import put, score_of
from generator.imports.records.rows import cells, is_nothing, own, words
from generator.imports.tables.columns import Reading
from generator.imports.tables.grid_model import Grid, Line
from generator.thai.digits import to_arabic

_KINDS = ("suggestion", "weakness", "maintain")
_HEADING_WITHIN = re.compile(r"(?<=\S)\s+(?=ตัวชี้วัดที่\s*[0-9๐-๙]{1,2}\s+(?:(?!ตัวชี้วัดที่|\n).){1,200}?\s[1๑][.)]\s)")
_MARKED = re.compile(r"\s*(?:[-–•●]|\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)])")
_FIRST = re.compile(r"\s*\(?1[.)](?![0-9])")
_LEADING = re.compile(r"(?:ดังนี้|ได้แก่|คือ|ดังต่อไปนี้|:)\s*$")
_HEADING = re.compile(r"^(?:[0-9.]+\s*)?(?:ตัวชี้วัด(?:ที่|ย่อย)|ประเด็นตัวชี้วัด)")


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
    """Return the indicators that the label of a row names."""
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
            put(record, "indicators", number, float(score or 0) if score else 0, figures[0], context)
    else:
        context.ledger.miss_rest(figures, "จำนวนคะแนนไม่เท่ากับจำนวนตัวชี้วัด")
