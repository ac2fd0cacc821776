"""Tables of the documents: read from lines with ``|`` between cells, numbered, picked from and summed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from tests.sample_documents.measures import measure_rows

NUMBER = "ที่"


@dataclass(frozen=True)
class Table:
    """A table: ``widths`` are shares of the page's width; ``summed`` tells that the last row is the total."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    summed: bool = False


def read_table(data: Mapping[str, Any], shared: Mapping[str, Table] | None = None) -> Table:
    """Make a table of its YAML form.

    ``head`` and ``rows`` hold the cells; ``from`` takes a shared table instead, ``pick`` some of its columns and
    ``month`` the rows of one month; ``number: yes`` puts a running number first; ``sum`` names columns to add up.
    """
    head, rows = _cells(data, shared or {})
    if data.get("number"):
        head, rows = [NUMBER, *head], [[str(index), *row] for index, row in enumerate(rows, 1)]
    if data.get("sum"):
        rows.append(_total(head, rows, data["sum"]))
    widths = tuple(float(width) for width in str(data["widths"]).split()) if data.get("widths") else (1.0,) * len(head)
    if any(len(row) != len(head) for row in rows) or len(widths) != len(head):
        wrong = next((row for row in rows if len(row) != len(head)), list(head))
        message = f"table {data.get('name', head)}: {len(head)} columns, {len(widths)} widths, row {wrong}"
        raise ValueError(message)
    return Table(
        data.get("name", ""), tuple(head), tuple(tuple(row) for row in rows), widths, summed=bool(data.get("sum"))
    )


def amount(cell: str) -> Decimal | None:
    """Return the number in a cell (``1,250.00``), or ``None`` when it holds other text."""
    try:
        return Decimal(cell.replace(",", ""))
    except InvalidOperation:
        return None


def _cells(data: Mapping[str, Any], shared: Mapping[str, Table]) -> tuple[list[str], list[list[str]]]:
    if data.get("measures"):
        return measure_rows(data["measures"], data["columns"])
    if not data.get("from"):
        return _split(data["head"]), [_split(line) for line in data["rows"].strip().splitlines()]
    table = shared[data["from"]]
    rows = [row for row in table.rows if not data.get("month") or row[0] == data["month"]]
    picked = [table.head.index(column) for column in _split(data["pick"])]
    head = _split(data["head"]) if data.get("head") else [table.head[index] for index in picked]
    return head, [[row[index] for index in picked] for row in rows]


def _split(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def _total(head: Sequence[str], rows: Sequence[Sequence[str]], columns: str) -> list[str]:
    total = ["" for _ in head]
    total[1 if head[0] == NUMBER else 0] = "รวม"
    for column in _split(columns):
        index = head.index(column)
        cells = [row[index] for row in rows]
        places = max((len(cell.partition(".")[2]) for cell in cells), default=0)
        total[index] = f"{sum((amount(cell) or Decimal(0) for cell in cells), Decimal(0)):,.{places}f}"
    return total
