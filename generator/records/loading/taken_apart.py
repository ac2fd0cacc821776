"""Tells of ``ำ`` taken apart in a file of an agency: it is read as the one letter, but its own words are not found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings.finding import Finding, Place, finding
from generator.system.text_characters import line_and_column
from generator.thai.sara_am import APART

CODES = ("T556",)

_SHOWN = 3
_WORD = re.compile(f"[ก-๎]{{0,8}}{APART}[ก-๎]{{0,6}}")
_FILE = re.compile(r"[^\s\"',]{0,200}\.[A-Za-z]{2,5}\b")
"""What goes on as the name of a file: names are compared as they are, and another rule tells of those that differ."""


def taken_apart(text: str, name: str) -> Iterator[Finding]:
    """Yield one finding on all places of the file ``name`` where ``ำ`` is a ring and ``า``."""
    places = re.finditer(APART, text) if "\u0e4d" in text else ()
    found = [match for match in places if not _FILE.match(text, match.start())]
    if found:
        words = list(dict.fromkeys(match[0] for match in _WORD.finditer(text) if not _FILE.match(text, match.start())))
        shown = "” “".join(words[:_SHOWN]) + ("” …" if len(words) > _SHOWN else "”")
        place = Place(name, *line_and_column(text, found[0].start()))
        yield finding("T556", place, words=f"“{shown}", count=len(found))
