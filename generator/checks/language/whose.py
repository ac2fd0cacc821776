"""Whose a named agency is in a sentence: the one whose paper it is, or another that it works with or learns from."""

from __future__ import annotations

import re
from functools import cache

from generator.checks.language.boundaries import is_whole, may_begin
from generator.checks.language.word_lists import authority_words, unit_words

_ROOM = 40
_ROOM_BEHIND = 80
_BEFORE_OWNING = 16
"""Letters before words that make an agency the owner within which those of a comparison still count."""
_RECIPIENT = re.compile(r"(?:ส่ง|แจ้ง|เสนอ|ชำระ|โอน|ยื่น)[^.;]{0,32}(?:ให้|ต่อ|แก่|ถึง|ไปยัง)\s*$|(?:ที่|ณ|จาก|กับ)\s*$")
"""Before a unit: that something is sent to it, or comes from it."""
_ROOM_OF_THINGS = 48
_INSIDE = re.compile(r"(?:(?<!นอก)ใน|ภายใน|โดย|ณ|ในเขต|ในพื้นที่|พื้นที่)(?:เขต|พื้นที่)?(?:ของ)?\s*$")
_IS_OF = re.compile(r"เป็นของ\s*$")
_CLAUSE_BEGINS = re.compile(r"(?:^|\s|จึง|และ|ว่า|สู่|แล้ว|เพื่อให้|ให้|#|“|\()\s*$")
_SENT = re.compile(r"(?:แจ้ง|ส่ง|มอบ(?!หมาย)|เสนอ|ยื่น|โอน|คืน|บริจาค|จ่าย)[^.;\s]{0,24}ให้\s*$")
_OF = r"[^.;,()]{0,24}?\s*ของ\s*"


def speaks_of_others(text: str, start: int) -> bool:
    """Tell whether an agency named at ``start`` of ``text`` is another on purpose: a partner, an example, a neighbour.

    Words right before it that make it the owner of a result, a plan or a report count more than partners further off.
    """
    before = text[max(0, start - _ROOM) : start]
    if _ending("other_heads").search(before) or is_guest(text, start) or _is_listed_with_others(before):
        return True
    owning = _owning("owning_surely", "owning").search(before)
    room = before[: owning.start()][-_BEFORE_OWNING:] if owning else before
    return any(is_whole(room, *match.span()) for match in _partners().finditer(room))


def takes_the_place(text: str, start: int) -> bool:
    """Tell whether an agency named at ``start`` stands where the one must stand whose paper it is.

    As the one who acts, at the beginning of a clause; as the one whose reports, people or web site these are; as the
    one within whose bounds something is. One in any other place is a partner, a neighbour or an example.
    """
    before = text[max(0, start - _ROOM_OF_THINGS) : start]
    if _INSIDE.search(before) or has_own_thing(text, start):
        return True
    return _CLAUSE_BEGINS.search(before) is not None and not _SENT.search(before)


def has_own_thing(text: str, start: int) -> bool:
    """Tell whether right before ``start`` stands what a paper tells of its own agency: its report, its staff."""
    before = text[max(0, start - _ROOM_OF_THINGS) : start]
    return _own_things().search(before) is not None and _IS_OF.search(before) is None


def is_guest(text: str, start: int) -> bool:
    """Tell whether what is said of an agency named at ``start`` makes it a neighbour or a guest: ``…มาร่วมงาน``."""
    behind = re.split(r"[.;,()\n]|\s(?:และ|โดย)", text[start : start + _ROOM_BEHIND], maxsplit=1)[0]
    return _guests().search(behind) is not None


def _is_listed_with_others(before: str) -> bool:
    """Tell whether an agency behind ``before`` is joined to one of the state's: ``แขวงทางหลวงและ…``."""
    return _outside().search(before) is not None


def surely_owned(text: str, start: int) -> bool:
    """Tell whether only the agency whose paper it is can stand at ``start``: the score, the declaration is its own."""
    before = text[max(0, start - _ROOM) : start]
    return _owning("owning_surely").search(before) is not None and not speaks_of_others(text, start)


def owns_the_paper(title: str, start: int) -> bool:
    """Tell whether an agency named at ``start`` of the title of a paper is the one that made it."""
    before = title[max(0, start - _ROOM) : start]
    named = _papers().match(title) is not None and not _ending("beside").search(before)
    return named and not speaks_of_others(title, start)


def has_own_unit(text: str, start: int) -> bool:
    """Tell whether a unit or officer stands right before ``start``, who does what the text tells: it is from within.

    One to which something is sent is not.
    """
    before = text[max(0, start - 2 * _ROOM) : start]
    unit = _unit().search(before)
    if unit is None or not may_begin(before, unit.start()) or speaks_of_others(text, start):
        return False
    return _RECIPIENT.search(before[: unit.start()]) is None


def _listed(name: str) -> str:
    return "|".join(map(re.escape, sorted(authority_words(name), key=len, reverse=True)))


@cache
def _partners() -> re.Pattern[str]:
    return re.compile(_listed("partners"))


@cache
def _guests() -> re.Pattern[str]:
    return re.compile(_listed("guests"))


@cache
def _outside() -> re.Pattern[str]:
    return re.compile(rf"(?:{_listed('outside')})[ก-๎]{{0,24}}\s*(?:และ|หรือ|กับ|รวมทั้ง|ตลอดจน)\s*$")


@cache
def _own_things() -> re.Pattern[str]:
    """Match a thing of the own agency before its name: what the thing is about may stand between."""
    of = r"(?:LINE(?: OA)?|Facebook|TikTok|หน้า[ก-๎]{2,24}|บัญชี[ก-๎]{0,12})\s*ของ"
    return re.compile(rf"(?:(?:{_listed('own_things')})(?:[^.;,()]{{0,32}}?\s*ของ|[^.;,()ข]{{0,12}})|{of})\s*$")


@cache
def _unit() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(unit_words(), key=len, reverse=True)))
    return re.compile(rf"(?:กอง|สำนักปลัด|สำนัก)(?:{words}){{0,4}}\s*$")


@cache
def _papers() -> re.Pattern[str]:
    return re.compile(rf"[#\s]*(?:{_listed('papers')})")


@cache
def _ending(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_listed(name)})\s*$")


@cache
def _owning(*names: str) -> re.Pattern[str]:
    words = "|".join(map(_listed, names))
    return re.compile(rf"(?:{words})(?:{_OF}|\s*)$")
