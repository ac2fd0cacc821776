"""What of a plan goes with its workbook unseen: the records whole, and where everything stood, with a digest.

Nothing in it is trusted when it comes back: it names kinds, years and codes, never files, and its fields are read by
the models of records like any other.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Annotated, Any

from openpyxl import Workbook
from pydantic import AfterValidator, Field, TypeAdapter

from generator.imports.plan import Choice, Plan, Proposal, Unread
from generator.records.model.codes import any_item_code

SHEET = "oit-plan"
VERSION = 1
_PIECE = 30_000
"""Characters in one cell; a cell holds 32,767."""
_DIGEST = "sha256:"
_DEEPEST = 8
_LONGEST = 20_000_000


class NoPlanError(ValueError):
    """What the workbook was written with is not in it, or not whole."""


def _bounded(value: dict[str, Any]) -> dict[str, Any]:
    level: list[Any] = [value]
    for _ in range(_DEEPEST):
        level = [
            inner
            for one in level
            for inner in (one.values() if isinstance(one, dict) else one if isinstance(one, list) else ())
        ]
    if any(isinstance(one, dict | list) for one in level):
        raise ValueError("too deep")
    return value


@dataclass(frozen=True, slots=True)
class Document:
    """A file of evidence as the plan put it: its name in the folder it came from, its item and title."""

    file: str
    item: str | None = None
    title: str = ""


@dataclass(slots=True)
class Kept:
    """The whole of it: whose, for which year (BE), the plan, and the files of evidence."""

    agency: str
    year: Annotated[int, Field(ge=2500, le=2700)]
    proposals: Annotated[list[_Record], Field(max_length=20_000)]
    unread: list[Unread] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    documents: Annotated[list[Document], Field(max_length=20_000)] = field(default_factory=list)
    outside: dict[str, list[str]] = field(default_factory=dict)
    version: Annotated[int, Field(ge=VERSION, le=VERSION)] = VERSION


@dataclass(slots=True)
class _Record(Proposal):
    """A record of the plan as it comes back: of a year there can be, with a code there can be, not endlessly deep."""

    year: Annotated[int, Field(ge=2500, le=2700)]
    data: Annotated[dict[str, Any], AfterValidator(_bounded)]

    def __post_init__(self) -> None:
        """Refuse an item without a code; raises ``ValueError``."""
        if self.kind == "item" and any_item_code(self.name) != self.name:
            raise ValueError(self.name)


def kept_of(agency: str, year: int, plan: Plan, documents: Sequence[Document]) -> Kept:
    """Return what is kept of a plan; codes that are numbers are keys of JSON and become text."""
    records = [
        _Record(one.kind, one.year, one.name, dict(one.data), dict(one.sources), one.under) for one in plan.proposals
    ]
    return Kept(agency, year, records, plan.unread, plan.choices, list(documents), plan.outside)


def write_kept(book: Workbook, kept: Kept) -> None:
    """Write it into a sheet of ``book`` that no program shows by itself."""
    content = json.dumps(asdict(kept), ensure_ascii=True, separators=(",", ":"))
    sheet = book.create_sheet(SHEET)
    sheet.sheet_state = "veryHidden"
    sheet.append([_DIGEST + sha256(content.encode()).hexdigest()])
    for start in range(0, len(content), _PIECE):
        sheet.append([content[start : start + _PIECE]])
        sheet.cell(sheet.max_row, 1).data_type = "s"


def read_kept(book: Workbook) -> Kept:
    """Return what ``book`` was written with; raises ``NoPlanError``."""
    if SHEET not in book.sheetnames:
        raise NoPlanError
    cells = sorted(book[SHEET]._cells.items())  # noqa: SLF001 - only cells that are there
    digest, *pieces = [str(cell.value or "") for (_, column), cell in cells if column == 1] or [""]
    content = "".join(pieces)
    if len(content) > _LONGEST or digest != _DIGEST + sha256(content.encode("utf-8", "replace")).hexdigest():
        raise NoPlanError
    try:
        return _READER.validate_json(content)
    except (ValueError, RecursionError):
        raise NoPlanError from None


_READER = TypeAdapter(Kept)
