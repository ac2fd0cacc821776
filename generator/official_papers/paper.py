"""A paper before it is a file: its title, its parts in order, and what is left blank in it for a hand to fill in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal
from unicodedata import category

from generator.records.layouts.model import ColumnKey, Layout
from generator.site.tables.values import Block, Entry, Row, Table
from generator.thai.digits import Digits

PaperName = Literal["analysis", "measures", "report"]

BLANK = "." * 24
"""What stands where the records say nothing and a hand will write."""
SHORT = 2.5
"""Columns narrower than that, in centimetres, hold numbers and codes, and stay as they are."""
_NARROWER, _WIDER = 0.75, 1.7
"""How much narrower or wider a column may become for what stands in it."""
_RUN = re.compile(r"[^\s/,()\-–.]+")
_THAI_WORD, _LATIN_WORD = 8, 12
_LETTER, _MARGINS, _MARK = 0.3, 0.35, 0.53
"""How wide a letter is in the widest of the typefaces that papers fall back to, the margins of a cell, a mark of a
list; in centimetres."""


@dataclass(frozen=True, slots=True)
class Blank:
    """Something that the records do not say; ``about`` are the records or rows that lack it, where it is of several."""

    what: str
    about: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What is missing, and in which records."""
        return f"{self.what} ({', '.join(self.about)})" if self.about else self.what


@dataclass(frozen=True, slots=True)
class PartTable:
    """A table of a paper; ``layout`` is the id of its layout, if it has one, ``widths`` what its columns want."""

    table: Table
    widths: tuple[float, ...]
    layout: str = ""

    def narrowest(self) -> tuple[float, ...]:
        """Return how wide each column must be, in centimetres, so that no word of it is broken within."""
        return tuple(
            max(
                _word(heading.text),
                *(
                    _word(entry.text) + (_MARK if entry.mark else 0)
                    for row in self.table.rows
                    if (cell := row.cells[column]) is not None and cell.colspan == 1
                    for block in cell.blocks
                    for entry in block.entries
                ),
                0.0,
            )
            for column, heading in enumerate(self.table.headings)
        )

    def fitted(self) -> tuple[float, ...]:
        """Return the widths as the text in the columns wants them: long ones wider, so that rows become lower."""
        letters = [
            sum(len(cell.text) for row in self.table.rows if (cell := row.cells[column]) is not None)
            for column in range(len(self.widths))
        ]
        text = [column for column, width in enumerate(self.widths) if width >= SHORT]
        usual = sum(letters[column] for column in text) / (sum(self.widths[column] for column in text) or 1)
        return tuple(
            width * min(max((letters[column] / width / usual) ** 0.5, _NARROWER), _WIDER)
            if column in text and usual
            else width
            for column, width in enumerate(self.widths)
        )


def _word(text: str) -> float:
    """Return how much room the longest word needs; Thai without spaces has words of about ``_THAI_WORD`` letters."""
    most = 0
    for run in _RUN.findall(text):
        letters = sum(category(letter) != "Mn" for letter in run)
        most = max(most, min(letters, _LATIN_WORD if run.isascii() else _THAI_WORD))
    return most * _LETTER + _MARGINS


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part of a paper: its heading, running text, and a table below it."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    table: PartTable | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper; ``stem`` is its file's name without ending, ``digits`` those of all that is not in a table.

    A title breaks its lines itself.
    """

    name: PaperName
    stem: str
    title: str
    parts: tuple[Part, ...]
    digits: Digits
    blanks: tuple[Blank, ...] = ()


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, as far as the agency has said."""

    name: str = ""
    position: str = ""


_WIDTHS: dict[ColumnKey, float] = {
    "number": 1.4,
    "code": 1.5,
    "title": 4.0,
    "label": 4.0,
    "issue": 4.2,
    "recommendation": 5.0,
    "steps": 6.0,
    "instruction": 6.0,
    "parts": 4.5,
    "responsible": 3.0,
    "period": 2.8,
    "follow_up": 3.2,
    "note": 2.8,
    "status": 4.5,
    "progress": 4.5,
    "result": 5.0,
    "outcome": 5.0,
    "target": 3.6,
    "instrument": 3.6,
    "instrument_score": 2.4,
    "indicator": 4.4,
    "score": 2.2,
    "verdict": 3.7,
    "range": 6.0,
    "level": 4.0,
    "indicators": 4.2,
    "scores": 1.8,
    "finding": 5.0,
    "suggestion": 5.5,
    "weakness": 5.5,
    "maintain": 5.5,
}
"""How wide a column of each kind wants to be, in centimetres: what decides whether a table needs the long side."""


def part_table(table: Table, layout: Layout, name: str) -> tuple[PartTable, tuple[Blank, ...]]:
    """Return ``table``, composed in ``layout``, with its blanks drawn in, and what is blank in it."""
    widths = tuple(max(_WIDTHS[key] for key in column.key) for column in layout.columns)
    if not layout.missing:
        return PartTable(table, widths, name), ()
    return with_blanks(PartTable(table, widths, name), layout.title)


def with_blanks(shown: PartTable, title: str) -> tuple[PartTable, tuple[Blank, ...]]:
    """Return the table with dots in its empty cells, and column by column which rows lack something."""
    table, lacking = shown.table, dict[int, dict[str, None]]()
    for row in table.rows:
        for column, cell in enumerate(row.cells):
            if cell is not None and not cell.blocks:
                lacking.setdefault(column, {}).update(dict.fromkeys(row.about))
    groups = tuple(replace(group, rows=tuple(map(_drawn, group.rows))) for group in table.groups)
    blanks = tuple(
        Blank(f"ช่อง “{table.headings[column].text}” ในตาราง{title}", tuple(about))
        for column, about in sorted(lacking.items())
    )
    return replace(shown, table=replace(table, groups=groups)), blanks


def _drawn(row: Row) -> Row:
    dots = (Block("text", (Entry(BLANK[:12]),)),)
    empty = (replace(cell, blocks=dots) if cell is not None and not cell.blocks else cell for cell in row.cells)
    return replace(row, cells=tuple(empty))
