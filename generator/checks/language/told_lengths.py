"""How long a time is said to be beside the months it runs over, and how many there are beside the list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.thai.months import MONTHS_LONG, MONTHS_SHORT

_ONES = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ", "สิบเอ็ด", "สิบสอง")
MANY = rf"(?:[0-9]{{1,2}}|{'|'.join(sorted(_ONES, key=len, reverse=True))})"
"""A number up to ninety-nine in digits, or in words up to twelve, as many as there are months."""
_NAMES = {name: number for names in (MONTHS_LONG, MONTHS_SHORT) for number, name in enumerate(names, start=1)}
_MONTH = "|".join(map(re.escape, sorted(_NAMES, key=len, reverse=True)))
_DAY = r"(?:วันที่\s*)?(?:(?<![0-9.])(?P<{0}_day>[0-9]{{1,2}})\s*)?(?:เดือน\s*)?"
_YEAR = r"\s*(?:พ\.ศ\.\s*)?(?P<{0}_year>25[0-9]{{2}}|[0-9]{{2}}(?![0-9]))?\s*"
_SPAN = (
    _DAY.format("first")
    + rf"(?P<first>{_MONTH})"
    + _YEAR.format("first")
    + r"(?:-|–|ถึง(?!แก่)|จนถึง)\s*"
    + _DAY.format("last")
    + rf"(?P<last>{_MONTH})"
    + _YEAR.format("last")
)
_STRETCH = re.compile(_SPAN)
_BEHIND = re.compile(
    rf"{_SPAN}\)?\s*(?:\(|รวม(?:ระยะเวลา|เป็นเวลา|ทั้งสิ้น|เวลา)?|เป็นเวลา|เป็นระยะเวลา|ระยะเวลา|ครบ|จำนวน)+\s*(?P<many>{MANY})\s*เดือน"
)
_AHEAD = re.compile(
    rf"(?:รอบ|รวม|ระยะเวลา|เป็นเวลา|ครบ)\s*(?P<many>{MANY})\s*เดือน(?:แรก|หลัง)?(?:\s*ของปี(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*(?:25[0-9]{{2}})?)?"
    rf"\s*(?:\(|ตั้งแต่|คือ|ระหว่าง)\s*(?:ตั้งแต่|ระหว่าง)?\s*{_SPAN}"
)
_LISTED = re.compile(
    rf"(?P<many>{MANY})\s*(?P<unit>[ก-ฮเ-ไ][ก-๎]{{1,11}}?)\s*(?:ได้แก่|คือ|ประกอบด้วย|ดังนี้)\s*:?\s*(?P<list>[^;:]{{8,500}})"
)
_YEARS = re.compile(
    rf"(?:ระยะ|แผน[ก-๎]{{0,40}}?|รวม|ราย|เป็นเวลา)\s*(?:ระยะ\s*)?(?P<many>{MANY})\s*ปี\s*(?:\(|ตั้งแต่|คือ|ระหว่าง)*\s*(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.ศ\.\s*)?"
    r"(?P<first>25[0-9]{2})\s*(?:-|–|ถึง)\s*(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.ศ\.\s*)?(?P<last>25[0-9]{2})(?![0-9])"
)
_PIECE = re.compile(r"[^\s,]+")
_HEAD = 3
_SHORT_UNITS = {"ด้าน", "ข้อ", "ปี", "เดือน", "คน", "บาท", "วัน"}


@dataclass(frozen=True, slots=True)
class Told:
    """How many words say there are, how many there are, and where that stands."""

    said: int
    right: int
    start: int
    end: int


def months(text: str) -> Iterator[Told]:
    """Yield stretches of months that are not as long as they are said to be; ``text`` has Arabic digits.

    Where a stretch begins or ends within a month, both ways of counting are right.
    """
    if "เดือน" not in text:
        return
    for match in (found for pattern in (_BEHIND, _AHEAD) for found in pattern.finditer(text)):
        first, last = _NAMES[match["first"]], _NAMES[match["last"]]
        whole = (last - first) % 12 + 1
        if match["first_year"] and match["last_year"]:
            years = int(match["last_year"][-2:]) - int(match["first_year"][-2:])
            whole = years * 12 + last - first + 1
        right = {whole}
        if match["first_day"] not in {None, "1"} or (match["last_day"] and int(match["last_day"]) < 28):  # noqa: PLR2004
            right.add(whole - 1)
        said = number_told(match["many"])
        if whole > 0 and said not in right:
            yield Told(said, whole, match.start(), match.end())


def years(text: str) -> Iterator[Told]:
    """Yield plans that run over more or fewer years than they are said to: ``ระยะ 5 ปี (พ.ศ. 2566 – 2569)``."""
    for match in _YEARS.finditer(text) if "ปี" in text else ():
        whole, said = int(match["last"]) - int(match["first"]) + 1, number_told(match["many"])
        if whole > 1 and said != whole:
            yield Told(said, whole, match.start(), match.end())


def stretches(text: str) -> Iterator[int]:
    """Yield how many months each stretch of months in ``text`` runs over, where both its ends have a year, or none."""
    for match in _STRETCH.finditer(text):
        whole = (_NAMES[match["last"]] - _NAMES[match["first"]]) % 12 + 1
        if match["first_year"] and match["last_year"]:
            years = int(match["last_year"][-2:]) - int(match["first_year"][-2:])
            whole = years * 12 + _NAMES[match["last"]] - _NAMES[match["first"]] + 1
        if whole > 0 and not match["first_day"] and not match["last_day"]:
            yield whole


def lists(text: str) -> Iterator[Told]:
    """Yield lists that hold more or fewer than they are said to, where each begins with the same word.

    ``4 ฝ่าย ได้แก่ ฝ่ายบริหาร ฝ่ายแผนงาน และฝ่ายวิชาการ``: the last stands behind “and”, so that the list is whole.
    """
    if "และ" not in text:
        return
    for match in _LISTED.finditer(text):
        unit, said = match["unit"], number_told(match["many"])
        pieces = _whole_list(match["list"], unit)
        if pieces and pieces != said and said > 1:
            yield Told(said, pieces, match.start(), min(match.end(), match.start("list") + 60))


def _whole_list(words: str, unit: str) -> int | None:
    """Return how many of ``unit`` a list names that begins with it and ends with “and”; None if unsure."""
    if len(unit) < _HEAD or unit in _SHORT_UNITS:
        return None
    count = 0
    for found in _PIECE.finditer(words):
        piece = found[0]
        last = piece.startswith(("และ" + unit, "กับ" + unit))
        count += piece.count(unit) if last or piece.startswith(unit) else 0
        if last:
            return count if count > 1 else None
        if not piece.startswith(unit):
            return None
        if "และ" + unit in piece:
            return count
    return None


def number_told(word: str) -> int:
    """Return the number that a match of ``MANY`` tells."""
    return int(word) if word.isdecimal() else _ONES.index(word) + 1
