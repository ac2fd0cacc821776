"""Addresses of the surveys in ITAS: that of service users is shown to everybody, that of the staff to nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote, urlsplit

_SPACE = "[ \\t\\r\u00a0\u200b-\u200d\u2060\ufeff]{0,8}"
_GAP = f"{_SPACE}\n?{_SPACE}"
"""What copying and line ends put into an address, and no more of it than could be; a blank line begins another text."""
_STROKE = rf"{_GAP}(?:\\?/){{1,8}}{_GAP}"
"""JSON may write it with a backslash."""
_STEP_BACK = r"(?:\./|[\w.-]{1,40}/\.\./){0,8}"
"""Steps in a path that lead nowhere, ``./`` and ``x/../``. Bounded, so that a long path is not tried in every way."""
_STAFF_SURVEY = re.compile(
    rf"(?:https?:)?(?:\\?/){{0,8}}(?:www\.)?itas\.nacc\.go\.th\.?(?::\d+)?{_STROKE}{_STEP_BACK}go{_STROKE}{_STEP_BACK}iit"
    rf"(?:{_STROKE}[a-z0-9]+|/{{0,8}}\?\w{{1,20}}=[a-z0-9]+)",
    re.IGNORECASE,
)
"""The address of the staff's survey with its code, in the path or behind a question mark, with or without protocol."""
_HOST = "nacc"
_ITAS = "itas.nacc.go.th"
_PUBLIC = re.compile(r"/go/eit/([a-z0-9]+)/?", re.IGNORECASE)
_CODE_LENGTH = 6
_TOKEN = re.compile(r"[^\s<>]+")
"""A word in which an address may be coded: up to white space or an angle bracket."""
_CODED = re.compile("[%&]")
"""What is in every coded address: a percent sign, or the ampersand of an HTML entity."""


def staff_surveys(text: str) -> Iterator[tuple[int, str]]:
    """Yield every address of a survey of the staff (IIT) in ``text``, with where it begins, however it is written.

    Words about that survey, and its address without a code, are none.
    """
    if _HOST not in text.lower():
        return
    addresses = {match.start(): match[0].replace("\\/", "/") for match in _STAFF_SURVEY.finditer(text)}
    for token in _TOKEN.finditer(text) if _CODED.search(text) else ():
        if not _CODED.search(token[0]):
            continue
        plain = unescape(unquote(unquote(unescape(token[0]))))
        inside = _STAFF_SURVEY.search(plain)
        if inside and not any(token.start() <= start < token.end() for start in addresses):
            addresses[token.start()] = inside[0]
    yield from sorted(addresses.items())


def is_staff_survey(address: str) -> bool:
    """Tell whether ``address`` is, or leads to, a survey of the staff."""
    return next(staff_surveys(address), None) is not None


def why_no_public_survey(address: str) -> str:
    """Say in Thai why ``address``, which is one of the web, is not that of a public's survey (EIT) as ITAS gives it.

    Where only its writing is wrong, the right one is told.
    """
    if is_staff_survey(address):
        return "เป็นแบบวัด IIT ของเจ้าหน้าที่ ห้ามเผยแพร่"
    parts = urlsplit(address)
    host = (parts.hostname or "").rstrip(".")
    if host.removeprefix("www.") != _ITAS:
        return f"ไม่ได้อยู่ที่ {_ITAS}"
    survey = _PUBLIC.fullmatch(parts.path)
    if survey is None:
        return "ไม่ลงท้ายด้วย /go/eit/ และรหัส 6 ตัว"
    if len(survey[1]) != _CODE_LENGTH:
        return f"รหัสต้องมี 6 ตัว แต่ “{survey[1]}” มี {len(survey[1])} ตัว"
    reasons = " และ".join(_slips(address, parts.netloc, parts.path, survey[1]))
    return f"{reasons} เขียนเป็น https://{_ITAS}/go/eit/{survey[1]}"


def _slips(address: str, netloc: str, path: str, code: str) -> Iterator[str]:
    """Yield what is wrong with the writing of a survey's address."""
    scheme = address.partition(":")[0]
    if scheme.lower() == "http":
        yield "ต้องขึ้นต้นด้วย https://"
    if scheme != scheme.lower() or netloc != netloc.lower() or not path.startswith("/go/eit/"):
        yield "เขียนด้วยตัวพิมพ์ใหญ่ ต้องเป็นตัวพิมพ์เล็กทั้งหมดหน้ารหัส"
    if netloc.lower() != _ITAS:
        yield f"ชื่อเว็บไซต์ต้องเป็น {_ITAS} เท่านั้น"
    if not address.endswith(code):
        yield "มีสิ่งต่อท้ายรหัส"
