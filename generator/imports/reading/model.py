"""What every reader gives: a paper as blocks in their order, tables of cells and paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self

from generator.inspection.result import Problem

Spread = Literal["", "left", "above"]
"""Whose words a cell repeats because they were merged: none other's, those of the cell to its left, or above it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in a paper: the file, the table or sheet, and the cell, counted from one."""

    file: str
    table: str = ""
    row: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Say it in Thai."""
        cell = f"แถว {self.row} ช่อง {self.column}" if self.column else f"แถว {self.row}" if self.row else ""
        return " ".join(filter(None, (self.file, self.table, cell)))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words with a line break between paragraphs, and the addresses that stand behind them."""

    text: str
    spread: Spread = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table or sheet as it stands in the file: rows of as many cells each."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    is_sheet: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words outside the tables."""

    text: str


Block = Table | Paragraph


@dataclass(frozen=True, slots=True)
class Paper:
    """A file as it was read; with a ``problem`` it could not be, ``ignored`` names what was left alone on purpose."""

    file: str
    blocks: tuple[Block, ...] = ()
    problem: Problem | None = None
    ignored: tuple[str, ...] = ()

    def as_data(self) -> Mapping[str, Any]:
        """Return the paper as plain data, to be sent from one process to another."""
        return {
            "file": self.file,
            "problem": self.problem,
            "ignored": self.ignored,
            "blocks": [_table_data(block) if isinstance(block, Table) else block.text for block in self.blocks],
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Return the paper of plain data; raises ``KeyError``, ``TypeError`` or ``ValueError`` when it is none."""
        problem = data["problem"]
        return cls(
            str(data["file"]),
            tuple(_block(found) for found in data["blocks"]),
            Problem(problem) if problem is not None else None,
            tuple(map(str, data["ignored"])),
        )


def _table_data(table: Table) -> Mapping[str, Any]:
    rows = [[[cell.text, cell.spread, cell.links] for cell in row] for row in table.rows]
    return {"name": table.name, "rows": rows, "is_sheet": table.is_sheet}


def _block(data: Any) -> Block:  # noqa: ANN401 - plain data
    if isinstance(data, str):
        return Paragraph(data)
    rows = tuple(tuple(Cell(text, spread, tuple(links)) for text, spread, links in row) for row in data["rows"])
    return Table(data["name"], rows, data["is_sheet"])


def squared(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows with as many cells each, and without empty rows and columns at their ends."""
    width = max((place for row in rows for place, cell in enumerate(row, start=1) if cell.text), default=0)
    height = max((place for place, row in enumerate(rows, start=1) if any(cell.text for cell in row)), default=0)
    blank = Cell("")
    return tuple((*row[:width], *((blank,) * (width - len(row)))) for row in rows[:height])
