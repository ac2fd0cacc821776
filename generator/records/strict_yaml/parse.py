"""The door of strict YAML: text in, data with offsets and every trouble out.

A syntax error ends the parser's work, but not ours: where the cure is sure, it is applied to a copy and reading goes
on, so that one run tells of all mistakes. Data are given out only when nothing had to be corrected that way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import yaml

from generator.findings.marks import Mark
from generator.records.strict_yaml import plain_text
from generator.records.strict_yaml.causes import find_cause
from generator.records.strict_yaml.compose import Composer
from generator.records.strict_yaml.lines import line_at
from generator.records.strict_yaml.slips import slip_in
from generator.records.strict_yaml.trouble import Edit, Trouble
from generator.system.text_characters import CONTROL, UNUSUAL_BREAK, line_and_column, line_span, name_of, shown

CODES = ("E121", "E122", "E131", "E132", "E133", "E145")

MAX_LINE = 20_000
"""Characters in one line; a page of Thai text has about 2,500."""

MAX_ROUNDS = 20
"""Syntax errors corrected in one text before reading stops."""

ROUNDS_BUDGET = 2_000_000
"""Characters read over and over for that, so that a big broken file ends soon."""

MAX_HIDDEN = 20
"""Control characters named one by one in one text."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """``data`` is ``None`` unless it is whole; ``offsets`` as in ``Composer``; ``troubles`` in the text's order."""

    data: dict[str, object] | None
    offsets: Sequence[int]
    troubles: tuple[Trouble, ...]


def parse(text: str) -> Parsed:
    """Read ``text`` (without byte order mark) as one YAML mapping."""
    refused = next(_refusals(text), None)
    if refused is not None:
        return Parsed(None, (), (refused,))
    clean, hidden, edits = _neutralised(text)
    composer, syntax = _composed(clean, edits, {line_and_column(text, trouble.offset)[0] for trouble in hidden})
    in_clean_text = [*composer.troubles, *_root_troubles(composer)]
    troubles = [*hidden, *syntax, *(_moved(trouble, edits) for trouble in in_clean_text)]
    whole = composer.finished and composer.sound and not edits
    data = composer.data if whole and isinstance(composer.data, dict) else None
    return Parsed(data, composer.offsets, _once_a_conflict(_once_a_line(text, troubles)))


def _refusals(text: str) -> Iterator[Trouble]:
    """Tell of what forbids even starting to read: the rest of the file would be guesswork, or slow."""
    first = plain_text.next_content(text, 0)
    if not text.strip():
        yield Trouble("E131", 0)
    elif first is not None and text[first] == "%" and line_span(text, first)[0] == first:
        yield Trouble("E135", first)
    elif len(text) > MAX_LINE:
        offset = 0
        for line in text.splitlines(keepends=True):
            if len(line) > MAX_LINE:
                yield Trouble("E145", offset, {"limit": MAX_LINE, "length": len(line)})
            offset += len(line)


def _neutralised(text: str) -> tuple[str, list[Trouble], list[Edit]]:
    """Return the text with a space for every forbidden character, what was found, and what was taken out."""
    troubles = []
    for code, pattern in (("E121", CONTROL), ("E122", UNUSUAL_BREAK)):
        hidden = list(pattern.finditer(text))
        troubles += [Trouble(code, match.start(), {"character": name_of(match[0])}) for match in hidden[:MAX_HIDDEN]]
        text = pattern.sub(" ", text) if hidden else text
    edits: list[Edit] = []
    removed = 0
    for mark in re.finditer("(?<=[\r\n])\ufeff+", text) if "\ufeff" in text else ():
        _, column = line_and_column(text, mark.start())
        troubles.append(Trouble("E124", mark.start(), {"character": name_of("\ufeff"), "column": column}))
        edits.append(Edit(mark.start() - removed, mark.end() - removed, ""))
        removed += len(mark[0])
    return re.sub("(?<=[\r\n])\ufeff+", "", text) if edits else text, troubles, edits


def _composed(text: str, edits: list[Edit], known: set[int]) -> tuple[Composer, list[Trouble]]:
    """Compose ``text``, mending what can be mended; returns the last attempt and every syntax error.

    Corrections are added to ``edits``. ``known`` are the lines that are known to be wrong: an error there is taken
    for a consequence and ends the reading.
    """
    syntax: list[Trouble] = []
    composer = Composer(text)
    for _ in range(max(1, min(MAX_ROUNDS, ROUNDS_BUDGET // len(text)))):
        try:
            composer.run()
            break
        except yaml.YAMLError as error:
            cause = find_cause(text, error, composer.last)
        line, _ = line_and_column(text, cause.trouble.offset)
        if line in known:
            break
        known.add(line)
        syntax.append(_moved(cause.trouble, edits))
        if cause.edit is None:
            break
        text = cause.edit.applied(text)
        edits.append(cause.edit)
        composer = Composer(text)
    return composer, syntax


def _root_troubles(composer: Composer) -> Iterator[Trouble]:
    data, text = composer.data, composer.text
    if not composer.finished or isinstance(data, dict) or (data is None and composer.troubles):
        return
    offset = composer.offsets[0] if composer.offsets else 0
    if data is None:
        yield Trouble("E132", offset)
    elif isinstance(data, str) and (cause := slip_in(text, line_at(text, offset))):
        yield cause.trouble
    else:
        yield Trouble("E133", offset, {"found": "รายการ" if isinstance(data, list) else f"ข้อความ “{shown(str(data))}”"})


def _once_a_line(text: str, troubles: Sequence[Trouble]) -> tuple[Trouble, ...]:
    """Return ``troubles`` in order, and what is the same on one line only once."""
    distinct: dict[object, Trouble] = {}
    for trouble in sorted(troubles, key=lambda trouble: trouble.offset):
        values = {name: value for name, value in trouble.values.items() if name != "column"}
        distinct.setdefault((trouble.code, line_and_column(text, trouble.offset)[0], str(values)), trouble)
    return tuple(distinct.values())


def _once_a_conflict(troubles: tuple[Trouble, ...]) -> tuple[Trouble, ...]:
    """Return only those marks of git that open a conflict, and no field that stands on both its sides."""
    opening = [
        trouble for trouble in troubles if trouble.marked(Mark.CONFLICT) and str(trouble.values["mark"]).startswith("<")
    ]
    if not opening:
        return troubles
    return tuple(
        trouble
        for trouble in troubles
        if trouble in opening or not (trouble.marked(Mark.CONFLICT) or trouble.marked(Mark.TWICE))
    )


def _moved(trouble: Trouble, edits: Sequence[Edit]) -> Trouble:
    """Return ``trouble``, found in the corrected text, at its offset in the text as it is in the file."""
    offset = trouble.offset
    for edit in reversed(edits):
        offset = edit.before(offset)
    return replace(trouble, offset=offset)
