"""The user's own line, taken apart and written the right way: the stuff that examples in findings are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.records.strict_yaml.trouble import Edit
from generator.system.text_characters import line_span, shown

EXAMPLE_LENGTH = 120
"""How many characters of a corrected line an example shows."""

_LEAD = re.compile(r"[ ]*(?:- +)*")
"""Indentation, and the dashes of a list in a list."""
_KEY = re.compile(r"(\"[^\"\r\n]*\"|'[^'\r\n]*'|[^\s\"'\[\]{}#&*!|>%@`:,-][^:\r\n]*(?::(?=\S)[^:\r\n]*)*):[ \t]+")
"""The name of a field: all before the first colon that has a space behind it."""
_FIELD_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
"""The name of a field in a record, none of which is written in Thai."""
_COMMENT = re.compile(r"[ \t]#(?=[ \t]|$)")
"""Where a comment begins that is meant as one: ``#`` between spaces, not the ``#`` of ``#1``."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: offsets of its parts, and its parts as text; ``key`` is empty where there is none.

    ``value`` is everything behind the key (or behind the indentation and dashes) and before a comment.
    """

    start: int
    end: int
    lead: str
    key: str
    value_start: int
    value: str

    @property
    def indent(self) -> int:
        """How many spaces the line starts with."""
        return len(self.lead) - len(self.lead.lstrip(" "))

    @property
    def body(self) -> int:
        """The offset behind the indentation and the dashes."""
        return self.start + len(self.lead)

    @property
    def value_end(self) -> int:
        """The offset behind the value."""
        return self.value_start + len(self.value)

    @property
    def has_field_name(self) -> bool:
        """Whether the key looks like the name of a field and not like running text."""
        return _FIELD_NAME.fullmatch(self.key) is not None

    def with_value(self, value: str) -> str:
        """Return the line with another value, as an example to show."""
        lead = self.lead.lstrip(" ") + (f"{self.key}: " if self.key else "")
        return shown(lead + value, EXAMPLE_LENGTH)


def line_at(text: str, offset: int) -> Line:
    """Take apart the line around ``offset``."""
    start, end = line_span(text, offset)
    lead = _LEAD.match(text, start, end)
    lead_end = lead.end() if lead else start
    key = _KEY.match(text, lead_end, end)
    value_start = key.end() if key else lead_end
    comment = _COMMENT.search(text, value_start, end)
    value = text[value_start : comment.start() if comment else end].rstrip()
    return Line(start, end, text[start:lead_end], key[1] if key else "", value_start, value)


def line_before(text: str, line: Line) -> Line | None:
    """Return the nearest line above ``line`` that is neither blank nor a comment."""
    while line.start > 0:
        line = line_at(text, line.start - 1)
        if line.value and not line.value.startswith("#"):
            return line
    return None


def quoted(value: str) -> str:
    """Return ``value`` in the quotes that keep every character of it."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def unwrapped(value: str) -> str:
    """Return what stands between a pair of equal quotes around ``value``, straight or curly, or ``value`` itself."""
    pairs = {'"': '"', "'": "'", "“": "”", "‘": "’", "”": "”"}
    mark = value[:1]
    if len(value) < len('""') or pairs.get(mark) != value[-1]:
        return value
    inner = value[1:-1]
    # A pair of the same quotes inside means that the outer two belong to different texts: "ก" และ "ข".
    return value if mark == value[-1] and mark in inner and inner.count(mark) % 2 == 0 else inner


def goes_on(text: str, line: Line) -> bool:
    """Tell whether the next line of ``text`` stands further in than ``line`` begins, so that it belongs to it."""
    below = re.compile(r"(?:\r\n|\r|\n)([ ]*)[^ \r\n]").match(text, line.end)
    return below is not None and len(below[1]) > (len(line.lead) if line.key else line.indent)


def quote_value(text: str, line: Line, *, whole: bool = False) -> tuple[Edit | None, str]:
    """Return the correction that puts the value of ``line`` (``whole``: its key too) in quotes, and the example.

    There is no sure correction when the value goes on in the next line.
    """
    if whole and line.key:
        start, value = line.body, quoted(f"{line.key}: {line.value}")
        example = shown(line.lead.lstrip(" ") + value, EXAMPLE_LENGTH)
    else:
        start, value = line.value_start, quoted(unwrapped(line.value))
        example = line.with_value(value)
    return None if goes_on(text, line) else Edit(start, line.value_end, value), example
