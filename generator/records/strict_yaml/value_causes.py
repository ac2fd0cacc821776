"""Why a value cannot be read: quotes, brackets, and characters that mean something to YAML."""

from __future__ import annotations

import re

from generator.records.strict_yaml.breaks import Break
from generator.records.strict_yaml.lines import EXAMPLE_LENGTH, goes_on, line_at, quote_value, unwrapped
from generator.records.strict_yaml.slips import conflict, slip_in
from generator.records.strict_yaml.trouble import Cause, Edit, Trouble
from generator.system.text_characters import shown

CODES = ("E152", "E154", "E155", "E156", "E158", "E160", "E161", "E162")

_SEVERAL_QUOTED = re.compile(r"""("[^"]*"|'[^']*')(\s*,\s*("[^"]*"|'[^']*'))+""")
"""Quoted texts with commas between them: a list without its brackets."""


def unclosed_quote(broken: Break) -> Cause:
    """Explain a quote that is still open at the end of the file."""
    return quote_left_open(broken, broken.context_offset)


def quote_left_open(broken: Break, offset: int) -> Cause:
    """Tell of the quote at ``offset``; when no indented line follows, it was meant to close on its own line."""
    text, line = broken.text, line_at(broken.text, offset)
    mark = text[offset]
    end = len(text[offset : line.end].rstrip()) + offset
    example = shown(text[line.start : end].strip() + mark, EXAMPLE_LENGTH)
    edit = None if goes_on(text, line) else Edit(end, end, mark)
    return Cause(Trouble("E152", offset, {"mark": mark}, example), edit)


def behind_a_value(broken: Break) -> Cause | None:
    """Explain text behind a closing quote or bracket on the same line."""
    line, last = broken.line, broken.last
    if last and last.style in {"'", '"'} and line.start < last.end <= broken.offset:
        if last.start < line.start:
            return quote_left_open(broken, last.start)
        edit, example = quote_value(broken.text, line) if last.start == line.value_start else (None, "")
        if _SEVERAL_QUOTED.fullmatch(line.value):
            edit, example = None, line.with_value(f"[{line.value}]")
        return Cause(Trouble("E154", broken.offset, {"mark": last.style}, example), edit)
    if line.value[:1] in {"[", "{"} and broken.offset > line.value_start:
        edit, example = quote_value(broken.text, line)
        return Cause(Trouble("E155", line.value_start, {"mark": line.value[0]}, example), edit)
    return None


def unknown_escape(broken: Break) -> Cause:
    """Explain a backslash in double quotes with something behind it that means nothing."""
    text, line = broken.text, broken.line
    offset = text.rfind("\\", line.start, broken.offset + 1)
    offset = offset if offset >= 0 else broken.offset
    inside = unwrapped(line.value)
    example = line.with_value("'" + inside + "'") if inside != line.value and "'" not in inside else ""
    values = {"escape": shown(text[offset : offset + 2])}
    return Cause(Trouble("E156", offset, values, example), Edit(offset, offset, "\\"))


def special_start(broken: Break) -> Cause:
    """Explain a value that begins with a character that means something to YAML."""
    offset = broken.context_offset if "scanning a" in broken.wording or "tag" in broken.wording else broken.offset
    line = line_at(broken.text, offset)
    mark = broken.text[offset : offset + 1]
    if offset == line.body and (slip := slip_in(broken.text, line)):
        return slip
    if offset != line.value_start:
        return Cause(Trouble("E155", offset, {"mark": shown(mark)}))
    edit, example = quote_value(broken.text, line)
    return Cause(Trouble("E155", offset, {"mark": shown(mark)}, example), edit)


def block_header(broken: Break) -> Cause | None:
    """Explain text on the same line as the sign of a block of text."""
    line = broken.context_line
    if cause := conflict(broken.text, line):
        return cause
    mark = broken.text[broken.context_offset : broken.context_offset + 1]
    if broken.context_offset != line.value_start:
        return None
    rest = line.value[1:].strip()
    example = f"{line.key}: {mark}\n  {shown(rest)}" if line.key and rest else ""
    return Cause(Trouble("E160", broken.context_offset, {"mark": mark}, example), quote_value(broken.text, line)[0])


def dash_value(broken: Break) -> Cause:
    """Explain a dash behind the name of a field."""
    line = broken.line
    if broken.offset != line.value_start:
        return Cause(Trouble("E158", broken.offset))
    edit, example = quote_value(broken.text, line)
    return Cause(Trouble("E162", broken.offset, {}, example), edit)


def open_bracket(broken: Break) -> Cause:
    """Explain a bracket that is not closed, or entries in it without a comma."""
    text, offset = broken.text, broken.context_offset
    line = line_at(text, offset)
    mark = text[offset : offset + 1]
    closing = {"[": "]", "{": "}"}.get(mark, "")
    if closing and closing not in text[offset : line.end] and not line.value.endswith(mark):
        end = line.value_end
        return Cause(
            Trouble("E161", offset, {"mark": mark}, line.with_value(line.value + closing)), Edit(end, end, closing)
        )
    return Cause(Trouble("E161", offset, {"mark": mark}))
