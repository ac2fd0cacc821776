"""Measures of a document as measure records."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from generator.assessment.measure_totals import INSTRUMENTS
from tests.real_documents.agency import Record
from tests.real_documents.fields import Paper, evidence, responsible, texts, times
from tests.real_documents.gold import Point, Raw, buddhist, codes, listed, nodes, points, whole, words

_STATUS = {"not_started", "in_progress", "done", "cancelled"}


def measure_ids(gold: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Return every measure with the id of its record: its id in the document in the letters that ids may have."""
    found: dict[str, Mapping[str, Any]] = {}
    for position, node in enumerate(nodes(gold, "measures"), start=1):
        plain = re.sub(r"[^a-z0-9_-]+", "-", str(node.get("id") or "").lower()).strip("-_")[:40]
        identity = plain or f"m{position}"
        found[identity if identity not in found else f"{identity}-{position}"] = node
    return list(found.items())


def measure_record(node: Mapping[str, Any], paper: Paper, assessed: int | None, cell: Raw) -> Record:
    """Return the record of one measure; ``cell`` is the analysis printed beside it elsewhere in the document, if any.

    Results, outcomes, progress and status stand on the measure; where a document reports them row by row they are
    gathered here, except results of several rows, which our rows can hold.
    """
    rows = nodes(node, "rows")
    record: Record = {"title": [text for one in (node, *rows) for text in texts(one, "titles", "title")]}
    record["answers"] = answers(node, assessed, cell)
    record["issue"] = _issue(node, rows, cell)
    record["recommendation"] = texts(node, "recommendation", "recommendations")
    record["rows"] = _rows(rows, paper)
    record |= _report(node, rows)
    return {key: found for key, found in record.items() if found not in (None, [], {})}


def answers(node: Mapping[str, Any], assessed: int | None, *more: Raw) -> Record:
    """Return what of a result the measure answers; links of its analysis count as its own."""
    beside = [*more, node.get("analysis")]
    found = links(node.get("links"), *beside, *(block for one in beside for block in _blocks(one)))
    if not found:
        found = {"instruments": list(INSTRUMENTS)}
    return ({"fiscal_year": assessed} if assessed else {}) | found


def _blocks(node: Raw) -> list[Mapping[str, Any]]:
    return [block for key in ("blocks", "points") for block in nodes(node, key)]


def links(*sources: Raw) -> Record:
    """Gather the links of several nodes, each once and in order; what is no link of the form is left out."""
    found: Record = {}
    for source in sources:
        for name, read in _LINKS.items():
            kept = found.setdefault(f"{name}s", [])
            read_out = read([entry for key in (f"{name}s", name) for entry in listed(source, key)])
            kept.extend(code for code in read_out if code not in kept)
    return {key: entries for key, entries in found.items() if entries}


def _indicators(entries: list[Any]) -> list[int]:
    return [number for entry in entries if (number := whole(entry)) and number <= _LAST_INDICATOR]


_LAST_INDICATOR = 10
_LINKS: dict[str, Callable[[list[Any]], list[Any]]] = {
    "instrument": lambda entries: [entry for entry in entries if entry in INSTRUMENTS],
    "indicator": _indicators,
    "sub_indicator": lambda entries: [code for code in codes([str(entry) for entry in entries]) if "." in code],
    "question": lambda entries: [code for code in codes(entries) if code[0] in "ie"],
    "item": lambda entries: [code for code in codes(entries) if code[0] == "O"],
}


def _issue(node: Mapping[str, Any], rows: list[Mapping[str, Any]], cell: Raw) -> str | None:
    """Return why the measure is taken: the basis printed with it, or the analysis cell beside it."""
    told = [words(one, "basis", "analysis", "issue") for one in (node, *rows)] + [words(cell, "text", "analysis")]
    return " ".join(dict.fromkeys(filter(None, told))) or None


def _rows(rows: list[Mapping[str, Any]], paper: Paper) -> list[Record]:
    made: list[Record] = []
    above: Record | None = None
    for row in rows:
        above = responsible(row.get("responsible"), paper, above)
        record = {
            "steps": [step(point) for point in points(row, "steps", "step")],
            "responsible": above,
            **times(row, paper),
            "result": texts(row, "result") if len(rows) > 1 else [],
        }
        made.append({key: found for key, found in record.items() if found})
    return made


def step(point: Point) -> Record | str:
    """Return a step, with the steps under it where there are any."""
    text, *sub = [text for text in (point.text, *(one.text for one in point.sub)) if text]
    return {"text": text, "sub": sub} if sub else text


def _report(node: Mapping[str, Any], rows: list[Mapping[str, Any]]) -> Record:
    """Return what happened. A measure that tells a result but no status has begun; nothing says that it has ended."""
    everyone = (node, *rows)
    result = [text for one in (node, *(rows if len(rows) == 1 else [])) for text in texts(one, "result")]
    outcome = [text for one in everyone for text in texts(one, "outcome")]
    stated, day = status(*rows, node)
    begun = "in_progress" if result or outcome or any(texts(row, "result") for row in rows) else None
    return {
        "target": words(node, "target"),
        "status": stated or begun,
        "status_date": day,
        "progress": [text for one in everyone for text in texts(one, "progress")],
        "result": result,
        "outcome": outcome,
        "evidence": [entry for one in everyone for entry in evidence(one)],
    }


def status(*found: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Return the first status that is stated, and its day."""
    for one in found:
        stated = one.get("status")
        code = stated.get("code") if isinstance(stated, Mapping) else stated
        if str(code) in _STATUS:
            return str(code), buddhist(stated.get("as_of")) if isinstance(stated, Mapping) else None
    return None, None


def analysis_cells(gold: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return by measure id the analysis that the document prints beside a measure but lists apart from it."""
    found: dict[str, Mapping[str, Any]] = {}
    lines = {str(row.get("line")): str(one.get("id")) for one in nodes(gold, "measures") for row in nodes(one, "rows")}
    for entry in nodes(gold, "analysis"):
        names = [str(name).split("/")[0] for name in listed(entry, "measures", "measure", "ref")]
        if not names and words(entry, "text") and str(entry.get("line")) in lines:
            names = [lines[str(entry.get("line"))]]
        found |= dict.fromkeys(names, entry)
    return found
