"""Asks the person before the screen what becomes of each thing that workbooks and records do not agree on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import typer

from generator.app.workbook import Reading, write_conflicts
from generator.commands.asking import ask_person, is_person_there
from generator.system.text_characters import shown
from generator.workbook.changes import Change, Conflict, label

_LENGTH = 300
_LATER = "0"


@dataclass(frozen=True)
class Ways:
    """How conflicts are decided without asking: all for the record or the workbooks, or in a sheet."""

    always: Literal["mine", "theirs"] | None = None
    sheet: Path | None = None

    def write(self, reading: Reading) -> Path | None:
        """Write what is left into the sheet, where one is wanted and anything is."""
        if self.sheet is None or not reading.conflicts:
            return None
        return write_conflicts(reading, self.sheet, ask_person)


def decided(reading: Reading, ways: Ways, *, asks: bool) -> Reading:
    """Return the reading with its conflicts decided as ``ways`` say, else, where ``asks``, by the person before us."""
    if ways.always is not None:
        chosen = {one.key: () if ways.always == "mine" else one.theirs for one in reading.conflicts}
        return reading.decide(chosen)
    if not asks or ways.sheet is not None or not reading.conflicts or not is_person_there():
        return reading
    return reading.decide(_asked(reading))


def _asked(reading: Reading) -> Mapping[str, tuple[Change, ...]]:
    """Ask for each conflict; what is put off is not among the answers."""
    chosen: dict[str, tuple[Change, ...]] = {}
    count = len(reading.conflicts)
    typer.echo(f"แก้ไว้ต่างกัน {count} แห่ง เลือกทีละแห่ง (Enter = ไว้ก่อน)", err=True)
    for number, conflict in enumerate(reading.conflicts, 1):
        typer.echo(f"\n[{number}/{count}] {label(conflict.row)}{_column(conflict)}", err=True)
        for place, option in enumerate(conflict.options, 1):
            typer.echo(f"  {place}  {option.whose}: {shown(option.words, _LENGTH) or 'ว่าง'}", err=True)
        known = [str(place) for place in range(1, len(conflict.options) + 1)]
        answer = ""
        while answer not in {*known, _LATER}:
            answer = typer.prompt("ใช้ข้อใด", default=_LATER, show_default=False, err=True).strip()
        if answer != _LATER:
            chosen[conflict.key] = conflict.options[int(answer) - 1].changes
    return chosen


def _column(conflict: Conflict) -> str:
    return f" · {conflict.column.head}" if conflict.column else ""


def tell_left(reading: Reading, sheet: Path | None) -> None:
    """Say how what is not decided yet can be."""
    if sheet is not None:
        typer.echo(f"เขียนที่ยังขัดกันลง {sheet} แล้ว เลือกในแผ่นนั้น แล้วอ่านกลับด้วย oit workbook --read {sheet}")
    elif reading.conflicts:
        typer.echo(
            f"ยังขัดกัน {len(reading.conflicts)} แห่ง ตัดสินได้โดยสั่งในเทอร์มินัล หรือ --mine (คงระเบียน) "
            "--theirs (ใช้สมุดงาน) --conflicts แฟ้ม.xlsx (ทำแผ่นให้ตกลงกัน)"
        )
