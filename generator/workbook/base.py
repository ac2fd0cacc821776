"""What a workbook was written with, kept in it: the third side when it comes back and records have changed meanwhile.

It stands in a sheet that no program shows by itself, as text with its digest, so that nobody merges with what was
damaged on the way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from openpyxl import Workbook

from generator.records.model.site_config import Agency
from generator.workbook.kinds import KINDS, Kind, kind_named
from generator.workbook.rows import Row

SHEET = "oit-base"
VERSION = 1
TOO_LONG = "(ข้อความยาวเกินหนึ่งช่อง แก้ในแฟ้มระเบียน)"
"""What stands in a cell whose text no cell can hold."""
CELL_LIMIT = 32_000
_PIECE = 30_000
"""Characters in one cell; a cell holds 32,767."""
_DIGEST = "sha256:"
_OWNER = re.compile(r"25[5-9]\d/.|26[0-5]\d/.")
"""The key of an owner: a fiscal year and its code."""


class NoBaseError(ValueError):
    """What the workbook was written with is not in it, or not whole."""


@dataclass(frozen=True, slots=True)
class BaseRow:
    """A row as it was written: on which sheet, whose, and what stood in its cells by column."""

    key: str
    kind: Kind
    owner: str
    sheet: str
    shown: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Base:
    """All rows as they were written, by their keys, the agency, and the headings of that time by kind and column."""

    agency: str
    domain: str
    rows: Mapping[str, BaseRow]
    heads: Mapping[str, Mapping[str, str]]


def write_base(book: Workbook, agency: Agency, placed: Iterable[tuple[str, Row]]) -> None:
    """Write into ``book`` what stands on its sheets: titles of sheets with their rows."""
    entries = [
        {"key": row.key, "kind": row.kind.id, "owner": row.owner.key, "sheet": title, "shown": dict(row.shown)}
        for title, row in placed
    ]
    heads = {kind.id: {column.id: column.head for column in kind.columns} for kind in KINDS}
    content = json.dumps(
        {"version": VERSION, "agency": agency.name, "domain": domain_of(agency), "heads": heads, "rows": entries},
        ensure_ascii=True,
        separators=(",", ":"),
    )
    hide(book, content)


def hide(book: Workbook, content: str) -> None:
    """Write ``content`` into a sheet that no program shows, with its digest."""
    sheet = book.create_sheet(SHEET)
    sheet.sheet_state = "veryHidden"
    sheet.append([_DIGEST + sha256(content.encode()).hexdigest()])
    for start in range(0, len(content), _PIECE):
        cell = sheet.cell(sheet.max_row + 1, 1, content[start : start + _PIECE])
        cell.data_type = "s"


def domain_of(agency: Agency) -> str:
    """Return the main domain, by which an agency is known that was given another name."""
    return next(iter(agency.domains), "")


def is_of(base: Base, agency: Agency) -> bool:
    """Tell whether a workbook was written from the records of ``agency``."""
    return base.agency == agency.name or (base.domain != "" and base.domain == domain_of(agency))


def read_base(book: Workbook) -> Base:
    """Return what ``book`` was written with; raises ``NoBaseError``."""
    content = hidden(book)
    try:
        kept = json.loads(content)
        if kept["version"] != VERSION:
            raise NoBaseError
        rows = [row for entry in kept["rows"] if (row := _row(entry))]
        return Base(str(kept["agency"]), str(kept["domain"]), {row.key: row for row in rows}, kept["heads"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NoBaseError from None


def hidden(book: Workbook) -> str:
    """Return what ``hide`` wrote into ``book``; raises ``NoBaseError`` where it is not there or not whole."""
    if SHEET not in book.sheetnames:
        raise NoBaseError
    digest, *pieces = (str(cell or "") for (cell,) in book[SHEET].iter_rows(max_col=1, values_only=True))
    content = "".join(pieces)
    if digest != _DIGEST + sha256(content.encode("utf-8", "replace")).hexdigest():
        raise NoBaseError
    return content


def _row(entry: Mapping[str, object]) -> BaseRow | None:
    """Return a row as it was kept; one of a kind that there no longer is takes no part."""
    kind, cells = kind_named(str(entry["kind"])), entry["shown"]
    if kind is None or not isinstance(cells, dict) or not _OWNER.match(str(entry["owner"])):
        return None
    texts = {str(name): str(text) for name, text in cells.items()}
    return BaseRow(str(entry["key"]), kind, str(entry["owner"]), str(entry["sheet"]), texts)
