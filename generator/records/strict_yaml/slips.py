"""Slips of the keyboard that keep a line from being ``field: value`` or ``- entry``, and what was meant."""

from __future__ import annotations

import re

from generator.records.strict_yaml.lines import EXAMPLE_LENGTH, Line
from generator.records.strict_yaml.trouble import Cause, Edit, Trouble
from generator.system.text_characters import INVISIBLE, line_and_column, name_of, shown

CODES = ("E124", "E126", "E127", "E167", "E168")

_FENCE = re.compile(r"```|~~~")
"""The fence of a piece of code in Markdown."""
_CONFLICT = re.compile(r"(<{7}|={7}|>{7})(?=\s|$)")
"""The mark that git writes between, before and after the two sides of a conflict."""
_OTHER_COLON = re.compile(r"([^\s:：\"'#\[{][^\s:：]*)([：﹕∶꞉])[ \t]*")
"""The name of a field and a character that looks like a colon: full-width, small, mathematical, or a letter."""
_UNSPACED_COLON = re.compile(r"([^\W\d][^\s:\"'#]*)[ ]*:(?=[^\s/])")
"""The name of a field and a colon with no space behind it; a stroke behind it makes an address of it."""
_BULLET = re.compile(r"([•·▪●○–—*])\s+|(-)(?=[^\s-])")
"""A bullet of Word or a dash of another kind in front of an entry, or a dash without its space."""
_HIDDEN_AFTER = re.compile(r"(?:[^\s:]+:|-)(?=[^\S \t\r\n])")
"""A colon or a dash with white space behind it that YAML does not take for any, such as a no-break space."""


def slip_in(text: str, line: Line) -> Cause | None:
    """Find the slip in ``line`` of ``text``, if there is one."""
    for rule in (_fence, conflict, _other_colon, _unspaced_colon, bullet, _hidden_after, hidden_indentation):
        if cause := rule(text, line):
            return cause
    return None


def hidden_indentation(text: str, line: Line) -> Cause | None:
    """Find an invisible character where ``line`` should only have spaces in front."""
    offset = line.body
    at_hidden = offset < line.end and text[offset] != "\t" and INVISIBLE.match(text[offset])
    return _hidden(text, offset) if at_hidden else None


def _fence(text: str, line: Line) -> Cause | None:
    """Find the fence that chat programs put around a piece of code."""
    fence = _FENCE.match(text, line.body, line.end)
    # Read over like a comment, the line does no more harm.
    return Cause(Trouble("E167", line.body, {"mark": fence[0]}), Edit(line.body, line.body, "#")) if fence else None


def _other_colon(text: str, line: Line) -> Cause | None:
    colon = _OTHER_COLON.match(text, line.body, line.end)
    if colon is None:
        return None
    example = shown(f"{colon[1]}: {text[colon.end() : line.end]}", EXAMPLE_LENGTH)
    trouble = Trouble("E126", colon.start(2), {"character": colon[2]}, example)
    return Cause(trouble, Edit(colon.start(2), colon.end(), ": "))


def _unspaced_colon(text: str, line: Line) -> Cause | None:
    colon = _UNSPACED_COLON.match(text, line.body, line.end)
    if colon is None:
        return None
    example = shown(f"{colon[1]}: {text[colon.end() : line.end]}", EXAMPLE_LENGTH)
    return Cause(Trouble("E127", colon.end(), {"key": colon[1]}, example), Edit(colon.end(1), colon.end(), ": "))


def conflict(text: str, line: Line) -> Cause | None:
    """Find a mark that git leaves where two people changed the same lines."""
    mark = _CONFLICT.match(text, line.body, line.end)
    return Cause(Trouble("E168", line.body, {"mark": mark[1]}), Edit(line.body, line.body, "#")) if mark else None


def bullet(text: str, line: Line) -> Cause | None:
    """Find an entry of a list that begins with another mark than a dash and a space."""
    mark = _BULLET.match(text, line.body, line.end)
    if mark is None:
        return None
    example = shown(f"- {text[mark.end() : line.end]}", EXAMPLE_LENGTH)
    trouble = Trouble("E163", line.body, {"character": mark[1] or mark[2]}, example)
    return Cause(trouble, Edit(line.body, mark.end(), "- "))


def _hidden_after(text: str, line: Line) -> Cause | None:
    """Find a space that is none behind a colon or a dash."""
    mark = _HIDDEN_AFTER.match(text, line.body, line.end)
    return _hidden(text, mark.end()) if mark else None


def _hidden(text: str, offset: int) -> Cause:
    end = offset
    while end < len(text) and text[end] not in "\r\n\t" and INVISIBLE.match(text[end]):
        end += 1
    spaces = "".join(" " for character in text[offset:end] if character.isspace())
    _, column = line_and_column(text, offset)
    values = {"character": name_of(text[offset]), "column": column}
    return Cause(Trouble("E124", offset, values), Edit(offset, end, spaces))
