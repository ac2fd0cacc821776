"""A row that people added: of what it is an entry, and behind which other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.records.model.codes import any_item_code
from generator.records.model.fields import FIRST_YEAR, LAST_YEAR
from generator.thai.digits import to_arabic
from generator.workbook.kinds import ENTRIES, ITEM, MEASURE, RESULT, Kind
from generator.workbook.ours import Ours, says_the_same
from generator.workbook.returned import Returned, TheirRow
from generator.workbook.rows import RESULT_OWNER, Owner, Row


@dataclass(frozen=True, slots=True)
class NewRow:
    """A new entry of the list of an owner, or with a kind that is a record a new one: ``owner`` is its key.

    ``behind`` is the key of the row that it was put behind, ``after`` which row of today that is; ``guessed`` says that
    people did not type whose it is.
    """

    kind: Kind
    owner: str
    cells: Mapping[str, str]
    behind: str
    place: str
    guessed: bool = False
    after: Row | None = None

    def says_the_same(self, other: object) -> bool:
        """Tell whether ``other`` is the same new row, from another workbook."""
        return isinstance(other, NewRow) and (other.kind, other.owner, other.cells) == (
            self.kind,
            self.owner,
            self.cells,
        )

    @property
    def year(self) -> int:
        """The fiscal year that it belongs to."""
        return int(self.owner.partition("/")[0])

    @property
    def code(self) -> str:
        """The code of its owner; nothing for a measure that has none yet."""
        return self.owner.partition("/")[2]


def new_row(row: TheirRow, book: Returned, ours: Ours) -> NewRow | str | None:
    """Return what was added in ``row``, why it cannot be placed, or ``None`` where there is nothing new in it."""
    kind = _kind(row)
    if kind is None:
        return f"บอกชนิดแถวในช่อง “ชนิดแถว” ให้ตรงกับที่ใช้ เช่น {row.kinds[0].sheet}" if row.kinds else "แผ่นงานนี้ไม่ใช่ของโปรแกรม"
    if row.unread:
        return f"ช่องในแถวใหม่{next(iter(row.unread.values()))}"
    cells = {name: text for name, text in row.of(kind).items() if text}
    if not cells or row.is_removed:
        return None
    above = list(_neighbours(row, book, kind, -1))
    owner, guessed = _owner(row, kind, ours), False
    if not owner and not row.owner and not kind.is_record:
        owner, guessed = _owner_around(above, list(_neighbours(row, book, kind, 1)), book), True
    if reason := _why_nowhere(owner, kind, ours):
        return reason
    return NewRow(kind, owner, cells, _before(above, owner, book), book.place(row), guessed)


def _why_nowhere(owner: str, kind: Kind, ours: Ours) -> str:
    """Say why there is no place for a new row of ``owner``; nothing where there is one."""
    year, _, code = owner.partition("/")
    if not owner:
        return _WHOSE[kind.is_record]
    if kind is not MEASURE and owner not in ours.owners and not _is_measure_to_come(owner, kind):
        return f"ไม่มี {code} ในปี {year}"
    return ""


def _owner_around(above: list[TheirRow], below: list[TheirRow], book: Returned) -> str:
    """Return whose the rows right above and below are, where they are of the same; people inserted a row between."""
    near = {book.base.rows[other.key].owner for other in (*above[:1], *below[:1])}
    return near.pop() if above and below and len(near) == 1 else ""


_WHOSE = {
    True: "บอกปีงบประมาณของมาตรการใหม่ในช่อง “ปี” เช่น 2569",
    False: "ไม่รู้ว่าเป็นของข้อหรือมาตรการใด กรอกช่อง “ปี” และ “ข้อ/มาตรการ” เช่น 2569 และ O10",
}


def _kind(row: TheirRow) -> Kind | None:
    if len(row.kinds) == 1:
        return row.kinds[0]
    return next((kind for kind in row.kinds if row.what in {kind.sheet, kind.id}), None)


def _owner(row: TheirRow, kind: Kind, ours: Ours) -> str:
    """Return the key of the owner that people typed, else nothing."""
    year, code = _year(row, ours), " ".join(row.owner.split())
    if year is None or not (code or kind is MEASURE or RESULT in _parents(kind)):
        return ""
    if RESULT in _parents(kind) or kind is RESULT:
        code = RESULT_OWNER
    elif ITEM in _parents(kind) and (item := any_item_code(code)):
        code = item
    elif kind is not MEASURE:
        named = (owner for owner in ours.owners.values() if owner.kind is MEASURE and owner.year == year)
        code = next((owner.code for owner in named if code in {owner.code, owner.title}), code)
    return f"{year}/{code}"


def _year(row: TheirRow, ours: Ours) -> int | None:
    """Return the fiscal year that people typed, or the only one there is."""
    typed = to_arabic(row.year)
    if typed.isdecimal() and len(typed) == len("2569") and FIRST_YEAR <= int(typed) <= LAST_YEAR:
        return int(typed)
    years = {owner.year for owner in ours.owners.values()}
    return next(iter(years)) if not typed and len(years) == 1 else None


def _parents(kind: Kind) -> tuple[Kind, ...]:
    return tuple(parent for parent in (ITEM, MEASURE, RESULT) if kind in ENTRIES[parent.model])


def _is_measure_to_come(owner: str, kind: Kind) -> bool:
    """Tell whether ``owner`` may be a measure that another row adds."""
    return MEASURE in _parents(kind) and any_item_code(owner.partition("/")[2]) is None


def _neighbours(row: TheirRow, book: Returned, kind: Kind, step: int) -> Iterator[TheirRow]:
    """Yield the written rows of ``kind`` above (-1) or below (1) ``row`` on its sheet, the nearest first."""
    there = [other for other in book.rows if other.sheet == row.sheet and other.key in book.base.rows]
    there = [
        other for other in there if book.base.rows[other.key].kind is kind and (other.number - row.number) * step > 0
    ]
    yield from sorted(there, key=lambda other: (other.number - row.number) * step)


def _before(above: list[TheirRow], owner: str, book: Returned) -> str:
    """Return the key of the row that the new one stands behind, where the sheet still has the order of the record."""
    own = list(dict.fromkeys(other.key for other in above if book.base.rows[other.key].owner == owner))
    order = [key for key in book.base.rows if key in set(own)]
    return own[0] if own and own[::-1] == order else ""


def row_like(new: NewRow, ours: Ours, taken: Collection[str]) -> Row | None:
    """Return the row of today that says what ``new`` says, if there is one beside those ``taken``.

    The workbook was read before.
    """
    for row in ours.rows.values():
        if row.kind is new.kind and row.key not in taken and _may_be(row.owner, new.owner):
            about = row.owner.about(ours.workspace)
            if says_the_same(row.shown, new.cells, new.kind, about):
                return row
    return None


def _may_be(owner: Owner, key: str) -> bool:
    return owner.key == key or (key.endswith("/") and owner.key.startswith(key) and owner.kind is MEASURE)
