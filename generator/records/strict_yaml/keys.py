"""Names of fields: what a key really says, once invisible characters are taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.records.strict_yaml.events import ScalarEvent
from generator.records.strict_yaml.trouble import Trouble
from generator.system.text_characters import INVISIBLE, line_and_column, name_of, shown

CODES = ("E123", "E137", "E139", "E163")

_LIST_MARK = re.compile(r"([•·▪●○–—])[^\S\r\n]+(?=\S)")
"""What Word makes of a dash, or people type for one, in front of the first field of an entry."""


@dataclass(frozen=True, slots=True)
class Key:
    """The clean name of a field (empty: not usable), what is wrong with it, and whether its place is sure."""

    name: str
    trouble: Trouble | None = None
    sound: bool = True


def is_ordinary(name: str) -> bool:
    """Tell whether ``name`` is an English field name that needs no closer look."""
    return name.isascii() and name.isidentifier()


def readable(text: str, event: ScalarEvent) -> Key:
    """Look closely at the key that ``event`` read from ``text``."""
    name, start = event.value, event.start_mark.index
    if name == "<<" and not event.style:
        return Key("", Trouble("E139", start), sound=False)
    if not event.style and (mark := _LIST_MARK.match(name)):
        example = f"- {shown(name[mark.end() :])}: …"
        return Key(name[mark.end() :], Trouble("E163", start, {"character": mark[1]}, example), sound=False)
    hidden = INVISIBLE.search(name)
    clean = " ".join(INVISIBLE.sub(_space_or_nothing, name).split())
    if not clean:
        return Key("", Trouble("E137", start), sound=False)
    if hidden is None:
        return Key(name)
    written = INVISIBLE.search(text, start, event.end_mark.index)
    offset = written.start() if written else start
    _, column = line_and_column(text, offset)
    values = {"key": shown(clean), "character": name_of(hidden[0]), "column": column}
    # A wide "space" in front was meant as indentation, so the field belongs somewhere else.
    return Key(clean, Trouble("E123", offset, values), sound=not name[0].isspace())


def _space_or_nothing(mark: re.Match[str]) -> str:
    return " " if mark[0].isspace() else ""
