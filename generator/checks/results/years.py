"""Rules on the two years of a paper that analyses a result: the year assessed, and the year after, for the measures.

They are told apart by the word a year belongs to: results and scores are of the year assessed, measures of the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.asked_of import is_asked
from generator.checks.language.letters import around
from generator.checks.language.passages import Passage
from generator.checks.language.texts import Texts, texts_of
from generator.checks.language.time_asides import is_a_goal, is_long_ago, spoken_years
from generator.checks.language.year_subject import owner
from generator.findings.finding import Finding, finding
from generator.thai.digits import to_arabic
from generator.thai.years import YearMention, years_in

CODES = ("Y520", "Y521", "Y522")

_BEFORE = re.compile(
    r"ปีก่อน|ลดลง|เพิ่มขึ้น|สูงกว่า|ต่ำกว่า|เทียบ|ย้อนหลัง|ที่ผ่านมา|เป็นการรายงานผล|รายงานผลของ|เพิ่มจาก|ลดจาก|จากเดิม|แนวโน้ม|ดีขึ้น"
)

_PLANS = re.compile(r"(?:กำหนด|จัดทำ|ขับเคลื่อน)(?:เป็น)?(?:มาตรการ|แนวทาง)[^.]{0,80}$")
_HISTORY = re.compile(
    r"เริ่ม|ตั้งแต่|ครั้งแรก|มติ|คณะรัฐมนตรี|ยุทธศาสตร์ชาติ|แผนแม่บท|ความเป็นมา|ต่อเนื่อง|จนถึง|เคย|เดิม|ก่อนหน้า|ประกาศใช้|บังคับใช้"
)
_SEEN = re.compile(
    r"ล่าสุด|ไม่ตรง(?:กับ)?ปี|ไม่ใช่(?:ของ|ข้อมูล(?:ของ)?|รายงาน(?:ของ)?)?ปี|ไม่เป็นปัจจุบัน|ยัง(?:คง)?(?:เป็น|แสดง)|(?:ที่|ซึ่ง)แสดง(?:เป็น|อยู่)|แสดงข้อมูลของ|พบว่าเป็น"
)
"""What was seen to be of a wrong year: the sentence names it as the fault."""
_SEEN_AS_FAULT = {"comment", "weakness", "finding"}
_RECENT = 2
_TOTAL = re.compile(
    r"[^0-9;]{0,60}?(?:ได้(?:รับ)?|มี|คือ|เท่ากับ)\s*(?:ผล)?คะแนน(?:เฉลี่ย|รวม|ภาพรวม|\s)*(?P<score>[0-9]{2,3}\.[0-9]{1,2})(?![0-9])"
)
_FIGURES = re.compile(r"[^0-9;]{0,40}(?<![0-9.])[0-9]{2}\.[0-9]{1,2}(?![0-9])")


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on sentences of a result's analysis that name another year than they must."""
    yield from in_texts(texts_of(site))


def in_texts(texts: Texts) -> Iterator[Finding]:
    """Yield the same of the texts given."""
    site = texts.site
    for passage in texts.passages:
        if passage.item or passage.measure or not is_asked("results.years", passage):
            continue
        mentions = [one for one in spoken_years(passage.text) if one.first == one.last]
        each = mentions if passage.year is not None else ()
        told = [found for mention in each for found in _mention(passage, mention, passage.year or 0)]
        told = told or list(_other_totals(site, passage))
        yield from told or _mixed(passage, mentions)


def _mixed(passage: Passage, mentions: Sequence[YearMention]) -> Iterator[Finding]:
    """Yield a sentence that gives the result, and then the measures that follow from it, one and the same year."""
    scored: set[int] = set()
    for mention in mentions:
        said_of = owner(passage.text, mention)
        if said_of == "score":
            scored.add(mention.first)
        elif said_of == "measure" and mention.first in scored:
            shown = around(passage.text, mention.start, mention.end)
            yield finding("Y522", passage.place, **passage.about, found=mention.first, text=shown)
            return


def _mention(passage: Passage, mention: YearMention, year: int) -> Iterator[Finding]:
    """Yield what is wrong with a year; what is told of a failed item may be of the year that the item asks for."""
    found, said_of = mention.first, owner(passage.text, mention)
    if found <= year + 1 and _is_the_fault(passage):
        return
    if (found > year + 1 and is_a_goal(passage.text, mention)) or is_long_ago(mention, year):
        return
    shown = around(passage.text, mention.start, mention.end)
    values: dict[str, Any] = {**passage.about, "found": found, "text": shown}
    compared = _BEFORE.search(passage.text) is not None or (found < year and _is_compared(passage, mention, year))
    if found > year + 1 or (found < year - 2 and not _is_history(passage, mention)):
        yield finding("Y520", passage.place, **values)
    elif said_of == "score" and found != year and not compared:
        yield finding("Y521", passage.place, **values)
    elif found < year - (passage.kind == "comment") and _is_left_over(passage, mention, year, compared=compared):
        yield finding("Y520", passage.place, **values)


def _is_the_fault(passage: Passage) -> bool:
    """Tell whether a year is what was found wrong, as what an assessor saw, and what it came of, are by their field."""
    if passage.kind == "comment" and passage.loc[-1] in {"comment", "cause"}:
        return True
    return passage.kind in _SEEN_AS_FAULT and _SEEN.search(passage.text) is not None


def _totals(site: SiteContext, year: int | None) -> dict[Decimal, int]:
    """Return the year (BE) that each recorded total is of: of the result of ``year``, and of the one before it."""
    result = site.workspace.results.get(year or 0)
    if result is None or year is None or result.record.total is None:
        return {}
    found = {result.record.total: year}
    if result.record.previous_total is not None:
        found.setdefault(result.record.previous_total, year - 1)
    return found


def _other_totals(site: SiteContext, passage: Passage) -> Iterator[Finding]:
    """Yield the years that the total of another one is said of, right behind them."""
    totals = _totals(site, passage.year)
    text = to_arabic(passage.text) if totals else ""
    for mention in years_in(text):
        found = _TOTAL.match(text, mention.end)
        right = totals.get(Decimal(found["score"])) if found else None
        if right is not None and not mention.covers(right):
            shown = around(passage.text, mention.start, mention.end)
            yield finding("Y521", passage.place, **{**passage.about, "year": right}, found=mention.first, text=shown)


def _is_left_over(passage: Passage, mention: YearMention, year: int, *, compared: bool) -> bool:
    """Tell whether an earlier year is that of measures to come, or stands alone without a word of comparison."""
    if _PLANS.search(passage.text[: mention.start]):
        return not _is_history(passage, mention)
    if compared or mention.first < year - _RECENT or _HISTORY.search(passage.text):
        return False
    return _names_no_other(passage, mention.first)


def _is_compared(passage: Passage, mention: YearMention, year: int) -> bool:
    """Tell whether a score of an earlier year stands beside that of ``year`` (BE), each with its figure."""
    beside = any(one.covers(year) for one in years_in(passage.text))
    return beside and _FIGURES.match(to_arabic(passage.text), mention.end) is not None


def _names_no_other(passage: Passage, found: int) -> bool:
    """Tell whether a passage speaks of one year alone, by the bye of nothing else."""
    return passage.kind != "page" and all(one.covers(found) for one in years_in(passage.text))


def _is_history(passage: Passage, mention: YearMention) -> bool:
    """Tell whether running text speaks of how the assessment came about, which was in any year."""
    if passage.kind not in {"narrative", "page"}:
        return False
    return owner(passage.text, mention) is None or _HISTORY.search(passage.text) is not None
