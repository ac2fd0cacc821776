"""From a telephone number or a mail address as an official typed it to a link that works, or to none."""

from __future__ import annotations

import re
from urllib.parse import quote

from generator.thai.digits import to_arabic

_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
"""One mail address of the letters that every program follows: a name, and a host of two parts or more."""
_NEXT = re.compile(r",|/|ต่อ|หรือ|-\d{1,2}\s*$")
"""What stands behind the first number: the next one, an extension, or the end of a range (``0 2000 0000-2``)."""
_SHORTEST = 3
"""Digits of the shortest number that can be dialled (191)."""


def telephone_link(text: str | None) -> str | None:
    """Return the ``tel:`` address of the first number in ``text``, without spaces and words; None if it has none."""
    first = _NEXT.split(to_arabic(text or ""), maxsplit=1)[0]
    digits = re.sub(r"[^0-9]", "", first)
    if len(digits) < _SHORTEST:
        return None
    return f"tel:{'+' if first.strip().startswith('+') else ''}{digits}"


def mail_link(text: str | None, subject: str = "") -> str | None:
    """Return the ``mailto:`` address of ``text``, for a mail about ``subject``; ``None`` when it is no mail address."""
    if not text or not _MAIL.fullmatch(text):
        return None
    return f"mailto:{text}?subject={quote(subject, safe='')}" if subject else f"mailto:{text}"
