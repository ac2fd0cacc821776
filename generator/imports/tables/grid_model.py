"""A grid: rows under one row of headings, each cell with its place in the paper."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.imports.reading.model import Spot


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell in a grid with the place it stands at; ``spread`` as in ``Cell``."""

    text: str
    spot: Spot
    spread: str = ""
    links: tuple[str, ...] = ()


@dataclass(slots=True)
class Line:
    """A row of a grid: one entry per column, and the heads of groups over it, outermost first."""

    entries: tuple[Entry, ...]
    heads: tuple[str, ...] = ()
    begins_table: bool = False


@dataclass(slots=True)
class Grid:
    """Rows under one row of headings; ``before`` are the words that stood over it, ``notes`` those under it."""

    headings: tuple[str, ...]
    lines: list[Line] = field(default_factory=list)
    before: tuple[str, ...] = ()
    notes: list[Entry] = field(default_factory=list)
    heads: list[Entry] = field(default_factory=list)
    """The cells that head groups of rows."""
    spots: tuple[Spot, ...] = ()
