"""What a short text is by nature: units and officers, a list of work, or a time. Columns exchanged show by it.

Units are told by a vocabulary of which their names are made, so that a sentence which only begins with a unit
(``กองคลังรวบรวมใบเสร็จ``) is none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from generator.checks.language.boundaries import may_end
from generator.checks.language.letters import squeezed
from generator.checks.language.word_lists import unit_heads, unit_words, work_words
from generator.thai.errors import ThaiTimeError
from generator.thai.periods import parse_periods

Nature = Literal["unit", "work", "time"]

_MARK = re.compile(r"^[\s\-–•]*(?:\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?[.)]|[-–•])?\s*")
_SPLIT = re.compile(r"(?:^|\s|(?<=[ก-์]))[0-9๐-๙]{1,2}[.)]\s*(?=[ก-ฮเ-ไ])|\s+[-–•]\s+|\n")
_TIME = re.compile(r"เดือน|ไตรมาส|ปีงบประมาณ|[มกพสตธ]\.?[คพยี]\.|ม(?:กราคม|ีนาคม|ิถุนายน|ิ\.ย|ี\.ค)|ตุลาคม|กันยายน")
_LONGEST_TIME = 60
_NO_DIVISION = {"ของ", "ใน", "ทุก", "คน", "ผู้", "ที่เกี่ยวข้อง", "เกี่ยวข้อง", "ฯ", "กอง"}
_BETWEEN = ("/", ",", "และ", "ร่วมกับ")


def entries(text: str) -> list[str]:
    """Cut a text at the numbers and dashes of a list inside it; a text without any is a list of one."""
    found = (_MARK.sub("", piece).strip() for piece in _SPLIT.split(text))
    return [piece for piece in found if piece]


def several_units(text: str) -> bool:
    """Tell whether ``text`` is nothing but the names of two units or officers, or of more, with commas between."""
    named = [entry.strip() for entry in text.split(",")]
    return len(named) > 1 and all(_units().fullmatch(squeezed(entry)) for entry in named)


def nature(text: str, fiscal_year: int) -> Nature | None:
    """Tell what ``text`` is, all or (of work) most of its entries; ``None`` where none of these is certain."""
    listed = entries(text)
    if not listed:
        return None
    if len(text) <= _LONGEST_TIME and _TIME.search(text) and _is_time(text, fiscal_year):
        return "time"
    if all(_units().fullmatch(squeezed(entry)) for entry in listed):
        return "unit"
    worked = [bool(_work().match(entry)) for entry in listed]
    return "work" if worked[0] and sum(worked) * 2 > len(worked) else None


def leading_division(text: str) -> str | None:
    """Return the division (``กอง…``) that a sentence begins with and that does its work; ``None`` for any other."""
    match = _division().match(text)
    return match["name"] if match and may_end(text, match.end()) else None


@cache
def _division() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted({*unit_words()} - _NO_DIVISION, key=len, reverse=True)))
    work = "|".join(map(re.escape, sorted(work_words(), key=len, reverse=True)))
    return re.compile(rf"(?:ให้|โดย)?\s?(?P<name>กอง(?!อำนวยการ|ทุน)(?:{words}){{1,5}}?)(?=เป็นผู้|รวบรวม|จะ|ต้อง|{work})")


@cache
def _units() -> re.Pattern[str]:
    """Make the pattern of names of units and officers, one or several."""
    heads, any_words = (
        "|".join(map(re.escape, sorted(found, key=len, reverse=True)))
        for found in (unit_heads(), {*unit_heads(), *unit_words(), *_BETWEEN})
    )
    return re.compile(f"(?:{heads})(?>{any_words})*+")


@cache
def _work() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(work_words(), key=len, reverse=True))))


def _is_time(text: str, fiscal_year: int) -> bool:
    try:
        return bool(parse_periods(text, fiscal_year))
    except ThaiTimeError:
        return False
