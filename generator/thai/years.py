"""Years named in free text: ``ประจำปีงบประมาณ พ.ศ. ๒๕๖๖``, ``ปี 2565``, ``พ.ศ. 2566 - 2570``.

Only a year that is called one counts, or a run of years: a bare ``พ.ศ. 2560`` may be the year of an Act or of a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.thai.compact import compact
from generator.thai.dates import ERA
from generator.thai.era import FIRST_YEAR, LAST_YEAR, buddhist_year
from generator.thai.errors import ThaiTimeError
from generator.thai.points import JOIN, YEAR

_LONG = r"[0-9]{4}(?![0-9])"
_WORD = r"ปี(?:งบประมาณ|งบ)?ฯ?"
_TWO_FIGURES = r"(?:5[5-9]|[67][0-9])(?![0-9.,%]|(?:ครั้ง|คน|แห่ง|เรื่อง|โครงการ|ราย|วัน|เดือน|ปี|บาท|หลัง|ชุด|ข้อ|คะแนน))"
"""A year of two figures behind a mere ปี: of our time, and no count of things."""
_SURE_WORD = rf"(?:(?:ประจำปี|ปีงบประมาณ|ปีงบ)ฯ?{ERA}?|ปี{ERA})"
_MORE = rf"(?:{JOIN}|/|,?และ|,)(?:{_WORD})?{ERA}?"
_YEARS = re.compile(
    rf"(?:(?:ประจำ)?(?:(?:{_WORD}|ITA){ERA}?(?P<long>{_LONG})|{_SURE_WORD}(?P<short>{YEAR})|ปี(?P<two>{_TWO_FIGURES}))"
    rf"|(?:{ERA}|(?<=\())(?P<plan>{_LONG})(?={JOIN}{ERA}?{_LONG}))(?P<rest>(?:{_MORE}{_LONG}){{0,9}})"
)
_REST = re.compile(rf"(?P<join>{JOIN})?[^0-9]*(?P<year>{_LONG})")


@dataclass(frozen=True, slots=True)
class YearMention:
    """Years ``first`` to ``last`` (BE, mostly equal) and where they stand: ``text[start:end]``."""

    first: int
    last: int
    start: int
    end: int

    def covers(self, year: int) -> bool:
        """Tell whether ``year`` (BE) is among the years."""
        return self.first <= year <= self.last


def years_in(text: str) -> tuple[YearMention, ...]:
    """Find every year that ``text`` names as one, in order; the text may be of any length, nothing is refused."""
    plain = compact(text, limit=None)
    return tuple(
        YearMention(first, last, plain.origins[start], plain.origins[end - 1] + 1)
        for match in _YEARS.finditer(plain.text)
        for first, last, start, end in _years_of(match)
        if FIRST_YEAR <= first <= last <= LAST_YEAR
    )


def _years_of(match: re.Match[str]) -> list[tuple[int, int, int, int]]:
    """Return first year, last year, start and end for each part of a list; ``-`` joins two years to a run."""
    head = match.start("rest")
    found = [(year := _year(match), year, match.start(), head)]
    for more in _REST.finditer(match["rest"]):
        year, end = int(more["year"]), head + more.end("year")
        first, _, start, _ = found[-1]
        if more["join"]:
            found[-1] = (first, year, start, end)
        else:
            found.append((year, year, head + more.start("year"), end))
    return found


def _year(match: re.Match[str]) -> int:
    if match["short"] or match["two"]:
        return _short_year(match["short"] or match["two"])
    return int(match["long"] or match["plan"])


def _short_year(digits: str) -> int:
    try:
        return buddhist_year(digits, digits)
    except ThaiTimeError:
        return 0
