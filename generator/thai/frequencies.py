"""How often: ``ทุก 6 เดือน``, ``รายไตรมาส``, ``ปีละ 2 ครั้ง`` and their like, counted in months."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.thai.compact import compact
from generator.thai.errors import ThaiTimeError
from generator.thai.fiscal import MONTHS_IN_YEAR, Span, month_span
from generator.thai.months import MONTH
from generator.thai.year_parts import COUNT, count_of

EXAMPLE = "ทุกไตรมาส หรือ ทุก 6 เดือน"

_MONTHS = {"เดือน": 1, "ไตรมาส": 3, "ครึ่งปี": 6, "ปีงบประมาณ": 12, "ปี": 12}
_UNIT = rf"(?P<unit>{'|'.join(_MONTHS)})"
_AT_LEAST = r"(?:อย่างน้อย|ไม่น้อยกว่า)?"
_TIMES = rf"(?P<times>{COUNT})?ครั้ง"
_NOT_A_DATE = r"(?!ที่)"
"""Behind ครั้ง: ครั้งที่ 2 is the second time, and no count of times."""

FREQUENCIES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:เป็น)?(?:ประจำ)?(?:ทุก)ๆ?(?:รอบ)?(?:วัน)?(?:สิ้น(?:สุด)?)?(?P<count>{COUNT})?{_UNIT}(?!{MONTH})",
        rf"(?:ใน)?แต่ละ(?P<count>{COUNT})?{_UNIT}(?!{MONTH})",
        rf"(?:เป็น)?ราย(?P<count>{COUNT})?{_UNIT}",
        rf"{_UNIT}ๆ?ละ{_AT_LEAST}{_TIMES}{_NOT_A_DATE}",
        rf"{_TIMES}(?:/|ต่อ)(?P<count>{COUNT})?{_UNIT}",
        rf"(?<![0-9])(?P<count>{COUNT}){_UNIT}(?:/|ต่อ|ละ)?{_TIMES}{_NOT_A_DATE}",
        rf"{_UNIT}(?:/|ต่อ){_TIMES}{_NOT_A_DATE}",
    )
)
"""Every way to say how often: ทุก 6 เดือน, แต่ละไตรมาส, รายปี, เดือนละ 1 ครั้ง, 2 ครั้งต่อปี, ปี/ครั้ง.

ทุกเดือนตุลาคม is none of them: a month by name behind the unit makes a date of it, and so does ครั้งที่ 2.
"""
_MONTHLY = re.compile(rf"ประจำเดือน(?!{MONTH})")
"""ประจำเดือน by itself, which means every month; with a month's name behind it, it means that month."""
_IRREGULAR = re.compile(r"เป็นระยะ|เป็นครั้งคราว|ตามความเหมาะสม|สม่ำเสมอ|ต่อเนื่อง|ตลอดเวลา|เป็นประจำ")
"""Words for how often that promise no interval: เป็นระยะ, ตามความเหมาะสม."""
_LENGTH = re.compile(rf"(?:(?P<more>มากกว่า)|(?:แผน)?ระยะ(?:เวลา)?)(?P<count>{COUNT})(?P<unit>ปี|เดือน)")
"""A length of time that is no frequency although it looks like one: ระยะ 3 ปี, มากกว่า 6 เดือน."""


@dataclass(frozen=True, slots=True)
class Every:
    """Once every ``months`` months of a fiscal year, counted from October."""

    months: int
    dated: bool = False

    def spans(self, fiscal_year: int) -> tuple[Span, ...]:
        """Return the months of ``fiscal_year`` at whose ends something is due."""
        return tuple(month_span(fiscal_year, month) for month in range(self.months, MONTHS_IN_YEAR + 1, self.months))


@dataclass(frozen=True, slots=True)
class Frequency:
    """The frequencies a text allows, in months between two times; none when it only says "from time to time"."""

    every_months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Length:
    """How long a plan runs, in months; ``more`` when it is longer than that."""

    months: int
    more: bool


def make_every(match: re.Match[str], text: str) -> Every:
    """Make the frequency of a match of one of ``FREQUENCIES``.

    Raises ``ThaiTimeError`` (no_due_date) where it gives no whole number of months of a year.
    """
    groups = match.groupdict()
    months = _MONTHS[groups["unit"]] * count_of(groups.get("count") or "1")
    times = count_of(groups.get("times") or "1")
    if not times or months % times or not 1 <= months // times <= MONTHS_IN_YEAR:
        raise ThaiTimeError("no_due_date", text, example=EXAMPLE)
    return Every(months // times)


def parse_frequency(text: str) -> Frequency:
    """Read how often data are to be made (``รายเดือน หรือรายไตรมาส``): each frequency that ``text`` allows, once.

    Raises ``ThaiTimeError`` (format) when it names none.
    """
    plain = compact(text).text
    months = [make_every(match, text).months for pattern in FREQUENCIES for match in pattern.finditer(plain)]
    months += [1 for _ in _MONTHLY.finditer(plain)]
    if not months and not _IRREGULAR.search(plain):
        raise ThaiTimeError("format", text, example=EXAMPLE)
    return Frequency(tuple(sorted(set(months))))


def parse_length(text: str) -> Length:
    """Read how long a plan runs (``แผนระยะ 1 ปี``, ``มากกว่า 1 ปี``); raises ``ThaiTimeError`` (format)."""
    match = _LENGTH.fullmatch(compact(text).text)
    if not match:
        raise ThaiTimeError("format", text, example="แผนระยะ 1 ปี หรือ มากกว่า 1 ปี")
    months = count_of(match["count"]) * _MONTHS[match["unit"]]
    return Length(months, bool(match["more"]))
