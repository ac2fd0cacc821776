"""What a save changed, in words: “ชื่อหลักฐาน (title) รายการที่ 2: จาก … เป็น …”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from generator.records.editing.changes import Add, Drop, Path, changes
from generator.records.model.validate import field_label
from generator.system.text_characters import shown

_MOST = 12
"""How many changes of one save are told one by one."""


def told_changes(model: type[BaseModel], before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    """Return in words what became of the data ``before`` of a record, a line for each change."""
    lines = list(dict.fromkeys(_told(model, before, after)))
    more = len(lines) - _MOST
    return [*lines[:_MOST], f"และอีก {more} แห่ง"] if more > 0 else lines


def _told(model: type[BaseModel], before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[str]:
    for change in changes(before, after):
        path = (*change.path, change.key) if isinstance(change, Add) else change.path
        name = label(model, path)
        if isinstance(change, Drop):
            yield f"ลบ {name}: {in_short(_at(before, path))}"
        elif isinstance(change, Add):
            yield f"เพิ่ม {name}: {in_short(change.value)}"
        else:
            old = _at(before, path)
            yield f"{name}: {f'จาก {in_short(old)} ' if old is not None else ''}เป็น {in_short(change.value)}"


def label(model: type[BaseModel], path: Path) -> str:
    """Return what the field at ``path`` is called."""
    return field_label(model, path).partition(" (")[0] + _number(path) if path else "ระเบียน"


def _number(path: Path) -> str:
    index = next((step for step in reversed(path) if isinstance(step, int)), None)
    return "" if index is None else f" รายการที่ {index + 1}"


def _at(data: object, path: Path) -> object:
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def in_short(value: object) -> str:
    """Return a value as people read it, in a few words."""
    if isinstance(value, dict):
        return in_short(next((one for one in value.values() if isinstance(one, str) and one), "รายการใหม่"))
    if isinstance(value, list):
        return f"{len(value)} รายการ" if any(not isinstance(one, str) for one in value) else shown(", ".join(value))
    return "ค่าว่าง" if value is None else f"“{shown(str(value))}”"
