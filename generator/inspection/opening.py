"""Opens one document of any kind. Meant for a process of its own: the content may be hostile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from generator.inspection import active
from generator.inspection.bounds import Budget
from generator.inspection.excel import read_excel
from generator.inspection.images import read_image
from generator.inspection.kind import HEAD_BYTES, kind_of
from generator.inspection.office import BROKEN_ZIP, TrapError, guarded, survey_addresses
from generator.inspection.old_office import read_old_office
from generator.inspection.open_document import read_open_document
from generator.inspection.pdf import read_pdf
from generator.inspection.result import Inspection, Problem, failed
from generator.inspection.rich_text import read_rich_text
from generator.inspection.slides import read_slides
from generator.inspection.text_file import read_text
from generator.inspection.word import read_word
from generator.records.file_kinds import BY_ENDING, OFFICE, Kind

_OFFICE = tuple(f".{ending}" for ending, kind in BY_ENDING.items() if kind.content in OFFICE)
_DEEPEST = 2
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""Name of the part that holds a Word or Excel file saved with a password, inside the older format."""


def open_document(raw: bytes, budget: Budget | None = None) -> Inspection:
    """Open the document with the content ``raw``; may raise ``MemoryError`` where memory is limited."""
    if not raw:
        return failed(Problem.EMPTY)
    budget = budget or Budget()
    kind = kind_of(raw[:HEAD_BYTES])
    if kind is Kind.OLD_OFFICE and _LOCKED in raw:
        return failed(Problem.ENCRYPTED, kind)
    readers: dict[Kind, Callable[[bytes, Budget], Inspection]] = {
        Kind.PDF: read_pdf,
        Kind.ZIP: _packed,
        Kind.IMAGE: lambda picture, _: read_image(picture),
        Kind.TEXT: read_text,
        Kind.RTF: read_rich_text,
        Kind.OLD_OFFICE: read_old_office,
    }
    reader = readers.get(kind)
    inspection = reader(raw, budget) if reader else Inspection(kind, complete=False)
    return replace(inspection, active=(*active.in_file(raw, kind), *inspection.active))


def _packed_inside(raw: bytes, budget: Budget, depth: int) -> Iterator[str]:
    """Yield the text of office files packed into a guarded one, such as the workbook behind a chart."""
    with ZipFile(BytesIO(raw)) as packed:
        for name in packed.namelist():
            if "/embeddings/" in name and name.lower().endswith(_OFFICE) and depth < _DEEPEST and not budget.is_spent:
                inside = _packed(packed.read(name), budget, depth + 1)
                yield from (*inside.pages, inside.aside)


def _packed(raw: bytes, budget: Budget, depth: int = 0) -> Inspection:
    try:
        kind = guarded(raw)
    except TrapError as trap:
        return failed(trap.problem, Kind.ZIP)
    readers = {
        Kind.WORD: read_word,
        Kind.EXCEL: read_excel,
        Kind.POWERPOINT: read_slides,
        Kind.OPEN_DOCUMENT: read_open_document,
    }
    reader = readers.get(kind)
    inspection = reader(raw, budget) if reader else Inspection(kind, complete=False)
    try:
        if reader and not inspection.problems:
            beside = (inspection.aside, *survey_addresses(raw), *_packed_inside(raw, budget, depth))
            inspection = replace(inspection, aside="\n".join(filter(None, beside)))
        return replace(inspection, active=active.in_package(raw, kind))
    except (KeyError, *BROKEN_ZIP):
        return (
            replace(inspection, problems=(*inspection.problems, Problem.DAMAGED))
            if not inspection.problems
            else inspection
        )
