"""Dates of the Buddhist Era: read from every form officials type, written in the form a page wants.

The year is converted first (BE − 543) and the day checked after: 29 February 2567 is a real day, 29 February 2568 is
not. A Gregorian year is refused with its BE form, never read.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Literal

from generator.thai.compact import compact
from generator.thai.digits import Digits, in_digits
from generator.thai.era import OFFSET, YearDigits, buddhist_year, write_year
from generator.thai.errors import ThaiTimeError
from generator.thai.months import MONTH, MONTHS_LONG, MONTHS_SHORT, month_number, refuse_misspelt_month

__all__ = [
    "ERA",
    "MONTHS_LONG",
    "MONTHS_SHORT",
    "WEEKDAYS",
    "MonthNames",
    "format_date",
    "iso_date",
    "month_name",
    "parse_date",
    "real_date",
]

MonthNames = Literal["long", "short"]
EXAMPLE = "1 ต.ค. 2568 หรือ 2568-10-01"
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
ERA = r"(?:พ\.{0,2}ศ\.{0,2}|พุทธศักราช)"
"""The Buddhist Era, with the full stops of พ.ศ. there, missing or doubled."""
_COMMON_ERA = r"(?:ค\.{0,2}ศ\.{0,2}|คริสต์ศักราช)"
"""The common era, which is read only to be refused with the right year."""

_MONTHS_IN_YEAR = 12
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
"""A date as programs write it, year first with dashes, but in the Buddhist Era: ``2568-10-01``."""
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
"""Three numbers with the year first and the same mark between them: ``2568/10/01``."""
_DAY_FIRST = re.compile(r"(?:วันที่)?([0-3]?[0-9])([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
"""Three numbers with the day first, as Thai forms have them, and the same mark between them: ``1/10/2568``."""
_WRITTEN = re.compile(
    rf"(?:ณ)?(?:วัน(?P<weekday>{'|'.join(WEEKDAYS)})?ที่|ที่)?(?P<day>[0-9]{{1,2}})[-/.,]?(?:เดือน)?(?P<month>{MONTH})"
    rf"[-/,]?(?:ปี)?(?:{ERA}|(?P<ce>{_COMMON_ERA}))?(?P<year>[0-9]{{4}}|[0-9]{{2}})"
)
"""A date with its month in words: ``วันพุธที่ 1 ตุลาคม พ.ศ. 2568``, ``1 ต.ค. 68``; the rest may be missing."""


@lru_cache(maxsize=8192)
def parse_date(text: str) -> date:
    """Read a BE date such as ``2568-10-01``, ``๑ ต.ค. ๖๘`` or ``1/10/2568``; raises ``ThaiTimeError``."""
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
        return real_date(int(day), int(month), year, text)
    plain = compact(text).text
    if match := _WRITTEN.fullmatch(plain):
        return _written_date(match, text)
    if match := _DAY_FIRST.fullmatch(plain):
        day, _, month, year = match.groups()
        return real_date(int(day), int(month), year, text)
    if match := _YEAR_FIRST.fullmatch(plain):
        year, _, month, day = match.groups()
        return real_date(int(day), int(month), year, text)
    refuse_misspelt_month(plain, text)
    raise ThaiTimeError("format", text, example=EXAMPLE)


def _written_date(match: re.Match[str], text: str) -> date:
    month = month_number(match["month"])
    day = real_date(int(match["day"]), month, match["year"], text, common_era=bool(match["ce"]))
    if match["weekday"] and WEEKDAYS[day.weekday()] != match["weekday"]:
        raise ThaiTimeError("weekday", text, weekday=WEEKDAYS[day.weekday()])
    return day


def real_date(day: int, month: int, year: str, text: str, *, common_era: bool = False) -> date:
    """Make the date of a day, a month and a typed BE year (two or four digits).

    Raises ``ThaiTimeError`` (month, gregorian, year, ambiguous, no_such_day) about ``text``.
    """
    if not 1 <= month <= _MONTHS_IN_YEAR:
        problem = f"ไม่มีเดือนที่ {month} ต้องเรียง วัน เดือน ปี"
        raise ThaiTimeError("month", text, problem=problem, month="แบบ 31/10/2568")
    name = MONTHS_SHORT[month - 1]
    be_year = buddhist_year(year, text, common_era=common_era, form=f"{day} {name} {{0}} ({{0}}-{month:02}-{day:02})")
    last = monthrange(be_year - OFFSET, month)[1]
    if not 1 <= day <= last:
        raise ThaiTimeError("no_such_day", text, month=f"{MONTHS_LONG[month - 1]} {be_year} ", last=last)
    return date(be_year - OFFSET, month, day)


def format_date(day: date, *, digits: Digits = "arabic", months: MonthNames = "short", years: YearDigits = 4) -> str:
    """Write a date as ``1 ต.ค. 2568`` in the digits, month names and length of year asked for.

    A year that two digits would not bring back (before 2550, after 2599) is written with four.
    """
    year = write_year(day.year + OFFSET, years)
    return in_digits(f"{day.day} {month_name(day.month, months)} {year}", digits)


def month_name(month: int, months: MonthNames = "short") -> str:
    """Return the long or short name of month 1–12."""
    return (MONTHS_LONG if months == "long" else MONTHS_SHORT)[month - 1]


def iso_date(day: date) -> str:
    """Write a date in the records' own form: ``2568-10-01``."""
    return f"{day.year + OFFSET}-{day.month:02}-{day.day:02}"
