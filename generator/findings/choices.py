"""A choice and its Thai word in one definition."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A choice that people read in Thai: ``OK = "ok", "ปกติ"``; as text it is its key, ``thai`` is its word."""

    thai: str

    def __new__(cls, key: str, thai: str = "") -> Self:
        """Make the choice ``key``; without its word it is only looked up."""
        choice = str.__new__(cls, key)
        choice._value_ = key
        choice.thai = thai
        return choice
