"""What would be made of papers: records, each value with its place; what was not understood; choices that were made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from generator.imports.reading.model import Spot
from generator.imports.tables.grid_model import Entry

Kind = Literal["measure", "item", "result", "config"]


@dataclass(slots=True)
class Proposal:
    """A record that would be made or filled: its kind, fiscal year, code or title, fields, and where each came from."""

    kind: Kind
    year: int
    name: str
    data: dict[str, Any]
    sources: dict[str, Spot] = field(default_factory=dict)
    under: tuple[str, ...] = ()
    """The headings of the table that it was read from."""
    target: str = ""
    """The file of the record, once that is known."""
    is_evidence: bool = False
    """Whether it only gives an item its documents."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that is in no record: its place, its words, and why."""

    spot: Spot
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that was read in one way and could be meant in another: what was chosen, and why to look."""

    spot: Spot
    text: str
    chosen: str


@dataclass(slots=True)
class Plan:
    """The outcome of reading papers; nothing of it is written yet."""

    proposals: list[Proposal] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    outside: dict[str, list[str]] = field(default_factory=dict)
    """Words outside of tables that went into no record, by file."""
    ignored: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What was left alone on purpose, by file: macros, embedded objects."""
    cells: int = 0
    """How many filled cells the papers have."""

    @property
    def is_understood(self) -> bool:
        """Whether every cell is in a record or known print."""
        return not self.unread


class Ledger:
    """Books every filled cell of a paper once: used in a record, known as print, or not understood."""

    def __init__(self) -> None:
        """Begin empty."""
        self.booked: dict[Spot, str] = {}
        self.unread: list[Unread] = []
        self.choices: list[Choice] = []

    def use(self, *entries: Entry) -> None:
        """Book cells whose words are in a record, or are print that records write by themselves."""
        for entry in entries:
            self.booked.setdefault(entry.spot, entry.text)

    def miss(self, entry: Entry, reason: str) -> None:
        """Book a cell that is in no record."""
        if entry.text and entry.spot not in self.booked:
            self.booked[entry.spot] = entry.text
            self.unread.append(Unread(entry.spot, entry.text, reason))

    def choose(self, entry: Entry, chosen: str) -> None:
        """Note how a cell was read that could be meant otherwise."""
        self.choices.append(Choice(entry.spot, entry.text, chosen))

    def miss_rest(self, entries: Iterable[Entry], reason: str) -> None:
        """Book all that nobody has booked as not understood."""
        for entry in entries:
            if not entry.spread:
                self.miss(entry, reason)


Record = Mapping[str, Any]
