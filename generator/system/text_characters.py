"""Characters that people cannot see or should not type, named in Thai, and positions as an editor shows them.

A line ends at LF, CRLF or CR and nowhere else, and a column counts characters (code points), both from 1: what
Notepad, VS Code and vi show. YAML 1.1 knows more line breaks; ``UNUSUAL_BREAK`` finds them.
"""

from __future__ import annotations

import re
import unicodedata

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no record can mean: control codes, halves of surrogate pairs, non-characters."""

UNUSUAL_BREAK = re.compile("[\x85\u2028\u2029]")
"""Line breaks that editors do not count as such: NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR."""

INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Everything that looks like a space or like nothing, except the space itself."""

_NAMES = {
    "\x00": "อักขระว่าง NUL",
    "\t": "แท็บ",
    "\x0b": "ขึ้นบรรทัดของ Word",
    "\x0c": "ขึ้นหน้าใหม่",
    "\x1b": "อักขระ Esc",
    "\x7f": "อักขระ Delete",
    "\x85": "ขึ้นบรรทัดแบบ NEL",
    "\xa0": "ช่องว่างห้ามตัดบรรทัด (NBSP)",
    "\xad": "ยัติภังค์ซ่อน",
    "\u200b": "ช่องว่างกว้างศูนย์",
    "\u200c": "ตัวห้ามเชื่อมกว้างศูนย์",
    "\u200d": "ตัวเชื่อมกว้างศูนย์",
    "\u200e": "เครื่องหมายซ้ายไปขวา",
    "\u200f": "เครื่องหมายขวาไปซ้าย",
    "\u2028": "ตัวแบ่งบรรทัดซ่อน",
    "\u2029": "ตัวแบ่งย่อหน้าซ่อน",
    "\u202f": "ช่องว่างแคบห้ามตัดบรรทัด",
    "\u2060": "ตัวเชื่อมคำ",
    "\u3000": "ช่องว่างเต็มความกว้าง",
    "\ufeff": "เครื่องหมาย BOM",
}

SHOWN_LENGTH = 60
"""How many characters of the user's text a message repeats."""


def name_of(character: str) -> str:
    """Name a character for people: Thai name where there is one, and its code point ``U+00A0``."""
    name = _NAMES.get(character) or unicodedata.name(character, "อักขระควบคุม")
    return f"{name} U+{ord(character):04X}"


def shown(text: str, limit: int = SHOWN_LENGTH) -> str:
    """Return ``text`` on one line, at most ``limit`` characters, with every invisible character made visible."""
    short = text if len(text) <= limit else text[: limit - 1] + "…"
    return re.sub(r"\s*[\r\n]\s*", " ", INVISIBLE.sub(_visible, short))


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the 1-based line and column of the character at ``offset`` of ``text``."""
    line = text.count("\n", 0, offset) + 1
    start = text.rfind("\n", 0, offset)
    if "\r" in text:
        line += text.count("\r", 0, offset) - text.count("\r\n", 0, offset)
        start = max(start, text.rfind("\r", 0, offset))
    return line, offset - start


def line_span(text: str, offset: int) -> tuple[int, int]:
    """Return the offsets where the line around ``offset`` starts and where it ends, its line break left out."""
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    ends = [end for end in (text.find("\n", offset), text.find("\r", offset)) if end >= 0]
    return start, min(ends, default=len(text))


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    return character if character in "\r\n" else f"‹U+{ord(character):04X}›"
