"""Tables in text files (CSV, TSV), in whatever encoding and with whatever mark between the cells."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from generator.imports.reading.model import Block, Cell, Table, squared
from generator.inspection.bounds import CELLS
from generator.records.text_decoding import decode

_MARKS = (",", ";", "\t", "|")
_LONGEST_CELL = 1_000_000


def text_of(raw: bytes) -> str | None:
    """Return the text of a file in one of the encodings of Thai offices; ``None`` when it is none of them."""
    text, _ = decode(raw, "")
    return text


def read_delimited(text: str) -> Iterator[Block]:
    """Yield the one table of a text; cells in quotes may hold line breaks."""
    csv.field_size_limit(_LONGEST_CELL)
    rows: list[list[Cell]] = []
    left = CELLS
    reader = csv.reader(StringIO(text), delimiter=_mark(text), strict=False)
    for row in reader:
        left -= len(row) + 1
        if left < 0:
            return
        rows.append([Cell(cell.strip()) for cell in row])
    if made := squared(rows):
        yield Table("ตารางที่ 1", made, is_sheet=True)


def _mark(text: str) -> str:
    """Return the mark that parts the most rows alike; a comma inside words parts hardly any alike."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]

    def alike(mark: str) -> int:
        """Return how many lines hold the mark equally often, weighed by how often."""
        counts = [line.count(mark) for line in lines if mark in line]
        return max((counts.count(count) * min(count, 3) for count in set(counts)), default=0)

    return max(_MARKS, key=alike)
