"""Compares the tables that our records print with those of the document, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.records.layouts.store import available
from generator.records.loading.workspace import Workspace
from generator.records.model.codes import item_code
from generator.site.tables.table import table
from generator.site.tables.values import Cell, Table
from generator.thai.digits import to_arabic
from tests.real_documents.convert import fiscal_years
from tests.real_documents.gold import mapping, squeezed
from tests.real_documents.printed import PrintedRow, PrintedTable, printed_tables

_MARK = re.compile(r"(?<!\S)(?:[-–•]|\(?\d+(?:\.\d+)*[.)]|\d+\.\d+(?=\s))\s*")
_LISTS = {"title", "steps", "responsible", "recommendation", "result", "outcome", "progress"}


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that differs; ``kind`` is ``marks`` where only marks of lists do, ``words`` otherwise."""

    table: str
    row: str
    column: str
    printed: str
    ours: str

    @property
    def kind(self) -> str:
        """Tell whether the words differ or only the marks before the entries of a list."""
        is_list = _LISTS & set(self.column.split("+"))
        return "marks" if is_list and _bare(self.printed) == _bare(self.ours) else "words"

    @property
    def cell(self) -> str:
        """Name the cell: table, row and column."""
        return f"{self.table} {self.row} {self.column}"

    def __str__(self) -> str:
        """Show both texts."""
        return f"{self.cell} ({self.kind})\n  paper: {self.printed}\n  ours:  {self.ours}"


def differences(gold: Mapping[str, Any], workspace: Workspace) -> list[Difference]:
    """Return every cell of every table of the document that our table in the same layout does not print."""
    return [found for printed in printed_tables(gold) for found in _table(gold, printed, workspace)]


def _table(gold: Mapping[str, Any], printed: PrintedTable, workspace: Workspace) -> Iterator[Difference]:
    known = available()
    if printed.layout not in known:
        yield Difference(printed.name, "", "layout", printed.layout, ", ".join(known))
        return
    subject = known[printed.layout].subject
    chosen = workspace.layouts(subject)[printed.layout]
    year, assessed = fiscal_years(mapping(gold, "document"))
    about = {name for row in printed.rows for name in row.about}
    of_measures = subject in {"measures", "items"}
    made = table(chosen, workspace, year if of_measures else assessed, measures=about)
    names = ["+".join(column.key) for column in chosen.columns]
    # A paper may leave out indicators without a score, and the total; ours prints them all, and says what is missing.
    ours = [row for row in _our_rows(made, names) if subject == "levels" or set(row.about) & about]
    for theirs, mine in _aligned(list(printed.rows), ours):
        if len(theirs.cells) != len(names):
            yield Difference(printed.name, _name(theirs), "columns", str(len(theirs.cells)), str(len(names)))
        for name, paper, text in zip(names, theirs.cells, mine.cells, strict=False):
            if paper is not None and not _same(name, paper, text or ""):
                yield Difference(printed.name, _name(theirs), name, paper, text or "")


def _our_rows(made: Table, names: list[str]) -> list[PrintedRow]:
    """Return our rows as a reader sees them: a merged cell has its text in its first row."""
    return [
        PrintedRow(row.about, tuple(_text(cell, name) for name, cell in zip(names, row.cells, strict=True)))
        for row in made.rows
    ]


def _text(cell: Cell | None, name: str) -> str:
    if cell is None:
        return ""
    if name != "instruction":
        return cell.text
    return " ".join(entry.text for block in cell.blocks for entry in block.entries)  # without the codes before them


def _aligned(paper: list[PrintedRow], ours: list[PrintedRow]) -> Iterator[tuple[PrintedRow, PrintedRow]]:
    """Pair the rows in order. Paper may cut or join rows anywhere: these are joined until both hold the same."""
    nothing = PrintedRow((), ())
    while paper or ours:
        theirs = paper.pop(0) if paper else nothing
        mine = ours.pop(0) if ours else nothing
        while set(theirs.about) != set(mine.about) and theirs.about[:1] == mine.about[:1]:
            if len(theirs.about) < len(mine.about) and paper:
                theirs = _joined(theirs, paper.pop(0))
            elif len(mine.about) < len(theirs.about) and ours:
                mine = _joined(mine, ours.pop(0))
            else:
                break
        yield theirs, mine


def _joined(upper: PrintedRow, lower: PrintedRow) -> PrintedRow:
    cells = (
        None if one is None else " ".join(dict.fromkeys(filter(None, (one, other))))
        for one, other in zip(upper.cells, lower.cells, strict=True)
    )
    return PrintedRow((*upper.about, *lower.about), tuple(cells), upper.line)


def _same(column: str, paper: str, ours: str) -> bool:
    if column == "code":
        return item_code(paper) == item_code(ours)
    return squeezed(paper) == squeezed(ours)


def _bare(text: str) -> str:
    return squeezed(_MARK.sub("", to_arabic(text)))


def _name(row: PrintedRow) -> str:
    about = f"{row.about[0]}…{row.about[-1]}" if len(row.about) > 1 else "".join(row.about)
    return f"{about}@{row.line}"
