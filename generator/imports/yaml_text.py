"""Records with the fields that papers add: new ones written whole, others changed by the room that edits records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from generator.imports.plan import Kind
from generator.records.editing.edited import edited
from generator.records.editing.values import block_lines
from generator.records.model.item import Item
from generator.records.model.measure import Measure
from generator.records.model.result import Result
from generator.records.model.site_config import SiteConfig

MODELS: Mapping[Kind, type[BaseModel]] = {
    "measure": Measure,
    "item": Item,
    "result": Result,
    "config": SiteConfig,
}
_ORDER: Mapping[Kind, tuple[str, ...]] = {
    "measure": (
        *("id", "number", "title", "answers", "issue", "recommendation", "rows", "target", "status", "status_date"),
        *("progress", "result", "outcome", "evidence"),
    ),
    "item": (
        *("item", "status", "reason", "responsible", "updated", "explanation", "evidence", "work", "progress"),
        *("instruction", "period", "follow_up", "remark"),
    ),
    "result": (
        *("total", "level", "level_word", "previous_total", "instruments", "indicators", "verdicts", "failed_items"),
        *("analysis", "narrative"),
    ),
    "config": ("agency", "units"),
}
_SCHEMAS: Mapping[Kind, str] = {
    "measure": "../../schemas/measure.schema.json",
    "item": "../../content/schemas/item.schema.json",
    "result": "../schemas/result.schema.json",
}


def record_text(kind: Kind, record: Mapping[str, Any]) -> str:
    """Return the text of a new record's file, led by the line that tells editors its schema."""
    return f"# yaml-language-server: $schema={_SCHEMAS[kind]}\n{fields_text(kind, record)}"


def fields_text(kind: Kind, fields: Mapping[str, Any]) -> str:
    """Return the lines of some fields of a record, in the order of the form."""
    lines = block_lines(as_written({key: fields[key] for key in _in_order(kind, (), fields)}))
    return "\n".join([*lines, ""])


def with_fields(kind: Kind, text: str, data: Mapping[str, Any], fields: Mapping[str, Any]) -> str:
    """Return the ``text`` of a record, which holds ``data``, with ``fields``; raises ``CannotEditError``.

    New fields stand where the form has them; every line that says nothing else than before stays.
    """
    whole = {**data, **fields}
    return edited(text, as_written({key: whole[key] for key in _in_order(kind, list(data), fields)}))


def _in_order(kind: Kind, known: Sequence[str], fields: Mapping[str, Any]) -> list[str]:
    """Return the names of fields: those that are known as they stand, each other behind the one before it."""
    order = [*_ORDER[kind], *(key for key in fields if key not in _ORDER[kind])]
    names = list(known)
    for key in (key for key in order if key in fields and key not in names):
        before = [names.index(one) for one in order[: order.index(key)] if one in names]
        names.insert(max(before) + 1 if before else 0 if known else len(names), key)
    return names


def as_written(value: Any) -> Any:  # noqa: ANN401 - a field of a record
    """Return a value as strict YAML reads it: mappings, lists and text."""
    if isinstance(value, Mapping):
        return {str(key): as_written(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [as_written(one) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if value is None else str(value)


def in_one_line(value: Any) -> str:  # noqa: ANN401 - the same
    """Return what a field says as a person reads it, in one line."""
    lines = block_lines(as_written(value)) if isinstance(value, Mapping | list | tuple) else [str(value)]
    return " ".join(" ".join(lines).split())
