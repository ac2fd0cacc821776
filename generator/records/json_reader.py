"""Reads a JSON file of the agency's folder that this program wrote before, and trusts nothing in it.

Whatever a hand, a merge or a stranger made of it ends in a reason in Thai and never in an exception: two values under
one name, numbers that no computer holds, brackets nested a hundred thousand deep, a word where a number belongs.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator.findings.marks import Mark
from generator.system.file_access import place_name, read_bytes
from generator.system.text_characters import shown

T = TypeVar("T")
_LONGEST_NUMBER = 18
_SHOWN = 60


class UnreadableError(ValueError):
    """A file that cannot be used; the text says in Thai why."""


def read_json(path: Path, folder: Path, kind: TypeAdapter[T], limit: int) -> T:
    """Read the file at ``path`` in the agency's ``folder`` as ``kind``; raises ``UnreadableError``.

    A file of more than ``limit`` bytes is not read.
    """
    raw, findings = read_bytes(path, folder, place_name(path, folder), limit=limit)
    if raw is None:
        raise UnreadableError(_too_large(limit) if findings[0].marked(Mark.TOO_LARGE) else findings[0].message)
    try:
        text = raw.decode("utf-8-sig")
        json.loads(text, object_pairs_hook=_once, parse_constant=_no_number, parse_int=_int, parse_float=_float)
        return kind.validate_json(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(_reason(error)) from None


def _reason(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"บรรทัด {error.lineno} ไม่ใช่ JSON ที่ถูกต้อง แฟ้มอาจถูกตัดหรือถูกแก้ด้วยมือ"
    if isinstance(error, ValidationError):
        return _wrong_value(error)
    if isinstance(error, UnicodeDecodeError):
        return "แฟ้มไม่ใช่ข้อความ UTF-8"
    return "วงเล็บซ้อนกันลึกเกินไป" if isinstance(error, RecursionError) else str(error)


def _too_large(limit: int) -> str:
    return f"แฟ้มใหญ่เกิน {limit // 1_000_000} เมกะไบต์"


def _wrong_value(error: ValidationError) -> str:
    where = ".".join(map(str, error.errors(include_url=False, include_context=False)[0]["loc"]))
    return f"ค่าที่ {_cut(where)} ใช้ไม่ได้" if where else "โครงสร้างของแฟ้มใช้ไม่ได้"


def _once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in fields if names.count(name) > 1)
        raise ValueError(f"“{_cut(twice)}” มีสองแห่งในที่เดียวกัน")
    return fields


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{_cut(text)} ไม่ใช่จำนวนที่ใช้ได้")


def _int(text: str) -> int:
    return int(text) if len(text) <= _LONGEST_NUMBER else _no_number(text)


def _float(text: str) -> float:
    number = float(text)
    return number if abs(number) < 10**_LONGEST_NUMBER else _no_number(text)


def _cut(text: str) -> str:
    return shown(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
