"""Years written as bare numbers where nothing else is meant: names of files, web addresses, titles.

A number of four digits is a year of the Buddhist Era there, in any digits, or one of the Gregorian era of our time,
which takes in the fiscal year that begins in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from generator.checks.language.time_asides import spoken_years
from generator.thai.digits import to_arabic
from generator.thai.era import OFFSET
from generator.thai.months import MONTHS_LONG, MONTHS_SHORT
from generator.thai.years import YearMention

_NUMBER = re.compile(r"(?<![0-9])(?P<fiscal>[Ff][Yy][-_ =]?)?(?P<year>25[0-9]{2}|20[1-4][0-9])(?![0-9])")
_SHORT = re.compile(r"(?<![A-Za-z0-9])[Ff][Yy][-_ ]?(?P<year>[0-9]{2})(?![0-9])")
_RUN = re.compile(r"(?<![0-9])(25[0-9]{2})\s*(?:-|–|_|ถึง)\s*(25[0-9]{2})(?![0-9])")
_UPLOADED = re.compile(r"(?<![0-9])(?:25|20)[0-9]{2}[/_-](?:0[1-9]|1[0-2])(?:[/_-][0-3][0-9])?(?![0-9])")
"""The month in which something was put on the web, which says nothing of what it is about."""
_NUMBERED = re.compile(
    r"(?:^|[/?&=_-])(?:id|no|p|pid|nid|news|detail|details|view|node|post|posts|article|articles|content|contents|"
    r"download|read|show|item|page|doc_id|file_id)[/=_-]$",
    re.IGNORECASE,
)
"""What stands before the number of a page, not before a year."""
_LAW = re.compile(r"พระราช|พ\.ร\.|พรบ|ระเบียบ|กฎ|ข้อบังคับ|ประมวล|มาตรฐาน|มติ|ข้อบัญญัติ|เทศบัญญัติ|รัฐธรรมนูญ|ฉบับที่")
_MONTH = "|".join(map(re.escape, (*MONTHS_LONG, *MONTHS_SHORT)))
_OF_A_DAY = re.compile(rf"(?:{_MONTH}|[0-9]{{1,2}}\s*[/.-])\s*(?:พ\.ศ\.\s*)?$")
_PAPER = re.compile(r"(?:[0-9]\s*/\s*|ที่\s*|เลข\S*\s*|จำนวน\s*|พ\.ศ\.\s*|ค\.ศ\.\s*|ISO\s*[0-9:-]*)$")
_COUNTS = re.compile(r"\s*(?:/|:|บาท|คน|ครั้ง|แห่ง|เรื่อง|ราย|ฉบับ|ชุด|\.[0-9]|,[0-9])")
_ROOM = 24


def numbers_in_name(name: str) -> tuple[YearMention, ...]:
    """Return the years written as bare numbers in a file's name: ``แผน-2566-2570.pdf`` is a run of years."""
    return tuple(_numbers(to_arabic(unquote(name))))


def years_in_address(address: str) -> tuple[YearMention, ...]:
    """Return the years in a web address: ``?fy=2567``, ``/2567/``, a file's name; not those of uploads or numbers."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ()
    text = to_arabic(unquote(f"{parts.path}?{parts.query}#{parts.fragment}"))
    text = _UPLOADED.sub(lambda match: "/" * len(match[0]), text)
    return tuple(one for one in _numbers(text) if not _NUMBERED.search(text[max(0, one.start - _ROOM) : one.start]))


def years_in_title(title: str) -> tuple[YearMention, ...]:
    """Return the years that a title says it is of, by the word for a year or as bare numbers.

    A bare number may be that of a law, of a date, of a paper, or count something: such a title names no year.
    """
    spoken = spoken_years(title)
    if spoken or _LAW.search(title):
        return spoken
    text = to_arabic(title)
    return tuple(one for one in _numbers(text) if _is_bare(text, one))


def years_of_laws(title: str) -> frozenset[int]:
    """Return the years in a title that are part of the name of a law, by which its file may be named as well."""
    law = _LAW.search(title)
    said = {one.first for one in spoken_years(title)}
    return frozenset(one.first for one in _numbers(to_arabic(title)) if law and one.start >= law.end()) - said


def _is_bare(text: str, mention: YearMention) -> bool:
    before = text[max(0, mention.start - _ROOM) : mention.start]
    return not (_OF_A_DAY.search(before) or _PAPER.search(before) or _COUNTS.match(text, mention.end))


def _numbers(text: str) -> Iterator[YearMention]:
    taken: list[tuple[int, int]] = []
    for match in _RUN.finditer(text):
        first, last = int(match[1]), int(match[2])
        if first <= last:
            taken.append(match.span())
            yield YearMention(first, last, *match.span())
    for match in _NUMBER.finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            first, last = _in_our_era(int(match["year"]), fiscal=bool(match["fiscal"]))
            yield YearMention(first, last, *match.span())
    for match in _SHORT.finditer(text):
        year = 2500 + int(match["year"]) if int(match["year"]) > 50 else 2000 + int(match["year"]) + OFFSET  # noqa: PLR2004 - FY68 is of the Buddhist Era, FY25 is not
        yield YearMention(year, year, *match.span())


def _in_our_era(year: int, *, fiscal: bool) -> tuple[int, int]:
    """Return the fiscal years (BE) that a number may be: one of the calendar lies in two."""
    if year > 2500:  # noqa: PLR2004 - the Buddhist Era
        return year, year
    return year + OFFSET, year + OFFSET + (not fiscal)
