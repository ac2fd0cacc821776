"""The one door to a workbook that people send back: what is too much, locked or no workbook at all is not opened.

Formulas are texts here and never run, links to other files are not followed, and a file with macros is refused.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils import column_index_from_string

from generator.inspection.office import TrapError, guarded
from generator.records.file_kinds import Kind
from generator.system.plain_files import content_of

MAX_BYTES = 30_000_000
_MAX_UNPACKED = 150_000_000
_MAX_CELLS = 2_000_000
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b([^>]*)>")
"""A range of merged cells, whatever the prefix of its name; the library looks at every cell of it."""
_RANGE = re.compile(rb"""ref\s*=\s*["']\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?["']""")


class UnreadableError(ValueError):
    """A workbook that cannot be read; the text says in Thai why."""


class ForeignError(ValueError):
    """A workbook that is none of ours."""


def open_workbook(path: Path) -> Workbook:
    """Open the workbook at ``path``; raises ``OSError``, ``ForeignError`` or ``UnreadableError``."""
    raw = content_of(path, MAX_BYTES)
    for lock in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if lock.exists():
            raise UnreadableError("แฟ้มกำลังเปิดอยู่ในโปรแกรมอื่น")
    if raw.startswith(_OLD_OR_LOCKED):
        raise UnreadableError("แฟ้มตั้งรหัสผ่านไว้ หรือเป็น Excel รุ่นเก่า")
    if not raw.startswith(b"PK"):
        raise ForeignError
    if b"vbaProject.bin" in raw:
        raise UnreadableError("แฟ้มมีมาโคร")
    book = _opened(raw)
    if book is None:
        raise ForeignError
    if not book.worksheets:
        raise UnreadableError("ไม่มีแผ่นงาน")
    if sum(len(sheet._cells) for sheet in book.worksheets) > _MAX_CELLS:  # noqa: SLF001 - rows may be sparse
        raise UnreadableError("มีช่องข้อมูลมากผิดปกติ")
    return book


def _opened(raw: bytes) -> Workbook | None:
    """Return the workbook, ``None`` for a packed file of another kind."""
    try:
        if guarded(raw) is not Kind.EXCEL:
            return None
        _refuse_too_much(raw)
        return load_workbook(BytesIO(raw))
    except TrapError:
        raise UnreadableError("แฟ้มเสียหาย หรือคลายออกแล้วใหญ่ผิดปกติ") from None
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(f"แฟ้มเสียหาย ({type(error).__name__})") from error


def _refuse_too_much(raw: bytes) -> None:
    """Refuse what would take the library minutes: very much text, and merged cells without end."""
    with ZipFile(BytesIO(raw)) as packed:
        if sum(part.file_size for part in packed.infolist()) > _MAX_UNPACKED:
            raise UnreadableError("คลายออกแล้วใหญ่ผิดปกติ")
        for part in packed.infolist():
            if part.filename.lower().endswith(".xml") and "worksheets/" in part.filename.lower():
                text = packed.read(part).replace(b"\0", b"")
                if sum(map(_area, _MERGED.findall(text))) > _MAX_CELLS:
                    raise UnreadableError("มีช่องที่ผสานกันมากผิดปกติ")


def _area(attributes: bytes) -> int:
    """Count the cells of a merged range; one that is written otherwise than programs do is too large."""
    found = _RANGE.search(attributes)
    if found is None:
        return _MAX_CELLS + 1
    left, top, right, bottom = found.groups()
    columns = column_index_from_string((right or left).decode()) - column_index_from_string(left.decode())
    return (abs(columns) + 1) * (abs(int(bottom or top) - int(top)) + 1)
