"""What a workbook changes, in words: each change with what was, what is now, and where it was typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.system.text_characters import shown
from generator.workbook.applying import Written
from generator.workbook.changes import CellChange, Change, Gone, label

_LENGTH = 90


def change_lines(files: Sequence[Written]) -> Iterator[str]:
    """Yield a line for each file that changes, and one for each change in it."""
    for file in files:
        yield f"{file.file}{' (แฟ้มใหม่)' if file.before is None else ''}"
        yield from (f"  {change_words(change)}  ({change.place})" for change in file.changes)


def change_words(change: Change) -> str:
    """Return a change in words."""
    if isinstance(change, CellChange):
        was, now = (f"“{shown(text, _LENGTH)}”" if text else "ว่าง" for text in (change.was, change.now))
        return f"แก้  {label(change.row)} · {change.column.head}: {was} → {now}"
    if isinstance(change, Gone):
        return f"ลบ  {label(change.row)}"
    words = " · ".join(shown(text, _LENGTH) for text in list(change.cells.values())[:3])
    guess = " (ไม่ได้กรอกว่าเป็นของใคร ดูจากแถวที่ติดกัน)" if change.guessed else ""
    return f"เพิ่ม  {change.kind.sheet} ของ {change.code or 'รหัสใหม่'} ปี {change.year}{guess}: {words}"


def change_values(change: Change) -> dict[str, object]:
    """Return a change as values for programs."""
    if isinstance(change, CellChange):
        what = {
            "change": "cell",
            "row": change.row.key,
            "field": change.column.id,
            "was": change.was,
            "now": change.now,
        }
        return {**what, "place": change.place}
    if isinstance(change, Gone):
        return {"change": "removed", "row": change.row.key, "place": change.place}
    added: dict[str, object] = {
        "change": "added",
        "kind": change.kind.id,
        "owner": change.owner,
        "cells": dict(change.cells),
    }
    return {**added, "guessed": change.guessed, "place": change.place}
