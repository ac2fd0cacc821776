"""Why the syntax broke: the parser says where it was lost, this says what the user did and how to write it.

The parser's wording (libyaml's and PyYAML's own differ) only picks the rule; a rule then looks at the user's lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from generator.strict_yaml.events import Scalar
from generator.strict_yaml.lines import EXAMPLE_LENGTH, Line, goes_on, line_at, line_before, quote_value, unwrapped
from generator.strict_yaml.slips import Cause, hidden_indentation, slip_in
from generator.strict_yaml.trouble import Edit, Trouble
from generator.text_characters import line_and_column, shown

MAX_KEY = 1000
"""Characters after which YAML no longer takes a text for the name of a field (1,024), with room for indentation."""


@dataclass(frozen=True, slots=True)
class Break:
    """Where and how the parser gave up: its wording, the offsets it names, the scalar read just before."""

    text: str
    wording: str
    offset: int
    context_offset: int
    last: Scalar | None

    @property
    def line(self) -> Line:
        """The line where the parser gave up."""
        return line_at(self.text, self.offset)

    @property
    def context_line(self) -> Line:
        """The line where what the parser was reading had begun."""
        return line_at(self.text, self.context_offset)


def find_cause(text: str, error: yaml.YAMLError, last: Scalar | None) -> Cause:
    """Find out what the user did that ended in ``error`` while reading ``text``."""
    problem = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    offset = min(problem.index if problem else getattr(error, "position", 0), len(text))
    wording = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or error}"
    broken = Break(text, wording, offset, context.index if context else offset, last)
    slip = hidden_indentation(text, broken.line) or hidden_indentation(text, broken.context_line)
    if slip:
        return slip
    for pattern, rule in _RULES:
        if pattern.search(wording) and (cause := rule(broken)):
            return cause
    return Cause(Trouble("E199", offset, {"wording": shown(wording.strip(": "), EXAMPLE_LENGTH)}))


def _tab(broken: Break) -> Cause | None:
    offset = broken.offset
    if broken.text[offset : offset + 1] != "\t":
        line = broken.line
        tab = broken.text.find("\t", line.start, line.end)
        if tab < 0 or "tab" not in broken.wording:
            return None
        offset = tab
    lines = len(re.findall(r"(?:^|[\r\n])[ ]*\t+[^\s#]", broken.text))
    return Cause(Trouble("E125", offset, {"count": max(lines, 1)}))


def _unclosed_quote(broken: Break) -> Cause:
    return _quote_left_open(broken, broken.context_offset)


def _quote_left_open(broken: Break, offset: int) -> Cause:
    """Tell of the quote at ``offset``; when no indented line follows, it was meant to close on its own line."""
    text, line = broken.text, line_at(broken.text, offset)
    mark = text[offset]
    end = len(text[offset : line.end].rstrip()) + offset
    example = shown(text[line.start : end].strip() + mark, EXAMPLE_LENGTH)
    edit = None if goes_on(text, line) else Edit(end, end, mark)
    return Cause(Trouble("E152", offset, {"mark": mark}, example), edit)


def _escape(broken: Break) -> Cause:
    text, line = broken.text, broken.line
    offset = text.rfind("\\", line.start, broken.offset + 1)
    offset = offset if offset >= 0 else broken.offset
    inside = unwrapped(line.value)
    example = line.with_value("'" + inside + "'") if inside != line.value and "'" not in inside else ""
    values = {"escape": shown(text[offset : offset + 2])}
    return Cause(Trouble("E156", offset, values, example), Edit(offset, offset, "\\"))


def _colon(broken: Break) -> Cause | None:
    """Explain a colon with a space behind it where no field can begin."""
    text, line, offset = broken.text, broken.line, broken.offset
    if line.key and line.value_start <= offset:
        whole = bool(line.lead.strip()) and not line.has_field_name
        edit, example = quote_value(text, line, whole=whole)
        code = "E166" if line.value[:1] in {"“", "”", "„", "‘", "’"} else "E151"
        return Cause(Trouble(code, offset, {"value": shown(line.value)}, example), edit)
    if offset - line.start > MAX_KEY:
        return Cause(Trouble("E164", line.start + len(line.lead)))
    above = line_before(text, line)
    if above is None:
        return None
    if not above.key and (slip := slip_in(text, above)):
        return slip
    if line.has_field_name:
        return Cause(Trouble("E157", line.start + len(line.lead), {"above": line_and_column(text, above.start)[0]}))
    block = f"{above.key}: |\n  {shown(above.value)}\n  {shown(text[line.start : line.end].strip())}"
    # A full-width colon keeps the text a text, and every offset where it is.
    return Cause(Trouble("E153", offset, {}, block if above.key else ""), Edit(offset, offset + 1, "："))


def _no_colon(broken: Break) -> Cause:
    """Explain a line among fields that is no field."""
    text, line = broken.text, broken.context_line
    if slip := slip_in(text, line):
        return slip
    body, mark = line.start + len(line.lead), line.value[:1]
    if mark in {'"', "'"}:
        return _quote_left_open(broken, body)
    if mark in {"[", "{"}:
        return Cause(Trouble("E161", body, {"mark": mark}))
    # A name with lines below that belong to it wants a colon; anything else is read over like a comment.
    end = body + len(line.value)
    is_heading = line.value.isidentifier() and goes_on(text, line)
    edit = Edit(end, end, ":") if is_heading else Edit(body, body, "#")
    return Cause(Trouble("E159", body, {"text": shown(line.value)}), edit)


def _special_start(broken: Break) -> Cause:
    """Explain a value that begins with a character that means something to YAML."""
    offset = broken.context_offset if "scanning a" in broken.wording or "tag" in broken.wording else broken.offset
    line = line_at(broken.text, offset)
    mark = broken.text[offset : offset + 1]
    if mark == "*" and offset == line.start + len(line.lead) and (slip := slip_in(broken.text, line)):
        return slip
    if offset != line.value_start:
        return Cause(Trouble("E155", offset, {"mark": shown(mark)}))
    edit, example = quote_value(broken.text, line)
    return Cause(Trouble("E155", offset, {"mark": shown(mark)}, example), edit)


def _block_header(broken: Break) -> Cause | None:
    line = broken.context_line
    mark = broken.text[broken.context_offset : broken.context_offset + 1]
    if broken.context_offset != line.value_start:
        return None
    rest = line.value[1:].strip()
    example = f"{line.key}: {mark}\n  {shown(rest)}" if line.key and rest else ""
    return Cause(Trouble("E160", broken.context_offset, {"mark": mark}, example), quote_value(broken.text, line)[0])


def _dash_value(broken: Break) -> Cause:
    line = broken.line
    if broken.offset != line.value_start:
        return Cause(Trouble("E158", broken.offset))
    edit, example = quote_value(broken.text, line)
    return Cause(Trouble("E162", broken.offset, {}, example), edit)


def _open_bracket(broken: Break) -> Cause:
    text, offset = broken.text, broken.context_offset
    line = line_at(text, offset)
    mark = text[offset : offset + 1]
    closing = {"[": "]", "{": "}"}.get(mark, "")
    if closing and closing not in text[offset : line.end]:
        end = line.value_end
        return Cause(
            Trouble("E161", offset, {"mark": mark}, line.with_value(line.value + closing)), Edit(end, end, closing)
        )
    return Cause(Trouble("E161", offset, {"mark": mark}))


def _misplaced(broken: Break) -> Cause:
    """Explain something that stands where only a field, an entry or the end of the file can."""
    text, line = broken.text, broken.line
    if cause := _behind_a_value(broken):
        return cause
    if text[broken.offset : broken.offset + 1] == ":":
        return Cause(Trouble("E137", broken.offset))
    if line.lead.strip() or "collection" in broken.wording:
        return Cause(Trouble("E158", line.start + line.indent))
    above = line_before(text, line)
    number = line_and_column(text, above.start if above else 0)[0]
    return Cause(Trouble("E157", line.start + len(line.lead), {"above": number}))


def _behind_a_value(broken: Break) -> Cause | None:
    """Explain text behind a closing quote or bracket on the same line."""
    line, last = broken.line, broken.last
    if last and line.start < last.end <= broken.offset:
        if last.start < line.start:
            return _quote_left_open(broken, last.start)
        edit, example = quote_value(broken.text, line) if last.start == line.value_start else (None, "")
        return Cause(Trouble("E154", broken.offset, {"mark": last.style}, example), edit)
    if line.value[:1] in {"[", "{"} and broken.offset > line.value_start:
        edit, example = quote_value(broken.text, line)
        return Cause(Trouble("E155", line.value_start, {"mark": line.value[0]}, example), edit)
    return None


_RULES: tuple[tuple[re.Pattern[str], Callable[[Break], Cause | None]], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (r"tab|cannot start", _tab),
        (r"scanning a directive", lambda broken: Cause(Trouble("E135", broken.context_offset))),
        (r"quoted scalar: found unexpected (end|document)", _unclosed_quote),
        (r"escape|hexdecimal|hexadecimal", _escape),
        (r"mapping values are not allowed", _colon),
        (r"expected ':'", _no_colon),
        (r"block scalar", _block_header),
        (r"cannot start|(scanning|parsing) an? (alias|anchor|tag)|mapping keys are not allowed", _special_start),
        (r"entries are not allowed", _dash_value),
        (r"flow", _open_bracket),
        (r"node content", _special_start),
        (r"expected (key|<)|expected '-'|document start", _misplaced),
    )
)
