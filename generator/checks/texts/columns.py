"""Rules on columns exchanged or shifted: a unit where a result should be, a list of steps for those responsible."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.letters import around
from generator.checks.language.nature import Nature, nature, several_units
from generator.checks.language.passages import Kind, Passage
from generator.checks.language.texts import Texts, texts_of
from generator.findings.finding import Finding, finding
from generator.records.loaded import Loaded
from generator.records.model.item import Item
from generator.records.model.measure import Measure

CODES = ("T540",)

_HOLDS: dict[Kind, set[Nature]] = {
    "title": {"unit", "time"},
    "step": {"time"},
    "result": {"unit", "time"},
    "outcome": {"unit", "time"},
    "progress": {"unit", "time"},
    "target": {"unit", "time"},
    "recommendation": {"unit", "time"},
    "explanation": {"unit", "time"},
    "instruction": {"unit", "time"},
    "responsible": {"work", "time"},
}
"""What a field cannot hold."""
_THAI: dict[Nature, str] = {"unit": "ชื่อผู้รับผิดชอบ", "work": "ขั้นตอนการทำงาน", "time": "ช่วงเวลา"}
_ORDER = re.compile(
    r"(?:ควร)?(?:กำหนด)?ให้(?!บริการ)|กำหนด(?!การ)|มอบหมาย|จัดทำ|จัดให้|เพิ่ม|ปรับปรุง|ทบทวน|พัฒนา|แต่งตั้ง|ติดตั้ง|เร่งรัด"
)
_LACK = re.compile(r"ไม่|ขาด|ยังไม่|ล่าช้า|เข้าใจว่า|เข้าใจผิด|หมดอายุ|ขัดข้อง|คนละ")
_PERSON = re.compile(
    r"นาย(?!ก|อำเภอ|ทะเบียน|ช่าง|แพทย์)|นาง|ว่าที่|ดร\.|(?:ผู้ช่วย|รอง)?ศาสตราจารย์|พล|พัน(?!ธ)|ร้อย|[จสพร]\.[สตอท]"
)
_POST = re.compile(
    r"นายก|รองนายก|ปลัด|รองปลัด|ผู้(?:อำนวยการ|ว่า|บังคับ|บัญชา)|คณบดี|หัวหน้า|อธิการ|สาธารณสุข|พาณิชย์|นายอำเภอ|นายแพทย์|สารวัตร"
)
_LONGEST = 400
_SHOWN = 50


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on texts that belong in another field of their record, one for all that moved in a record."""
    texts = texts_of(site)
    moved: dict[str, list[tuple[Passage, Nature]]] = defaultdict(list)
    for passage in (*texts.passages, *_units_typed(texts)):
        wrong = _HOLDS.get(passage.kind, set())
        if not wrong or passage.year is None or len(passage.text) > _LONGEST:
            continue
        found = nature(passage.text, passage.year)
        if found in wrong or (passage.kind == "step" and found == "unit" and several_units(passage.text)):
            moved[passage.file].append((passage, found))
    for (first, holds), *rest in moved.values():
        shown = around(first.text, 0, min(_SHOWN, len(first.text)), room=0)
        values: dict[str, Any] = {"field": first.field, "holds": _THAI[holds], "text": shown, "also": _also(rest)}
        yield finding("T540", first.place, **first.about, **values)
    yield from _exchanged(site)


def _exchanged(site: SiteContext) -> Iterator[Finding]:
    """Yield what was typed into each other's field: who signed and as what, why an item failed and what is done."""
    for year, results in site.workspace.results.items():
        for index, failed in enumerate(results.record.failed_items):
            cause, remedy = failed.cause or "", failed.remedy or ""
            if _ORDER.match(cause) and not _ORDER.match(remedy) and _LACK.search(remedy) and not _LACK.search(cause):
                line = results.place("failed_items", index, "remedy").line
                values: dict[str, Any] = {"field": "สาเหตุ", "holds": "วิธีแก้ไข", "text": _short(cause)}
                also = f" และช่องวิธีแก้ไขมีสาเหตุ (บรรทัด {line})"
                place = results.place("failed_items", index, "cause")
                yield finding("T540", place, item=failed.item, year=year, also=also, **values)
    for year, items in site.workspace.items.items():
        for code, item in items.items():
            yield from _signed(item, {"item": code, "year": year})
    for year, measures in site.workspace.measures.items():
        for measure in measures:
            yield from _signed(measure, {"measure": measure.record.id, "year": year})


def _signed(loaded: Loaded[Item] | Loaded[Measure], about: dict[str, Any]) -> Iterator[Finding]:
    for index, entry in enumerate(loaded.record.evidence):
        signatory = entry.signatory
        if signatory and signatory.position and _PERSON.match(signatory.position) and _POST.match(signatory.name):
            place = loaded.place("evidence", index, "signatory", "name")
            also = " และช่องตำแหน่งผู้ลงนามมีชื่อผู้ลงนาม"
            values: dict[str, Any] = {"field": "ชื่อผู้ลงนาม", "holds": "ตำแหน่ง", "text": signatory.name}
            yield finding("T540", place, **about, also=also, **values)


def _short(text: str) -> str:
    return around(text, 0, min(_SHOWN, len(text)), room=0)


def _also(rest: Sequence[tuple[Passage, Nature]]) -> str:
    """Say what else of the record stands in another field, each field once, with its first line."""
    lines = {(passage.field, holds): passage.place.line for passage, holds in reversed(rest)}
    told = [f"ช่อง{field}มี{_THAI[holds]} (บรรทัด {line})" for (field, holds), line in reversed(lines.items())]
    return "".join(f" และ{words}" for words in told)


def _units_typed(texts: Texts) -> Iterator[Passage]:
    """Yield the names of responsible units that the register does not know: they may be no units at all."""
    workspace = texts.site.workspace
    for year, measures in workspace.measures.items():
        for loaded in measures:
            for index, row in enumerate(loaded.record.rows):
                for position, name in enumerate(row.responsible.units):
                    if workspace.unit(name) is None:
                        loc = ("rows", index, "responsible", "units", position)
                        yield Passage(name, "responsible", loaded, loc, year=year, measure=loaded.record.id)
