"""States in code and in words at once, so that no state can be without its word and no word stands in two places."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Worded(StrEnum):
    """An enumeration whose members are their codes, as styles and data know them, and carry their Thai words."""

    thai: str

    def __new__(cls, code: str, thai: str = "") -> Self:
        """Make the member ``code``, which readers know as ``thai``; looking one up takes its code alone."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.thai = thai
        return member


class Verdict(Worded):
    """What an agency resolves on an indicator of its result; a printed layout may have words of its own for it."""

    IMPROVE = "improve", "ต้องปรับปรุง"
    MAINTAIN = "maintain", "รักษาและต่อยอด"
