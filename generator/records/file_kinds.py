"""The kinds of file that may be published: one line for each, and everything that asks about kinds of file reads it.

What a server may run, and the cure for every other kind, stands in ``loading/publishable.py``.
"""

from __future__ import annotations

from enum import Flag, auto
from typing import NamedTuple

from generator.findings.choices import Choice


class Kind(Choice):
    """What the bytes of a document are, whatever its name says."""

    PDF = "pdf", "เอกสาร PDF"
    WORD = "word", "เอกสาร Word (.docx)"
    EXCEL = "excel", "สมุดงาน Excel (.xlsx)"
    POWERPOINT = "powerpoint", "งานนำเสนอ PowerPoint (.pptx)"
    OLD_OFFICE = "old_office", "เอกสาร Office รุ่นเก่า (.doc .xls .ppt)"
    OPEN_DOCUMENT = "open_document", "เอกสาร OpenDocument"
    ZIP = "zip", "แฟ้มบีบอัด ZIP"
    TEXT = "text", "ข้อความธรรมดา"
    HTML = "html", "หน้าเว็บ (HTML)"
    RTF = "rtf", "เอกสาร RTF"
    IMAGE = "image", "ภาพ"
    FONT = "font", "แบบอักษร"
    UNKNOWN = "unknown"


OFFICE = frozenset({Kind.WORD, Kind.EXCEL, Kind.POWERPOINT})
"""Packed files of Microsoft Office, with the same parts for links, macros and what is packed into them."""
PACKED = OFFICE | {Kind.OPEN_DOCUMENT}
"""Packed files that are documents; any other is an archive, which is not published."""
READ_WHOLE = PACKED | {Kind.TEXT, Kind.RTF}
"""Of these, only what is too long is not read to its end."""


class Use(Flag):
    """What a file of a kind is good for."""

    DOCUMENT = auto()
    """May be given as evidence or linked from a page."""
    OPEN = auto()
    """Open data: a program can read it as a table."""
    PAPER = auto()
    """For reading and printing, and nothing else."""
    PICTURE = auto()
    """May be shown on a page; SVG is left out, because it can carry a script."""
    FONT = auto()
    """A typeface for the pages."""


class FileKind(NamedTuple):
    """Files with one of ``endings``: what their bytes must be, what they are good for, how they may begin."""

    endings: tuple[str, ...]
    content: Kind
    use: Use
    begins: tuple[bytes, ...] = ()


_ZIP, _OLE, _RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
_MODERN, _OLD = (_ZIP, _OLE), (_OLE, _ZIP, _RTF)
"""An encrypted modern Office file has the mark of the old ones, and the other way round is often seen."""
_DATA, _PAPER, _PICTURE = Use.DOCUMENT | Use.OPEN, Use.DOCUMENT | Use.PAPER, Use.DOCUMENT | Use.PAPER | Use.PICTURE

FILE_KINDS = (
    FileKind(("pdf",), Kind.PDF, _PAPER, (b"%PDF-",)),
    FileKind(("docx",), Kind.WORD, _PAPER, _MODERN),
    FileKind(("xlsx",), Kind.EXCEL, _DATA, _MODERN),
    FileKind(("pptx",), Kind.POWERPOINT, _PAPER, _MODERN),
    FileKind(("doc", "ppt"), Kind.OLD_OFFICE, _PAPER, _OLD),
    FileKind(("xls",), Kind.OLD_OFFICE, Use.DOCUMENT, _OLD),
    FileKind(("odt",), Kind.OPEN_DOCUMENT, _PAPER, _MODERN),
    FileKind(("ods",), Kind.OPEN_DOCUMENT, _DATA, _MODERN),
    FileKind(("odp",), Kind.OPEN_DOCUMENT, Use.DOCUMENT),
    FileKind(("rtf",), Kind.RTF, Use.DOCUMENT),
    FileKind(("csv", "json", "geojson"), Kind.TEXT, _DATA),
    FileKind(("txt",), Kind.TEXT, Use.DOCUMENT),
    FileKind(("png",), Kind.IMAGE, _PICTURE, (b"\x89PNG",)),
    FileKind(("jpg", "jpeg"), Kind.IMAGE, _PICTURE, (b"\xff\xd8\xff",)),
    FileKind(("gif",), Kind.IMAGE, _PICTURE, (b"GIF8",)),
    FileKind(("webp",), Kind.IMAGE, Use.DOCUMENT | Use.PICTURE),
    FileKind(("tif", "tiff"), Kind.IMAGE, _PAPER),
    FileKind(("woff2",), Kind.FONT, Use.FONT),
)


def endings(use: Use) -> frozenset[str]:
    """Return the endings, in small letters and without a dot, of the kinds of file that are good for ``use``."""
    return frozenset(ending for kind in FILE_KINDS if use in kind.use for ending in kind.endings)


BY_ENDING = {ending: kind for kind in FILE_KINDS for ending in kind.endings}
