"""What of the form a text names: instruments, indicators, sub-indicators, questions and items, ranges written out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from generator.checks.language.code_mentions import CodeMention, item_codes, question_codes
from generator.records.model.codes import sub_indicator_code
from generator.thai.digits import to_arabic

_INSTRUMENTS: Mapping[str, re.Pattern[str]] = {
    "IIT": re.compile(r"(?<![A-Z])I\.?I\.?T(?![A-Z])|ส่วนได้(?:ส่วน)?เสียภายใน(?!นอก)|ภายใน\s*\(I"),
    "EIT": re.compile(r"(?<![A-Z])E\.?I\.?T(?![A-Z])|ส่วนได้(?:ส่วน)?เสียภายนอก"),
    "OIT": re.compile(r"(?<![A-Z])O\.?I\.?T(?![A-Z])|แบบวัดการเปิดเผย|แบบตรวจการเปิดเผย|เปิดเผยข้อมูลสาธารณะ"),
}
_INDICATOR = re.compile(
    r"(?:ตัวชี้วัด|ตชว\.?)\s*(?:ที่)?\s*((?:10|[1-9])(?:\s*(?:,|และ|-|ถึง)\s*(?:ที่|ตัวชี้วัดที่)?\s*(?:10|[1-9])(?![0-9.]))*)(?![0-9.][0-9])"
)
_SUB = re.compile(r"(?:ตัวชี้วัด(?:ย่อย)?(?:ที่)?|ย่อยที่|ย่อย)\s*((?:9|10)\.[1-9])(?![0-9])")
_NAMES: tuple[tuple[str, int], ...] = (
    ("การปฏิบัติหน้าที่", 1),
    ("การใช้งบประมาณ", 2),
    ("การใช้อำนาจ", 3),
    ("การใช้ทรัพย์สินของราชการ", 4),
    ("การใช้ทรัพย์สินของทางราชการ", 4),
    ("การแก้ไขปัญหาการทุจริต", 5),
    ("คุณภาพการดำเนินงาน", 6),
    ("ประสิทธิภาพการสื่อสาร", 7),
    ("การปรับปรุงระบบการทำงาน", 8),
    ("การปรับปรุงการทำงาน", 8),
    ("การเปิดเผยข้อมูล", 9),
    ("การป้องกันการทุจริต", 10),
)
"""The ten indicators by their names, which are the same in every year's form but for a word."""
_RANGE_OF_ITEMS = re.compile(r"(?:(?<=\()|^)\s*[oO0๐]\s?[0-9๐-๙]{1,2}\s*[-–]\s*[oO0๐]\s?[0-9๐-๙]{1,2}(?![0-9๐-๙])")
"""A range of items without a word before it, in brackets or alone: ``(๐๑-๐๑๐)``."""
_JOINS_RANGE = re.compile(r"\s*(?:-|–|ถึง)\s*")
_LETTER_DIGITS = str.maketrans("bolszgOI", "60152901")
_OF_ONE = re.compile(r"(?<![0-9๐-๙A-Za-z.])1([๐-๙]{1,2})(?![0-9๐-๙.])")
"""A question of IIT as scanners read it: the letter i became the digit 1."""
_ODD = re.compile(r"(?<![A-Za-z])([iIeE])\s?([bolszg])(?=\s*[-–]\s*[iIeE]?[0-9๐-๙])")
_BARE_RANGE = re.compile(r"(?:^|ข้อ(?:ที่)?\s*|\(\s*|\s)([0-9]{1,2})\s*[-–]\s*[ิ]?([iIeE]?[0-9]{1,2})(?![0-9.])")
_BARE_ONE = re.compile(r"(?:ข้อ(?:คำถาม)?(?:ที่)?)\s*([0-9]{1,2})(?![0-9./])")
_INSTRUMENT_ALONE = re.compile(r"\s*[0-9]{0,2}[.)]?\s*(?:แบบ.{0,120}|\(?[IEO]\.?I\.?T\.?\)?)\s*", re.DOTALL)
_QUESTIONS_ALONE = re.compile(r"(?:[\s,/()\-–]|ข้อ(?:ที่)?|และ|ถึง|[ieIE]\s?[0-9]{1,2})+")
_FIRST_EIT, _FIRST_OIT, _LAST = 6, 9, 10
_MOST_RANGE = 60


@dataclass(slots=True)
class Named:
    """What a text names, each once and in order."""

    instruments: list[str] = field(default_factory=list)
    indicators: list[int] = field(default_factory=list)
    sub_indicators: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)

    def add(self, other: Named) -> None:
        """Take in what another text names."""
        for name in self.__slots__:
            mine = getattr(self, name)
            mine.extend(one for one in getattr(other, name) if one not in mine)

    @property
    def any(self) -> bool:
        """Whether anything is named."""
        return any(getattr(self, name) for name in self.__slots__)

    def record(self) -> dict[str, Any]:
        """Return it as the fields of a record, the instruments that the rest belongs to included."""
        implied = [instrument_of(number) for number in self.indicators]
        implied += ["OIT"] * bool(self.sub_indicators or self.items)
        implied += ["IIT" if code[0] == "i" else "EIT" for code in self.questions]
        instruments = list(dict.fromkeys([*self.instruments, *implied]))
        indicators = sorted({*self.indicators, *(int(code.split(".")[0]) for code in self.sub_indicators)})
        found = {
            "instruments": sorted(instruments, key=["IIT", "EIT", "OIT"].index),
            "indicators": indicators,
            "sub_indicators": list(self.sub_indicators),
            "questions": list(self.questions),
            "items": list(self.items),
        }
        return {key: entries for key, entries in found.items() if entries}


def instrument_of(indicator: int) -> str:
    """Return the instrument that an indicator belongs to."""
    return "IIT" if indicator < _FIRST_EIT else "EIT" if indicator < _FIRST_OIT else "OIT"


@lru_cache(maxsize=2048)
def _instruments(text: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in _INSTRUMENTS.items() if pattern.search(text))


def instruments_in(text: str) -> list[str]:
    """Return the instruments that a text names by their letters or their words."""
    return list(_instruments(text))


def indicators_in(text: str, *, by_name: bool = True) -> list[int]:
    """Return the numbers of the indicators that a text names by number or, where it may, by name."""
    even = to_arabic(text)
    found = [int(number) for match in _INDICATOR.finditer(even) for number in re.findall(r"10|[1-9]", match[1])]
    if by_name:
        squeezed = re.sub(r"\s+", "", even)
        found += [number for name, number in _NAMES if name in squeezed]
    return list(dict.fromkeys(found))


def is_indicator(text: str) -> bool:
    """Tell whether a text is the name of an indicator and nothing else, or begins with its number."""
    return _bare_name(text) in dict(_NAMES) or bool(_INDICATOR.match(to_arabic(text).strip()))


def is_instrument(text: str) -> bool:
    """Tell whether a text is the name or the letters of an instrument and nothing else."""
    return len(instruments_in(text)) == 1 and bool(_INSTRUMENT_ALONE.fullmatch(to_arabic(text)))


def is_questions(text: str) -> bool:
    """Tell whether a text is codes of questions and nothing else."""
    return bool(_QUESTIONS_ALONE.fullmatch(to_arabic(text))) and bool(questions_in(text))


def _bare_name(text: str) -> str:
    return re.sub(r"[\s0-9.)(:]+|(?:ตัวชี้วัด|ตชว\.?)(?:ที่)?", "", to_arabic(text))


def indicator_named(text: str) -> int | None:
    """Return the number of the indicator whose name a short text is, with or without its number before it."""
    exact = dict(_NAMES)
    if (name := _bare_name(text)) in exact:
        return exact[name]
    found = indicators_in(text)
    return found[0] if len(found) == 1 else None


def items_in(text: str) -> list[str]:
    """Return the items that a text names, ranges written out."""
    told = _RANGE_OF_ITEMS.sub(r"ข้อ \g<0>", text)
    return _spread(told, list(item_codes(told)))


def questions_in(text: str, instrument: str | None = None) -> list[str]:
    """Return the questions that a text names; bare numbers behind ข้อ are those of ``instrument`` where one is known."""
    mended = _ODD.sub(lambda match: match[1].lower() + match[2].translate(_LETTER_DIGITS), text)
    if instrument in {"IIT", None}:
        mended = _OF_ONE.sub(lambda match: f"i{match[1]}", mended)
    found = _spread(mended, list(question_codes(mended)))
    if found or instrument not in {"IIT", "EIT"}:
        return found
    letter, even = instrument[0].lower(), to_arabic(mended)
    for match in _BARE_RANGE.finditer(even):
        first, last = int(match[1]), int(match[2].lstrip("iIeE"))
        if 0 < first < last <= 40:  # noqa: PLR2004 - no form asks more
            found.extend(f"{letter}{number}" for number in range(first, last + 1))
    if not found:
        found = [f"{letter}{int(match[1])}" for match in _BARE_ONE.finditer(even)]
    return list(dict.fromkeys(found))


def named_in(text: str, instrument: str | None = None, *, by_name: bool = True) -> Named:
    """Return all that a text names."""
    even = to_arabic(text)
    subs = [code for match in _SUB.finditer(even) if (code := sub_indicator_code(match[1]))]
    bare = _SUB.sub(" ", even)
    return Named(
        instruments_in(text),
        indicators_in(bare, by_name=by_name),
        list(dict.fromkeys(subs)),
        questions_in(text, instrument),
        items_in(text),
    )


def _spread(text: str, mentions: Iterable[CodeMention]) -> list[str]:
    """Return the codes of mentions; two with a dash between them are the ends of a range."""
    found: list[str] = []
    before: CodeMention | None = None
    for one in mentions:
        if before and before.code[0] == one.code[0] and _JOINS_RANGE.fullmatch(text[before.end : one.start]):
            first, last = int(before.code[1:]), int(one.code[1:])
            if first < last <= first + _MOST_RANGE:
                found.extend(f"{one.code[0]}{number}" for number in range(first + 1, last))
        found.append(one.code)
        before = one
    return list(dict.fromkeys(found))
