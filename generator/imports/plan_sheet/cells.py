"""How the fields of a record that a plan would write stand in cells, and how a corrected cell becomes a field again.

A path leads to what one cell holds: ``rows.0.responsible`` is one cell, ``rows.0.steps`` a list with a line for each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from generator.imports.cells.responsible import Register, read_responsible
from generator.imports.filling import joined
from generator.imports.yaml_text import in_one_line
from generator.records.model.validate import field_label

_WORDS = frozenset({"responsible", "period", "follow_up", "target"})
"""Fields that people write as words, whatever the record makes of them."""
_GIVEN = frozenset({"id", "item"})
_BETWEEN_CODES = re.compile(r"[,\s]+")
_INNER = "- "
"""The mark of a step that stands under the one above."""


def cells_of(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every cell of a record: its path and what stands in it."""
    for key, value in data.items():
        if key not in _GIVEN:
            yield from _cells(str(key), value)


def _cells(path: str, value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - a field of a record
    if path.rpartition(".")[2] in _WORDS:
        yield path, _said(value)
    elif isinstance(value, Mapping):
        if "text" in value:
            yield path, str(value["text"])
            return
        for key, one in value.items():
            yield from _cells(joined(path, key), one)
    elif isinstance(value, list) and not _is_simple(path, value):
        for place, one in enumerate(value):
            yield from _cells(joined(path, place), one)
    elif value not in (None, "", []):
        yield path, "\n".join(_lines(value)) if isinstance(value, list) else str(value)


def _is_simple(path: str, value: Sequence[Any]) -> bool:
    return path.endswith("steps") or not any(isinstance(one, Mapping | list) for one in value)


def _lines(value: Sequence[Any]) -> Iterator[str]:
    if all(isinstance(one, int) or (isinstance(one, str) and one.isascii() and " " not in one) for one in value):
        yield ", ".join(map(str, value))
        return
    for one in value:
        yield " ".join(str(one["text"] if isinstance(one, Mapping) else one).split())
        yield from (f"{_INNER}{inner}" for inner in (one.get("sub") or [] if isinstance(one, Mapping) else []))


def _said(value: Any) -> str:  # noqa: ANN401 - a field of a record
    if isinstance(value, Mapping):
        if "text" in value:
            return str(value["text"])
        ends = [str(value[key]) for key in ("start", "end") if value.get(key)]
        return " - ".join(ends) or in_one_line(value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def label_of(model: type[BaseModel], path: str) -> str:
    """Return the Thai name of what stands at a path: ``แถวที่ 2 · ระยะเวลาดำเนินการ (period)``."""
    steps: list[str | int] = [int(step) if step.isdecimal() else step for step in path.split(".")]
    if steps[0] == "rows" and len(steps) > 2:  # noqa: PLR2004 - a field of a row
        return f"แถวที่ {int(steps[1]) + 1} · {field_label(model, [one for one in steps if isinstance(one, str)])}"
    return field_label(model, steps)


def put(data: dict[str, Any], path: str, text: str, register: Register) -> None:
    """Put what a corrected cell says into a record; an empty one takes the field away."""
    last = path.rpartition(".")[2]
    node: Any = data
    for step, following in pairwise(path.split(".")):
        node = _entered(node, step, [] if following.isdecimal() else {})
    if isinstance(node, list):
        place = int(last)
        node.extend([None] * (place + 1 - len(node)))
        node[place] = _with_text(node[place], text)
    else:
        key = next((key for key in node if str(key) == last), last)
        node[key] = _value(last, text, node.get(key), register)


def _entered(node: Any, step: str, empty: Any) -> Any:  # noqa: ANN401 - parts of a record
    if isinstance(node, list):
        place = int(step)
        node.extend([None] * (place + 1 - len(node)))
        if not isinstance(node[place], dict | list):
            node[place] = empty
        return node[place]
    key = next((key for key in node if str(key) == step), step)
    if not isinstance(node.get(key), dict | list):
        node[key] = empty
    return node[key]


def _with_text(old: Any, text: str) -> Any:  # noqa: ANN401 - the same
    return {**old, "text": text} if isinstance(old, dict) and "text" in old and text else text


def _value(key: str, text: str, old: Any, register: Register) -> Any:  # noqa: ANN401 - a field of a record
    if not text:
        return None
    readers: Mapping[str, Callable[[], Any]] = {
        "responsible": lambda: read_responsible(text, register)[0],
        "target": lambda: text,
        "period": lambda: text,
        "follow_up": lambda: text,
        "steps": lambda: _steps(text),
    }
    if key in readers:
        return readers[key]()
    if key in _LISTS or isinstance(old, list):
        codes = isinstance(old, list) and old and text.isascii()
        return _BETWEEN_CODES.split(text) if codes or key in _CODES else [line for line in text.split("\n") if line]
    return _with_text(old, text)


_LISTS = frozenset({"result", "outcome", "progress", "recommendation", "points", "paragraphs", "parts"})
_CODES = frozenset({"instruments", "indicators", "questions", "items", "sub_indicators", "parts"})


def _steps(text: str) -> list[Any]:
    found: list[Any] = []
    for line in filter(None, (one.strip() for one in text.split("\n"))):
        if line.startswith(_INNER) and found:
            above = found[-1] if isinstance(found[-1], dict) else {"text": found[-1], "sub": []}
            above["sub"] = [*above["sub"], line.removeprefix(_INNER).strip()]
            found[-1] = above
        else:
            found.append(line.removeprefix(_INNER).strip())
    return found


def pruned(value: Any) -> Any:  # noqa: ANN401 - a field of a record
    """Return a value without what was emptied."""
    if isinstance(value, dict):
        kept = {key: pruned(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one not in (None, "", [], {})}
    if isinstance(value, list):
        return [one for one in map(pruned, value) if one not in (None, "", [], {})]
    return value
