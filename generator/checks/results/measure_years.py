"""Rules on the years of a measure: the result it answers, when it is worked on, and the years its words name.

The result of a fiscal year comes out in August of that year, so the measures that answer it belong to the year after.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from datetime import timedelta
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.bare_years import numbers_in_name, years_in_address, years_in_title
from generator.checks.language.code_mentions import item_codes
from generator.checks.language.letters import around
from generator.checks.language.passages import Passage
from generator.checks.language.texts import Texts, texts_of
from generator.checks.language.time_asides import is_long_ago, spoken_years
from generator.checks.language.year_subject import owner
from generator.checks.measures.misplaced import meant_year
from generator.checks.results.answers import lists_what_failed
from generator.findings.finding import Finding, finding
from generator.records.loaded import Loaded
from generator.records.model.evidence import Evidence
from generator.records.model.measure import Measure
from generator.thai.dates import format_date
from generator.thai.digits import to_arabic
from generator.thai.fiscal import first_day, last_day
from generator.thai.years import YearMention

CODES = ("M557", "Y510", "Y511", "Y512", "Y513", "Y514", "Y515", "Y517", "Y518")

_REPORTING = timedelta(days=92)
"""How long after its fiscal year a measure may still be reported on."""
_TITLES = {"title", "evidence"}
_PAST = {"issue", "recommendation"}
_OF_A_RESULT = re.compile(r"ผลการประเมิน|ผลคะแนน|คะแนน|ข้อเสนอแนะ|รายงาน|ของปีก่อน|ผลของ|ผลปี|ปีที่ผ่านมา|แก้")
_TO_BE_HELD = re.compile(
    r"^(?:จัด(?:ทำ)?(?:โครงการ|กิจกรรม|อบรม|ประชุม|แผน|ประกาศ)|โครงการ|กิจกรรม|ประกาศ(?:นโยบาย|เจตนา|เจตจำนง))"
)
"""A step that begins so brings something new about, which can only be of the measure's own year."""
_MENDED = re.compile(r"แก้|ไม่ได้คะแนน|เสียคะแนน|ไม่ผ่าน")
"""Words by which an item is one that failed, not one of the list that is answered this year."""
_OLDER = re.compile(r"ปีก่อน|ลดลง|เพิ่มขึ้น|สูงกว่า|ต่ำกว่า|เทียบ|ย้อนหลัง|ที่ผ่านมา|รายงานผลของ")
_ROOM = 60
_OF_YEAR = re.compile(r"\s*(?:ของ|ใน)?\s*ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*(?P<year>25[0-9]{2})")


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on measures whose years do not belong together."""
    texts = texts_of(site)
    for year, measures in texts.site.workspace.measures.items():
        yield from _misplaced(measures, year)
        placed = [loaded for loaded in measures if meant_year(loaded.record, year) is None]
        yield from _answered(placed, year)
        for loaded in placed:
            yield from _periods(loaded, year)
            for passage in texts.of_measures.get((year, loaded.record.id), ()):
                answered = loaded.record.answers.fiscal_year or year - 1
                failed = tuple(_failed(texts, passage, year, answered))
                yield from failed or _words(passage, year, answered)
            for index, entry in enumerate(loaded.record.evidence):
                yield from _file_name(texts, loaded, index, entry, year)


def _misplaced(measures: Sequence[Loaded[Measure]], year: int) -> Iterator[Finding]:
    """Yield one finding for all measures of another fiscal year: a copied folder, or a record in the wrong one."""
    by_year: dict[int, list[Loaded[Measure]]] = defaultdict(list)
    for loaded in measures:
        if meant := meant_year(loaded.record, year):
            by_year[meant].append(loaded)
    for meant, found in by_year.items():
        names = ", ".join(loaded.record.id for loaded in found)
        values: dict[str, Any] = {"meant": meant, "count": len(found), "names": names}
        yield finding("Y518", found[0].place("rows"), measure=found[0].record.id, year=year, **values)


def _answered(measures: Sequence[Loaded[Measure]], year: int) -> Iterator[Finding]:
    """Yield one finding for all measures that answer the result of one and the same wrong year."""
    by_year: dict[int, list[Loaded[Measure]]] = defaultdict(list)
    for loaded in measures:
        answered = loaded.record.answers.fiscal_year
        if answered is not None and answered != year - 1:
            by_year[answered].append(loaded)
    for answered, found in by_year.items():
        names = ", ".join(loaded.record.id for loaded in found)
        values: dict[str, Any] = {"answered": answered, "expected": year - 1, "count": len(found), "names": names}
        code = "Y510" if answered >= year else "Y511"
        place = found[0].place("answers", "fiscal_year")
        yield finding(code, place, measure=found[0].record.id, year=year, **values)


def _periods(loaded: Loaded[Measure], year: int) -> Iterator[Finding]:
    first, last = first_day(year), last_day(year)
    about: dict[str, Any] = {"measure": loaded.record.id, "year": year}
    for index, row in enumerate(loaded.record.rows):
        span = row.period.span if row.period else None
        if span and (span.start < first or span.end > last):
            place = loaded.place("rows", index, "period")
            yield finding("Y512", place, **about, start=format_date(span.start), end=format_date(span.end))
        due = enumerate(row.follow_up.due if row.follow_up else ())
        outside = [(position, day) for position, day in due if not first <= day <= last + _REPORTING]
        if outside:
            place = loaded.place("rows", index, "follow_up", "due", outside[0][0])
            yield finding("Y513", place, **about, day=", ".join(format_date(day) for _, day in outside))


def _words(passage: Passage, year: int, answered: int) -> Iterator[Finding]:
    behind_items = {mention.end for mention in item_codes(passage.text)}
    named = years_in_title(passage.text) if passage.kind in _TITLES else spoken_years(passage.text)
    mentions = [one for one in named if not _is_behind(passage.text, one, behind_items)]
    mentions = [one for one in mentions if passage.kind in _TITLES or not is_long_ago(one, year)]
    wrong = [one for one in mentions if _is_wrong(one, passage, year, answered)]
    if wrong and len(wrong) == len(mentions):
        shown = around(passage.text, wrong[0].start, wrong[0].end)
        values: dict[str, Any] = {"found": wrong[0].first, "answered": answered, "field": passage.field, "text": shown}
        yield finding("Y514", passage.place, **passage.about, **values)


def _is_behind(text: str, mention: YearMention, ends: Container[int]) -> bool:
    """Tell whether a year only says of which result an item is: ``ข้อ O13 ของปี 2568``; ``ends`` are those of codes."""
    words = text[: mention.start].rstrip().removesuffix("ปี").rstrip()
    return any(len(words.removesuffix(word).rstrip()) in ends for word in ("ของ", "ใน", ""))


def _failed(texts: Texts, passage: Passage, year: int, answered: int) -> Iterator[Finding]:
    """Yield a failed item said to be of another year than the result, and one said to be mended that did not fail."""
    result = texts.site.workspace.results.get(answered)
    failed = {one.item for one in result.record.failed_items} if result else set()
    for mention in item_codes(passage.text) if failed else ():
        match = _OF_YEAR.match(to_arabic(passage.text), mention.end)
        if not match:
            continue
        mended = _MENDED.search(passage.text[max(0, mention.start - _ROOM) : mention.start])
        values: dict[str, Any] = {"code": mention.code, "found": match["year"], "answered": answered}
        if int(match["year"]) == answered:
            sure = lists_what_failed(texts.site, answered) or _is_anothers(passage, mention.code, failed)
            if mended and mention.code not in failed and sure:
                yield finding("M557", passage.place, **passage.about, field=passage.field, **values)
        elif mention.code in failed and (int(match["year"]) != year or mended):
            yield finding("Y517", passage.place, **passage.about, field=passage.field, **values)


def _is_anothers(passage: Passage, code: str, failed: Container[str]) -> bool:
    """Tell whether a measure that answers failed items alone says that it mends one which it does not answer."""
    record = passage.source.record if isinstance(passage.source, Loaded) else None
    items = record.answers.items if isinstance(record, Measure) else ()
    return bool(items) and code not in items and all(one in failed for one in items)


def _is_wrong(mention: YearMention, passage: Passage, year: int, answered: int) -> bool:
    """Tell whether a year can be neither that of the measure nor that of the result it answers."""
    first, last = min(year - 1, answered), year + 1
    if mention.last < first - (passage.kind in _PAST) or mention.first > last:
        return True
    if mention.last < year and (
        passage.kind == "title" or (passage.kind == "step" and _TO_BE_HELD.match(passage.text))
    ):
        return not _OF_A_RESULT.search(passage.text[max(0, mention.start - _ROOM) : mention.start])
    if passage.kind not in _PAST:
        return False
    return mention.first > year or (mention.last != answered and _is_its_score(passage.text, mention))


def _is_its_score(text: str, mention: YearMention) -> bool:
    """Tell whether a year is that of the scores which a measure answers, and not of older ones beside them."""
    return owner(text, mention) == "score" and not _OLDER.search(text)


def _file_name(texts: Texts, loaded: Loaded[Measure], index: int, entry: Evidence, year: int) -> Iterator[Finding]:
    if entry.url:
        key, what, name, found = "url", "ที่อยู่เว็บของ", entry.url, years_in_address(entry.url)
    elif entry.file in texts.site.workspace.documents:
        key, what, name = "file", "ชื่อแฟ้ม", (entry.file or "").rpartition("/")[2]
        found = (*spoken_years(name), *numbers_in_name(name))
    else:
        return
    if is_elsewhere(found, year):
        place = loaded.place("evidence", index, key)
        yield finding("Y515", place, measure=loaded.record.id, year=year, what=what, file=name, found=found[0].first)


def is_elsewhere(found: Sequence[YearMention], year: int) -> bool:
    """Tell whether a name has years, and none of them may be that of a measure of ``year`` (BE)."""
    return bool(found) and not any(one.covers(near) for one in found for near in (year - 1, year, year + 1))
