"""Why a line cannot be read: colons too many or too few, tabs, and indentation."""

from __future__ import annotations

import re

from generator.records.strict_yaml.breaks import Break
from generator.records.strict_yaml.lines import Line, goes_on, line_before, quote_value
from generator.records.strict_yaml.slips import bullet, slip_in
from generator.records.strict_yaml.trouble import Cause, Edit, Trouble
from generator.records.strict_yaml.value_causes import behind_a_value, quote_left_open
from generator.system.text_characters import line_and_column, shown

CODES = ("E125", "E151", "E153", "E157", "E159", "E164", "E166")

MAX_KEY = 1000
"""Characters after which YAML no longer takes a text for the name of a field (1,024), with room for indentation."""


def tab(broken: Break) -> Cause | None:
    """Explain a tab where only spaces may stand."""
    offset = broken.offset
    if broken.text[offset : offset + 1] != "\t":
        line = broken.line
        offset = broken.text.find("\t", line.start, line.end)
        if offset < 0 or "tab" not in broken.wording:
            return None
    lines = len(re.findall(r"(?:^|[\r\n])[ ]*\t+[^\s#]", broken.text))
    return Cause(Trouble("E125", offset, {"count": max(lines, 1)}))


def colon_in_text(broken: Break) -> Cause | None:
    """Explain a colon with a space behind it where no field can begin."""
    text, line, offset = broken.text, broken.line, broken.offset
    if line.key and line.value_start <= offset:
        whole = bool(line.lead.strip()) and not line.has_field_name
        edit, example = quote_value(text, line, whole=whole)
        code = "E166" if line.value[:1] in {"“", "”", "„", "‘", "’"} else "E151"
        return Cause(Trouble(code, offset, {"value": shown(line.value)}, example), edit)
    if offset - line.start > MAX_KEY:
        return Cause(Trouble("E164", line.body))
    above = line_before(text, line)
    return _colon_below(broken, line, above) if above else None


def _colon_below(broken: Break, line: Line, above: Line) -> Cause:
    """Explain a field that the text of the line ``above`` has swallowed."""
    text, offset = broken.text, broken.offset
    if mark := bullet(text, above):
        return mark
    if not above.key and (slip := slip_in(text, above)):
        return slip
    if not above.key and line.indent <= above.indent:
        return _no_field(text, above)
    if line.has_field_name:
        return Cause(Trouble("E157", line.body, {"above": line_and_column(text, above.start)[0]}))
    block = f"{above.key}: |\n  {shown(above.value)}\n  {shown(text[line.start : line.end].strip())}"
    # A full-width colon keeps the text a text, and every offset where it is.
    return Cause(Trouble("E153", offset, {}, block if above.key else ""), Edit(offset, offset + 1, "："))


def no_colon(broken: Break) -> Cause:
    """Explain a line among fields that is no field."""
    text, line = broken.text, broken.context_line
    if slip := slip_in(text, line):
        return slip
    if len(line.key) > MAX_KEY:
        return Cause(Trouble("E164", line.body))
    body, mark = line.body, line.value[:1]
    if mark in {'"', "'"}:
        return quote_left_open(broken, body)
    if mark in {"[", "{"}:
        return Cause(Trouble("E161", body, {"mark": mark}))
    return _no_field(text, line)


def _no_field(text: str, line: Line) -> Cause:
    if line.value.isidentifier() and goes_on(text, line):
        end = line.value_end
        return Cause(Trouble("E159", line.body, {"text": line.value}, f"{line.value}:"), Edit(end, end, ":"))
    # Read over like a comment, the line does no more harm.
    return Cause(Trouble("E159", line.body, {"text": shown(line.value)}), Edit(line.body, line.body, "#"))


def misplaced(broken: Break) -> Cause:
    """Explain something that stands where only a field, an entry or the end of the file can."""
    text, line = broken.text, broken.line
    if cause := behind_a_value(broken):
        return cause
    if text[broken.offset : broken.offset + 1] == ":":
        return Cause(Trouble("E137", broken.offset))
    in_list = "collection" in broken.wording and line.indent == broken.context_line.indent
    if line.lead.strip() or in_list:
        return Cause(Trouble("E158", line.start + line.indent))
    above = line_before(text, line)
    number = line_and_column(text, above.start if above else 0)[0]
    return Cause(Trouble("E157", line.body, {"above": number}))
