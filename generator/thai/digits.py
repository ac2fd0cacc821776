"""Thai digits ๐–๙ and Arabic digits 0–9, each turned into the other; every other character stays."""

from __future__ import annotations

import re
from typing import Literal

Digits = Literal["arabic", "thai"]

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
ARABIC_DIGITS = "0123456789"

_THAI = re.compile(f"[{THAI_DIGITS}]")
_TO_ARABIC = str.maketrans(THAI_DIGITS, ARABIC_DIGITS)
_TO_THAI = str.maketrans(ARABIC_DIGITS, THAI_DIGITS)


def to_arabic(text: str) -> str:
    """Return ``text`` with every Thai digit as an Arabic one."""
    return text.translate(_TO_ARABIC) if _THAI.search(text) else text  # most texts have none, and that is seen sooner


def to_thai(text: str) -> str:
    """Return ``text`` with every Arabic digit as a Thai one."""
    return text.translate(_TO_THAI)


def in_digits(text: str, digits: Digits) -> str:
    """Return ``text``, written with Arabic digits, in the digits asked for."""
    return to_thai(text) if digits == "thai" else text
