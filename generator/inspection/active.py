"""What acts in a file beside what it shows: other content in front or behind, macros, objects, remote templates.

Everything here looks at bytes and at names of parts; nothing is run, and nothing is unpacked that was not guarded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from xml.etree.ElementTree import iterparse
from zipfile import ZipFile

from generator.inspection.result import Active
from generator.records.file_kinds import OFFICE, Kind

_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|script|iframe|object|embed|svg|meta|plaintext)[\s>/]"
    rb"|<[a-z][^>]{0,200}?(?:\son[a-z]+\s*=|javascript:)|<\?php|<%@",
    re.IGNORECASE,
)
"""What makes browsers that guess take a text for a page, in which it would act, and openings of servers' programs."""

_GUESSED_WITHIN = 1_024
_STARTS_LIKE_MARKUP = re.compile(rb"<[a-z!?/%]", re.IGNORECASE)
"""How a text starts that is markup and no table or letter: an element, a comment or a server's program."""

_PROGRAM = re.compile(rb"<\?php\s|<script[\s>/]|<!doctype\s+html|<html[\s>]|<iframe\s", re.IGNORECASE)
"""Longer than what comes about by chance in a picture of many megabytes."""

_OTHER_FILES = (
    *(b"MZ", b"\x7fELF", b"#!", b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf"),
    *(b"\xd0\xcf\x11\xe0", b"GIF8", b"\xff\xd8\xff"),
)
_ZIP_END, _ZIP_END_BYTES, _ZIP_COMMENT_BYTES = b"PK\x05\x06", 22, 65_535

_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
_MACRO_SHEETS, _CONTROLS = "/macrosheets/", "/activex/"
_NO_MODULE = re.compile(r"(?:script|dialog)-l[bc]\.xml$")
"""Lists of a library's modules, which every OpenDocument file with empty libraries has, and which run nothing."""
_OF_MACROS, _OF_A_MACRO_PART = b"macroenabled", b"ms-office.vbaproject"
_REMOTE = ("/attachedtemplate", "/oleobject", "/frame", "/subdocument")
_PACKED_OBJECT = "\x01Ole10Native\0\0".encode("utf-16-le")
_OLD_MACROS = tuple(f"{name}\0\0".encode("utf-16-le") for name in ("_VBA_PROJECT", "_VBA_PROJECT_CUR"))
"""Names in the directory of an older office file, which fills them up with zeros: a text that names them does not."""

_RTF_TEMPLATE = re.compile(rb"\\\*\s*\\template\s+(?:https?|ftp)://", re.IGNORECASE)
"""A template that Word would fetch from the web when it opens the file."""
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]+:(?!/{0,3}[a-z]:)|[\\/]{2}", re.IGNORECASE)
"""Start of an address on another machine; a drive of the author's own is nowhere for anybody else."""


def in_file(raw: bytes, kind: Kind) -> tuple[Active, ...]:
    """Return what acts in ``raw``, a file of that ``kind`` by its first bytes; packed files are looked at apart."""
    looks = {
        Kind.TEXT: _in_text,
        Kind.PDF: _around_pdf,
        Kind.IMAGE: _in_picture,
        Kind.OLD_OFFICE: _in_old_office,
        Kind.RTF: _in_rtf,
    }
    look = looks.get(kind)
    return tuple(look(raw)) if look else ()


def in_package(raw: bytes, kind: Kind) -> tuple[Active, ...]:
    """Return what acts in ``raw``, a packed file of that ``kind`` that was found harmless to unpack."""
    with ZipFile(BytesIO(raw)) as packed:
        names = packed.namelist()
        if kind is Kind.OPEN_DOCUMENT:
            modules = (name for name in names if name.startswith(("Basic/", "Scripts/")) and not name.endswith("/"))
            return (Active.MACRO,) if any(not _NO_MODULE.search(name) for name in modules) else ()
        if kind not in OFFICE:
            return ()
        return tuple(dict.fromkeys(_in_office(packed, names)))


def _in_office(packed: ZipFile, names: Iterable[str]) -> Iterator[Active]:
    types = packed.read("[Content_Types].xml").lower()
    if _OF_MACROS in types:
        yield Active.MACRO_FORMAT
    if _OF_A_MACRO_PART in types:
        yield Active.MACRO
    for name in names:
        small = f"/{name.lower()}"
        if small.endswith(_MACRO_PARTS) or _MACRO_SHEETS in small:
            yield Active.MACRO
        elif _CONTROLS in small:
            yield Active.OBJECT
        elif "/embeddings/" in small and small.endswith(".bin"):
            if _PACKED_OBJECT in packed.read(name):
                yield Active.OBJECT
        elif small.endswith(".rels") and _leads_out(packed, name):
            yield Active.REMOTE


def _leads_out(packed: ZipFile, name: str) -> bool:
    """Tell whether a part draws in something from another place when the document is opened."""
    with packed.open(name) as stream:
        return any(
            element.get("TargetMode") == "External"
            and element.get("Type", "").lower().endswith(_REMOTE)
            and _ELSEWHERE.match(element.get("Target", "").strip())
            for _, element in iterparse(stream)  # noqa: S314 - guarded() has refused every document type
        )


def _in_text(raw: bytes) -> Iterator[Active]:
    head = raw[: 2 * _GUESSED_WITHIN].replace(b"\0", b"")[:_GUESSED_WITHIN]
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x0b\x0c")
    if _STARTS_LIKE_MARKUP.match(start) or _MARKUP.search(head):
        yield Active.WEB


def _around_pdf(raw: bytes) -> Iterator[Active]:
    """Tell of other content in front of a PDF or behind it; printers' job commands may well stand in front."""
    front = raw.partition(b"%PDF-")[0]
    if b"<" in front or front.startswith(_OTHER_FILES) or _ends_packed(raw):
        yield Active.WEB


def _in_picture(raw: bytes) -> Iterator[Active]:
    if _PROGRAM.search(raw) or _ends_packed(raw):
        yield Active.WEB


def _ends_packed(raw: bytes) -> bool:
    """Tell whether a packed file is hung on behind: its list of parts ends, with a comment, where the file ends."""
    start = raw.rfind(_ZIP_END, max(0, len(raw) - _ZIP_END_BYTES - _ZIP_COMMENT_BYTES))
    comment = int.from_bytes(raw[start + _ZIP_END_BYTES - 2 : start + _ZIP_END_BYTES], "little")
    return start >= 0 and start + _ZIP_END_BYTES + comment == len(raw)


def _in_old_office(raw: bytes) -> Iterator[Active]:
    if any(name in raw for name in _OLD_MACROS):
        yield Active.MACRO
    if _PACKED_OBJECT in raw:
        yield Active.OBJECT


def _in_rtf(raw: bytes) -> Iterator[Active]:
    if b"\\objdata" in raw:
        yield Active.OBJECT
    if _RTF_TEMPLATE.search(raw):
        yield Active.REMOTE
