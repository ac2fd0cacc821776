"""Years named in free text: ``ประจำปีงบประมาณ พ.ศ. ๒๕๖๖``, ``ปี 2565``, ``พ.ศ. 2566 - 2570``.

Only a year that is called one counts, or a run of years: a bare ``พ.ศ. 2560`` may be the year of an Act or of a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.thai.compact import compact
from generator.thai.dates import ERA
from generator.thai.era import FIRST_YEAR, LAST_YEAR, buddhist_year
from generator.thai.errors import ThaiTimeError
from generator.thai.points import JOIN, YEAR

_LONG = r"[0-9]{4}(?![0-9])"
"""A year of four figures, and not the first four of a longer number."""
_WORD = r"ปี(?:งบประมาณ|งบ)?ฯ?"
_TWO_FIGURES = r"(?:5[5-9]|[67][0-9])(?![0-9.,%]|(?:ครั้ง|คน|แห่ง|เรื่อง|โครงการ|ราย|วัน|เดือน|ปี|บาท|หลัง|ชุด|ข้อ|คะแนน))"
"""A year of two figures behind a mere ปี: of our time, and no count of things."""
_SURE_WORD = rf"(?:(?:ประจำปี|ปีงบประมาณ|ปีงบ)ฯ?{ERA}?|ปี{ERA})"
"""What calls two figures a year for sure; a mere ปี may end a count of years."""
_MORE = rf"(?:{JOIN}|/|,?และ|,)(?:{_WORD})?{ERA}?"
"""What stands before one more year of a list."""
_YEARS = re.compile(
    rf"(?:(?:ประจำ)?(?:(?:{_WORD}|ITA){ERA}?(?P<long>{_LONG})|{_SURE_WORD}(?P<short>{YEAR})|ปี(?P<two>{_TWO_FIGURES}))"
    rf"|(?:{ERA}|(?<=\())(?P<plan>{_LONG})(?={JOIN}{ERA}?{_LONG}))(?P<rest>(?:{_MORE}{_LONG}){{0,9}})"
)
"""A year that is called one, or the first of a run, with all that are listed behind it (nine at most).

Four digits count behind ปี or ITA; two only behind a word that is sure, or where they count no things. In a run, พ.ศ.
or an opening bracket is enough: (2566 - 2570).
"""
_REST = re.compile(rf"(?P<join>{JOIN})?[^0-9]*(?P<year>{_LONG})")
"""One more year of a list, and what joins it to the one before if both are ends of a run."""


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
        replace(mention, start=plain.origins[mention.start], end=plain.origins[mention.end - 1] + 1)
        for match in _YEARS.finditer(plain.text)
        for mention in _mentions_of(match)
        if FIRST_YEAR <= mention.first <= mention.last <= LAST_YEAR
    )


def _mentions_of(match: re.Match[str]) -> list[YearMention]:
    """Return each part of a list where it stands in the compact text; ``-`` joins two years to a run."""
    head = match.start("rest")
    year = _year(match)
    mentions = [YearMention(year, year, match.start(), head)]
    for more in _REST.finditer(match["rest"]):
        year, end = int(more["year"]), head + more.end("year")
        if more["join"]:
            mentions[-1] = replace(mentions[-1], last=year, end=end)
        else:
            mentions.append(YearMention(year, year, head + more.start("year"), end))
    return mentions


def _year(match: re.Match[str]) -> int:
    if match["short"] or match["two"]:
        return _short_year(match["short"] or match["two"])
    return int(match["long"] or match["plan"])


def _short_year(digits: str) -> int:
    try:
        return buddhist_year(digits, digits)
    except ThaiTimeError:
        return 0
