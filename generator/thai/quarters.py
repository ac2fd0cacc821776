"""Quarters of a fiscal year as they stand in periods and follow-ups: one, several, or a run of them.

The patterns are for compact text (see ``compact``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.thai.dates import ERA
from generator.thai.era import buddhist_year
from generator.thai.errors import ThaiTimeError
from generator.thai.fiscal import QUARTERS, Span, quarter_span, span_between
from generator.thai.months import MONTH
from generator.thai.points import JOIN, YEAR

_YEAR_WORD = r"(?:ประจำ)?ปี(?:งบประมาณ|งบ)?"
_OF_YEAR = rf"(?:/|(?:ของ)?{_YEAR_WORD}{ERA}?)"
"""What stands between a quarter and its year."""

_WORD = r"(?:ไตรมาส|[Qq])(?:ที่)?"
_NUMBER = r"(?:[1-4](?![0-9])|หนึ่ง|สอง|สาม|สี่|แรก|สุดท้าย)"
"""The number of a quarter, in words too, and not the first digit of a longer number."""
_ALSO = rf"(?:{JOIN}|,?และ|,|&| )(?:{_WORD}{_NUMBER}|{_NUMBER}(?!{MONTH}|เดือน|วัน|ครั้ง))"
"""A further quarter; a number with a month, a day or a count behind it is none."""
_ORDINALS = {"หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "แรก": 1, "สุดท้าย": 4}
_TOKEN = re.compile(rf"(?P<join>{JOIN})|(?P<number>{_NUMBER})")
"""In a list of quarters: a number, or what joins two of them to a run."""

QUARTER_LIST = re.compile(rf"(?:สิ้น(?:สุด)?)?{_WORD}(?P<numbers>{_NUMBER}(?:{_ALSO}){{0,7}})(?:[/ ](?P<year>{YEAR}))?")
"""One quarter or several of one year: ``ไตรมาส 1, 2 และ 4/2568``.

Seven more at most, which is more than a year has. A day, a month or a count behind a number makes another thing of it.
"""
QUARTER_RANGE = re.compile(
    rf"{_WORD}(?P<first>{_NUMBER}){_OF_YEAR}(?P<start>{YEAR})"
    rf"{JOIN}(?:{_WORD})?(?P<last>{_NUMBER}){_OF_YEAR}(?P<end>{YEAR})"
)
"""From a quarter of one year to one of another: ``ไตรมาส 4/2568 ถึงไตรมาส 2/2569``."""


@dataclass(frozen=True, slots=True)
class Quarters:
    """Runs of neighbouring quarters of one fiscal year: ((1, 2), (4, 4)) for 1, 2 and 4."""

    runs: tuple[tuple[int, int], ...]
    year: int | None

    @property
    def dated(self) -> bool:
        """Tell whether the text gives the fiscal year."""
        return self.year is not None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The single quarters, in order."""
        return tuple(quarter for first, last in self.runs for quarter in range(first, last + 1))

    def spans(self, fiscal_year: int) -> tuple[Span, ...]:
        """Return one span for each run."""
        year = self.year or fiscal_year
        return tuple(Span(quarter_span(year, first).start, quarter_span(year, last).end) for first, last in self.runs)


def make_quarters(match: re.Match[str], text: str) -> Quarters:
    """Make the quarters of a match of ``QUARTER_LIST``; raises ``ThaiTimeError`` (reversed) for 4 - 2."""
    numbers: set[int] = set()
    previous, joined = 0, False
    for token in _TOKEN.finditer(match["numbers"]):
        if token["join"]:
            joined = True
            continue
        number = _ORDINALS.get(token["number"]) or int(token["number"])
        if joined and number < previous:
            raise ThaiTimeError("reversed", text, start=f"ไตรมาส {previous}", end=f"ไตรมาส {number}")
        numbers.update(range(previous if joined else number, number + 1))
        previous, joined = number, False
    year = buddhist_year(match["year"], text) if match["year"] else None
    return Quarters(_runs(numbers), year)


def _runs(numbers: set[int]) -> tuple[tuple[int, int], ...]:
    firsts = [number for number in QUARTERS if number in numbers and number - 1 not in numbers]
    lasts = [number for number in QUARTERS if number in numbers and number + 1 not in numbers]
    return tuple(zip(firsts, lasts, strict=True))


@dataclass(frozen=True, slots=True)
class QuarterRange:
    """All days from a quarter of one fiscal year to a quarter of another (ไตรมาส 4/2566 - ไตรมาส 2/2567)."""

    first: tuple[int, int]
    last: tuple[int, int]
    text: str
    dated: bool = True

    def spans(self, _fiscal_year: int) -> tuple[Span, ...]:
        """Return the one span; raises ``ThaiTimeError`` (reversed)."""
        start, end = quarter_span(*self.first).start, quarter_span(*self.last).end
        return (span_between(start, end, self.text),)


def make_quarter_range(match: re.Match[str], text: str) -> QuarterRange:
    """Make the range of a match of ``QUARTER_RANGE``."""
    first, last = (_ORDINALS.get(match[end]) or int(match[end]) for end in ("first", "last"))
    return QuarterRange((buddhist_year(match["start"], text), first), (buddhist_year(match["end"], text), last), text)
