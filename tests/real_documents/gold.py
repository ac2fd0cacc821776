"""Reads a document in the ``ita-gold/1`` form, whichever of its optional keys and shapes it uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator.records.model.codes import item_code, question_code, sub_indicator_code
from generator.thai.digits import to_arabic

SCHEMA = "ita-gold/1"

Raw = Any
"""Whatever the document holds at a place: a mapping, a list, a text, a number, a date, or nothing."""


@dataclass(frozen=True, slots=True)
class Point:
    """An entry of a list: its words, the mark printed before it, the entries under it, and the node it came from."""

    text: str
    mark: str = ""
    sub: tuple[Point, ...] = ()
    node: Mapping[str, Any] = field(default_factory=dict)


def read_gold(path: Path) -> dict[str, Any]:
    """Return the document's data; raises ``ValueError`` when the file is not in the form."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise ValueError(f"{path} is not in the form {SCHEMA}")
    return data


def value(node: Raw, *keys: str) -> Raw:
    """Return what the first of ``keys`` that says anything holds, its corrected twin before it; else ``None``.

    A corrected twin that is no text (a whole column put elsewhere) is a reading of its own, not a correction.
    """
    for key in keys:
        for name in (f"{key}_fixed", key):
            found = node.get(name) if isinstance(node, Mapping) else None
            if found not in (None, "", [], {}) and (name == key or isinstance(found, str)):
                return found
    return None


def words(node: Raw, *keys: str) -> str | None:
    """Return the words that the first telling key of ``keys`` holds, in whatever shape; none when there are none."""
    found = value(node, *keys)
    if isinstance(found, Mapping):
        entries = points(found, "points")
        mended = "text_fixed" not in found and any("text_fixed" in entry.node for entry in entries)
        return (None if mended else words(found, "text")) or joined(entries) or None
    if isinstance(found, list):
        return joined(as_points(found)) or None
    return str(found).strip() or None if isinstance(found, str | int | float) else None


def points(node: Raw, *keys: str) -> tuple[Point, ...]:
    """Return the entries of the list that the first telling key of ``keys`` holds; a single text is a list of one."""
    return as_points(value(node, *keys))


def as_points(found: Raw) -> tuple[Point, ...]:
    """Make entries of a list, a text or a mapping with ``points`` or ``text``."""
    if isinstance(found, Mapping):
        inner = value(found, "points")
        return as_points(inner) if inner else _point(found)
    if isinstance(found, list):
        return tuple(point for entry in found for point in _point(entry))
    return _point(found)


def _point(entry: Raw) -> tuple[Point, ...]:
    if isinstance(entry, Mapping):
        text = words(entry, "text", "title")
        sub = points(entry, "sub", "subs", "sub_steps", "substeps", "children")
        return (Point(text or "", str(entry.get("mark") or ""), sub, entry),) if text or sub else ()
    return (Point(str(entry).strip()),) if isinstance(entry, str) and entry.strip() else ()


def joined(entries: tuple[Point, ...]) -> str:
    """Write entries with their marks one after the other, as a printed cell holds them."""
    return " ".join(f"{entry.mark} {entry.text} {joined(entry.sub)}".strip() for entry in entries)


def mapping(node: Raw, key: str) -> Mapping[str, Any]:
    """Return the mapping under ``key``, alone in a list as well; an empty one when there is none."""
    return next(iter(nodes(node, key)), {})


def nodes(node: Raw, *keys: str) -> list[Mapping[str, Any]]:
    """Return the mappings in the list that the first telling key holds."""
    found = value(node, *keys)
    listed = found if isinstance(found, list) else [found]
    return [entry for entry in listed if isinstance(entry, Mapping)]


def listed(node: Raw, *keys: str) -> list[Any]:
    """Return the list that the first telling key holds; a single value is a list of one, nothing an empty one."""
    found = value(node, *keys)
    return list(found) if isinstance(found, list | tuple) else [] if found is None else [found]


def whole(found: Raw) -> int | None:
    """Return the whole number that a value is, written or alone in a list; ``None`` when it is none."""
    if isinstance(found, list) and len(found) == 1:
        return whole(found[0])
    text = to_arabic(str(found)).strip()
    return int(text) if not isinstance(found, bool) and re.fullmatch(r"\d{1,9}", text) else None


def squeezed(text: str) -> str:
    """Return ``text`` without white space and with Arabic digits: what two prints of the same words share."""
    return re.sub(r"[\s\u200b\ufeff]+", "", to_arabic(text))


def buddhist(day: Raw) -> str | None:
    """Write a Gregorian date of the form as our records do; ``None`` when it is no date."""
    try:
        found = day if isinstance(day, date) else date.fromisoformat(str(day))
    except ValueError:
        return None
    return f"{found.year + 543}-{found.month:02}-{found.day:02}"


def codes(found: Raw) -> Iterator[str]:
    """Yield the codes of the form (``O11``, ``i20``, ``9.4``) in a value or list, ranges written out."""
    for entry in found if isinstance(found, list | tuple) else [] if found is None else [found]:
        text = to_arabic(str(entry)).strip()
        one = _code(text)
        if one:
            yield one
            continue
        ends = [_code(end.strip()) for end in re.split(r"[-–]", text, maxsplit=1)]
        if len(ends) == 2 and ends[0] and ends[1] and ends[0][0] == ends[1][0]:
            kind, first, last = ends[0][0], int(ends[0][1:]), int(ends[1][1:])
            yield from (f"{kind}{number}" for number in range(first, last + 1))


def _code(text: str) -> str | None:
    return question_code(text) or sub_indicator_code(text) or item_code(text)
