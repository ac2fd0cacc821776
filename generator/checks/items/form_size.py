"""Rules on counts in words: how many items a form has, and ranges of rows and pages that run backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.passages import Passage
from generator.checks.language.texts import MAX_HITS, Texts, texts_of
from generator.findings.finding import Finding, finding
from generator.thai.digits import to_arabic

CODES = ("T539", "T566")

_FORM = re.compile(
    r"(?:แบบ(?:ตรวจ|ประเมิน|วัด)?(?:การเปิดเผยข้อมูลสาธารณะ)?|(?<![A-Za-z])OIT|ข้อมูลสาธารณะ|รายการข้อมูล)"
    r"(?:\s{0,3}\(?(?:OIT|ของปี[^0-9]{0,20}25[0-9]{2}|ปีงบประมาณ[^0-9]{0,8}25[0-9]{2}|ซึ่ง|ที่|มี|กำหนด|ประกอบด้วย|ข้อคำถาม|รวม|ครบ|ทั้งหมด|ทั้งสิ้น|ทั้ง|จำนวน|รายการ)\)?\s{0,3}){0,4}"
    r"\s{0,3}(?P<count>[0-9]{2})\s{0,3}(?:ข้อ|รายการ)(?![ก-๎]*เสนอ|คิด|ร้อง|ตกลง|สังเกต)"
)
"""A form called one, with how many items it has; ``ทั้ง`` or nothing at all may stand between."""
_ALL_ITEMS = re.compile(
    r"(?:ทุกข้อ|ครบ(?:ทั้ง|ทุกข้อ)?|ทั้งหมด|ทั้งสิ้น|ทั้ง)[^0-9;]{0,40}?\s(?:จำนวน\s*|ทั้ง\s*|รวม\s*)?(?P<count>[0-9]{2})\s{0,3}ข้อ(?![ก-๎]*เสนอ|คิด|ร้อง|ตกลง|สังเกต|ย่อย|คำถาม)"
)
"""All items, with how many they are, in a measure that is of OIT alone."""
_BACKWARDS = re.compile(
    r"(?P<noun>แถว|ลำดับ|หน้า|รายการ|หมู่)(?:ที่)?\s*(?P<first>[0-9]{1,3})\s*(?:ถึง|-|–)\s*(?:(?P=noun)(?:ที่)?\s*)?(?P<last>[0-9]{1,3})(?![0-9./,])"
)
_ON_PURPOSE = re.compile(r"(?:จาก|ย้อน|นับถอยหลัง|ลดจาก|เลื่อน(?:ขึ้น)?จาก|ดีขึ้นจาก|อันดับ)\s*$")
_ROOM = 12


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield counts of items that another year's form has, and ranges whose first number is greater than the last."""
    yield from in_texts(texts_of(site))


def in_texts(texts: Texts) -> Iterator[Finding]:
    """Yield the same of the texts given."""
    sizes = {year: len(form.items) for year, form in texts.site.workspace.known_forms.items()}
    for passage in texts.passages:
        if "ข้อ" in passage.text or "รายการ" in passage.text:
            yield from _sizes(texts, passage, sizes)
        if "ถึง" in passage.text or "-" in passage.text or "–" in passage.text:
            yield from _ranges(passage)


def _sizes(texts: Texts, passage: Passage, sizes: dict[int, int]) -> Iterator[Finding]:
    """Tell of the size of another year's form; the year before, whose result is spoken of, may be meant as well."""
    form = texts.site.workspace.form(passage.year or 0)
    before = texts.site.workspace.form((passage.year or 0) - 1)
    after = texts.site.workspace.form((passage.year or 0) + 1)
    if form is None:
        return
    right = {len(one.items) for one in (form, before, after) if one}
    found = [
        *_FORM.finditer(to_arabic(passage.text)),
        *(_ALL_ITEMS.finditer(to_arabic(passage.text)) if _is_of_oit(texts, passage) else ()),
    ]
    for match in islice(found, MAX_HITS):
        count = int(match["count"])
        years = [year for year, size in sizes.items() if size == count]
        if years and count not in right and not any(str(year) in passage.text for year in years):
            values: dict[str, Any] = {
                "said": count,
                "other": years[-1],
                "form": form.fiscal_year,
                "right": len(form.items),
            }
            yield finding("T539", passage.place, **passage.about, **values)
            return


def _is_of_oit(texts: Texts, passage: Passage) -> bool:
    """Tell whether a passage is of a measure that answers OIT, where “all items” are those of the form."""
    if not passage.measure:
        return False
    of = texts.site.workspace.measures.get(passage.year or 0, ())
    return any(one.record.id == passage.measure and set(one.record.answers.instruments) == {"OIT"} for one in of)


def _ranges(passage: Passage) -> Iterator[Finding]:
    even = to_arabic(passage.text)
    for match in islice(_BACKWARDS.finditer(even), MAX_HITS):
        first, last = int(match["first"]), int(match["last"])
        before = even[max(0, match.start() - _ROOM) : match.start()]
        if first > last > 0 and not _ON_PURPOSE.search(before):
            text = passage.text[match.start() : match.end()]
            yield finding("T566", passage.place, **passage.about, text=text)
