"""A workbook that came back: its rows by their keys wherever they stand now, what was typed, what is missing.

Headings are found wherever their columns are, rows wherever they were sorted to. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.reports.workbook_cells import KEPT
from generator.workbook.base import SHEET, Base, read_base
from generator.workbook.choices import REMOVED
from generator.workbook.forms import Words, tidy
from generator.workbook.kinds import KINDS, Kind
from generator.workbook.sheets import FINDINGS, FIRST, GUIDE, KEY, LISTS, OWNER, REMOVE, TITLE, WHAT, YEAR, with_lists

_HEAD_WITHIN = 10
"""Rows among which the headings are sought: people put titles above them."""
_WORDS = Words()
_OTHER_SHEETS = frozenset({GUIDE, FINDINGS, LISTS, KEPT})


@dataclass(slots=True)
class TheirRow:
    """A row as it came back: where, its key (empty for a new one), of which kinds it may be, what stands in it.

    ``cells`` are texts by column; ``unread`` are columns whose cells hold no text, and why not.
    """

    sheet: str
    number: int
    key: str
    kinds: tuple[Kind, ...]
    year: str
    owner: str
    what: str
    is_removed: bool
    cells: dict[str, dict[str, str]] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)

    def of(self, kind: Kind) -> Mapping[str, str]:
        """Return what stands in its cells, read as a row of ``kind``."""
        return self.cells.get(kind.id, {})

    def has_words(self, kind: Kind) -> bool:
        """Whether anything stands in it."""
        return any(self.of(kind).values())


@dataclass(slots=True)
class Returned:
    """A workbook that came back, under the name of its file: its rows, and which of the sheets written are still there.

    ``remarks`` is what there is beside rows and cells, each with its place.
    """

    name: str
    base: Base
    rows: list[TheirRow] = field(default_factory=list)
    there: set[str] = field(default_factory=set)
    remarks: list[tuple[str, str]] = field(default_factory=list)

    def place(self, row: TheirRow, column: str = "") -> str:
        """Return where a row or its cell stands, as people find it: ``แฟ้ม.xlsx › หลักฐาน!F12``."""
        return f"{self.name} › {row.sheet}!{row.letters.get(column, 'A')}{row.number}"


@dataclass(frozen=True, slots=True)
class _View:
    """A sheet: where its headings stand, the kinds of its rows, and the columns of each."""

    sheet: Worksheet
    heads: Mapping[str, int]
    kinds: tuple[Kind, ...]
    columns: Mapping[str, Mapping[str, int]]


def read_returned(book: Workbook, name: str) -> Returned:
    """Read ``book``, which stands in a file called ``name``; raises ``NoBaseError``."""
    returned = Returned(name, read_base(book))
    keys = set(returned.base.rows)
    for sheet in book.worksheets:
        if sheet.title == SHEET:
            continue
        head = _head_row(sheet)
        if head is not None:
            _read_sheet(returned, sheet, head)
        elif sheet.title not in _OTHER_SHEETS and sheet._cells:  # noqa: SLF001 - only cells that are there
            returned.remarks.append((f"{name} › {sheet.title}", "แผ่นงานนี้เพิ่มเอง ระเบียนไม่มีที่เก็บ"))
    # A sheet under another name is the one whose rows stand on it.
    returned.there |= {returned.base.rows[row.key].sheet for row in returned.rows if row.key in keys}
    for title in dict.fromkeys(row.sheet for row in returned.base.rows.values()):
        if title not in returned.there:
            returned.remarks.append((f"{name} › {title}", "ไม่มีแผ่นงานนี้แล้ว จึงไม่ถือว่าลบแถวใดในแผ่นงานนี้"))
    return returned


def _head_row(sheet: Worksheet) -> int | None:
    cells = sorted(place for place in sheet._cells if place[0] <= _HEAD_WITHIN)  # noqa: SLF001 - only cells that are there
    return next((row for row, column in cells if _text(sheet, row, column) == KEY), None)


def _text(sheet: Worksheet, row: int, column: int) -> str:
    cell = sheet._cells.get((row, column))  # noqa: SLF001 - as above
    return _WORDS.typed(cell.value) if isinstance(cell, Cell) and cell.value is not None else ""


def _read_sheet(returned: Returned, sheet: Worksheet, head: int) -> None:
    returned.there.add(sheet.title)
    heads: dict[str, int] = {}
    numbers: dict[int, list[int]] = {}
    for row, column in sorted(sheet._cells):  # noqa: SLF001 - as above
        if row == head and (text := _text(sheet, row, column)):
            heads.setdefault(text, column)
        elif row > head:
            numbers.setdefault(row, []).append(column)
    kinds = _kinds_of(returned.base, sheet, heads, [_text(sheet, row, heads[KEY]) for row in numbers])
    columns = {kind.id: dict(_columns(returned.base, kind, heads)) for kind in kinds}
    view = _View(sheet, heads, kinds, columns)
    _remark_columns(returned, sheet, heads, kinds)
    for number, there in numbers.items():
        read = _row(view, number, returned.base)
        if read.key or read.unread or any(read.has_words(kind) for kind in kinds):
            returned.rows.append(read)
        _remark_notes(returned, sheet, number, there)


def _kinds_of(base: Base, sheet: Worksheet, heads: Mapping[str, int], keys: Sequence[str]) -> tuple[Kind, ...]:
    """Return the kinds of the rows of a sheet: of those that are there, else what its title or its headings say."""
    there = {base.rows[key].kind.id for key in keys if key in base.rows}
    there |= {row.kind.id for row in base.rows.values() if row.sheet == sheet.title}
    there = there or {kind.id for kind in KINDS if kind.sheet == sheet.title}
    there = there or {kind.id for kind in KINDS if {*base.heads.get(kind.id, {}).values()} <= {*heads}}
    return with_lists(there) if WHAT in heads else tuple(kind for kind in KINDS if kind.id in there)


def _columns(base: Base, kind: Kind, heads: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    for column, name in base.heads.get(kind.id, {}).items():
        if name in heads and kind.column(column):
            yield column, heads[name]


def _row(view: _View, number: int, base: Base) -> TheirRow:
    sheet, heads = view.sheet, view.heads
    first = {name: _text(sheet, number, heads[name]) if name in heads else "" for name in (*FIRST, WHAT, REMOVE)}
    known = base.rows.get(first[KEY])
    row = TheirRow(
        *(sheet.title, number, first[KEY], (known.kind,) if known else view.kinds),
        *(first[YEAR], first[OWNER], first[WHAT], first[REMOVE] == REMOVED),
    )
    for kind in row.kinds:
        cells = row.cells.setdefault(kind.id, {})
        for name, place in view.columns[kind.id].items():
            row.letters[name] = get_column_letter(place)
            cell = sheet._cells.get((number, place))  # noqa: SLF001 - as above
            column = kind.column(name)
            if cell is None or column is None:
                cells[name] = ""
            elif reason := _why_unread(cell):
                row.unread[name] = reason
            else:
                cells[name] = tidy(column.form.typed(_value(cell)))
    return row


def _value(cell: object) -> object:
    """Return the value of a cell, that of a percentage as it is seen."""
    value = cell.value if isinstance(cell, Cell) else None
    if isinstance(cell, Cell) and isinstance(value, (int, float)) and "%" in str(cell.number_format):
        return round(value * 100, 10)
    return "" if value is None else value


def _why_unread(cell: object) -> str:
    if not isinstance(cell, Cell):
        return "ถูกผสานกับช่องข้างเคียง"
    if cell.data_type == "f" or (
        not isinstance(cell.value, (str, int, float, type(None))) and not hasattr(cell.value, "year")
    ):
        return "เป็นสูตร ซึ่งโปรแกรมไม่คำนวณ"
    return "เป็นค่าผิดพลาดของสูตร" if cell.data_type == "e" else ""


def _remark_columns(returned: Returned, sheet: Worksheet, heads: Mapping[str, int], kinds: Sequence[Kind]) -> None:
    ours = {name for kind in kinds for name in returned.base.heads.get(kind.id, {}).values()}
    where = f"{returned.name} › {sheet.title}"
    for name in sorted(ours - {*heads}):
        returned.remarks.append((where, f"ไม่มีคอลัมน์ “{name}” แล้ว จึงไม่ถือว่าลบข้อมูลใดในคอลัมน์นี้"))
    for name in sorted({*heads} - ours - {*FIRST, WHAT, REMOVE, TITLE}):
        returned.remarks.append((where, f"คอลัมน์ “{name}” เป็นคอลัมน์ที่เพิ่มเอง ระเบียนไม่มีที่เก็บ"))


def _remark_notes(returned: Returned, sheet: Worksheet, number: int, columns: Sequence[int]) -> None:
    for column in columns:
        cell = sheet._cells.get((number, column))  # noqa: SLF001 - as above
        if isinstance(cell, Cell) and cell.comment is not None and cell.comment.text.strip():
            where = f"{returned.name} › {sheet.title}!{cell.coordinate}"
            returned.remarks.append((where, f"มีหมายเหตุในช่อง: {' '.join(cell.comment.text.split())}"))
