"""Where the values of records came from: ``content/import_sources.json``, to be kept with the records.

::

    {"records": {"content/measures/2569/m1.yml": {
        "origin": ["plan.docx|ตารางที่ 1|2"],
        "fields": {"title": {"place": "plan.docx ตารางที่ 1 แถว 2 ช่อง 2", "digest": "5f0c…"}}}}}

The digest is that of the value as it was imported: of one that was changed since, no paper is named.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter

from generator.records.json_reader import UnreadableError, read_json

NAME = "content/import_sources.json"
MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """Where in a paper a value stood, as a person reads it, and the digest of the value."""

    place: str
    digest: str


@dataclass(slots=True)
class Imported:
    """What is known of one record: the places in papers it began at, and the place of each of its fields."""

    origin: list[str] = field(default_factory=list)
    fields: dict[str, Source] = field(default_factory=dict)

    @property
    def begun(self) -> str:
        """Where in a paper the record begins, ``""`` where nobody knows."""
        file, _, cell = self.origin[0].rpartition("|") if self.origin else ("", "", "")
        return f"{file.replace('|', ' ')} แถว {cell}" if file else ""

    def place_of(self, path: str, data: object) -> str:
        """Return where in a paper the value at ``path`` of a record stood, ``""`` where it is another by now.

        ``data`` is what the record holds. An entry of a list is found again when others moved before it. What is
        above or below what is remembered has its place from there.
        """
        steps = path.split(".")
        for length in range(len(steps), 0, -1):
            if place := self._nearest(".".join(steps[:length]), data):
                return place
        return ""

    def _nearest(self, path: str, data: object) -> str:
        exact = self.fields.get(path)
        digest = digest_of(value_at(data, path))
        if exact and exact.digest == digest:
            return exact.place
        same = _shape(path)
        moved = [one.place for name, one in self.fields.items() if _shape(name) == same and one.digest == digest]
        if moved:
            return moved[0]
        inner = [
            one.place
            for name, one in self.fields.items()
            if name.startswith(f"{path}.") and one.digest == digest_of(value_at(data, name))
        ]
        return inner[0] if inner else ""


def _shape(path: str) -> str:
    return re.sub(r"\b[0-9]+\b", "0", path)


def value_at(data: object, path: str) -> object:
    """Return what stands at a path such as ``rows.0.period``, ``None`` where nothing does."""
    for step in path.split("."):
        if isinstance(data, Mapping):
            data = next((value for key, value in data.items() if str(key) == step), None)
        elif isinstance(data, list) and step.isdecimal() and int(step) < len(data):
            data = data[int(step)]
        elif step != "0":  # a list of one that stands without its dash
            return None
    return data


def digest_of(value: object) -> str:
    """Return what tells one value of a record from others, however it is typed."""
    return sha256(_said(value).encode("utf-8", "replace")).hexdigest()[:12]


def _said(value: object) -> str:
    if isinstance(value, Mapping):
        return "".join(f"{key}:{_said(one)};" for key, one in sorted(value.items(), key=lambda pair: str(pair[0])))
    if isinstance(value, list | tuple):
        return "".join(map(_said, value))
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else "".join(str(value).split())


@dataclass(frozen=True, slots=True)
class _Kept:
    """The whole file."""

    records: dict[str, Imported]


_READER = TypeAdapter(_Kept)


def load(folder: Path) -> dict[str, Imported]:
    """Return what is remembered in the agency's ``folder``; one that cannot be read is as if nothing were known."""
    if not os.path.lexists(folder / NAME):
        return {}
    try:
        return read_json(folder / NAME, folder, _READER, MAX_BYTES).records
    except UnreadableError:
        return {}


def as_text(records: Mapping[str, Imported]) -> str:
    """Return the text of the file."""
    data = {"records": {name: asdict(records[name]) for name in sorted(records)}}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
