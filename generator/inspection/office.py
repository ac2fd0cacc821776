"""What office files have in common: a packed folder of XML parts, which may be a trap.

A part that would unpack out of all proportion, too many parts, or a part that declares a document type (which office
files never do, and which entity bombs need) is refused before any library opens the file.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from html import unescape
from io import BytesIO
from xml.etree.ElementTree import iterparse
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - its name in zlib says nothing

from generator.inspection.bounds import HARMLESS, LINKS, PART_BYTES, PARTS, PICTURES, RATIO, UNPACKED_BYTES
from generator.inspection.images import is_located
from generator.inspection.kind import packed_kind
from generator.inspection.result import Problem
from generator.records.file_kinds import PACKED, Kind

BROKEN_ZIP = (BadZipFile, ZlibError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, SyntaxError)
"""What unpacking a damaged file, or reading its XML, raises; the errors of both XML parsers are syntax errors."""

_HYPERLINK = "/hyperlink"
_NO_XML = (".svg", ".htm", ".html", ".mht", ".emf", ".wmf", ".bin")
"""Parts beside the pictures that no library reads as XML, and that may well declare a document type."""

READ_OF_OPEN_DOCUMENTS = ("content.xml", "styles.xml")
"""The text, and what stands at the head and foot of its pages."""
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n"}
_ENDS_PARAGRAPH = frozenset({"p", "comment", "threadedComment", "si", "cm"})
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff")
_OF_ITAS = re.compile(rb"itas\.nacc\.go\.th[^\s\"'<>]{0,300}", re.IGNORECASE)
"""The host of ITAS and what follows it up to a space, quote or bracket; bounded, as no address there is that long."""
_CHUNK = 1 << 20


class TrapError(Exception):
    """The file is not to be opened any further; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        """Remember ``problem``."""
        super().__init__(problem)
        self.problem = problem


def guarded(raw: bytes) -> Kind:
    """Return what kind of packed file ``raw`` is, once it is seen to be harmless; raises ``TrapError``."""
    try:
        with ZipFile(BytesIO(raw)) as packed:
            parts = packed.infolist()
            kind = packed_kind(part.filename for part in parts)
            if kind in PACKED:
                _refuse_bombs(parts)
                for part in parts:
                    _read_through(packed, part, kind)
    except BROKEN_ZIP as error:
        raise TrapError(Problem.DAMAGED) from error
    return kind


def hyperlinks(raw: bytes) -> tuple[str, ...]:
    """Return the addresses that a guarded Word or Excel file links to, each once."""
    addresses: dict[str, None] = {}
    with ZipFile(BytesIO(raw)) as packed:
        for name in packed.namelist():
            if name.endswith(".rels"):
                addresses.update(dict.fromkeys(_targets(packed, name)))
    return tuple(addresses)[:LINKS]


def located_pictures(raw: bytes) -> int:
    """Count the pictures in a guarded Word or Excel file that tell where they were taken."""
    with ZipFile(BytesIO(raw)) as packed:
        names = [name for name in packed.namelist() if name.lower().endswith(_PICTURES)]
        return sum(is_located(packed.read(name)) for name in names[:PICTURES])


def _refuse_bombs(parts: list[ZipInfo]) -> None:
    """Refuse by what the parts say of their own size; unpacking never gives more than they say."""
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED_BYTES:
        raise TrapError(Problem.BOMB)
    for part in parts:
        if part.file_size > PART_BYTES:
            raise TrapError(Problem.BOMB)
        if part.file_size > HARMLESS and part.file_size > RATIO * part.compress_size:
            raise TrapError(Problem.BOMB)


def survey_addresses(raw: bytes) -> Iterator[str]:
    """Yield what looks like an address of ITAS anywhere in the parts of a guarded file: fields, formulas, shapes."""
    with ZipFile(BytesIO(raw)) as packed:
        for name in packed.namelist():
            if name.lower().endswith((".xml", ".rels", ".vml")):
                for address in _OF_ITAS.findall(packed.read(name)):
                    yield unescape(address.decode(errors="replace"))


def paragraphs(packed: ZipFile, name: str, texts: Container[str] = ("t", "text")) -> Iterator[str]:
    """Yield the paragraphs of a part of a guarded file: what stands in elements called ``texts``, put together."""
    line: list[str] = []
    with packed.open(name) as stream:
        for _, element in iterparse(stream):  # noqa: S314 - guarded() has refused every document type
            local = element.tag.rpartition("}")[2]
            if local in texts:
                line.append(element.text or "")
            elif local in _BREAKS:
                line.append(_BREAKS[local])
            elif local in _ENDS_PARAGRAPH:
                if words := "".join(line).strip():
                    yield words
                line.clear()
    if words := "".join(line).strip():
        yield words


def _read_through(packed: ZipFile, part: ZipInfo, kind: Kind) -> None:
    """Unpack ``part`` once, which checks its length and checksum, and look for a document type in XML."""
    # The manifest and the macros of OpenDocument files declare one, and nobody here reads them as XML.
    is_xml = not part.filename.lower().endswith((*_PICTURES, *_NO_XML)) and (
        kind is not Kind.OPEN_DOCUMENT or part.filename in READ_OF_OPEN_DOCUMENTS
    )
    with packed.open(part) as stream:
        tail = b""
        while chunk := stream.read(_CHUNK):
            plain = tail + chunk.replace(b"\0", b"")
            if is_xml and b"<!DOCTYPE" in plain:
                raise TrapError(Problem.BOMB)
            tail = plain[-16:]


def _targets(packed: ZipFile, name: str) -> Iterator[str]:
    with packed.open(name) as stream:
        for _, element in iterparse(stream):  # noqa: S314 - guarded() has refused every document type
            if element.get("TargetMode") == "External" and element.get("Type", "").endswith(_HYPERLINK):
                yield element.get("Target", "")
