"""What a result calls its indicators: to be kept, or to be improved; in the verdicts, in the analysis or in words.

The verdicts decide. Where there is none for an indicator the block of the analysis that it stands in says it, and
where it stands in none the words of the running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue
from generator.checks.per_site import once_per_site
from generator.checks.results.answering import indicators_of
from generator.records.model.result import Result, Verdict
from generator.thai.digits import to_arabic

Loc = tuple[str | int, ...]

_KEEP = re.compile(
    r"(?:รักษา|คง|ธำรง|ดำรง|ประคอง|พยุง)(?:ไว้|ซึ่ง|สภาพ|ระดับ|มาตรฐาน|คุณภาพ|คะแนน|ผล|ความ|การ|ให้|รักษา|อยู่|เดิม|แนวปฏิบัติ)"
    r"|จุดแข็ง|จุดเด่น|(?:ต่อยอด|ยกระดับต่อ)(?!.{0,12}ไม่ได้)|อยู่ในระดับที่น่าพอใจ|ไม่(?:ต้อง|จำเป็นต้อง)(?:แก้ไข|ปรับปรุง)"
)
_IMPROVE = re.compile(
    r"(?:ต้อง|ควร|เร่ง|จำเป็นต้อง|เห็นควร)(?:เร่ง|ได้รับการ|มีการ|ดำเนินการ)?(?:ปรับปรุง|แก้ไข|พัฒนา)|จุดอ่อน|ให้ปรับปรุง|ข้อบกพร่อง"
)
_NAMED = re.compile(
    r"ตัวชี้วัด(?:ที่)?\s*(?P<numbers>[0-9]{1,2}(?![0-9.])(?:\s*(?:,|และ|กับ|-|–|ถึง)\s*(?:ตัวชี้วัด(?:ที่)?\s*)?[0-9]{1,2}(?![0-9.]))*)"
)
_NUMBER = re.compile(r"(?P<join>-|–|ถึง)?\s*(?:ตัวชี้วัด(?:ที่)?\s*)?(?P<number>[0-9]{1,2})")
_LEAD = re.compile(r"(?:ได้แก่|คือ|ประกอบด้วย|ดังนี้|:)\s*$")
_HEAD = re.compile(r"ส่วน|สำหรับ|ตัวชี้วัด(?:ที่|ซึ่ง)|ประเด็น|สิ่งที่|จุด|กลุ่ม|ข้อที่")
"""What a lead of a list of indicators begins with."""
_SENTENCE = re.compile(r"[;]|\n|จึง|โดย|ซึ่ง|แต่|ส่วน|ขณะที่|ทั้งนี้")
_NOT = re.compile(r"ไม่(?:มี|ใช่|ได้|สามารถ|อาจ)?\s*$|มิได้\s*$")
_LAST = 10


@dataclass(frozen=True, slots=True)
class Called:
    """What an indicator is called, and where that stands in the record."""

    verdict: Verdict
    loc: Loc


@once_per_site
def called(site: SiteContext) -> Mapping[int, Mapping[int, Called]]:
    """Return what each result (by year BE) calls its indicators (by number)."""
    workspace = site.workspace
    return {
        year: _of(result.record, workspace.form(year), workspace.names(year))
        for year, result in workspace.results.items()
    }


def _of(record: Result, form: Catalogue | None, names: Catalogue) -> Mapping[int, Called]:
    found = {number: Called(verdict, ("verdicts", str(number))) for number, verdict in record.verdicts.items()}
    for source in (_in_blocks(record, form), _in_words(record, names)):
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


def _in_words(record: Result, names: Catalogue) -> Iterator[tuple[int, Called]]:
    """Yield what the running text and the points of the analysis say of indicators that they name."""
    for index, section in enumerate(record.narrative):
        lead = _verdict_of(section.heading or "")
        for position, text in enumerate(section.paragraphs):
            for number, verdict in verdicts_in(text, names, lead):
                yield number, Called(verdict, ("narrative", index, "paragraphs", position))
    for index, block in enumerate(record.analysis):
        for position, point in enumerate(block.points):
            for number, verdict in verdicts_in(point.text, names):
                yield number, Called(verdict, ("analysis", index, "points", position, "text"))


def verdicts_in(text: str, names: Catalogue, lead: Verdict | None = None) -> Iterator[tuple[int, Verdict]]:
    """Yield the indicators of ``text`` of which its words say one of the two.

    The words behind an indicator say it, up to the next ones; else what leads a list (“… ได้แก่”), or a heading.
    """
    even = _numbered(to_arabic(text), names)
    named = list(_NAMED.finditer(even))
    _, lead = _led(even[: named[0].start()] if named else "", lead)
    waiting: list[int] = []
    for place, match in enumerate(named):
        waiting += _numbers(match["numbers"])
        end = named[place + 1].start() if place + 1 < len(named) else len(even)
        behind, following = _led(even[match.end() : end], lead)
        verdict = _verdict_of(behind)
        if verdict is None and not _goes_on(behind):
            verdict = lead
        if verdict:
            yield from ((number, verdict) for number in waiting)
        if verdict or not _goes_on(behind):
            waiting = []
        if following != lead and lead:
            yield from ((number, lead) for number in waiting)
            waiting = []
        lead = following
    if lead:
        yield from ((number, lead) for number in waiting)


@cache
def _titles(titles: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:ตัวชี้วัด\s*(?:ด้าน)?|ด้าน|เรื่อง)\s*(?P<title>{'|'.join(map(re.escape, titles))})")


def _numbered(text: str, names: Catalogue) -> str:
    """Return ``text`` with the indicators that it names by title called by their numbers."""
    numbers = {one.title: one.number for one in names.indicators}
    return _titles(tuple(numbers)).sub(lambda match: f"ตัวชี้วัดที่ {numbers[match['title']]} ", text)


def _led(text: str, lead: Verdict | None) -> tuple[str, Verdict | None]:
    """Cut off what leads the list behind ``text``; return what stands before it, and what the list then is."""
    match = _LEAD.search(text)
    heads = [one.start() for one in _HEAD.finditer(text)] if match else []
    start = heads[-1] if heads else 0
    verdict = _verdict_of(text[start:]) if match else None
    return (text[:start], verdict) if verdict else (text, lead)


def _verdict_of(words: str) -> Verdict | None:
    """Return which of the two ``words`` say, if they do not say both."""
    kept, improved = (
        any(not _NOT.search(words[: one.start()]) for one in pattern.finditer(words)) for pattern in (_KEEP, _IMPROVE)
    )
    if kept == improved:
        return None
    return "maintain" if kept else "improve"


def _goes_on(behind: str) -> bool:
    """Tell whether what stands between two indicators only lists them: names and scores, no sentence of its own."""
    return not _SENTENCE.search(behind)


def _numbers(text: str) -> Iterator[int]:
    last = 0
    for match in _NUMBER.finditer(text):
        number = int(match["number"])
        if match["join"] and last < number <= _LAST:
            yield from range(last + 1, number)
        if 1 <= number <= _LAST:
            yield number
            last = number
