"""What a result calls its indicators: to be kept, or to be improved; in the verdicts, in the analysis or in words.

The verdicts decide. Where there is none for an indicator the block of the analysis that it stands in says it, and
where it stands in none the words of the running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue
from generator.checks.per_site import once_per_site
from generator.checks.results.answering import indicators_of
from generator.records.model.result import Result, Verdict
from generator.thai.digits import to_arabic

Loc = tuple[str | int, ...]

_KEEP = re.compile(
    r"(?:รักษา|คง|ธำรง|ดำรง|ประคอง|พยุง)(?:ไว้|ซึ่ง|สภาพ|ระดับ|มาตรฐาน|คุณภาพ|คะแนน|ผล|ความ|การ|ให้|รักษา|อยู่|เดิม|จุดแข็ง|แนวปฏิบัติ)"
    r"|เป็นจุดแข็ง|(?:ต่อยอด|ยกระดับต่อ)(?!.{0,12}ไม่ได้)|อยู่ในระดับที่น่าพอใจ|ไม่(?:ต้อง|จำเป็นต้อง)(?:แก้ไข|ปรับปรุง)"
)
_IMPROVE = re.compile(
    r"(?:ต้อง|ควร|เร่ง|จำเป็นต้อง|เห็นควร)(?:เร่ง|ได้รับการ|มีการ|ดำเนินการ)?(?:ปรับปรุง|แก้ไข|พัฒนา)|เป็นจุดอ่อน|ให้ปรับปรุง|ข้อบกพร่อง"
)
_NAMED = re.compile(
    r"ตัวชี้วัด(?:ที่)?\s*(?P<numbers>[0-9]{1,2}(?![0-9.])(?:\s*(?:,|และ|กับ|-|–|ถึง)\s*(?:ตัวชี้วัด(?:ที่)?\s*)?[0-9]{1,2}(?![0-9.]))*)"
)
_NUMBER = re.compile(r"(?P<join>-|–|ถึง)?\s*(?:ตัวชี้วัด(?:ที่)?\s*)?(?P<number>[0-9]{1,2})")
_NOT = re.compile(r"ไม่(?:ได้|สามารถ|อาจ)?\s*$|มิได้\s*$")
_LAST = 10


@dataclass(frozen=True, slots=True)
class Called:
    """What an indicator is called, and where that stands in the record."""

    verdict: Verdict
    loc: Loc


@once_per_site
def called(site: SiteContext) -> Mapping[int, Mapping[int, Called]]:
    """Return what each result (by year BE) calls its indicators (by number)."""
    results = site.workspace.results.items()
    return {year: _of(result.record, site.workspace.form(year)) for year, result in results}


def _of(record: Result, form: Catalogue | None) -> Mapping[int, Called]:
    found = {number: Called(verdict, ("verdicts", str(number))) for number, verdict in record.verdicts.items()}
    for source in (_in_blocks(record, form), _in_words(record)):
        said: dict[int, list[Called]] = {}
        for number, one in source:
            said.setdefault(number, []).append(one)
        for number, calls in said.items():
            if len({one.verdict for one in calls}) == 1:  # who says both has one thing to keep and one to improve
                found.setdefault(number, calls[0])
    return found


def _in_blocks(record: Result, form: Catalogue | None) -> Iterator[tuple[int, Called]]:
    kinds: Mapping[str, Verdict] = {"maintain": "maintain", "weakness": "improve"}
    for index, block in enumerate(record.analysis):
        if block.kind in kinds:
            for number in dict.fromkeys(one for part in (block, *block.points) for one in indicators_of(part, form)):
                yield number, Called(kinds[block.kind], ("analysis", index))


def _in_words(record: Result) -> Iterator[tuple[int, Called]]:
    """Yield what the running text and the points of the analysis say of indicators that they name by number."""
    for index, section in enumerate(record.narrative):
        for position, text in enumerate(section.paragraphs):
            for number, verdict in verdicts_in(text):
                yield number, Called(verdict, ("narrative", index, "paragraphs", position))
    for index, block in enumerate(record.analysis):
        for position, point in enumerate(block.points):
            for number, verdict in verdicts_in(point.text):
                yield number, Called(verdict, ("analysis", index, "points", position, "text"))


def verdicts_in(text: str) -> Iterator[tuple[int, Verdict]]:
    """Yield the indicators of ``text`` of which the words behind them, up to the next ones, say one of the two."""
    even = to_arabic(text)
    named = list(_NAMED.finditer(even))
    waiting: list[int] = []
    for place, match in enumerate(named):
        waiting += _numbers(match["numbers"])
        end = named[place + 1].start() if place + 1 < len(named) else len(even)
        behind = even[match.end() : end]
        kept = [one for one in _KEEP.finditer(behind) if not _NOT.search(behind[: one.start()])]
        improved = [one for one in _IMPROVE.finditer(behind) if not _NOT.search(behind[: one.start()])]
        if bool(kept) != bool(improved):
            yield from ((number, "maintain" if kept else "improve") for number in waiting)
        if kept or improved or not _goes_on(behind):
            waiting = []


def _goes_on(behind: str) -> bool:
    """Tell whether what stands between two indicators only lists them: names and scores, no sentence of its own."""
    return not re.search(r"[;]|\n|(?:จึง|โดย|ซึ่ง|แต่|ส่วน|ขณะที่|ทั้งนี้)", behind)


def _numbers(text: str) -> Iterator[int]:
    last = 0
    for match in _NUMBER.finditer(text):
        number = int(match["number"])
        if match["join"] and last < number <= _LAST:
            yield from range(last + 1, number)
        if 1 <= number <= _LAST:
            yield number
            last = number
