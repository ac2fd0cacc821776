"""Which rows stand on which sheet: a sheet for each kind, or one for each unit with all that it answers for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.reports.workbook import sheet_name
from generator.workbook.kinds import ENTRIES, KINDS, Column, Kind
from generator.workbook.rows import Row

KEY, YEAR, OWNER, TITLE, WHAT, REMOVE = "รหัสแถว (ห้ามแก้)", "ปี", "ข้อ/มาตรการ", "เรื่อง", "ชนิดแถว", "ลบแถว"
GUIDE, FINDINGS, LISTS = "อ่านก่อน", "ข้อค้นพบ", "รายการ"
"""Sheets beside those of rows."""
FIRST = (KEY, YEAR, OWNER, TITLE)
"""Columns that every sheet begins with."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its title, the kinds of its rows, and the rows."""

    title: str
    kinds: tuple[Kind, ...]
    rows: Sequence[Row]

    @property
    def heads(self) -> list[str]:
        """Its headings in order; with several kinds a column serves all whose headings are the same."""
        what = [WHAT] if len(self.kinds) > 1 else []
        own = dict.fromkeys(column.head for kind in self.kinds for column in kind.columns)
        return [*FIRST, *what, *own, *([REMOVE] if any(not kind.is_record for kind in self.kinds) else [])]

    def columns(self, kind: Kind) -> Iterator[tuple[int, Column]]:
        """Yield the columns of ``kind`` with their numbers from 1."""
        heads = self.heads
        yield from ((heads.index(column.head) + 1, column) for column in kind.columns)


def by_kind(rows: Iterable[Row]) -> list[Sheet]:
    """Return a sheet for each kind of rows; one of a kind without rows is there to be filled."""
    grouped: dict[str, list[Row]] = {kind.id: [] for kind in KINDS}
    for row in rows:
        grouped[row.kind.id].append(row)
    return [Sheet(kind.sheet, (kind,), grouped[kind.id]) for kind in KINDS]


def with_lists(kind_ids: Collection[str]) -> tuple[Kind, ...]:
    """Return these kinds, and those of the lists of the records among them, to which rows can be added."""
    records = [kind for kind in KINDS if kind.id in kind_ids and kind.is_record]
    lists = {kind.id for record in records for kind in ENTRIES[record.model]}
    return tuple(kind for kind in KINDS if kind.id in {*kind_ids, *lists})


def by_unit(rows: Sequence[Row], taken: set[str]) -> list[Sheet]:
    """Return a sheet for each unit, with the rows for which it is named first; ``taken`` are names that are used."""
    units = dict.fromkeys(row.owner.units[0] for row in rows)
    sheets = []
    for unit in units:
        own = [row for row in rows if row.owner.units[0] == unit]
        kinds = with_lists({row.kind.id for row in own})
        sheets.append(Sheet(sheet_name(unit, taken), kinds, own))
    return sheets
