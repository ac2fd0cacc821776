"""The file that remembers how links stood: ``content/link_health.json``, to be kept with the records.

::

    {"links": {"https://…": {"state": "broken", "reason": "gone", "status": 404, "checked": "2026-04-20", …}}}

Days are ISO 8601 in the common era. Addresses, and fields within one, always stand in the same order.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from generator.findings import Finding, Place, finding
from generator.link_health.history import Known
from generator.loading.json_reader import UnreadableError, read_json

NAME = "content/link_health.json"
MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class _Kept:
    """The whole file."""

    links: dict[str, Known]


_READER = TypeAdapter(_Kept)


def load(folder: Path) -> tuple[dict[str, Known], tuple[Finding, ...]]:
    """Read what is known of links in the agency's ``folder``; one that cannot be read is reported and forgotten."""
    path = folder / NAME
    if not os.path.lexists(path):
        return {}, ()
    try:
        return read_json(path, folder, _READER, MAX_BYTES).links, ()
    except UnreadableError as error:
        return {}, (finding("L830", Place(NAME), file=NAME, reason=error),)


def as_text(links: Mapping[str, Known]) -> str:
    """Give the text of the file for ``links``."""
    data = {"links": {address: _entry(links[address]) for address in sorted(links)}}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _entry(known: Known) -> dict[str, object]:
    fields: dict[str, object] = {
        "state": known.state.value,
        "reason": known.reason.value,
        "status": known.status,
        "final": known.final,
        "checked": _text(known.checked),
        "first_seen": known.first_seen.isoformat(),
        "last_good": _text(known.last_good),
        "documents": list(known.documents),
        "history": [
            {
                "reason": spell.reason.value,
                "first": spell.first.isoformat(),
                "last": spell.last.isoformat(),
                "days": spell.days,
            }
            for spell in known.history
        ],
    }
    return {name: value for name, value in fields.items() if value not in (None, [])}


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
