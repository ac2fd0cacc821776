"""Codes of items as forms print them: ``O11``, ``MOIT5``, ``1.2``. What precedes the numbers is whatever the form says.

A code is letters, which one form has alike, and numbers set apart by dots. A number alone is no code: in papers it
means the item of that number in whichever form is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

CODE_PATTERN = r"^(?:[A-Z]{1,8}[1-9]\d{0,2}(?:\.[1-9]\d{0,2}){0,2}|[1-9]\d?(?:\.[1-9]\d{0,2}){1,2})$"
_CODE = re.compile(CODE_PATTERN)
_PARTS = re.compile(r"([A-Z]*)([0-9.]*)")


def is_code(text: str) -> bool:
    """Return whether ``text`` is a code in its one canonical spelling."""
    return _CODE.fullmatch(text) is not None


def letters(code: str) -> str:
    """Return the letters that a canonical code begins with: ``MOIT`` of ``MOIT5``, nothing of ``1.2``."""
    match = _PARTS.match(code)
    return match[1] if match else ""


def numbers(code: str) -> tuple[int, ...]:
    """Return the numbers of a canonical code: ``(11,)`` of ``O11``, ``(1, 2)`` of ``1.2``."""
    return tuple(int(piece) for piece in code.removeprefix(letters(code)).split(".") if piece.isdecimal())


def in_order(code: str) -> tuple[str, tuple[int, ...]]:
    """Return what a canonical code is sorted by: its letters, then its numbers as numbers."""
    return letters(code), numbers(code)


def slug(code: str) -> str:
    """Return how a canonical code stands in an address, which is permanent: ``o11``, ``moit5``, ``1-2``."""
    return code.lower().replace(".", "-")


def file_stem(code: str) -> str:
    """Return the stem of the file that answers an item: ``o01``, ``moit05``, ``1-2``; files stand in order by name."""
    head, every = letters(code), numbers(code)
    if not head:
        return slug(code)
    return "-".join([f"{head.lower()}{every[0]:02d}", *map(str, every[1:])])


def common_letters(codes: Iterable[str]) -> str:
    """Return the letters that all canonical ``codes`` begin with; nothing where they differ, or there are none."""
    found = {letters(code) for code in codes}
    return found.pop() if len(found) == 1 else ""
