"""Writes records as people write them: fields in the order of the form, short lists in one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from generator.imports.plan import Kind

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
    "document": (),
}
_SCHEMAS: Mapping[Kind, str] = {
    "measure": "../../schemas/measure.schema.json",
    "item": "../../content/schemas/item.schema.json",
    "result": "../schemas/result.schema.json",
    "document": "",
}
_SHORT_LIST = 60
_LONGEST_LINE = 1_000_000


class _Plain(yaml.SafeDumper):
    """Writes what two fields share twice, lists under their field, and short codes in one line."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the signature is PyYAML's
        """Never write an alias."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - the same
        """Set lists off from the name of their field."""
        super().increase_indent(flow, indentless=False)


def _as_list(dumper: yaml.SafeDumper, data: list[Any]) -> yaml.Node:
    codes = all(isinstance(one, int) or (isinstance(one, str) and one.isascii() and " " not in one) for one in data)
    short = codes and sum(len(str(one)) + 2 for one in data) < _SHORT_LIST
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=short)


_Plain.add_representer(list, _as_list)


def record_text(kind: Kind, record: Mapping[str, Any]) -> str:
    """Return the text of a new record's file, led by the line that tells editors its schema."""
    return f"# yaml-language-server: $schema={_SCHEMAS[kind]}\n{fields_text(kind, record)}"


def fields_text(kind: Kind, fields: Mapping[str, Any]) -> str:
    """Return the lines of some fields of a record."""
    order = _ORDER[kind]
    known = {key: fields[key] for key in order if key in fields}
    whole = known | {key: value for key, value in fields.items() if key not in known}
    return yaml.dump(whole, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=_LONGEST_LINE)
