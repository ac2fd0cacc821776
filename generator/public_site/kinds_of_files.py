"""What a web server should call each kind of file, and what comes of it where it calls it something else."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

TYPES: dict[str, tuple[str, ...]] = {
    ".html": ("text/html", "application/xhtml+xml"),
    ".css": ("text/css",),
    ".js": ("text/javascript", "application/javascript", "application/x-javascript"),
    ".svg": ("image/svg+xml",),
    ".json": ("application/json", "text/json", "text/plain", "application/octet-stream"),
    ".csv": ("text/csv", "text/plain", "application/csv", "application/vnd.ms-excel", "application/octet-stream"),
    ".txt": ("text/plain",),
    ".xml": ("application/xml", "text/xml", "application/atom+xml", "application/rss+xml"),
    ".pdf": ("application/pdf",),
    ".png": ("image/png",),
    ".jpg": ("image/jpeg",),
    ".jpeg": ("image/jpeg",),
    ".gif": ("image/gif",),
    ".webp": ("image/webp",),
}
"""The types with which browsers do what they should, by the ending of a name."""
USELESS_OTHERWISE = frozenset({".html", ".css", ".js", ".svg"})
"""Kinds that browsers do not show or do not use under another type."""
SHOWN_IN_PLACE = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp"})
READ_AS_TEXT = frozenset({".html", ".css", ".js", ".csv", ".txt", ".json", ".xml", ".svg"})
"""Kinds of which browsers believe what the server says of their letters."""
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_UTF_8 = frozenset({"utf-8", "utf8"})


def ending(path: str) -> str:
    """Return the ending of a file's name in small letters, with its dot."""
    return PurePosixPath(path).suffix.lower()


def type_of(header: str) -> str:
    """Return the type that a ``Content-Type`` header names, in small letters."""
    return header.partition(";")[0].strip().lower()


def is_right_type(path: str, header: str) -> bool:
    """Tell whether a server calls the file by one of its types; of other kinds every type is right."""
    known = TYPES.get(ending(path))
    return known is None or type_of(header) in known


def wrong_letters(path: str, header: str, content: bytes) -> str | None:
    """Return the encoding in which a browser is told to read a text of ours, where that would spoil it."""
    if ending(path) not in READ_AS_TEXT:
        return None
    charset = _CHARSET.search(header)
    if charset is None or charset[1].lower() in _UTF_8:
        return None
    # A text of ASCII letters alone is the same in nearly every encoding.
    return None if content.isascii() and charset[1].lower() not in {"utf-16", "utf-16le", "utf-16be"} else charset[1]
