"""Codes of the form in every notation people type, brought to one canonical spelling.

Item codes become ``O11``, question codes ``i20`` or ``e9``, sub-indicator codes ``9.4``. Scanned papers write
the letter O as a zero or as the Thai digit ``๐`` (``๐๑๗``, ``0๑๗``, ``017``) and the letter i as a one; people write
``OIT 18``, ``O-2``, ``o.3``, letters of full width, and letters of other alphabets that look the same.
"""

from __future__ import annotations

import re
import unicodedata

from generator.thai.digits import to_arabic

_HEAD = r"(?:ข้อ(?:ที่)?\s*)?"
_JOIN = r"\s*[-–.:]?\s*"
_ITEM = re.compile(rf"^{_HEAD}(?:(?:oit|โอไอที|โอ|o){_JOIN}|0)?0*([1-9]\d?)$", re.IGNORECASE)
"""An item as papers and people write it: ``O11``, ``ข้อ O11``, ``OIT-11``, ``o.11``, ``011``, or the number alone."""
_QUESTION = re.compile(rf"^{_HEAD}([ie])(?:it)?{_JOIN}0*([1-9]\d?)$", re.IGNORECASE)
"""A question of a survey: ``i20`` of the staff's (IIT), ``e9`` of the public's (EIT)."""
_SUB_INDICATOR = re.compile(r"^(?:ตัวชี้วัดย่อย(?:ที่)?\s*)?((?:9|10)\.[1-9])$")
"""A sub-indicator of OIT: only indicators 9 and 10 have any."""

_LOOKALIKES = str.maketrans("ОоΟοІіΙιЕеΕε", "OoOoIiIiEeEe")
"""Cyrillic and Greek letters that look like those of the codes."""
_FOR_DIGITS = str.maketrans("oOlI|bSsZz", "0011165522")
"""Letters that stand for digits where a hand or a scanner slipped."""
_LONGEST = 100
_NUMBER = re.compile(r"(?<!\d)0*([1-9]\d?)(?!\d)")


def item_code(text: str) -> str | None:
    """Return the canonical item code (``O11``) of ``text``, or ``None`` when it is no item code."""
    match = _ITEM.match(_plain(text))
    return f"O{int(match[1])}" if match else None


def meant_item(text: str) -> str | None:
    """Return the item code that ``text``, which is none, was probably meant for: it has one number that may be one."""
    plain = _plain(text)
    head = re.match(rf"{_HEAD}(?:oit|[a-z0])?", plain, re.IGNORECASE)
    rest = plain[head.end() if head else 0 :]
    numbers = {int(number) for number in _NUMBER.findall(rest.translate(_FOR_DIGITS))}
    return f"O{numbers.pop()}" if len(numbers) == 1 else None


def question_code(text: str) -> str | None:
    """Return the canonical question code (``i20``, ``e9``) of ``text``, or ``None`` when it is none."""
    match = _QUESTION.match(_plain(text))
    return f"{match[1].lower()}{int(match[2])}" if match else None


def sub_indicator_code(text: str) -> str | None:
    """Return the sub-indicator code (``9.4``) of ``text`` with Arabic digits, or ``None`` when it is none."""
    match = _SUB_INDICATOR.match(_plain(text))
    return match[1] if match else None


def item_file_stem(code: str) -> str:
    """Return the file stem of an item's record: ``O1`` → ``o01``."""
    return f"o{int(code[1:]):02d}"


def item_number(code: str) -> int:
    """Return the number of a canonical item code: ``O11`` → 11."""
    return int(code[1:])


def _plain(text: str) -> str:
    """Return ``text`` with ordinary letters and digits in place of those that look the same."""
    if len(text) > _LONGEST:
        return ""  # no code, and normal forms of long texts take time
    return to_arabic(unicodedata.normalize("NFKC", text)).translate(_LOOKALIKES).strip()
