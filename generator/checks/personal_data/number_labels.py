"""What a long number is, as the column of a table or the field of a data file that it stands in says."""

from __future__ import annotations

import re

IDENTITY_WORD = re.compile("ประชาชน|ประจำตัว|บัตร")
OTHER_NUMBER = re.compile(
    r"โครงการ|คุมสัญญา|สัญญา|ใบสั่ง|พัสดุ|ครุภัณฑ์|นิติบุคคล|งบประมาณ|ISBN|IMEI|บาร์โค้ด|barcode|serial|S/N|e-?GP", re.IGNORECASE
)
_MOMENT = re.compile("date|time|stamp|edit|creat|updat|วันที่|เวลา", re.IGNORECASE)
_MILLISECONDS = range(10**12, 2 * 10**12)
"""Since 1970, from 2001 to 2033: how data files write a moment."""
_FIELD = re.compile(r"\"([^\"\n]{1,60})\"\s*:\s*\"?$")
_HEAD_LINES, _LONGEST_LINE, _FIELD_BEFORE = 6, 4_000, 80


def is_named_otherwise(text: str, start: int, digits: str) -> bool:
    """Tell whether the field or column says of the number ``digits``, at ``start``, that it is of no person."""
    field = _FIELD.search(text, max(0, start - _FIELD_BEFORE), start)
    label = field[1] if field else _column(text, start)
    if not label or IDENTITY_WORD.search(label):
        return False
    return bool(OTHER_NUMBER.search(label) or (_MOMENT.search(label) and int(digits) in _MILLISECONDS))


def _column(text: str, start: int) -> str:
    """Return the name of the column that ``start`` is in, from the first lines of a table; nothing outside one."""
    first = text.rfind("\n", max(0, start - _LONGEST_LINE), start)
    if first < 0 and start > _LONGEST_LINE:
        return ""
    before = text[first + 1 : start]
    mark = "\t" if "\t" in before else ","
    number = before.count(mark)
    for line in text[:_LONGEST_LINE].split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        cells = line.split(mark)
        if len(cells) > max(number, 1) and not any(cell.strip().isdigit() for cell in cells):
            return cells[number]
    return ""
