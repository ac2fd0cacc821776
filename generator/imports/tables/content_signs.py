"""What stands in a column, whatever its heading says: dates, units of the register, scores, codes, addresses, lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from generator.imports.cells.links import is_indicator, is_instrument, is_questions
from generator.imports.cells.status import is_status
from generator.records.model.codes import item_code
from generator.thai.digits import to_arabic
from generator.thai.errors import ThaiTimeError
from generator.thai.follow_ups import parse_follow_up
from generator.thai.periods import parse_periods

_SHORT = 160
_FIGURE = re.compile(r"(?:100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]{1,4})?)\s*%?")
_COUNT = re.compile(r"\(?[0-9]{1,3}[.)]?")
_NESTED = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}[.)]?")
_RANGE = re.compile(r"(?:ตั้งแต่)?[0-9.]+\s*(?:-|–|ถึง|ขึ้นไป)\s*[0-9.]*")
_CODE = re.compile(r"(?:ข้อ(?:ที่)?\s*)?(?:[oO0]\s*[.-]?\s*)[0-9]{1,2}(?:\s*[-–,]\s*[oO0]?\s*[0-9]{1,2})*[.)]?")
_UNIT = re.compile(
    r"^[-–•\s0-9.)]*(?:ทุก|ร่วมกัน|สำนัก|กอง|หน่วย|ฝ่าย|งาน|ส่วน|ปลัด|นักทรัพยากร|เจ้าหน้าที่|ผู้อำนวยการ|ผอ\.|นิติกร|นายก|คณะ)"
)
_MARKED = re.compile(
    r"^(?:[-–•]\s*\S|\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]\s*[^\s0-9]|[0-9]{1,2}(?:\.[0-9]{1,2})+\s+[^\s0-9])",
    re.MULTILINE,
)
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
_PERSON = re.compile(
    r"^(?:นาย(?!ก(?:เทศมนตรี|องค์การ|อบ|รัฐมนตรี|สภา|เหล่า|สมาคม|เมือง))|นาง|น\.ส\.|ว่าที่|ดร\.|พ\.|ร\.|จ\.|ส\.|จ่า|สิบ(?:เอก|โท|ตรี|ตำรวจ)"
    r"|ร้อย(?:เอก|โท|ตรี|ตำรวจ)|พัน(?:เอก|โท|ตรี|จ่า|ตำรวจ)|ดาบ|พล(?:เอก|โท|ตรี|ตำรวจ)|นาวา|เรือ(?:เอก|โท|ตรี)|หม่อม|Mr|Ms|Dr)"
)
_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,255}")
_PERCENT = re.compile(r"(?:ร้อยละ\s*)?(?:100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]{1,2})?)\s*%?")
_PHONE = re.compile(r"\(?[0-9+][0-9 ()\-–.,ต่อโทร]{6,40}")
_TICKS = re.compile(r"[☑☐✓✔☒□■]|\[[ xX/]\]|\([ /✓]\)")
_YEAR_FOR_TRYING = 2569
_VERDICT = re.compile(r"(?:ปรับปรุง|รักษา|พัฒนา|แก้ไข|ต่อยอด)")
_VERDICT_LETTERS, _LABEL_LETTERS = 50, 90
_TELLS_HOW = re.compile(r"รายงาน|ติดตาม|กำกับ|ประเมิน|ตรวจ|สรุป|ประชุม|เสนอ|แจ้ง|สอบทาน|ทบทวน")
_WHEN_LETTERS = 30
"""Words of how often something is done, and no more, are so long; in a longer text they are about the work."""


def _is_period(text: str) -> bool:
    try:
        return bool(parse_periods(text, _YEAR_FOR_TRYING))
    except ThaiTimeError:
        return False


def is_one_day(text: str) -> bool:
    """Tell whether a cell is one day or month, and no time from one to another."""
    if len(text) > _WHEN_LETTERS or re.search(r"[-–—]\s*[0-9๐-๙]*\s*[ก-ฮ]|ถึง|\n", text.strip()):
        return False
    return _is_period(text) and not _QUARTER.search(text)


_QUARTER = re.compile(r"ไตรมาส|ตลอด|ทั้งปี|ทุก")


def _is_follow_up(text: str) -> bool:
    if _is_period(text) or not (_TELLS_HOW.search(text) or len(text) <= _WHEN_LETTERS):
        return False
    try:
        found = parse_follow_up(text, _YEAR_FOR_TRYING)
    except ThaiTimeError:
        return False
    return bool(found)


def _names_indicator(text: str) -> bool:
    return len(text) <= _LABEL_LETTERS and is_indicator(text)


def _fits(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: bool(pattern.fullmatch(to_arabic(text).strip()))


_SIGNS: Mapping[str, tuple[Callable[[str], bool], float]] = {
    "number": (_fits(_COUNT), 6.0),
    "period": (_is_period, 12.0),
    "follow_up": (_is_follow_up, 8.0),
    "responsible": (lambda text: bool(_UNIT.match(text)), 8.0),
    "code": (
        lambda text: bool(
            _CODE.fullmatch(to_arabic(text).strip()) and item_code(re.split(r"[-–,]", text.strip(" .)"))[0])
        ),
        5.0,
    ),
    "score": (_fits(_FIGURE), 6.0),
    "instrument_score": (_fits(_FIGURE), 2.0),
    "full_score": (_fits(_FIGURE), 0.0),
    "nested": (_fits(_NESTED), 0.0),
    "range": (_fits(_RANGE), 10.0),
    "steps": (lambda text: bool(_MARKED.search(to_arabic(text))) or len(text) > _SHORT, 4.0),
    "address": (lambda text: bool(_ADDRESS.search(text)), 12.0),
    "name": (lambda text: bool(_PERSON.match(text)), 10.0),
    "phone": (_fits(_PHONE), 10.0),
    "email": (_fits(_MAIL), 10.0),
    "percent": (_fits(_PERCENT), 3.0),
    "status": (lambda text: bool(_TICKS.search(text)) or is_status(text), 4.5),
    "progress": (lambda text: bool(_TICKS.search(text)), 4.0),
    "verdict": (lambda text: len(text) < _VERDICT_LETTERS and bool(_VERDICT.search(text)), 5.0),
    "indicator": (_names_indicator, 10.0),
    "instrument": (lambda text: len(text) <= _LABEL_LETTERS and is_instrument(text), 8.0),
    "label": (lambda text: _names_indicator(text) or (len(text) <= _LABEL_LETTERS and is_questions(text)), 7.0),
}
"""How each sign is seen in a cell, and how strongly it speaks when all cells of a column show it."""
SHOWN = frozenset(
    {"number", "code", "score", "instrument_score", "range", "phone", "email", "percent", "full_score", "name"}
)
"""Keys whose columns hold hardly anything but what shows it."""
_LONG = 400
"""Longer words are no date, no unit and no figure, and need not be tried."""


@lru_cache(maxsize=8192)
def signs_of(text: str) -> frozenset[str]:
    """Return the keys whose sign a cell shows."""
    tried = _SIGNS if len(text) <= _LONG else {"steps": _SIGNS["steps"]}
    return frozenset(key for key, (shows, _) in tried.items() if shows(text))


def speak_in(texts: Sequence[str]) -> Mapping[str, float]:
    """Return how strongly the cells of a column speak for each key."""
    if not texts:
        return {}
    shares = {key: sum(key in signs_of(text) for text in texts) / len(texts) for key in _SIGNS}
    return {key: share * _SIGNS[key][1] for key, share in shares.items() if share >= 0.5}  # noqa: PLR2004 - most cells
