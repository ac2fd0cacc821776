"""What workbooks change, and what they do not agree on with each other or with the records, with what can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.findings.finding import Finding
from generator.system.text_characters import shown
from generator.workbook.kinds import Column
from generator.workbook.new_rows import NewRow
from generator.workbook.rows import Row


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that changed: of which row of today, from what to what, and where it was typed."""

    row: Row
    column: Column
    was: str
    now: str
    place: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A row that was taken out."""

    row: Row
    place: str


Change = CellChange | Gone | NewRow

RECORD = "ในระเบียน"
"""Whose side it is that nothing is changed."""
TAKEN_OUT = "(ลบแถวนี้)"


@dataclass(frozen=True, slots=True)
class Option:
    """One way out of a conflict: whose it is (``RECORD``, or a workbook's file), in words, and what it changes."""

    whose: str
    words: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell (``column``) or a row of today that is said differently; the first of the ``options`` keeps the record."""

    row: Row
    column: Column | None
    options: tuple[Option, ...]
    finding: Finding

    @property
    def key(self) -> str:
        """By what it is known again: ``2569/O10#updated``, and ``2569/O10/evidence/2#`` of a row."""
        return f"{self.row.key}#{self.column.id if self.column else ''}"

    @property
    def theirs(self) -> tuple[Change, ...]:
        """What the workbook that was named last wants."""
        return self.options[-1].changes

    def typed(self, text: str, place: str) -> tuple[Change, ...]:
        """Return what puts a value of somebody's own into the cell; nothing for a row."""
        now = self.row.shown.get(self.column.id, "") if self.column else ""
        return (CellChange(self.row, self.column, now, text, place),) if self.column else ()


def of_cell(now: str, alternatives: Sequence[CellChange], finding: Finding) -> Conflict:
    """Return the conflict of a cell that holds ``now``; two workbooks that say the same are one option."""
    options = {
        change.now: Option(_file(change.place), change.now, (replace(change, was=now),)) for change in alternatives
    }
    first = alternatives[0]
    return Conflict(first.row, first.column, (Option(RECORD, now), *options.values()), finding)


def of_row(gone: Gone, edits: Sequence[CellChange], finding: Finding) -> Conflict:
    """Return the conflict of a row that is taken out and, in a workbook (``edits``) or in the record, edited."""
    by_file: dict[str, list[CellChange]] = {}
    for change in edits:
        by_file.setdefault(_file(change.place), []).append(change)
    edited = (Option(file, _told(changes), tuple(changes)) for file, changes in by_file.items())
    taken = Option(_file(gone.place), TAKEN_OUT, (gone,))
    return Conflict(gone.row, None, (Option(RECORD, "เก็บแถวไว้ตามระเบียน"), *edited, taken), finding)


def decided(conflicts: Sequence[Conflict], chosen: Mapping[str, tuple[Change, ...]]) -> tuple[Change, ...]:
    """Return what is changed of ``conflicts`` where it is ``chosen`` (by key) what becomes of them."""
    return tuple(change for conflict in conflicts for change in chosen.get(conflict.key, ()))


def label(row: Row) -> str:
    """Name a row for people: its kind, whose it is, and how it begins."""
    words = next((text for text in row.shown.values()), "")
    number = f" ที่ {row.index + 1}" if row.index is not None else ""
    begins = f" “{shown(words)}”" if words and row.index is not None else ""
    return f"{row.kind.sheet}{number} ของ {row.owner.code} ปี {row.owner.year}{begins}"


def _told(changes: Sequence[CellChange]) -> str:
    return " · ".join(f"{change.column.head}: {change.now or 'ว่าง'}" for change in changes)


def _file(place: str) -> str:
    return place.split(" › ", 1)[0]
