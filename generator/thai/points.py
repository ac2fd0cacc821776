"""Days and months as they stand in periods and follow-ups, alone or as the two ends of a range.

Each end may lack its day, its year or both; what is missing comes from the other end or from the fiscal year of the
document. The patterns are for compact text (see ``compact``).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from generator.thai.dates import ERA, WEEKDAYS, parse_date, real_date
from generator.thai.era import OFFSET, buddhist_year
from generator.thai.fiscal import FIRST_MONTH, Span, span_between
from generator.thai.months import MONTH, MONTHS_LONG, MONTHS_SHORT, month_number

# The 10 in ``ก.พ. 10 มกราคม`` is the day of the month after it.
YEAR = rf"(?:[0-9]{{4}}|(?![0-3][0-9]{MONTH})[0-9]{{2}})(?![0-9])"
_FULL_YEAR = r"(?:[0-9]{4}|[0-9]{2})(?![0-9])"
"""The year of a date that is all in numbers: no month can follow that would want its figures."""
JOIN = r"(?:(?:ไป|จน){0,2}ถึง|-{1,2}|สิ้นสุด)"
"""What joins the two ends of a range: ถึง and its compounds, a dash or two, สิ้นสุด."""

_DAY_WORD = rf"(?:วัน(?:{'|'.join(WEEKDAYS)})?ที่)"
_END_OF = r"(?:(?:วัน)?สิ้น(?:สุด)?)?"
"""Before a month: by its end."""


def _point(end: str, before_month: str = "") -> str:
    """Return the pattern of one end; its groups are named ``full_``, ``day_``, ``month_``, ``year_`` + ``end``."""
    numeric = rf"[0-9]{{1,2}}(?P<mark_{end}>[-/.])[0-9]{{1,2}}(?P=mark_{end}){_FULL_YEAR}"
    spreadsheet = rf"[0-9]{{1,2}}-{MONTH}-{_FULL_YEAR}"
    full = rf"(?P<full_{end}>[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}(?![0-9])|{numeric}|{spreadsheet})"
    month = rf"{before_month}(?:(?:ของ)?เดือน)?(?P<month_{end}>{MONTH})"
    year = rf"/?(?:ปี)?{ERA}?(?P<year_{end}>{YEAR})"
    return rf"{_DAY_WORD}?(?:{full}|(?:(?P<day_{end}>[0-9]{{1,2}})/?)?{month}(?:{year})?)"


POINT = re.compile(_point("end"))
"""A day or a month by itself."""
DUE_POINT = re.compile(_point("end", _END_OF))
"""A day or a month by which something is due; สิ้น before the month may say so."""
RANGE = re.compile(
    rf"(?P<between>ระหว่าง)?{_point('start')}(?:{JOIN}|/(?=[0-9]{{4}}-)|(?(between)และ|(?!))){_point('end', _END_OF)}"
)
"""Two days or months and what joins them; a stroke joins only ISO dates, และ only behind ระหว่าง."""
DAYS = re.compile(rf"{_DAY_WORD}?(?P<first>[0-9]{{1,2}}){JOIN}{_point('end')}")
"""Two days of one month: ``1 - 15 ต.ค. 2568``."""
_ABBREVIATION_GOES_ON = re.compile(r"[ก-ฮ]\.")
"""A letter and a full stop right behind a short month: then ``ก.พ.`` was the start of a longer abbreviation."""
_ALSO_COMMISSIONS = ("กพ", "กค")


@dataclass(frozen=True, slots=True)
class Point:
    """A day or, without ``day``, a whole month; ``year`` is BE where the text gives it."""

    month: int
    day: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """All days from one point to another (perhaps the same) of ``text``."""

    start: Point
    end: Point
    text: str

    @property
    def dated(self) -> bool:
        """Tell whether the text itself gives a year."""
        return self.start.year is not None or self.end.year is not None

    @property
    def is_point(self) -> bool:
        """Tell whether one day or one month was written, not two ends."""
        return self.start == self.end

    def spans(self, fiscal_year: int) -> tuple[Span, ...]:
        """Return the one span; a year that the text lacks comes from ``fiscal_year``. Raises ``ThaiTimeError``."""
        start_year, end_year = self._years(fiscal_year)
        start = self._day(self.start, start_year, self.start.day or 1)
        end = self._day(self.end, end_year, self.end.day)
        return (span_between(start, end, self.text),)

    def followed_by(self, later: Range) -> Range:
        """Return this range with the year that ``later``, the next in a list, lends it; unchanged if it has one."""
        if self.dated or not later.dated:
            return self
        year = later._years(0)[0] - (self.end.month >= FIRST_MONTH > later.start.month)
        end = replace(self.end, year=year)
        return replace(self, start=end if self.is_point else self.start, end=end)

    def _years(self, fiscal_year: int) -> tuple[int, int]:
        """Return the BE years of both ends; ``fiscal_year`` counts only where the text gives none."""
        turns = self.start.month >= FIRST_MONTH > self.end.month
        if self.end.year is not None:
            return self.end.year - turns if self.start.year is None else self.start.year, self.end.year
        if self.start.year is not None:
            return self.start.year, self.start.year + turns
        return fiscal_year - (self.start.month >= FIRST_MONTH), fiscal_year - (self.end.month >= FIRST_MONTH)

    def _day(self, point: Point, be_year: int, day: int | None) -> date:
        last = monthrange(be_year - OFFSET, point.month)[1]
        return real_date(day or last, point.month, str(be_year), self.text)


def read_point(match: re.Match[str], end: str, text: str) -> Point:
    """Make the point of the groups of one end of a match; raises ``ThaiTimeError`` about ``text``."""
    if full := match[f"full_{end}"]:
        day = parse_date(full)
        return Point(day.month, day.day, day.year + OFFSET)
    month = month_number(match[f"month_{end}"])
    day_digits, year_digits = match[f"day_{end}"], match[f"year_{end}"]
    name = f"{day_digits or ''} {MONTHS_SHORT[month - 1]} {{}}".strip()
    year = buddhist_year(year_digits, text, form=name) if year_digits else None
    return Point(month, int(day_digits) if day_digits else None, year)


def make_point(match: re.Match[str], text: str) -> Range:
    """Make the range of a match of ``POINT``."""
    point = read_point(match, "end", text)
    return Range(point, point, text)


def make_range(match: re.Match[str], text: str) -> Range:
    """Make the range of a match of ``RANGE``."""
    return Range(read_point(match, "start", text), read_point(match, "end", text), text)


def make_days(match: re.Match[str], text: str) -> Range | None:
    """Make the range of a match of ``DAYS`` (1 - 31 มี.ค. 2566); none where the second end is no day."""
    end = read_point(match, "end", text)
    return Range(replace(end, day=int(match["first"])), end, text) if end.day else None


def make_due_point(match: re.Match[str], text: str) -> Range | None:
    """Make the range of a match of ``DUE_POINT`` in free words; none where the letters may be no month.

    ``ก.พ.`` and ``ก.ค.`` are commissions as well, ``พค`` stands inside words, and ``ก.พ.ร.`` only begins like a month:
    without a day, a year or the word เดือน such letters are left to the words.
    """
    sure = match["full_end"] or match["day_end"] or match["year_end"] or "เดือน" in match[0]
    if not sure and not _is_month_by_itself(match):
        return None
    return make_point(match, text)


def _is_month_by_itself(match: re.Match[str]) -> bool:
    name = match["month_end"]
    if name in MONTHS_LONG:
        return True
    inside = match.string[: match.start()].endswith(".") or _ABBREVIATION_GOES_ON.match(match.string, match.end())
    return "." in name and not inside and name.replace(".", "") not in _ALSO_COMMISSIONS
