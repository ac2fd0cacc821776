"""The record of an item in the new year: what goes on from last year's, as a draft for people to complete."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from generator.app.rolling.evidence import Entry, carried, window_of
from generator.app.rolling.item_text import Draft, draft_text
from generator.app.rolling.origins import Origin, Years
from generator.assessment.completeness import parts_of
from generator.assessment.responsibility import responsibility
from generator.assessment.year_calendar import ANSWERS, DECLARATION, occasion
from generator.catalogue.item import CatalogueItem
from generator.records.loaded import Loaded
from generator.records.loading.file_names import record_file
from generator.records.loading.workspace import Workspace
from generator.records.model.item import Item
from generator.reports.roll.rows import Fate, Row
from generator.thai.moved_years import moved, moved_schedule

_TEXTS = ("instruction", "remark")
_SIGNED = "signed-declaration"


@dataclass(frozen=True, slots=True)
class RolledItem:
    """An item of the new year: the name of its file, its text, and what the report says of it."""

    name: str
    text: str
    row: Row


def rolled_item(workspace: Workspace, years: Years, origin: Origin) -> RolledItem:
    """Return the draft of an item of the new year, and its row of the report."""
    found = (workspace.item(years.source, source.code) for source in origin.sources)
    records = [record for record in found if record is not None]
    entries = carried(years, origin, records)
    aim = _aim(workspace, years, origin)
    name = record_file(years.target, origin.item.code).file
    fields, left = _fields(years, origin, records)
    remarks = [*([aim] if aim else []), *left, *_to_confirm(years, records), *_perhaps(years, origin)]
    due = due_day(workspace, years, origin)
    draft = Draft(years, origin, fields, entries, remarks, tuple(record.source.name for record in records), due)
    row = Row(
        _fate(origin, records, entries, aim),
        origin.item.code,
        origin.item.title,
        origin.words,
        carried=[f"{one.before} ({one.comment})" for one in entries if one.is_kept],
        todo=[*remarks, *(one.comment for one in entries if not one.is_kept)],
        units=_units(workspace, records),
        due=due,
        file=name,
    )
    return RolledItem(name, draft_text(draft), row)


def dropped_row(workspace: Workspace, years: Years, item: CatalogueItem) -> Row:
    """Return what the report says of an item of last year that the new year does not ask for."""
    record = workspace.item(years.source, item.code)
    units = _units(workspace, [record] if record else [])
    todo = (f"หน้าของปี {years.source} ยังอยู่ที่เดิม ไม่ต้องทำของปี {years.target}",)
    return Row(Fate.DROPPED, item.code, item.title, f"ข้อของปี {years.source}", todo=todo, units=units)


def due_day(workspace: Workspace, years: Years, origin: Origin) -> date | None:
    """Return the day by which an item should be ready: before answering begins, or while it runs for the first half.

    Source: the calendar of the year's form; a declaration has a day of its own there.
    """
    answers = occasion(workspace, years.target, ANSWERS)
    if answers is None or answers.span is None:
        return None
    signed = occasion(workspace, years.target, DECLARATION) if origin.item.part(_SIGNED) else None
    if signed and signed.span:
        return signed.span.end
    kinds = {window_of(part, origin).kind for part in parts_of(origin.item)}
    return answers.span.end if kinds & {"first_half", "monthly"} else answers.span.start - timedelta(days=1)


def _units(workspace: Workspace, records: Sequence[Loaded[Item]]) -> tuple[str, ...]:
    names = (name for record in records for name in responsibility(record.record.responsible, workspace).names)
    return tuple(dict.fromkeys(names))


def _fate(origin: Origin, records: Sequence[Loaded[Item]], entries: Sequence[Entry], aim: str) -> Fate:
    if not origin.sources:
        return Fate.NEW
    if any(record.record.status == "not_applicable" for record in records):
        return Fate.CONFIRM
    if all(entry.is_kept for entry in entries):
        return Fate.COVERED if any(entry.is_covering for entry in entries) else Fate.REVIEW
    return Fate.REPORT if aim else Fate.REMAKE


def _aim(workspace: Workspace, years: Years, origin: Origin) -> str:
    """Say on which plan the item reports: last year's, by its title and its file; ``""`` when it is no report."""
    old = (years.old.by_key(key) for key in origin.item.reports_on_last_year)
    plans = [_plan(workspace, years, item) for item in old if item is not None]
    plans += [f"ข้อ {code} ของปี {years.target}" for code in origin.item.reports_on]
    return f"รายงานผลตาม {' และ '.join(plans)}" if plans else ""


def _plan(workspace: Workspace, years: Years, item: CatalogueItem) -> str:
    record = workspace.item(years.source, item.code)
    first = next((one for one in record.record.evidence if one.target), None) if record else None
    shown = f": “{first.title}” {first.target}" if first and first.title else f": {first.target}" if first else ""
    return f"ข้อ {item.code} {item.title} ของปี {years.source}{shown}"


def _fields(years: Years, origin: Origin, records: Sequence[Loaded[Item]]) -> tuple[dict[str, Any], list[str]]:
    """Return the fields that go on, and in words what could not be moved on and must be looked at."""
    fields: dict[str, Any] = {"item": origin.item.code, "status": "draft"}
    reasons = [record.record.reason for record in records if record.record.reason]
    if reasons:
        fields["reason"] = reasons[0]
    fields |= _responsible(records)
    left: list[str] = []
    window = origin.item.window
    of = {window.year(years.source), *((years.source,) if window.kind == "previous_result" else ())}
    told = [one for record in records if (one := record.record.explanation)]
    texts = [moved(text, of, years.by) for text in told]
    if texts and all(texts) and not origin.is_split:
        fields["explanation"] = " ".join(" ".join(text.split("\n")) for text in texts if text)
    else:
        why = "พูดถึงเรื่องที่แยกเป็นหลายข้อแล้ว" if origin.is_split else "มีปีหรือวันที่ซึ่งเลื่อนเองไม่ได้"
        left += [f"เขียนคำอธิบายใหม่ ของปี {years.source} {why}: {text}" for text in told]
    if len(records) == 1:
        fields |= _single(years, records[0], of)
    return fields, left


def _responsible(records: Sequence[Loaded[Item]]) -> dict[str, Any]:
    typed = [record.source.data.get("responsible") for record in records if isinstance(record.source.data, dict)]
    given = [one for one in typed if one]
    if len(given) < 2 or all(one == given[0] for one in given):  # noqa: PLR2004 - nothing to join
        return {"responsible": given[0]} if given else {}
    if any(record.record.responsible.all for record in records):
        return {"responsible": "all"}
    names = dict.fromkeys(name for record in records for name in record.record.responsible.units)
    return {"responsible": list(names)} if names else {"responsible": given[0]}


def _single(years: Years, record: Loaded[Item], of: set[int]) -> dict[str, Any]:
    """Return what only one item of last year can hand on: its time of work, its follow-up, its remarks."""
    fields: dict[str, Any] = {}
    data = record.source.data if isinstance(record.source.data, dict) else {}
    in_year = {years.source - 1, years.source}
    for name in ("period", "follow_up"):
        typed = data.get(name)
        if typed and (value := _moved_value(typed, in_year, years.by)) is not None:
            fields[name] = value
    for name in _TEXTS:
        text = getattr(record.record, name)
        if text and (value := moved(text, of, years.by)) is not None:
            fields[name] = value
    return fields


def _moved_value(typed: object, of: set[int], by: int) -> object:
    """Return a period or follow-up a year on; without a year in it, it is as it was; ``None`` where not certain."""
    if isinstance(typed, dict):
        values = {name: _moved_value(value, of, by) for name, value in typed.items()}
        return None if None in values.values() else values
    if isinstance(typed, list):
        listed = [_moved_value(value, of, by) for value in typed]
        return None if None in listed else listed
    text = str(typed)
    return text if moved(text, (), by) is not None else moved_schedule(text, of, by)


def _to_confirm(years: Years, records: Sequence[Loaded[Item]]) -> Iterator[str]:
    for record in records:
        if record.record.status == "not_applicable":
            yield f"ปี {years.source} ระบุว่าไม่เกี่ยวข้อง: {record.record.reason} ถ้ายังเป็นเช่นนั้นเปลี่ยน status เป็น not_applicable"
        elif record.record.status == "draft":
            yield f"ข้อ {record.record.item} ของปี {years.source} ยังเป็นฉบับร่าง ไม่เคยเผยแพร่"


def _perhaps(years: Years, origin: Origin) -> Iterator[str]:
    if origin.maybe is not None:
        yield f"อาจเป็นเรื่องเดียวกับข้อ {origin.maybe.code} {origin.maybe.title} ของปี {years.source} ตรวจแล้วยกข้อมูลมาเองถ้าใช่"
    elif not origin.sources:
        yield f"ข้อใหม่ของปี {years.target} กำหนดผู้รับผิดชอบและเตรียมหลักฐาน"
