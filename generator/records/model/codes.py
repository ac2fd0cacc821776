"""Codes of the form in every notation people type, brought to one canonical spelling.

Item codes become ``O11``, question codes ``i20`` or ``e9``, sub-indicator codes ``9.4``. Scanned papers write
the letter O as a zero or as the Thai digit ``๐`` (``๐๑๗``, ``0๑๗``, ``017``) and the letter i as a one.
"""

from __future__ import annotations

import re

from generator.thai.digits import to_arabic

_ITEM = re.compile(r"^(?:[oO0]|ข้อ|โอ|ข้อ\s*[oO0])?\s*0*([1-9]\d?)$")
"""An item as papers and people write it: ``O11``, ``ข้อ 11``, ``ข้อ O11``, ``011``, or the number by itself."""
_QUESTION = re.compile(r"^([iIeE])\s*0*([1-9]\d?)$")
"""A question of a survey: ``i20`` of the staff's (IIT), ``e9`` of the public's (EIT)."""
_SUB_INDICATOR = re.compile(r"^(9|10)\.([1-9])$")
"""A sub-indicator of OIT: only indicators 9 and 10 have any."""


def item_code(text: str) -> str | None:
    """Return the canonical item code (``O11``) of ``text``, or ``None`` when it is no item code."""
    match = _ITEM.match(to_arabic(text).strip())
    return f"O{int(match[1])}" if match else None


def question_code(text: str) -> str | None:
    """Return the canonical question code (``i20``, ``e9``) of ``text``, or ``None`` when it is none."""
    match = _QUESTION.match(to_arabic(text).strip())
    return f"{match[1].lower()}{int(match[2])}" if match else None


def sub_indicator_code(text: str) -> str | None:
    """Return the sub-indicator code (``9.4``) of ``text`` with Arabic digits, or ``None`` when it is none."""
    plain = to_arabic(text).strip()
    return plain if _SUB_INDICATOR.match(plain) else None


def item_file_stem(code: str) -> str:
    """Return the file stem of an item's record: ``O1`` → ``o01``."""
    return f"o{int(code[1:]):02d}"


def item_number(code: str) -> int:
    """Return the number of a canonical item code: ``O11`` → 11."""
    return int(code[1:])
