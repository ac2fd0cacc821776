"""What a PDF does by itself: scripts, programs that it starts, and files that it carries along.

The objects from which a viewer takes actions are walked through from the catalogue; what pages draw is left aside, and
no text is searched: a document may well speak of ``/JavaScript``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from generator.inspection.bounds import PDF_OBJECTS, Budget
from generator.inspection.result import Active

BROKEN_PDF = (
    PyPdfError,
    DependencyError,
    NotImplementedError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    AssertionError,
    OSError,
    RecursionError,
)
"""What pypdf raises on damaged files, beside its own errors."""

_DRAWN = frozenset(
    {
        *(
            "/Contents",
            "/Resources",
            "/AP",
            "/Thumb",
            "/Metadata",
            "/StructTreeRoot",
            "/StructParents",
            "/Parent",
            "/P",
        ),
        *("/Prev", "/OutputIntents", "/MarkInfo", "/PieceInfo", "/Font", "/XObject", "/DR", "/EF", "/B", "/Dests"),
    }
)
"""Fields that hold no action, or lead back to where the walk came from."""

_STARTED = frozenset({"/Launch", "/ImportData", "/RichMediaExecute"})
_DATA = (".xml", ".json", ".csv")


def actions(reader: PdfReader, budget: Budget) -> tuple[Active, ...]:
    """Return what the open PDF does by itself, each once, as far as ``budget`` and the bounds let it be seen."""
    return tuple(dict.fromkeys(_found(reader, budget)))


def _found(reader: PdfReader, budget: Budget) -> Iterator[Active]:
    waiting: list[object] = [reader.root_object]
    seen: set[int] = set()
    left = PDF_OBJECTS
    while waiting and left > 0 and not budget.is_spent:
        left -= 1
        value = waiting.pop()
        if isinstance(value, IndirectObject):
            if value.idnum in seen:
                continue
            seen.add(value.idnum)
        value = _resolved(value)
        if isinstance(value, DictionaryObject):
            yield from _of(value)
            waiting.extend(inside for key, inside in value.items() if key not in _DRAWN)
        elif isinstance(value, ArrayObject):
            waiting.extend(value)


def _of(value: DictionaryObject) -> Iterator[Active]:
    kind = _resolved(value.get("/S"))
    address = str(_resolved(value.get("/URI"))).lstrip().lower()
    if kind == "/JavaScript" or "/JS" in value or "/JavaScript" in value or address.startswith("javascript:"):
        yield Active.SCRIPT
    elif kind in _STARTED:
        yield Active.LAUNCH
    if "/EF" in value and not _is_data(value):
        yield Active.ATTACHMENT
    if "/XFA" in value and any(b"<script" in text for text in _forms(value.get("/XFA"))):
        yield Active.SCRIPT


def _is_data(value: DictionaryObject) -> bool:
    """Tell whether an attachment is the data of an electronic document, which PDF/A-3 carries beside the paper."""
    name = str(_resolved(value.get("/UF")) or _resolved(value.get("/F")) or "").lower()
    return "/AFRelationship" in value and name.endswith(_DATA)


def _forms(value: object) -> Iterator[bytes]:
    """Yield the XML texts of a form of Adobe's own kind, which may stand in several streams."""
    resolved = _resolved(value)
    for part in resolved if isinstance(resolved, ArrayObject) else [resolved]:
        stream = _resolved(part)
        if isinstance(stream, StreamObject):
            with suppress(*BROKEN_PDF):
                yield stream.get_data()


def _resolved(value: object) -> object:
    """Return what a reference leads to, nothing where that is broken: one bad object hides no other."""
    if isinstance(value, IndirectObject):
        with suppress(*BROKEN_PDF):
            return value.get_object()
        return None
    return value
