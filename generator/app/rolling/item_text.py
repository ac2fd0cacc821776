"""The text of a begun record: what goes on as fields, what is asked for beside the entries that will answer it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.app.rolling.evidence import Entry
from generator.app.rolling.origins import Origin, Years
from generator.imports.yaml_text import fields_text
from generator.records.model.item import Item
from generator.records.model.validate import validate
from generator.records.yaml_source import from_text
from generator.thai.dates import format_date

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Draft:
    """What the record of an item begins with; ``sources`` are the files it comes from."""

    years: Years
    origin: Origin
    fields: Mapping[str, Any]
    entries: Sequence[Entry]
    remarks: Sequence[str]
    sources: Sequence[str]
    due: date | None = None


def draft_text(draft: Draft) -> str:
    """Return the text of the record; what would not be read again as it stands is left out of it."""
    text = _text(draft, draft.fields, draft.entries)
    if is_record(text, draft.years.target):
        return text
    plain = {name: draft.fields[name] for name in ("item", "status") if name in draft.fields}
    return _text(draft, plain, ())


def is_record(text: str, year: int) -> bool:
    """Tell whether ``text`` is read as a record of an item of ``year`` (BE)."""
    source, _ = from_text(text, Path("item.yml"), "item.yml")
    return source is not None and validate(Item, source, {"fiscal_year": year})[0] is not None


def comment(text: str, indent: str = "") -> str:
    """Return ``text`` as a comment on one line; nothing in it can end the comment."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return f"{indent}# {textwrap.shorten(plain, _LONGEST, placeholder=' …') if len(plain) > _LONGEST else plain}"


def as_typed(value: object) -> object:
    """Return ``value`` of a record so that whole numbers in it are written without quotes, as people type them."""
    if isinstance(value, dict):
        return {name: as_typed(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [as_typed(inner) for inner in value]
    is_number = isinstance(value, str) and value.isascii() and value.isdecimal() and str(int(value[:18])) == value
    return int(value) if is_number and isinstance(value, str) else value


def _text(draft: Draft, fields: Mapping[str, Any], entries: Sequence[Entry]) -> str:
    years, item = draft.years, draft.origin.item
    lines = [
        "# yaml-language-server: $schema=../../content/schemas/item.schema.json",
        comment(f"{item.code} {item.title}"),
        comment(f"ปีงบประมาณ พ.ศ. {years.target} · ตัวชี้วัดย่อย {item.sub_indicator}"),
        comment(f"ช่วงเวลาของข้อมูล: {item.window.words(years.target)}"),
        *([comment(item.note)] if item.note else []),
        *([comment(f"เริ่มจาก {', '.join(draft.sources)}")] if draft.sources else []),
        *([comment(draft.origin.words)] if draft.origin.words else []),
        *(comment(f"ต้องทำ: {remark}") for remark in draft.remarks),
        *([comment(f"ให้เสร็จภายใน {format_date(draft.due, months='short')}")] if draft.due else []),
        *_fields(fields, is_new=any(not entry.is_kept for entry in entries), source=years.source),
        "# เมื่อพร้อมแล้วเปลี่ยน status เป็น published และใส่วันที่ทบทวนหรือทำเสร็จ",
        f"# updated: วันที่ปรับปรุงข้อมูลข้อนี้ครั้งล่าสุด เช่น 20 ก.พ. {years.target}",
        *_evidence(entries),
    ]
    return "\n".join(lines) + "\n"


def _fields(fields: Mapping[str, Any], *, is_new: bool, source: int) -> Iterator[str]:
    for name, value in fields.items():
        if name == "explanation":
            yield comment(f"ยกมาจากปี {source} {'แก้ให้ตรงกับเอกสารใหม่' if is_new else 'ตรวจว่ายังถูกต้อง'}")
        yield fields_text("item", {name: as_typed(value)}).rstrip("\n")


def _evidence(entries: Sequence[Entry]) -> Iterator[str]:
    if not entries:
        return
    yield "evidence:"
    for entry in entries:
        yield comment(entry.comment, "  ")
        yield fields_text("item", {"evidence": [as_typed(entry.data)]}).split("\n", 1)[1].rstrip("\n")
