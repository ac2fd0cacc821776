"""Days and months that running text names with their year: ``10 ตุลาคม 2565``, ``มี.ค. 66``."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.checks.language.counts import COUNTING
from generator.thai.digits import to_arabic
from generator.thai.era import OFFSET
from generator.thai.months import MONTHS_LONG, MONTHS_SHORT, month_number

_SHORT = "|".join(name.replace(".", r"\s?\.?\s?") for name in MONTHS_SHORT)
_NAMED = re.compile(
    rf"(?:(?<![0-9])(?P<day>[0-9]{{1,2}})\s*)?(?P<month>{'|'.join(MONTHS_LONG)}|(?<![ก-๎.])(?:{_SHORT}))"
    rf"\s*(?:พ\s?\.\s?ศ\s?\.\s*)?(?P<year>25[0-9]{{2}}|[5-9][0-9](?!\s*(?:{COUNTING})))(?![0-9])"
)
_CENTURY = 2500
_SHORT_YEAR = 100


@dataclass(frozen=True, slots=True)
class DateMention:
    """The first and the last day that a mention can mean, and where it stands: ``text[start:end]``."""

    first: date
    last: date
    start: int
    end: int


def spoken_dates(text: str) -> Iterator[DateMention]:
    """Yield every day or month that ``text`` names with a BE year, in order; what is no day is left out."""
    for match in _NAMED.finditer(to_arabic(text)):
        year = int(match["year"])
        year += (_CENTURY if year < _SHORT_YEAR else 0) - OFFSET
        month = month_number("".join(match["month"].split()))
        length = monthrange(year, month)[1]
        day = int(match["day"] or 0)
        if day <= length:
            first = date(year, month, day or 1)
            yield DateMention(first, date(year, month, day or length), *match.span())


def impossible_days(text: str) -> Iterator[tuple[int, int]]:
    """Yield where ``text`` names a day that its month does not have: ``31 พฤศจิกายน 2565``."""
    for match in _NAMED.finditer(to_arabic(text)):
        year = int(match["year"])
        year += (_CENTURY if year < _SHORT_YEAR else 0) - OFFSET
        if int(match["day"] or 1) > monthrange(year, month_number("".join(match["month"].split())))[1]:
            yield match.span()
