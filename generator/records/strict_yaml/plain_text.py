"""Plain (unquoted) text that YAML reads without complaint, but not as it was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.records.strict_yaml.events import ScalarEvent
from generator.records.strict_yaml.lines import EXAMPLE_LENGTH, line_at, quoted
from generator.records.strict_yaml.trouble import Trouble
from generator.system.text_characters import line_span, shown

CODES = ("W171", "W172", "W173", "W174")

_HASH = re.compile(r"#(?<=[ \t]#)(?:[^\s#]|[ \t]+[0-9๐-๙])")
"""A ``#`` behind a space, and behind it at once a word, or a number: text as often as a comment.

The ``#`` is sought before the space in front of it is looked at: most texts have spaces and none of these.
"""
_TAGGED = re.compile(r"[ \t]+(#[^\s#][^\r\n]*)")
"""A comment that reads like a tag, ``#แผนงาน``: meant as text."""
_NUMBERED = re.compile(r"[ \t]+(#[ \t]+[0-9๐-๙][^\r\n]*)")
"""A comment that begins with a number, ``# 5``: text behind a word of an address, else an honest comment."""
_ADDRESS_WORD = re.compile(r"(หมู่|หมู่ที่|ม\.|เลขที่|ซอย|ซ\.|ห้อง|ชั้น|อาคาร|ตึก|โทร\.?|เบอร์|No\.?)$", re.IGNORECASE)
"""The last word of a value behind which a number with ``#`` belongs to an address: ``หมู่ # 5``."""

_BULLET_LINE = re.compile(r"[\r\n][^\S\r\n]*(-(?=\s|[^\s\d-])|[•·▪●○*]|\(?[0-9๐-๙]{1,2}[.)](?=\s))")
"""A later line of a value that begins like an entry of a list, with a mark or a number: YAML runs it into the first."""
_STARTS_BULLET = re.compile(r"-[^\s\d-]|[•·▪●○–—]\s*\S")
"""A value that begins like an entry of a list: ``-คำ`` without the space (but not ``-5``), or with a bullet of Word."""
_UNSPACED_FIELD = re.compile(
    r"(?!(?:https?|ftps?|mailto|tel|sms|urn|data|file|line|javascript):)([a-z][a-z0-9_]*)[:：](?!//)(\S[^\r\n]*)"
)
"""``field:value`` without the space, which YAML reads as running text; addresses (``https:``, ``tel:``) look alike."""
_NEXT_LINE = re.compile(r"[\r\n]+ *")
"""From the end of a line to the first word of the next that has one."""
_LINE_HEAD = re.compile(r"[ ]*(?:- +)*")
"""Indentation, and the dashes of a list in a list."""
_CURLY = {"“": "”", "„": "”", "‘": "’", "«": "»", "”": "”"}
_WATCHED = frozenset("-•·▪●○–—“„‘«”")


def has_swallowing_hash(text: str) -> bool:
    """Tell whether a ``#`` anywhere in ``text`` could have cut a value short; most files have none."""
    return _HASH.search(text) is not None


def is_suspect(value: str, event: ScalarEvent) -> bool:
    """Tell quickly whether the plain ``value`` read by ``event`` deserves a closer look by ``suspicions``."""
    in_lines = event.start_mark.line != event.end_mark.line
    return in_lines or value[0] in _WATCHED or ":" in value or "：" in value


def suspicions(text: str, start: int, end: int) -> Iterator[Trouble]:
    """Look closely at the plain value that stands in ``text`` from ``start`` to ``end``."""
    written = text[start:end]
    closing = _CURLY.get(written[0], "")
    if closing and written.find(closing, 1) == len(written) - 1:
        yield Trouble("W172", start, {"value": shown(written)}, shown(quoted(written[1:-1]), EXAMPLE_LENGTH))
    line_start, _ = line_span(text, start)
    on_own_line = _LINE_HEAD.fullmatch(text, line_start, start) is not None
    entry = _BULLET_LINE.search(written)
    if on_own_line and _STARTS_BULLET.match(written):
        yield Trouble("W173", start, {"value": shown(written)})
    elif entry:
        yield Trouble("W173", start + entry.start(1), {"value": shown(written)})
    beginnings = [line_break.end() for line_break in _NEXT_LINE.finditer(written)]
    for offset in [0, *beginnings] if on_own_line else beginnings:
        if field := _UNSPACED_FIELD.match(written, offset):
            example = shown(f"{field[1]}: {field[2]}", EXAMPLE_LENGTH)
            yield Trouble("W174", start + offset, {"key": field[1]}, example)


def swallowed(text: str, value: str, end: int) -> Iterator[Trouble]:
    """Tell of a comment right behind the plain ``value`` that ends at ``end``, if it reads like part of the text."""
    comment = _TAGGED.match(text, end) or (_ADDRESS_WORD.search(value) and _NUMBERED.match(text, end))
    if comment:
        whole = f"{value} {comment[1].rstrip()}".strip()
        kept = f"“{shown(value)}”" if value else "ค่าว่าง"
        line = line_at(text, end)
        example = "" if line.value.startswith(("[", "{")) else line.with_value(quoted(whole))
        yield Trouble("W171", comment.start(1), {"lost": shown(comment[1].rstrip()), "kept": kept}, example)


def next_content(text: str, offset: int) -> int | None:
    """Return where the next line that is neither blank nor comment nor ``...`` starts, or ``None`` at the end."""
    for line in text[offset:].splitlines(keepends=True):
        content = line.strip()
        if content and not content.startswith(("#", "...")):
            return offset + line.index(content)
        offset += len(line)
    return None
