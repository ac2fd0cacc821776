"""Reads the catalogue of messages that ships beside this module."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from generator.findings.marks import Mark

FOLDER = Path(__file__).parent
_ENTRY = re.compile(r"^([A-Z]\d{3}):", re.MULTILINE)
"""Where the entry of a code begins in a file of messages."""


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


def message(code: str) -> Message:
    """Return the message of ``code``; raises ``KeyError`` when there is none."""
    return _family(files()[code])[code]


def known_message(code: str) -> Message | None:
    """Return the message of ``code``, None when there is none."""
    return message(code) if code in files() else None


@cache
def files() -> Mapping[str, Path]:
    """Return the file of every code, in the order of the files and of the entries.

    Nothing is parsed for it: of twenty files a run needs a few. Raises ``ValueError`` when two families claim one code.
    """
    found: dict[str, Path] = {}
    for path in sorted(FOLDER.glob("*.yml")):
        for code in _ENTRY.findall(path.read_text(encoding="utf-8")):
            if code in found:
                raise ValueError(f"message code {code} is defined twice")
            found[code] = path
    return found


@cache
def all_messages() -> dict[str, Message]:
    """Return every message by its code, in the order of ``files``; raises like it."""
    return {code: message(code) for code in files()}


@cache
def _family(path: Path) -> dict[str, Message]:
    """Return the messages of one file by their codes."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader, in C where there is one
    return {
        code: Message(code=code, **{**entry, "marks": frozenset(map(Mark, entry.get("marks", ())))})
        for code, entry in entries.items()
    }
