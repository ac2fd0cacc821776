"""What opening a document gives: its kind, its text page by page, and its problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from enum import StrEnum
from typing import Any

from generator.inspection.thai_text import letters, thai_letters
from generator.records.file_kinds import Kind

ENOUGH_LETTERS = 100
"""So many Thai letters a text needs before anything is concluded from what it does not say."""


class Problem(StrEnum):
    """What is wrong with a document, or keeps it from being read."""

    EMPTY = "empty"
    """Opens, and holds nothing."""
    DAMAGED = "damaged"
    """Cut off, or broken inside."""
    ENCRYPTED = "encrypted"
    """Asks for a password."""
    PROTECTED = "protected"
    """Encrypted for holders of a certificate, or in a way nobody here knows."""
    BOMB = "bomb"
    """Would grow out of all proportion when unpacked, or defines XML entities."""
    HEAVY = "heavy"
    """Needs more memory than a document may, or makes the program that reads it fall over."""
    SLOW = "slow"
    """Takes longer than a document may."""
    UNREADABLE = "unreadable"
    """The system does not let it be read."""
    TOO_LARGE = "too_large"
    """A larger file than is opened at all."""
    NO_TEXT = "no_text"
    """Pictures of pages, such as a scan, or letters drawn as lines."""
    GARBLED = "garbled"
    """Has text, but its font says nothing of which letters they are."""


class Active(StrEnum):
    """What acts in a document beside what it shows."""

    WEB = "web"
    """A browser or a server may take it for a page or a program: that stands at its start or hides in it."""
    MACRO = "macro"
    """Macros of an office program."""
    MACRO_FORMAT = "macro_format"
    """Says of itself that it is of the office formats made for macros."""
    OBJECT = "object"
    """A file or control packed into an office document, which opens by a click."""
    REMOTE = "remote"
    """An office document that draws in a template or an object from elsewhere when it is opened."""
    SCRIPT = "script"
    """Scripts of a PDF."""
    LAUNCH = "launch"
    """A PDF that starts a program."""
    ATTACHMENT = "attachment"
    """Files that a PDF carries along, which nobody has looked at."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a Word document and where it stands, for nobody knows its page before it is printed.

    ``number`` counts the paragraphs of the running text, ``heading`` is the nearest above it. In a cell ``table``,
    ``row`` and ``column`` count from one; what stands in none of these is at the head or foot of pages, or a footnote.
    """

    text: str
    heading: str = ""
    number: int = 0
    table: int = 0
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds anything, by its ``number`` in the table; ``kinds`` has one letter for each of its ``cells``.

    ``t`` text, ``n`` number, ``d`` a day that is shown in the Common Era, ``b`` one shown in the Buddhist Era, ``m``
    a cell that is one with another, ``_`` nothing.
    """

    number: int
    cells: tuple[str, ...]
    kinds: str


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of a workbook by its title, or a table of a Word document by what stands before it, cell by cell."""

    name: str
    rows: tuple[Row, ...]
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Inspection:
    """One document as it was opened.

    ``pages`` is the normalised text of each page of a PDF or sheet of a workbook; other documents are one page.
    ``page_count`` is larger than their number where not all were read, and ``complete`` is false where text may be
    missing for that or another reason. ``links`` are the addresses that the document leads to, ``located`` is how many
    pictures in it tell where they were taken, ``active`` is what acts in it. ``digest`` is the SHA-256 of the content
    that was opened, where it is known. ``aside`` is what is written in it beside its pages and goes online with it:
    comments, notes, deleted passages, what was filled into forms. ``blocks`` are the pages of a Word document again, by
    place, ``tables`` the cells of workbooks and Word documents, ``encoding`` how a plain text was saved.
    """

    kind: Kind
    pages: tuple[str, ...] = ()
    page_count: int = 0
    complete: bool = True
    problems: tuple[Problem, ...] = ()
    links: tuple[str, ...] = ()
    located: int = 0
    active: tuple[Active, ...] = ()
    digest: str | None = None
    aside: str = ""
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    encoding: str = ""

    @property
    def text(self) -> str:
        """The text of all pages, each after a form feed but the first."""
        return "\f".join(self.pages)

    @property
    def words(self) -> int:
        """How many runs of characters stand between spaces; Thai puts none between words, so this is a lower bound."""
        return sum(len(page.split()) for page in self.pages)

    @property
    def is_encrypted(self) -> bool:
        """Whether the document is locked to us."""
        return Problem.ENCRYPTED in self.problems or Problem.PROTECTED in self.problems

    @property
    def speaks_thai(self) -> bool:
        """Whether there is enough Thai, all of it read, to conclude from what the text does not say."""
        if not self.complete or Problem.NO_TEXT in self.problems or Problem.GARBLED in self.problems:
            return False
        thai = sum(thai_letters(page) for page in self.pages)
        return thai >= ENOUGH_LETTERS and 2 * thai >= sum(letters(page) for page in self.pages)


def failed(problem: Problem, kind: Kind = Kind.UNKNOWN) -> Inspection:
    """Return the inspection of a document of which nothing could be read because of ``problem``."""
    return Inspection(kind, complete=False, problems=(problem,))


def as_data(inspection: Inspection) -> dict[str, Any]:
    """Return ``inspection`` as what JSON can hold, without the digest of the content."""
    return {
        "kind": inspection.kind.value,
        "pages": inspection.pages,
        "page_count": inspection.page_count,
        "complete": inspection.complete,
        "problems": [problem.value for problem in inspection.problems],
        "links": inspection.links,
        "located": inspection.located,
        "active": [active.value for active in inspection.active],
        "aside": inspection.aside,
        "blocks": [astuple(block) for block in inspection.blocks],
        "tables": [
            [table.name, table.is_whole, [[row.number, row.kinds, *row.cells] for row in table.rows]]
            for table in inspection.tables
        ],
        "encoding": inspection.encoding,
    }


def from_data(data: Mapping[str, Any]) -> Inspection:
    """Return the inspection that ``data`` was made from; raises ``ValueError``, ``KeyError`` or ``TypeError``."""
    return Inspection(
        kind=Kind(data["kind"]),
        pages=tuple(map(str, data["pages"])),
        page_count=int(data["page_count"]),
        complete=bool(data["complete"]),
        problems=tuple(Problem(problem) for problem in data["problems"]),
        links=tuple(map(str, data["links"])),
        located=int(data["located"]),
        active=tuple(Active(active) for active in data["active"]),
        aside=str(data["aside"]),
        blocks=tuple(_block(*block) for block in data["blocks"]),
        tables=tuple(_table(*table) for table in data["tables"]),
        encoding=str(data["encoding"]),
    )


def _block(text: str, heading: str, *numbers: int) -> Block:
    return Block(str(text), str(heading), *map(int, numbers))


def _table(name: str, is_whole: bool, rows: Iterable[Sequence[Any]]) -> Table:
    read = (Row(int(number), tuple(map(str, cells)), str(kinds)) for number, kinds, *cells in rows)
    return Table(str(name), tuple(read), bool(is_whole))
