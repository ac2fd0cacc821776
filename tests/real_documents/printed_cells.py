"""What single cells of a document's tables print, told from the document alone; ``None`` where it does not say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from generator.site.tables.values import TICKED, UNTICKED
from tests.real_documents.gold import joined, listed, mapping, nodes, points, words
from tests.real_documents.item_records import without_code

Node = Mapping[str, Any]


def level_cell(level: Node, key: str) -> str | None:
    """Return a cell of the table of levels."""
    return words(level, f"{key}_text", key)


def indicator_cell(scores: Node, indicator: Node | None, key: str, *, shown: bool) -> str | None:
    """Return a cell of a score table; without an indicator, of the row of the total."""
    if indicator is None:
        return words(scores.get("total"), "text", "value") if key == "indicator_score" else ""
    if key in {"instrument", "instrument_score"}:
        code = indicator.get("instrument")
        instrument = next((one for one in nodes(scores, "instruments") if one.get("code") == code), {})
        text = words(instrument, "label") if key == "instrument" else words(instrument, "score_text", "score")
        return text if shown else ""
    if key in {"no", "number"}:
        return words(indicator, "number_text", "number")
    if "score" in key:
        return words(indicator, "score_text", "score")
    if key == "verdict":
        return words(indicator, "verdict_text")
    return words(indicator, *(("label", "name") if key == "indicator" else ("name", "label")))


def analysis_cell(entry: Node, key: str) -> str | None:
    """Return a cell of an analysis table, whole over all its pages."""
    if key == "indicators":
        return joined(points(entry, "indicators_printed"))
    return " ".join(map(str, listed(entry, "scores_printed"))) if key == "scores" else words(entry, key) or ""


def item_cell(items: Sequence[Node], owner: Node, key: str) -> str | None:
    """Return a cell of an item table; ``owner`` says what the items of one printed row share."""
    if key == "code":
        return words(items[0], "code_text", "id") if items else None
    if key in {"name", "components"}:
        return words(items[0], key) or "" if items else None
    if key == "status_progress":
        return _status(items[0]) if items else None
    if key == "steps":
        own = (words(one, "instruction", "instructions", "steps", "text") for one in items)
        return words(owner, "steps", "instructions") or " ".join(without_code(text) for text in own if text)
    return _shared(owner, key)


def measure_cell(node: Node, row: Node, beside: Node | None, key: str, *, first: bool) -> str | None:
    """Return a cell of a measure table; ``first`` marks the measure's first row, where its number and title stand."""
    reader = _MEASURE.get(key)
    if reader is not None:
        return reader(node) or reader(row) or "" if first else ""
    if key == "steps":
        return _steps(node, row)
    if key == "basis_steps":
        return f"{words(node, 'basis') or ''} {_steps(node, row)}"
    if key == "status_progress":
        return _status({**node, **row})
    if key in {"analysis", "recommendation", "result", "outcome"}:
        return words(row, key) or words(node, key) or words(beside, "text", "analysis") or ""
    return _shared(row, key)


def _number(node: Node) -> str | None:
    return words(node, "number_text", "number")


def _title(node: Node) -> str | None:
    return words(node, "titles", "title")


_MEASURE: dict[str, Callable[[Node], str | None]] = {
    "no": _number,
    "number": _number,
    "title": _title,
    "titles": _title,
}


def _steps(node: Node, row: Node) -> str:
    """Write the steps that stand in the row's cell on paper, also those of another row that were printed there."""
    here = [
        point
        for one in nodes(node, "rows")
        for point in points(one, "steps", "step")
        if (one is row or "printed_at_line" in point.node)
        and point.node.get("printed_at_line", row.get("line")) == row.get("line")
    ]
    return joined(tuple(here))


def _shared(node: Node, key: str) -> str | None:
    if key == "responsible":
        text = words(node, key)
        ditto = text is not None and not any(letter.isalnum() for letter in text)
        implied = text is None and bool(mapping(node, key))
        return None if ditto or implied else text or ""
    if key == "note":
        return words(node, "note", "period", "follow_up") or ""
    return words(node, key) or "" if key in {"period", "follow_up"} else None


def _status(node: Node) -> str:
    stated = node.get("status")
    stated = stated if isinstance(stated, Mapping) else {}
    boxes = zip(listed(stated, "options"), listed(stated, "checked"), strict=False)
    ticks = " ".join(f"{TICKED if checked else UNTICKED} {label}" for label, checked in boxes)
    return f"{ticks} {words(node, 'progress') or ''}".strip()
