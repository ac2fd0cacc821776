"""OpenDocument texts, sheets and presentations (ODT, ODS, ODP), as LibreOffice writes them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

from generator.inspection.bounds import LINKS, Budget
from generator.inspection.office import BROKEN_ZIP, READ_OF_OPEN_DOCUMENTS, located_pictures
from generator.inspection.result import Inspection, Problem, failed
from generator.inspection.thai_text import normalised
from generator.records.file_kinds import Kind

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ASIDE = frozenset(
    {"{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation", f"{_TEXT}tracked-changes", f"{_TEXT}hidden-text"}
)
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_SPACES = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_LINK, _ADDRESS = f"{_TEXT}a", "{http://www.w3.org/1999/xlink}href"
_LOCKED = b":encryption-data"


def read_open_document(raw: bytes, budget: Budget) -> Inspection:
    """Read a guarded OpenDocument file: all of it is one page; comments and deleted text stand aside."""
    shown: list[str] = []
    aside: list[str] = []
    links: dict[str, None] = {}
    try:
        with ZipFile(BytesIO(raw)) as packed:
            names = set(packed.namelist())
            if "META-INF/manifest.xml" in names and _LOCKED in packed.read("META-INF/manifest.xml"):
                return failed(Problem.ENCRYPTED, Kind.OPEN_DOCUMENT)
            for name in READ_OF_OPEN_DOCUMENTS:
                if name in names:
                    _read(packed, name, shown, aside, links)
        text, beside = normalised(budget.within(shown)), normalised(budget.within(aside))
        located = located_pictures(raw)
    except BROKEN_ZIP:
        return failed(Problem.DAMAGED, Kind.OPEN_DOCUMENT)
    pictures = any(name.startswith("Pictures/") for name in names)
    problems = () if text.strip() else (Problem.NO_TEXT if pictures else Problem.EMPTY,)
    whole = not budget.is_spent
    kept = tuple(links)[:LINKS]
    return Inspection(Kind.OPEN_DOCUMENT, (text,), 1, whole, problems, kept, located, aside=beside)


def _read(packed: ZipFile, name: str, shown: list[str], aside: list[str], links: dict[str, None]) -> None:
    """Add the paragraphs of a part to what is ``shown`` or stands ``aside``, and the addresses that it leads to."""
    hidden = 0
    with packed.open(name) as stream:
        for event, element in iterparse(stream, ("start", "end")):  # noqa: S314 - guarded() refused document types
            if element.tag in _ASIDE:
                hidden += 1 if event == "start" else -1
            elif event == "start":
                continue
            elif element.tag in _PARAGRAPHS:
                (aside if hidden else shown).append("".join(_pieces(element)))
            elif element.tag == _LINK and element.get(_ADDRESS):
                links[element.get(_ADDRESS, "")] = None


def _pieces(element: Element) -> Iterator[str]:
    """Yield the text of a paragraph without that of a comment in it, which is read by itself."""
    yield element.text or ""
    for inner in element:
        yield _SPACES.get(inner.tag, "")
        if inner.tag not in _ASIDE:
            yield from _pieces(inner)
        yield inner.tail or ""
