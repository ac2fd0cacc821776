"""Rules on how many there are, told in words beside the folder that has them: measures, units, steps of a measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.asked_years import asked
from generator.checks.language.letters import around
from generator.checks.language.passages import Passage
from generator.checks.language.texts import Texts, texts_of
from generator.checks.language.told_lengths import MANY, number_told
from generator.findings.finding import Finding, finding
from generator.thai.digits import to_arabic

CODES = ("T581",)

_MEASURES = re.compile(
    rf"(?:กำหนด|จัดทำ|มี|ประกอบด้วย|รวม|ทั้งหมด|ทั้งสิ้น|ครบ|ทั้ง)\s*(?:มาตรการ[ก-๎]{{0,60}}?\s*)?(?:จำนวน|รวม|ทั้งสิ้น|ทั้งหมด|ทั้ง|\s)*(?P<count>(?<![0-9.]){MANY})\s*มาตรการ"
)
_UNITS = re.compile(
    rf"(?:ครบ(?:ทั้ง)?|ทั้ง|ทุก)\s*(?:จำนวน\s*)?(?P<count>(?<![0-9.]){MANY})\s*(?P<word>ส่วนราชการ|กอง/สำนัก|สำนัก/กอง)"
)
_STEPS = re.compile(
    rf"(?:ครบ(?:ทั้ง)?|ทั้ง)\s*(?P<count>(?<![0-9.]){MANY})\s*ขั้นตอน(?:ของมาตรการ|ตามมาตรการ|ที่กำหนดในมาตรการ)"
)
_SOME = re.compile(r"แล้วเสร็จ|ระหว่าง|ยังไม่|เพิ่ม|ปีก่อน|ปีที่ผ่านมา|ด้าน|แห่ง|ใน\s*[0-9]|จาก\s*[0-9]")
_YEAR = re.compile(r"25[0-9]{2}")
_NEAR = 60
_ROOM = 30


@dataclass(frozen=True, slots=True)
class _Structure:
    """What the folder has of something, how texts tell how many, and where that stands in the folder."""

    pattern: re.Pattern[str]
    count: int
    what: str
    where: str


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield counts of what the folder itself has that are not how many it has."""
    texts = texts_of(site)
    units = _Structure(_UNITS, len(site.workspace.config.units), "ส่วนราชการ", "site_config.yml")
    for passage in texts.passages:
        if passage.kind == "page":
            continue
        text = to_arabic(passage.text)
        if "มาตรการ" in text and _plans_measures(texts, passage):
            of = _measures_year(texts, passage)
            count = len(texts.site.workspace.measures.get(of, ()))
            measures = _Structure(_MEASURES, count, "มาตรการ", "แฟ้มมาตรการของปีนี้")
            if not _of_another_year(text, of) and (not _reports(texts, passage) or str(of) in text):
                yield from _told(passage, text, measures)
        if "ส่วนราชการ" in text or "กอง/" in text or "/กอง" in text:
            match = _UNITS.search(text)
            if match and number_told(match["count"]) > units.count:
                yield from _told(passage, text, units)
        if passage.measure and "ขั้นตอน" in text:
            yield from _told(passage, text, _Structure(_STEPS, _steps(texts, passage), "ขั้นตอน", "มาตรการนี้"))


def _plans_measures(texts: Texts, passage: Passage) -> bool:
    """Tell whether a passage is of the items that show the measures and report on them, the last of every form."""
    form = texts.site.workspace.form(passage.year or 0)
    return form is not None and passage.item is not None and form.item(passage.item) in form.items[-2:]


def _measures_year(texts: Texts, passage: Passage) -> int:
    """Return the year whose measures such an item is about: its own, or the one that the report has to be of."""
    year = passage.year or 0
    form = texts.site.workspace.form(year)
    item = form.item(passage.item) if form and passage.item else None
    wanted = asked(item, year) if item is not None and _reports(texts, passage) else None
    return wanted.years[0] if wanted and len(wanted.years) == 1 else year


def _reports(texts: Texts, passage: Passage) -> bool:
    """Tell whether a passage is of the item that reports on measures, which may be those of any year."""
    form = texts.site.workspace.form(passage.year or 0)
    return form is not None and passage.item == form.items[-1].code


def _of_another_year(text: str, year: int) -> bool:
    """Tell whether the words before the count say measures of another year; results are of the year before."""
    match = _MEASURES.search(text)
    years = {int(one) for one in _YEAR.findall(text[max(0, match.start() - _NEAR) : match.end()])} if match else set()
    return bool(years) and year not in years and not years <= {year - 1}


def _steps(texts: Texts, passage: Passage) -> int:
    for loaded in texts.site.workspace.measures.get(passage.year or 0, ()):
        if loaded.record.id == passage.measure:
            return sum(len(row.steps) for row in loaded.record.rows)
    return 0


def _told(passage: Passage, text: str, structure: _Structure) -> Iterator[Finding]:
    match = structure.pattern.search(text)
    if match is None or _SOME.search(text[max(0, match.start() - _ROOM) : match.end() + _ROOM]):
        return
    said = number_told(match["count"])
    if said != structure.count and structure.count > 1:
        values: dict[str, Any] = {"said": said, "right": structure.count}
        values |= {"what": structure.what, "where": structure.where}
        shown = around(passage.text, match.start(), match.end())
        yield finding("T581", passage.place, **passage.about, field=passage.field, text=shown, **values)
