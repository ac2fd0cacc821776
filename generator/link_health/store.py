"""The file that remembers how links stood: ``content/link_health.json``, to be kept with the records.

::

    {"links": {"https://…": {"state": "broken", "reason": "gone", "status": 404, "checked": "2026-04-20", …}}}

Days are ISO 8601 in the common era. Addresses, and fields within one, always stand in the same order.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator.findings import Finding, Place, finding
from generator.link_health.history import Known, Spell
from generator.link_health.states import LinkState, Reason

NAME = "content/link_health.json"
MAX_BYTES = 20_000_000


def load(folder: Path) -> tuple[dict[str, Known], tuple[Finding, ...]]:
    """Read what is known of links in the agency's ``folder``; one that cannot be read is reported and forgotten."""
    path = folder / NAME
    try:
        with path.open("rb") as file:
            data = json.loads(file.read(MAX_BYTES))
        return {str(address): _known(entry) for address, entry in data["links"].items()}, ()
    except (FileNotFoundError, NotADirectoryError):
        return {}, ()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}, (finding("L830", Place(NAME), file=NAME),)


def as_text(links: Mapping[str, Known]) -> str:
    """Give the text of the file for ``links``."""
    data = {"links": {address: _entry(links[address]) for address in sorted(links)}}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _known(entry: Mapping[str, Any]) -> Known:
    return Known(
        first_seen=date.fromisoformat(entry["first_seen"]),
        state=LinkState(entry["state"]),
        reason=Reason(entry["reason"]),
        status=None if entry.get("status") is None else int(entry["status"]),
        final=None if entry.get("final") is None else str(entry["final"]),
        checked=_day(entry.get("checked")),
        last_good=_day(entry.get("last_good")),
        history=tuple(
            Spell(
                Reason(spell["reason"]),
                date.fromisoformat(spell["first"]),
                date.fromisoformat(spell["last"]),
                int(spell["days"]),
            )
            for spell in entry.get("history", ())
        ),
        documents=tuple(map(str, entry.get("documents", ()))),
    )


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


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(str(value))


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
