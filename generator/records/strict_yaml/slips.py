"""Slips of the keyboard that keep a line from being ``field: value`` or ``- entry``, and what was meant."""

from __future__ import annotations

import re

from generator.records.strict_yaml.lines import EXAMPLE_LENGTH, Line
from generator.records.strict_yaml.trouble import Cause, Edit, Trouble
from generator.system.text_characters import INVISIBLE, line_and_column, name_of, shown

CODES = ("E124", "E126", "E127", "E167", "E168")

_FENCE = re.compile(r"```|~~~")
_CONFLICT = re.compile(r"(<{7}|={7}|>{7})(?=\s|$)")
_OTHER_COLON = re.compile(r"([^\s:：\"'#\[{][^\s:：]*)([：﹕∶꞉])[ \t]*")
_UNSPACED_COLON = re.compile(r"([^\W\d][^\s:\"'#]*)[ ]*:(?=[^\s/])")
_BULLET = re.compile(r"([•·▪●○–—*])\s+|(-)(?=[^\s-])")
_HIDDEN_AFTER = re.compile(r"(?:[^\s:]+:|-)(?=[^\S \t\r\n])")


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
    found = _FENCE.match(text, line.body, line.end)
    # Read over like a comment, the line does no more harm.
    return Cause(Trouble("E167", line.body, {"mark": found[0]}), Edit(line.body, line.body, "#")) if found else None


def _other_colon(text: str, line: Line) -> Cause | None:
    found = _OTHER_COLON.match(text, line.body, line.end)
    if found is None:
        return None
    example = shown(f"{found[1]}: {text[found.end() : line.end]}", EXAMPLE_LENGTH)
    trouble = Trouble("E126", found.start(2), {"character": found[2]}, example)
    return Cause(trouble, Edit(found.start(2), found.end(), ": "))


def _unspaced_colon(text: str, line: Line) -> Cause | None:
    found = _UNSPACED_COLON.match(text, line.body, line.end)
    if found is None:
        return None
    example = shown(f"{found[1]}: {text[found.end() : line.end]}", EXAMPLE_LENGTH)
    return Cause(Trouble("E127", found.end(), {"key": found[1]}, example), Edit(found.end(1), found.end(), ": "))


def conflict(text: str, line: Line) -> Cause | None:
    """Find a mark that git leaves where two people changed the same lines."""
    found = _CONFLICT.match(text, line.body, line.end)
    return Cause(Trouble("E168", line.body, {"mark": found[1]}), Edit(line.body, line.body, "#")) if found else None


def bullet(text: str, line: Line) -> Cause | None:
    """Find an entry of a list that begins with another mark than a dash and a space."""
    found = _BULLET.match(text, line.body, line.end)
    if found is None:
        return None
    example = shown(f"- {text[found.end() : line.end]}", EXAMPLE_LENGTH)
    trouble = Trouble("E163", line.body, {"character": found[1] or found[2]}, example)
    return Cause(trouble, Edit(line.body, found.end(), "- "))


def _hidden_after(text: str, line: Line) -> Cause | None:
    """Find a space that is none behind a colon or a dash."""
    found = _HIDDEN_AFTER.match(text, line.body, line.end)
    return _hidden(text, found.end()) if found else None


def _hidden(text: str, offset: int) -> Cause:
    end = offset
    while end < len(text) and text[end] not in "\r\n\t" and INVISIBLE.match(text[end]):
        end += 1
    spaces = "".join(" " for character in text[offset:end] if character.isspace())
    _, column = line_and_column(text, offset)
    values = {"character": name_of(text[offset]), "column": column}
    return Cause(Trouble("E124", offset, values), Edit(offset, end, spaces))
