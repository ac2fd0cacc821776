"""What a document is by its first bytes and, for packed files, by the names of their parts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.records.file_kinds import BY_ENDING, Kind

HEAD_BYTES = 4_096

_STARTS = (
    ((b"PK\x03\x04", b"PK\x05\x06"), Kind.ZIP),
    ((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",), Kind.OLD_OFFICE),
    ((b"{\\rtf",), Kind.RTF),
    ((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM", b"II*\0", b"MM\0*"), Kind.IMAGE),
    ((b"wOF2",), Kind.FONT),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|title|meta|table)\b", re.IGNORECASE)
"""An element with which a web page starts, whatever its file is called."""
_PDF_WITHIN = 1_024

_FOLDERS = (("word/", Kind.WORD), ("xl/", Kind.EXCEL), ("ppt/", Kind.POWERPOINT))


def named_kind(suffix: str) -> Kind | None:
    """Return the kind that a file name ending in ``suffix`` (``pdf``) promises; ``None`` where it promises nothing."""
    kind = BY_ENDING.get(suffix.lower())
    return kind.content if kind else None


def kind_of(head: bytes) -> Kind:
    """Return the kind of a document by ``head``, its first ``HEAD_BYTES``; packed files are all just ``ZIP``."""
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return Kind.PDF
    for starts, kind in _STARTS:
        if head.startswith(starts):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.IMAGE
    return Kind.HTML if _is_html(head) else _text_or_unknown(head)


def packed_kind(names: Iterable[str]) -> Kind:
    """Return the kind of a packed file with parts called ``names``."""
    known = set(names)
    if "[Content_Types].xml" in known:
        for folder, kind in _FOLDERS:
            if any(name.startswith(folder) for name in known):
                return kind
    return Kind.OPEN_DOCUMENT if {"mimetype", "content.xml"} <= known else Kind.ZIP


def _is_html(head: bytes) -> bool:
    """Tell whether the first thing that is no comment, no declaration and no space is an HTML element."""
    text = head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n\x0c")
    while text.startswith((b"<?", b"<!--")):
        end = b"?>" if text.startswith(b"<?") else b"-->"
        _, is_closed, text = text.partition(end)
        if not is_closed:
            return False
        text = text.lstrip()
    return bool(_HTML.match(text))


def _text_or_unknown(head: bytes) -> Kind:
    """Tell text by the absence of control codes; a zero byte is fine where UTF-16 begins with its mark."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Kind.TEXT
    control = re.findall(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", head)
    return Kind.UNKNOWN if control else Kind.TEXT
