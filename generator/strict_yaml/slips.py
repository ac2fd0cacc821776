"""Slips of the keyboard that keep a line from being ``field: value`` or ``- entry``, and what was meant."""

from __future__ import annotations

import re

from generator.strict_yaml.lines import EXAMPLE_LENGTH, Line
from generator.strict_yaml.trouble import Cause, Edit, Trouble
from generator.text_characters import INVISIBLE, line_and_column, name_of, shown

_OTHER_COLON = re.compile(r"([^\s:：\"'#\[{][^\s:：]*)([：﹕∶꞉])[ \t]*")
_UNSPACED_COLON = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*):(?=\S)")
_BULLET = re.compile(r"([•·▪●○–—*])\s+|(-)(?=[^\s-])")
_HIDDEN_AFTER = re.compile(r"(?:[^\s:]+:|-)(?=[^\S \t\r\n])")


def slip_in(text: str, line: Line) -> Cause | None:
    """Find the slip of the keyboard that keeps ``line`` from being ``field: value`` or ``- entry``."""
    body = line.body
    rest = text[body : line.end]
    if found := _OTHER_COLON.match(rest):
        edit = Edit(body + found.start(2), body + found.end(), ": ")
        example = shown(f"{found[1]}: {rest[found.end() :]}", EXAMPLE_LENGTH)
        return Cause(Trouble("E126", edit.start, {"character": found[2]}, example), edit)
    if found := _UNSPACED_COLON.match(rest):
        edit = Edit(body + found.end(), body + found.end(), " ")
        example = shown(f"{found[1]}: {rest[found.end() :]}", EXAMPLE_LENGTH)
        return Cause(Trouble("E127", edit.start, {"key": found[1]}, example), edit)
    if found := _BULLET.match(rest):
        edit = Edit(body, body + found.end(), "- ")
        return Cause(
            Trouble("E163", body, {"character": found[1] or found[2]}, shown(f"- {rest[found.end() :]}")), edit
        )
    if found := _HIDDEN_AFTER.match(rest):
        return _hidden(text, body + found.end())
    return hidden_indentation(text, line)


def hidden_indentation(text: str, line: Line) -> Cause | None:
    """Find an invisible character where ``line`` should only have spaces in front."""
    offset = line.body
    at_hidden = offset < line.end and text[offset] != "\t" and INVISIBLE.match(text[offset])
    return _hidden(text, offset) if at_hidden else None


def _hidden(text: str, offset: int) -> Cause:
    end = offset
    while end < len(text) and text[end] not in "\r\n\t" and INVISIBLE.match(text[end]):
        end += 1
    spaces = "".join(" " for character in text[offset:end] if character.isspace())
    _, column = line_and_column(text, offset)
    values = {"character": name_of(text[offset]), "column": column}
    return Cause(Trouble("E124", offset, values), Edit(offset, end, spaces))
