"""Where the values of records came from: ``content/import_sources.json``, to be kept with the records.

::

    {"records": {"content/measures/2569/m1.yml": {"origin": ["plan.docx|ตารางที่ 1|2"], "fields": {"title": "…"}}}}
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from generator.records.json_reader import UnreadableError, read_json

NAME = "content/import_sources.json"
MAX_BYTES = 20_000_000


@dataclass(slots=True)
class Imported:
    """What is known of one record: the places in papers it began at, and the place of each of its fields."""

    origin: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)


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
    data = {
        "records": {name: {"origin": records[name].origin, "fields": records[name].fields} for name in sorted(records)}
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
