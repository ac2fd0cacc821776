"""A value below the data of a row, which may be written in a short form, read there and put there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

WORDS = "text"
"""The field that a short form is the words of: ``period: ปี 2569`` is ``period: {text: ปี 2569}``."""


def value_at(data: object, path: Sequence[str]) -> object:
    """Return the value at ``path``, ``None`` where there is none."""
    for step in path:
        if isinstance(data, Mapping):
            data = data.get(step)
        elif data is None or isinstance(data, list) or step != WORDS:
            return None
    return data


def with_value(data: object, path: Sequence[str], value: object, order: Sequence[str] = ()) -> object:
    """Return ``data`` with ``value`` at ``path``, or without it where that is ``None``; ``data`` itself stays.

    A new field takes its place among the others by ``order``, in which the names of fields usually stand.
    """
    step, rest = path[0], path[1:]
    if data is not None and not isinstance(data, Mapping):
        if step == WORDS and not rest:
            return value
        data = {WORDS: data}
    fields = dict(data or {})
    inner = with_value(fields.get(step), rest, value) if rest else value
    if inner is None or inner in ({}, []):
        return {key: kept for key, kept in fields.items() if key != step}
    if step in fields:
        return {**fields, step: inner}
    return _placed(fields, step, inner, order)


def _placed(fields: dict[str, object], step: str, value: object, order: Sequence[str]) -> dict[str, object]:
    """Return ``fields`` with a new one behind the last of those that usually stand before it."""
    names = list(fields)
    before = set(order[: order.index(step)]) if step in order else set(names)
    index = max((number + 1 for number, name in enumerate(names) if name in before), default=0)
    entries = list(fields.items())
    return dict([*entries[:index], (step, value), *entries[index:]])
