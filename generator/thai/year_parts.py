"""Fiscal years and the months counted from their ends, as they stand in periods and follow-ups.

``6 เดือนแรก`` says which half; ``รอบ 6 เดือน`` is read as the first one unless what stands beside it says otherwise;
``5 ปี`` alone is a length without a place. The patterns are for compact text (see ``compact``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from generator.thai.dates import ERA
from generator.thai.era import FIRST_YEAR, LAST_YEAR, buddhist_year
from generator.thai.fiscal import MONTHS_IN_YEAR, Span, first_day, last_day, months_span, span_between
from generator.thai.points import JOIN, YEAR

NUMBERS = {"สิบสอง": 12, "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "หก": 6, "เก้า": 9}
COUNT = rf"(?:[0-9]{{1,2}}|{'|'.join(NUMBERS)})"
"""A count of months or years, in two digits at most, or in one of the words that papers use for it."""
_COUNT = re.compile(COUNT)
"""The count of months or years, in digits or words."""

_FISCAL = r"(?:(?:งบประมาณ|งบ)ฯ?)"
_NEAR = {"ปัจจุบัน": 0, "นี้": 0, "ก่อน": -1, "ก่อนหน้า": -1, "ที่ผ่านมา": -1, "ที่แล้ว": -1, "ถัดไป": 1, "หน้า": 1}
_NEAR_WORD = "|".join(sorted(_NEAR, key=len, reverse=True))
_ALL = r"(?P<all>ตลอด(?:ทั้ง)?|ทั้ง)"
"""The whole of a year; its group has a name, so it stands in a pattern only once."""

MONTHS = re.compile(rf"(?P<round>รอบ)?(?:ระยะ(?:เวลา)?|ช่วง)?(?<![0-9])(?P<count>{COUNT})เดือน(?P<which>แรก|หลัง|สุดท้าย)?")
"""So many months of a year: ``6 เดือนแรก``, ``รอบ 6 เดือน``, ``ระยะเวลา 12 เดือน``."""
_ROUND = rf"{COUNT}(?:เดือน)?"
_NEXT_ROUND = rf"(?:,?และ|[,/]|(?<=เดือน))(?:รอบ)?{_ROUND}"
"""A further round: behind a joining word or a mark, or right behind the เดือน of the one before."""
ROUNDS = re.compile(
    rf"(?:รอบ(?P<counts>{_ROUND}(?:{_NEXT_ROUND}){{0,3}})|(?<![0-9])(?P<list>{_ROUND}(?:{_NEXT_ROUND}){{1,3}}))"
    r"(?<=เดือน)(?!แรก|หลัง|สุดท้าย|ละ|/|ต่อ)"
)
"""Several rounds of months in one: ``รอบ 6, 9 และ 12 เดือน``. Four at most: 3, 6, 9 and 12 months."""
HALF = re.compile(rf"(?P<round>รอบ)?ครึ่ง(?:ปี{_FISCAL}?)?(?P<which>แรก|หลัง)|รอบครึ่งปี")
"""Half a year: ``ครึ่งปีแรก``, ``รอบครึ่งปีหลัง``, ``รอบครึ่งปี``."""
LENGTH = re.compile(rf"(?:แผน)?(?:ระยะ(?:เวลา)?)?(?<![0-9])(?P<count>{COUNT})ปี")
"""A length in years, which says nothing of when: ``แผน 5 ปี``."""
NUMBERED_YEAR = re.compile(
    rf"(?:ของ)?{_ALL}?(?:ประจำ)?ปี{_FISCAL}?{ERA}?(?P<first>{YEAR})(?:{JOIN}(?:ปี{_FISCAL}?)?{ERA}?(?P<last>{YEAR}))?"
)
"""A year, or a run of years, that is called one: ``ปีงบประมาณ พ.ศ. 2568``, ``ตลอดปี 2566 - 2570``."""
PLAN_YEARS = re.compile(rf"{ERA}?(?P<first>[0-9]{{4}}){JOIN}{ERA}?(?P<last>[0-9]{{4}})(?![0-9])")
"""A run of years without the word, as names of plans have it: ``2566 - 2570``, ``พ.ศ. 2566 ถึง 2570``."""
YEAR_END = re.compile(rf"(?:สิ้น(?:สุด)?|ภายใน)ปี{_FISCAL}(?:{ERA}?(?P<first>{YEAR}))?")
"""The end of a fiscal year, with its number or without."""
NAMED_YEAR = re.compile(rf"{_ALL}?(?:ประจำ)?ปี{_FISCAL}(?P<near>{_NEAR_WORD})?|{_ALL.replace('all', 'any')}ปี")
"""A fiscal year called by where it stands, ``ปีงบประมาณถัดไป``, or a whole year, ``ตลอดปี``."""
BARE_YEAR = re.compile(rf"[/ ]?{ERA}?(?P<first>[0-9]{{4}})(?![0-9])")
"""A number of four digits right behind another time, whose year it is: ``ไตรมาส 2 2568``, ``6 เดือนแรก/2568``."""

Which = Literal["first", "last", "round", "length"]


@dataclass(frozen=True, slots=True)
class Months:
    """``count`` months of a fiscal year, from its beginning (first, round), from its end (last), or a mere length."""

    count: int
    which: Which
    dated: bool = False

    @property
    def vague(self) -> bool:
        """Tell whether what stands beside it may say which months are meant."""
        return self.which in ("round", "length")

    def spans(self, fiscal_year: int) -> tuple[Span, ...]:
        """Return the span, or none for a mere length or more than a year."""
        if self.which == "length" or not 1 <= self.count <= MONTHS_IN_YEAR:
            return ()
        if self.which == "last":
            return (months_span(fiscal_year, MONTHS_IN_YEAR - self.count + 1, MONTHS_IN_YEAR),)
        return (months_span(fiscal_year, 1, self.count),)

    def is_length_of(self, span: Span) -> bool:
        """Tell whether ``span`` is that many whole months long."""
        months = (span.end.year - span.start.year) * MONTHS_IN_YEAR + span.end.month - span.start.month + 1
        return months == self.count


@dataclass(frozen=True, slots=True)
class Rounds:
    """Reporting rounds, each of the first so many months of a fiscal year (รอบ 6 เดือน และ 12 เดือน)."""

    counts: tuple[int, ...]
    dated: bool = False

    def spans(self, fiscal_year: int) -> tuple[Span, ...]:
        """Return the months of each round; none at all if one is longer than the year."""
        if not all(1 <= count <= MONTHS_IN_YEAR for count in self.counts):
            return ()
        return tuple(months_span(fiscal_year, 1, count) for count in self.counts)


@dataclass(frozen=True, slots=True)
class Years:
    """Fiscal years ``first`` to ``last`` (BE), or the one ``offset`` years from the document's own.

    ``role``: a plain ``year`` may also date what stands beside it; ``all`` of it (ตลอดปี) is a period; ``bare`` is a
    mere number, which may date something but is no period (it could be the year of an Act); ``end`` is its last day.
    """

    first: int | None
    last: int | None
    text: str
    role: Literal["year", "all", "bare", "end"] = "year"
    offset: int = 0

    @property
    def dated(self) -> bool:
        """Tell whether the text gives the year, by number or by its place beside the document's."""
        return self.first is not None or self.offset != 0

    def spans(self, fiscal_year: int) -> tuple[Span, ...]:
        """Return the one span; raises ``ThaiTimeError`` (reversed)."""
        first, last = self.first or fiscal_year + self.offset, self.last or fiscal_year + self.offset
        return (span_between(first_day(first), last_day(last), self.text),)


def count_of(digits: str) -> int:
    """Return the number that ``COUNT`` matched."""
    return NUMBERS.get(digits) or int(digits)


def make_months(match: re.Match[str], _text: str) -> Months:
    """Make the part of a match of ``MONTHS``."""
    which: Which = "round" if match["round"] else "length"
    if match["which"]:
        which = "first" if match["which"] == "แรก" else "last"
    return Months(count_of(match["count"]), which)


def make_rounds(match: re.Match[str], _text: str) -> Rounds | None:
    """Make the rounds of a match of ``ROUNDS``; none for a list of lengths that does not end with the whole year."""
    counts = [count_of(digits) for digits in _COUNT.findall(match["counts"] or match["list"])]
    if match["list"] and (counts[-1] != MONTHS_IN_YEAR or counts != sorted(set(counts))):
        return None
    return Rounds(tuple(counts))


def make_half(match: re.Match[str], _text: str) -> Months:
    """Make the part of a match of ``HALF``."""
    if not match["which"]:
        return Months(MONTHS_IN_YEAR // 2, "round")
    return Months(MONTHS_IN_YEAR // 2, "first" if match["which"] == "แรก" else "last")


def make_length(match: re.Match[str], _text: str) -> Months:
    """Make the length of a match of ``LENGTH``."""
    return Months(count_of(match["count"]) * MONTHS_IN_YEAR, "length")


def make_numbered_year(match: re.Match[str], text: str) -> Years:
    """Make the years of a match of ``NUMBERED_YEAR`` or ``PLAN_YEARS``; raises ``ThaiTimeError``."""
    groups = match.groupdict()
    first = buddhist_year(groups["first"], text)
    last = buddhist_year(groups["last"], text) if groups["last"] else first
    return Years(first, last, text, "all" if groups.get("all") else "year")


def make_named_year(match: re.Match[str], text: str) -> Years:
    """Make the year of a match of ``NAMED_YEAR``, counted from the document's own."""
    offset = _NEAR[match["near"]] if match["near"] else 0
    return Years(None, None, text, "all" if match["all"] or match["any"] else "year", offset)


def make_year_end(match: re.Match[str], text: str) -> Years:
    """Make the last day of the year of a match of ``YEAR_END``; raises ``ThaiTimeError``."""
    year = buddhist_year(match["first"], text) if match["first"] else None
    return Years(year, year, text, "end")


def make_bare_year(match: re.Match[str], text: str) -> Years | None:
    """Make the year of a match of ``BARE_YEAR``; none where the number is no year of the Buddhist Era."""
    year = int(match["first"])
    return Years(year, year, text, "bare") if FIRST_YEAR <= year <= LAST_YEAR else None
