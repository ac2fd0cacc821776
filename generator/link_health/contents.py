"""What the beginning of an answer tells: a page that keeps readers out, or something else than was asked for."""

from __future__ import annotations

import re
from http import HTTPStatus
from pathlib import PurePosixPath
from urllib.parse import unquote

from urllib3.util import Url

from generator.link_health.fetch import Fetched
from generator.records.file_kinds import BY_ENDING

_WALLS = (
    b"<title>just a moment",
    b"cf-chl-",
    b"/cdn-cgi/challenge-platform",
    b"_incapsula_resource",
    b"<title>attention required! | cloudflare",
    b"ddos-guard",
)
"""What the pages say that the common shields show to programs."""

_TITLE = re.compile(rb"<title[^>]*>(.{1,300}?)</title", re.IGNORECASE | re.DOTALL)
"""The title of a page; bounded, so that an element that nothing closes is not followed to the end of the page."""
_SAYS_GONE = re.compile(
    r"\b404\b.*\bnot found\b|\bnot found\b.*\b404\b|^\W*(error\W*)?404\W*$|^\W*not found\W*$"
    r"|\b(page|file|document) (was |could )?not (be )?found\b|\baccount (has been )?suspended\b"
    r"|ไม่พบ(หน้า|เพจ|ไฟล์|แฟ้ม|เอกสารที่)",
    re.IGNORECASE,
)
"""Titles of pages that stand in for one that is gone; in titles only, as texts may speak of such things."""
_LOGIN_HOSTS = frozenset({"accounts.google.com", "login.microsoftonline.com", "login.live.com"})
_LOGIN_PATH = re.compile(r"/(wp-)?(log-?in|sign-?in|log-?on|servicelogin)(\.[a-z]{2,5})?/?$", re.IGNORECASE)
"""A path that ends at a page to log in at, as WordPress and others call it."""

_MARKS = {ending: kind.begins for ending, kind in BY_ENDING.items() if kind.begins} | {
    "zip": (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    "rar": (b"Rar!",),
}
"""How files of a kind begin, those too that are only linked to."""
_PLAIN = frozenset({"csv", "txt", "json", "xml", "mp3", "mp4"})
_MARK_WITHIN = 1024
"""Programs accept a PDF whose mark stands within the first kilobyte."""


def is_bot_wall(fetched: Fetched) -> bool:
    """Tell whether the answer is there to keep programs out; a person may see the real page."""
    if "challenge" in fetched.headers.get("cf-mitigated", "").lower():
        return True
    start = fetched.body[:20_000].lower()
    return fetched.status in {200, 202, 403, 405, 503} and any(wall in start for wall in _WALLS)


def says_gone(fetched: Fetched) -> bool:
    """Tell whether a page came that says in its title that there is nothing, though its status says otherwise."""
    title = _TITLE.search(fetched.body)
    return fetched.status == HTTPStatus.OK and title is not None and bool(_SAYS_GONE.search(_text(title[1])))


def _text(raw: bytes) -> str:
    """Read a Thai text in the encoding of today or of old pages."""
    try:
        return raw.decode("utf-8").strip()
    except UnicodeDecodeError:
        return raw.decode("cp874", "replace").strip()


def is_login(url: Url) -> bool:
    """Tell whether ``url`` is a page to log in at: of a service that files are shared by, or of any web site."""
    return url.host in _LOGIN_HOSTS or bool(_LOGIN_PATH.search(url.path or ""))


def is_something_else(path: str, fetched: Fetched) -> bool:
    """Tell whether an address whose path ends like a file gave a web page, or another kind of file."""
    suffix = _suffix(path)
    if suffix in _MARKS:
        start = fetched.body[:_MARK_WITHIN]
        return not any(mark in start for mark in _MARKS[suffix])
    return suffix in _PLAIN and _is_page(fetched.body)


def is_sent_as_text(fetched: Fetched) -> bool:
    """Tell whether a PDF came that the server calls a text or a page: browsers then show its bytes as letters."""
    kind = fetched.headers.get("content-type", "").lower()
    return fetched.body[:_MARK_WITHIN].lstrip().startswith(b"%PDF-") and kind.startswith("text/")


def _is_page(body: bytes) -> bool:
    start = body[:_MARK_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html"))


def _suffix(path: str) -> str:
    return PurePosixPath(unquote(path)).suffix.lower().removeprefix(".")
