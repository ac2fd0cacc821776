"""Which of the printed layouts a table is in: what its cells hold together is then known, and need not be guessed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from generator.imports.tables.headings import plain
from generator.records.layouts.model import ColumnKey
from generator.records.layouts.store import available

Keys = tuple[tuple[ColumnKey, ...], ...]


def printed_keys(headings: Sequence[str]) -> Keys | None:
    """Return the keys of each column where the headings are, in order, those of a layout of measures; else ``None``."""
    return _layouts().get(tuple(map(plain, headings)))


@cache
def _layouts() -> dict[tuple[str, ...], Keys]:
    """Return the layouts of measures that ship, by their headings; what the agency or the year fills in is in none."""
    return {
        tuple(plain(column.heading) for column in layout.columns): tuple(column.key for column in layout.columns)
        for layout in available().values()
        if layout.subject == "measures"
    }
