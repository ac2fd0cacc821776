"""Reads the catalogue of messages that ships beside this module."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from generator.findings.marks import Mark

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Message:
    """The wording of one code: ``message`` and ``hint`` are format strings, ``example`` is how it is written right.

    ``meaning`` and ``shown``, the message as an official may see it, are for the documentation. ``cures`` are
    format strings too, of which a rule chooses one by its name for ``{cure}``. ``marks`` say what
    follows from it for others, ``rests_on`` the fields of the site config without which it may be told wrongly.
    """

    code: str
    severity: str
    message: str
    hint: str = ""
    example: str = ""
    meaning: str = ""
    shown: str = ""
    cures: Mapping[str, str] = field(default_factory=dict)
    marks: Collection[Mark] = ()
    rests_on: Collection[str] = ()


@cache
def all_messages() -> dict[str, Message]:
    """Return every message by its code, in the order of the files and of the entries.

    Raises ``ValueError`` when two families claim one code.
    """
    found: dict[str, Message] = {}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in sorted(FOLDER.glob("*.yml")):
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader, in C where there is one
        for code, entry in (entries or {}).items():
            if code in found:
                raise ValueError(f"message code {code} is defined twice")
            found[code] = Message(code=code, **{**entry, "marks": frozenset(map(Mark, entry.get("marks", ())))})
    return found


def message(code: str) -> Message:
    """Return the message of ``code``; raises ``KeyError`` when there is none."""
    return all_messages()[code]
