"""The result that a document analyses, its analysis, and its running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.assessment.measure_totals import INSTRUMENTS
from tests.real_documents.agency import Record
from tests.real_documents.fields import texts
from tests.real_documents.gold import Raw, as_points, codes, mapping, nodes, points, squeezed, value, whole, words
from tests.real_documents.measure_records import analysis_cells, links

_KINDS = {"finding": "finding", "suggestion": "suggestion", "weakness": "weakness", "maintain": "maintain"}
INDICATORS = range(1, 11)
_VERDICTS = {"improve", "maintain"}
_LINES = {"intro", "heading", "point", "bullet"}


def result_record(gold: Mapping[str, Any]) -> Record:
    """Return the record of the assessed year; empty when the document says nothing of a result."""
    scores = mapping(gold, "scores")
    total = mapping(scores, "total")
    record: Record = {
        "total": number(total),
        "level": words(total, "level"),
        "level_word": _level_word(total),
        "previous_total": _previous(scores),
        "indicators": _by_number(scores, "score"),
        "verdicts": _verdicts(scores),
        "failed_items": list(_failed(gold)),
        "analysis": list(_analysis(gold)),
        "narrative": list(_narrative(gold)),
    }
    if not record["indicators"]:
        record["instruments"] = {
            one["code"]: number(one) for one in nodes(scores, "instruments") if number(one) is not None
        }
    return {key: found for key, found in record.items() if found not in (None, [], {})}


def previous_record(gold: Mapping[str, Any]) -> Record:
    """Return the scores of the year before, where the document prints them indicator by indicator."""
    scores = mapping(gold, "scores")
    return {"indicators": found} if (found := _by_number(scores, "previous_score", "previous")) else {}


def number(node: Raw, *keys: str) -> int | float | None:
    """Return the figure that a node holds; whole numbers without decimals."""
    found = value(node, *(keys or ("value", "score"))) if isinstance(node, Mapping) else node
    if isinstance(found, Mapping):
        return number(found)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    return int(found) if found == int(found) else found


def _by_number(scores: Mapping[str, Any], *keys: str) -> dict[int, int | float]:
    found = {whole(one.get("number")): number(one, *keys) for one in nodes(scores, "indicators")}
    return {key: score for key, score in found.items() if key is not None and key in INDICATORS and score is not None}


def _verdicts(scores: Mapping[str, Any]) -> dict[int, str]:
    found = {whole(one.get("number")): str(one.get("verdict")) for one in nodes(scores, "indicators")}
    return {key: one for key, one in found.items() if key is not None and key in INDICATORS and one in _VERDICTS}


def _level_word(total: Mapping[str, Any]) -> str | None:
    """Return the words printed around the level, without the level itself: ``A (ดี)`` → ``ดี``."""
    text, level = words(total, "level_word", "level_text"), words(total, "level")
    if text is None:
        return None
    rest = text.replace("อยู่ในระดับ", " ").strip()
    bracket = re.search(r"\(([^)]+)\)", rest)
    rest = bracket[1] if bracket else re.sub(r"^ระดับ", "", rest).strip()
    return rest if rest and rest != level else None


def _previous(scores: Mapping[str, Any]) -> int | float | None:
    """Return the total of the year before: as printed, or by the change from it."""
    total = mapping(scores, "total")
    for node in (scores, total, scores.get("previous"), scores.get("change"), total.get("change")):
        found = (
            number(node, "previous_total", "previous_value", "previous_score", "previous")
            if isinstance(node, Mapping)
            else None
        )
        if found is not None:
            return found
    change = next((one for node in (scores, total) if (one := number(node, "change")) is not None), None)
    current = number(total)
    return None if change is None or current is None else float(Decimal(str(current)) - Decimal(str(change)))


def _failed(gold: Mapping[str, Any]) -> Iterator[Record]:
    for one in nodes(gold, "items_failed"):
        told = {key: words(one, key) for key in ("comment", "cause", "remedy")}
        for code in codes(value(one, "id", "item")):
            yield {"item": code} | {key: text for key, text in told.items() if text}


def _analysis(gold: Mapping[str, Any]) -> Iterator[Record]:
    """Yield the analysis block by block; what is printed beside a measure stands on the measure too."""
    beside = {id(entry) for entry in analysis_cells(gold).values()}
    rows = [row for one in nodes(gold, "measures") for row in (one, *nodes(one, "rows"))]
    inner = [found for row in rows if isinstance(found := row.get("analysis"), Mapping)]
    for entry in [*nodes(gold, "analysis"), *inner]:
        for kind, key in _KINDS.items():
            made = [_line(point.node, point.text, point.mark) for point in as_points(value(entry, key))]
            if made and not (len(made) == 1 and id(entry) in beside):
                yield _head(entry) | {"kind": kind, "points": made}
        for block in nodes(entry, "blocks"):
            if str(block.get("kind")) in _KINDS:
                yield {**links(block), **_head(entry), "kind": block["kind"], "points": texts(block, "points", "text")}


def _head(entry: Mapping[str, Any]) -> Record:
    instrument = entry.get("instrument")
    found = {"instrument": instrument} if instrument in INSTRUMENTS else {}
    return found | {key: told for key, told in links(entry).items() if key != "instruments"}


def _line(node: Mapping[str, Any], text: str, mark: str) -> Record | str:
    """Return a line of the analysis; a point that a dash stands before is not counted."""
    kind = str(node.get("kind")) if str(node.get("kind")) in _LINES else "point"
    if kind == "point" and mark.strip() in {"-", "–", "•"}:
        kind = "bullet"
    record: Record = {"text": text} | ({"kind": kind} if kind != "point" else {}) | links(node)
    return text if record == {"text": text} else record


def _narrative(gold: Mapping[str, Any]) -> Iterator[Record]:
    """Yield the document's title and issuer, then its running text without the titles and headings of tables."""
    document = mapping(gold, "document")
    title, issuer = words(document, "title"), words(document, "issuing_unit")
    inside = {squeezed(text) for text in _paragraphs(gold)}
    head = [text for text in (words(document, "subtitle"), issuer) if text and squeezed(text) not in inside]
    if title and squeezed(title) not in inside:
        yield {"heading": title} | ({"paragraphs": head} if head else {})
    elif head:
        yield {"paragraphs": head}
    printed = {squeezed(text) for text in table_words(gold)}
    for section in nodes(gold, "narrative"):
        kept = [
            text
            for paragraph in points(section, "paragraphs", "text")
            if not printed & {squeezed(text := paragraph.text), squeezed(str(paragraph.node.get("text")))}
        ]
        if kept:
            yield ({"heading": told} if (told := words(section, "heading", "title")) else {}) | {"paragraphs": kept}


def _paragraphs(gold: Mapping[str, Any]) -> Iterator[str]:
    for section in nodes(gold, "narrative"):
        yield from texts(section, "paragraphs", "text")


def table_words(gold: Mapping[str, Any]) -> Iterator[str]:
    """Yield the titles of tables and the headings between their rows, which layouts write themselves."""
    tables = nodes(gold, "tables")
    titled = [(one, "title") for one in tables] + [(one, "table_title") for one in nodes(gold, "measures")]
    titled += [(one, "text") for table in tables for one in nodes(table, "section_headings")]
    for one, key in titled:
        yield from (str(one[name]) for name in (key, f"{key}_fixed") if one.get(name))
