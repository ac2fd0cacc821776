"""Addresses of the surveys in ITAS: that of service users is shown to everybody, that of the staff to nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

_GAP = "[\\s\u200b-\u200d\u2060\ufeff]*"
"""What copying and line ends put into an address."""
_STAFF_SURVEY = re.compile(
    rf"(?:https?:)?/*(?:www\.)?itas\.nacc\.go\.th\.?(?::\d+)?{_GAP}/+{_GAP}go{_GAP}/+{_GAP}iit{_GAP}/+{_GAP}[a-z0-9]+",
    re.IGNORECASE,
)
_HOST = "nacc"
_WRITTEN_IN_CODES = re.compile(r"[^\s<>]*[%&][^\s<>]*")


def staff_surveys(text: str) -> Iterator[tuple[int, str]]:
    """Give every address of a survey of the staff (IIT) in ``text``, with where it begins, however it is written.

    Words about that survey, and its address without a code, are none.
    """
    if _HOST not in text.lower():
        return
    found = {match.start(): match[0] for match in _STAFF_SURVEY.finditer(text)}
    for token in _WRITTEN_IN_CODES.finditer(text):
        plain = unescape(unquote(unquote(unescape(token[0]))))
        inside = _STAFF_SURVEY.search(plain)
        if inside and not any(token.start() <= start < token.end() for start in found):
            found[token.start()] = inside[0]
    yield from sorted(found.items())


def is_staff_survey(address: str) -> bool:
    """Tell whether ``address`` is, or leads to, a survey of the staff."""
    return next(staff_surveys(address), None) is not None
