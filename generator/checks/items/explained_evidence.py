"""Rules on what an explanation says of the evidence of its own item: how much it is, of which round, and of what kind.

Source: items fail where the whole law stands for its extract, where E-Service is a message to an officer, where a
report is of another round than the form asks, and where something is called published and is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.catalogue.model import CatalogueItem
from generator.checks.evidence.natures import E_SERVICE
from generator.checks.language.asked_of import is_asked
from generator.checks.language.letters import around
from generator.checks.language.passages import Passage
from generator.checks.language.texts import texts_of
from generator.checks.language.told_lengths import MANY, number_told, stretches
from generator.findings.finding import Finding, finding
from generator.records.model.evidence import Evidence
from generator.thai.digits import to_arabic

CODES = ("G027", "G028", "G029", "W378", "T577", "T578")

_ROUND = re.compile(rf"รอบ\s*(?P<many>{MANY})\s*เดือน")
_WHOLE_LAW = re.compile(
    r"(?:ครบ)?ทั้งฉบับ|ฉบับเต็ม|ทุกมาตรา|(?:พระราชบัญญัติ|กฎหมาย|พ\.ร\.บ\.)[ก-๎]{0,40}(?:ทั้งเล่ม|ทั้งหมด|ฉบับสมบูรณ์)"
)
_EXTRACT = re.compile(r"คัด|เฉพาะ|สรุป|ย่อ|ตัดตอน|ไม่(?:ได้)?(?:แสดง|แนบ|ใช่)|แทน|ลิงก์|ประกอบ|นอกจาก")
_BY_MESSAGE = re.compile(
    r"(?:แอด|เพิ่มเพื่อน|ทัก|ส่งข้อความ|พิมพ์(?:แจ้ง|ข้อความ|สอบถาม)|สอบถาม|ติดต่อ)[^;]{0,40}?(?:LINE|ไลน์|Line|Facebook|เฟซบุ๊ก|เพจ|Messenger|กล่องข้อความ|โทรศัพท์|อีเมล)"
    r"|(?:LINE|ไลน์|Line|Facebook|เฟซบุ๊ก|เพจ|Messenger)[^;]{0,40}?(?:พิมพ์|ส่งข้อความ|แจ้งความประสงค์|สอบถาม|นัดหมาย)"
)
_AT_THE_OFFICE = re.compile(
    r"(?:มา|ไป|เดินทาง|นัด(?:หมาย)?(?:ให้)?(?:มา)?|นำเอกสารมา|ต้อง)[ก-๎]{0,12}?(?:ยื่น|ติดต่อ|ส่งเอกสาร)[^;]{0,30}?(?:ที่สำนักงาน|ด้วยตนเอง|ที่ทำการ|ที่ว่าการ|ณ\s?สำนักงาน|ที่เทศบาล|ที่\s?อบต|ที่กอง|ที่เคาน์เตอร์)"
    r"|(?:ดาวน์โหลด|พิมพ์|โหลด)[^;]{0,40}?แล้ว(?:นำ)?มา(?:ยื่น|ส่ง)"
)
_ONLINE = re.compile(
    r"ไม่ต้อง|โดยไม่|แบบคำขอออนไลน์|กรอก|แนบไฟล์|แนบเอกสาร|ยื่น[^;]{0,24}?(?:ออนไลน์|ผ่านระบบ|ผ่านเว็บ|ทางเว็บ|อิเล็กทรอนิกส์)|ระบบ[^;]{0,30}(?:รับคำ|ยื่น|ติดตาม|ชำระ|จอง)|เลขรับ|ช่องทางเสริม|เดิม"
)
_NOT_YET = re.compile(
    r"จะ(?:เผยแพร่|นำขึ้น|ประกาศ|ลง(?:ไว้)?ใน|แสดง)[^;]{0,30}?(?:เมื่อ|หลังจาก|ภายหลัง|ภายใน|ต่อไป)|ยังไม่(?:ได้)?(?:เผยแพร่|นำขึ้น|แล้วเสร็จ(?:จึง)?ยังไม่)"
    r"|อยู่ระหว่าง(?:การ)?(?:เสนอ|รอ)[^;]{0,60}?(?:ลงนาม|อนุมัติ|เห็นชอบ)|รอ(?:การ)?(?:ลงนาม|อนุมัติ|นำขึ้นเว็บ)"
)
_PAPERS = "คู่มือ|แบบฟอร์ม|แบบคำขอ|ประกาศ|คำสั่ง|รายงาน|แผ่นพับ|ระเบียบ|ข้อบัญญัติ|เทศบัญญัติ|มาตรฐาน"
_ANNOUNCED = re.compile(
    rf"(?P<what>{_PAPERS})(?P<name>[^0-9;]{{0,24}}?)\s*(?:จำนวน|รวม|ทั้งหมด)?\s*(?P<many>{MANY})\s*(?P<unit>เล่ม|ฉบับ|เรื่อง|ชุด)"
)
_MONTHS = re.compile(rf"(?:ครบ|รวม|จำนวน|ทั้ง|ราย(?:เดือน)?ครบ)\s*(?:ทั้ง)?\s*(?P<many>{MANY})\s*เดือน")
_MONTHLY = re.compile(r"รายเดือน|ทุกเดือน|สขร|แต่ละเดือน|เดือนละ")
_ROUND_SIZES = {6, 12}
_TWO = 2


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on explanations of published items that do not go with the form or with their evidence."""
    for passage in texts_of(site).passages:
        if not is_asked("items.explained_evidence", passage) or passage.year is None or not passage.item:
            continue
        form = site.workspace.form(passage.year)
        item = form.item(passage.item) if form else None
        loaded = site.workspace.item(passage.year, passage.item)
        if item and loaded and loaded.record.is_claimed:
            yield from _of_item(passage, item)
            yield from _counted(passage, loaded.record.evidence)
            yield from _months(passage, loaded.record.evidence)


def _of_item(passage: Passage, item: CatalogueItem) -> Iterator[Finding]:
    """Compare the words of an explanation with what the form asks of its item."""
    text = to_arabic(passage.text)
    asked = _ROUND.search(to_arabic(item.title))
    said = {number_told(match["many"]) for match in _ROUND.finditer(text)} & _ROUND_SIZES
    if asked and said and number_told(asked["many"]) not in said:
        values: dict[str, Any] = {"asked": number_told(asked["many"]), "said": min(said)}
        yield finding("G027", passage.place, **passage.about, **values)
    extract = any(part.id == "extract" for part in item.parts)
    if extract and (whole := _WHOLE_LAW.search(text)) and not _EXTRACT.search(text):
        yield finding("G028", passage.place, **passage.about, text=around(passage.text, *whole.span()))
    if item.key == E_SERVICE and not _ONLINE.search(text):
        weak = _AT_THE_OFFICE.search(text) or _BY_MESSAGE.search(text)
        if weak:
            yield finding("G029", passage.place, **passage.about, text=around(passage.text, *weak.span()))
    if late := _NOT_YET.search(text):
        yield finding("W378", passage.place, **passage.about, text=around(passage.text, *late.span()))


def _counted(passage: Passage, evidence: Sequence[Evidence]) -> Iterator[Finding]:
    """Compare how many papers of a kind are announced with those of the evidence, where each is a piece of its own."""
    text = to_arabic(passage.text)
    announced = list(_ANNOUNCED.finditer(text))
    for match in announced if len(announced) == 1 else ():
        what, said = match["what"], number_told(match["many"])
        shown = [entry for entry in evidence if (entry.title or "").startswith(what)]
        targets = {entry.target for entry in shown}
        if len(shown) >= _TWO and len(targets) == len(shown) and said > 1 and said != len(shown):
            values: dict[str, Any] = {"what": what, "said": f"{said} {match['unit']}", "count": len(shown)}
            values |= {"where": "หลักฐาน", "text": around(passage.text, *match.span(), 0)}
            yield finding("T577", passage.place, **passage.about, field=passage.field, **values)


def _months(passage: Passage, evidence: Sequence[Evidence]) -> Iterator[Finding]:
    """Compare how many months there are said to be with the stretch of months in the title of what is monthly."""
    text = to_arabic(passage.text)
    said = {number_told(match["many"]) for match in _MONTHS.finditer(text)} if _MONTHLY.search(text) else set()
    for entry in evidence if len(said) == 1 else ():
        told = list(stretches(to_arabic(entry.title or "")))
        if len(told) == 1 and told[0] not in said and len(evidence) <= _TWO + 1:
            values: dict[str, Any] = {"said": next(iter(said)), "count": told[0], "title": entry.title}
            yield finding("T578", passage.place, **passage.about, field=passage.field, **values)
            return
