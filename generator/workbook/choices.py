"""Drop-down lists: units, the parts of each item, states; formulas look them up on a sheet of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.assessment.responsibility import EVERY_UNIT_THAI
from generator.records.loading.workspace import Workspace
from generator.reports.workbook_cells import set_widths, write_row
from generator.workbook.forms import Day, OneOf, Words
from generator.workbook.kinds import Column
from generator.workbook.named import Parts, Units, part_label
from generator.workbook.sheets import KEY, LISTS, OWNER, REMOVE, WHAT, YEAR, Sheet

REMOVED = "ลบ"
_LAST_ROW = 2000
"""Rows of a sheet down to which lists are offered, below the rows that are there too."""
_MANY = "เลือกได้จากรายการ หรือพิมพ์หลายค่าเอง"


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists: names of units, and titles of parts by year and item."""

    units: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]

    def write(self, sheet: Worksheet) -> None:
        """Write them into their sheet."""
        write_row(sheet, ["ส่วนราชการ", "ปี ข้อ", "องค์ประกอบ"], bold=True)
        for number in range(max(len(self.units), len(self.parts))):
            unit = self.units[number] if number < len(self.units) else None
            item, part = self.parts[number] if number < len(self.parts) else (None, None)
            write_row(sheet, [unit, item, part])
        set_widths(sheet, (40, 14, 60))


def write_lists(workspace: Workspace) -> Lists:
    """Return the lists of the agency and of the forms of its years."""
    units = (*(unit.name for unit in workspace.config.units), EVERY_UNIT_THAI)
    parts = [
        (f"{year} {item.code}", part_label(part))
        for year in workspace.item_years
        if (form := workspace.form(year))
        for item in form.items
        for part in item.parts
    ]
    return Lists(units, tuple(parts))


def offer_choices(written: Worksheet, sheet: Sheet, lists: Lists) -> None:
    """Offer in the cells of ``sheet`` what can be chosen there, and say of the others what is typed."""
    last = max(_LAST_ROW, len(sheet.rows) + 200)
    several = len(sheet.kinds) > 1
    for kind in sheet.kinds:
        rows = [number for number, row in enumerate(sheet.rows, 2) if row.kind is kind]
        for number, column in sheet.columns(kind):
            validation = _validation(column, lists, sheet)
            if validation is None:
                continue
            letter = get_column_letter(number)
            for cells in [f"{letter}{row}" for row in rows] if several else [f"{letter}2:{letter}{last}"]:
                validation.add(cells)
            if validation.sqref.ranges:
                written.add_data_validation(validation)
    for validation, head in _of_all(sheet):
        letter = get_column_letter(sheet.heads.index(head) + 1)
        validation.add(f"{letter}2:{letter}{last}")
        written.add_data_validation(validation)


def _of_all(sheet: Sheet) -> Iterator[tuple[DataValidation, str]]:
    key = DataValidation(type="custom", formula1="FALSE", allow_blank=False, showErrorMessage=True)
    key.error, key.errorTitle = "โปรแกรมใช้รหัสนี้หาแถว แถวใหม่ให้ปล่อยว่าง", "ห้ามแก้รหัสแถว"
    yield key, KEY
    if WHAT in sheet.heads:
        kinds = ",".join(kind.sheet for kind in sheet.kinds)
        yield DataValidation(type="list", formula1=f'"{kinds}"', allow_blank=True, showErrorMessage=True), WHAT
    if REMOVE in sheet.heads:
        yield DataValidation(type="list", formula1=f'"{REMOVED}"', allow_blank=True, showErrorMessage=True), REMOVE


def _validation(column: Column, lists: Lists, sheet: Sheet) -> DataValidation | None:
    form: Words = column.form
    if isinstance(form, OneOf):
        choice = DataValidation(type="list", formula1=f'"{",".join(form.labels.values())}"', allow_blank=True)
        choice.showErrorMessage, choice.error = True, "เลือกจากรายการ"
        return choice
    if isinstance(form, Units):
        return _hint(DataValidation(type="list", formula1=f"'{LISTS}'!$A$2:$A${len(lists.units) + 1}"), _MANY)
    if isinstance(form, Parts) and lists.parts:
        year, owner = (get_column_letter(sheet.heads.index(head) + 1) for head in (YEAR, OWNER))
        item = f'${year}2&" "&${owner}2'
        column_of_items = f"'{LISTS}'!$B$2:$B${len(lists.parts) + 1}"
        formula = f"OFFSET('{LISTS}'!$C$1,MATCH({item},{column_of_items},0),0,COUNTIF({column_of_items},{item}),1)"
        return _hint(DataValidation(type="list", formula1=formula), _MANY)
    if isinstance(form, Day):
        return _hint(DataValidation(type="custom", formula1="TRUE"), "พิมพ์ เช่น 18 เม.ย. 2569")
    return None


def _hint(validation: DataValidation, words: str) -> DataValidation:
    """Let anything be typed, and say beside the cell what is."""
    validation.allow_blank, validation.showErrorMessage = True, False
    validation.showInputMessage, validation.prompt = True, words
    return validation
