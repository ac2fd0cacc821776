"""The file that remembers how links stood: ``content/link_health.json``, to be kept with the records.

::

    {"links": {"https://…": {"state": "broken", "reason": "gone", "status": 404, "checked": "2026-04-20", …}}}

Days are ISO 8601 in the common era. Addresses, and fields within one, always stand in the same order.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from generator.findings.finding import Finding, Place, finding
from generator.records.json_reader import UnreadableError, read_json
from generator.records.memory.link_history import Known
from generator.system.file_access import is_inside
from generator.system.plain_files import content_of

CODES = ("L830",)

NAME = "content/link_health.json"
MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class _Kept:
    """The whole file."""

    links: dict[str, Known]


_READER = TypeAdapter(_Kept)
_START = 100
_OURS = re.compile(rb"(\xef\xbb\xbf)?\s*(\{\s*(\"links\"|\Z)|\Z)")
"""How the file starts when this program wrote it, with the mark that Windows puts in front, or cut off anywhere."""


def load(folder: Path) -> tuple[dict[str, Known], tuple[Finding, ...]]:
    """Read what is known of links in the agency's ``folder``; one that cannot be read is reported and forgotten."""
    path = folder / NAME
    if not os.path.lexists(path):
        return {}, ()
    try:
        return read_json(path, folder, _READER, MAX_BYTES).links, ()
    except UnreadableError as error:
        return {}, (finding("L830", Place(NAME), file=NAME, reason=error),)


def in_the_way(folder: Path) -> str | None:
    """Say in Thai what stands in the place of the file and is none of ours, None where it may be written.

    One of ours that was cut or changed is replaced all the same: what could be read of it goes into the next.
    """
    path = folder / NAME
    if not os.path.lexists(path):
        return None if is_inside(path, folder) else "ทางลัดที่พาออกนอกโฟลเดอร์ของหน่วยงาน"
    if path.is_symlink():
        return "ทางลัด (link)"
    try:
        start = content_of(path, MAX_BYTES)[:_START]
    except OSError:
        return "โฟลเดอร์ ท่อ หรือแฟ้มที่อ่านไม่ได้"
    return None if _OURS.match(start) else "แฟ้มที่โปรแกรมนี้ไม่ได้เขียน"


def as_text(links: Mapping[str, Known]) -> str:
    """Return the text of the file for ``links``."""
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
        "words": known.words,
        "fingerprint": known.fingerprint,
        "drifted": _text(known.drifted),
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
