"""Periods as papers write them that records do not: English months, years of the common era, months as numbers."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from generator.thai.dates import MONTHS_SHORT
from generator.thai.digits import to_arabic
from generator.thai.era import OFFSET
from generator.thai.errors import ThaiTimeError
from generator.thai.periods import parse_period

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b\.?",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\b([0-9]{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
_NUMBERED = re.compile(r"(?<![0-9/])(1[0-2]|0?[1-9])\s*/\s*(25[0-9]{2}|20[0-9]{2})(?![0-9/])")
_JOINED = re.compile(r"\s+(?:to|until|through|till)\s+", re.IGNORECASE)
_ANY_YEAR = 2569


def read_period(text: str) -> dict[str, Any] | str:
    """Return a period as a record holds it: the words, with days beside them where only another spelling is read."""
    even = to_arabic(text)
    if _is_read(text) or "\n" in text:  # several periods, one in each line, are no span from first to last
        return text
    spelt = _NUMBERED.sub(lambda match: f"{MONTHS_SHORT[int(match[1]) - 1]} {match[2]}", even)
    spelt = _MONTH.sub(lambda match: MONTHS_SHORT[_ENGLISH.index(match[1].lower())], spelt)
    spelt = _YEAR.sub(lambda match: str(int(match[1]) + OFFSET), _ORDINAL.sub(r"\1", spelt))
    spelt = _JOINED.sub(" - ", spelt).replace(",", " ")
    spelt = " ".join(spelt.split())
    if spelt == even or not re.search("25[0-9]{2}", spelt):
        return text
    try:
        span = parse_period(spelt, _ANY_YEAR)
    except ThaiTimeError:
        return text
    return {"start": _written(span.start), "end": _written(span.end), "text": text}


def _written(day: date) -> str:
    return f"{day.year + OFFSET}-{day.month:02}-{day.day:02}"


def _is_read(text: str) -> bool:
    try:
        parse_period(text, _ANY_YEAR)
    except ThaiTimeError:
        return False
    return True
