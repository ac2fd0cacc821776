"""Conflicts as a workbook to decide in: one row each, a choice, a value of one's own; and what was decided in it.

It is whole by itself: what stood in the record and what each workbook said is kept in it, so that it can be read
without them, and is believed only while the record still says the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.findings.finding import Finding, Place, finding
from generator.reports.circulated import MARK
from generator.reports.workbook_cells import cell_text, set_widths
from generator.workbook.base import NoBaseError, hidden, hide
from generator.workbook.changes import RECORD, TAKEN_OUT, CellChange, Change, Conflict, Gone, Option, label
from generator.workbook.forms import Words, tidy
from generator.workbook.ours import Ours
from generator.workbook.rows import Row

CODES = ("N374", "N375")

MARK_VALUE = "conflicts/1"
SHEET = "ข้อขัดกัน"
KEY, ABOUT, FIELD, CHOICE, OWN = "รหัส (ห้ามแก้)", "เรื่อง", "ช่อง", "ใช้ของใคร", "หรือพิมพ์ค่าเอง"
LATER = "ไว้ก่อน"
_HELP = "เลือกในช่อง “ใช้ของใคร” หรือพิมพ์ค่าที่ตกลงกันในช่องสุดท้าย ช่องที่เว้นไว้คือยังไม่ตัดสิน แล้วอ่านกลับด้วย oit workbook --read แฟ้มนี้"
_HEAD_ROW = 2
_WRAP, _BOLD = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
_FILL = PatternFill("solid", fgColor="E8EFF7")
_WORDS = Words()


@dataclass
class Answers:
    """What was decided for an agency: conflicts as they were, what becomes of each by its key, what is to be said."""

    agency: str
    conflicts: list[Conflict] = field(default_factory=list)
    chosen: dict[str, tuple[Change, ...]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def conflicts_workbook(conflicts: Sequence[Conflict], agency: str) -> bytes:
    """Return the bytes of a workbook in which ``conflicts`` can be decided."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    files = list(dict.fromkeys(option.whose for conflict in conflicts for option in conflict.options[1:]))
    heads = [KEY, ABOUT, FIELD, RECORD, *files, CHOICE, OWN]
    _put(sheet, 1, 1, _HELP)
    for column, head in enumerate(heads, 1):
        _put(sheet, _HEAD_ROW, column, head)
        cell = sheet.cell(_HEAD_ROW, column)
        cell.font, cell.fill = _BOLD, _FILL
    for number, conflict in enumerate(conflicts, _HEAD_ROW + 1):
        said = {option.whose: option.words for option in conflict.options}
        texts = [conflict.key, label(conflict.row), conflict.column.head if conflict.column else "ทั้งแถว"]
        for column, text in enumerate([*texts, *(said.get(whose, "") for whose in (RECORD, *files))], 1):
            _put(sheet, number, column, text)
        _offer(sheet, number, heads.index(CHOICE) + 1, [option.whose for option in conflict.options])
    set_widths(sheet, (18, 40, 20, 30, *[30] * len(files), 22, 34))
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    sheet.protection.sheet = True
    hide(book, json.dumps({"agency": agency, "conflicts": [_kept(one) for one in conflicts]}, ensure_ascii=True))
    book.custom_doc_props.append(StringProperty(name=MARK, value=MARK_VALUE))  # type: ignore[attr-defined] # newer than its stubs
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _put(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column, cell_text(text))
    cell.data_type, cell.quotePrefix, cell.alignment, cell.number_format = "s", True, _WRAP, "@"


def _offer(sheet: Worksheet, row: int, column: int, names: Sequence[str]) -> None:
    """Let one of ``names`` be chosen; names that no list of Excel can hold are typed."""
    for place in (column, column + 1):
        cell = sheet.cell(row, place)
        cell.protection, cell.alignment, cell.number_format = Protection(locked=False), _WRAP, "@"
    listed = ",".join([*names, LATER])
    if len(listed) <= 250 and not any("," in name or '"' in name for name in names):  # noqa: PLR2004 - Excel's limit
        offered = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
        offered.add(f"{get_column_letter(column)}{row}")
        sheet.add_data_validation(offered)


def _kept(conflict: Conflict) -> dict[str, object]:
    options = []
    for option in conflict.options:
        changes = [
            None if isinstance(change, Gone) else [change.column.id, change.now]
            for change in option.changes
            if isinstance(change, CellChange | Gone)
        ]
        options.append({"whose": option.whose, "words": option.words, "changes": changes})
    field_id = conflict.column.id if conflict.column else None
    return {"row": conflict.row.key, "column": field_id, "shown": dict(conflict.row.shown), "options": options}


def read_conflicts(book: Workbook, name: str, ours: Ours) -> Answers:
    """Return what was decided in ``book``, a file called ``name``; raises ``NoBaseError``."""
    try:
        kept = json.loads(hidden(book))
        answers = Answers(str(kept["agency"]))
        entries = {f"{one['row']}#{one['column'] or ''}": one for one in kept["conflicts"]}
        for row, typed in _decisions(book).items():
            place = f"{name} › {SHEET}!A{row}"
            entry = entries.get(typed[KEY])
            if entry is not None:
                _answer(answers, entry, typed, ours, place)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NoBaseError from None
    return answers


def _decisions(book: Workbook) -> dict[int, dict[str, str]]:
    """Return the rows of the sheet, whatever it is called now, by their numbers."""
    for sheet in book.worksheets:
        for head in range(1, 6):
            heads = {_text(sheet, head, column): column for column in range(1, min(sheet.max_column, 200) + 1)}
            if {KEY, CHOICE, OWN} <= heads.keys():
                return {
                    row: {one: _text(sheet, row, heads[one]) for one in (KEY, CHOICE, OWN)}
                    for row in range(head + 1, sheet.max_row + 1)
                }
    return {}


def _text(sheet: Worksheet, row: int, column: int) -> str:
    value = sheet.cell(row, column).value
    return "" if value is None else tidy(_WORDS.typed(value))


def _answer(answers: Answers, entry: Mapping[str, object], typed: Mapping[str, str], ours: Ours, place: str) -> None:
    """Note one conflict and what was decided of it, where the record still says what it said."""
    row = ours.rows.get(str(entry["row"]))
    choice, own = typed[CHOICE], typed[OWN]
    is_open = not own and choice in {"", LATER}
    if row is None or dict(row.shown) != entry["shown"]:
        if not is_open:
            answers.findings.append(finding("N374", Place(place), row=str(entry["row"])))
        return
    conflict = _conflict(entry, row)
    if is_open:
        return
    option = next((one for one in conflict.options if one.whose == choice), None)
    if own and conflict.column is not None:
        answers.conflicts.append(conflict)
        answers.chosen[conflict.key] = conflict.typed(own, place)
    elif option is not None:
        answers.conflicts.append(conflict)
        answers.chosen[conflict.key] = option.changes
    else:
        known = " หรือ ".join(one.whose for one in conflict.options)
        answers.findings.append(finding("N375", Place(place), value=own or choice, known=known))


def _conflict(entry: Mapping[str, object], row: Row) -> Conflict:
    options, listed = [], entry["options"]
    for one in listed if isinstance(listed, list) else []:
        changes: list[Change] = []
        for change in one["changes"]:
            if change is None:
                changes.append(Gone(row, str(one["whose"])))
            elif column := row.kind.column(str(change[0])):
                was = row.shown.get(column.id, "")
                changes.append(CellChange(row, column, was, str(change[1]), str(one["whose"])))
        options.append(Option(str(one["whose"]), str(one["words"]), tuple(changes)))
    column = row.kind.column(str(entry["column"])) if entry["column"] else None
    values = " · ".join(f"{option.whose} “{option.words}”" for option in options)
    said = finding("W371", Place(SHEET), field=column.head if column else TAKEN_OUT, values=values)
    return Conflict(row, column, tuple(options), said)
