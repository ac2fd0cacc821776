"""Codes of items and questions in running text, in every notation that papers have, with what they mean.

Items of forms with other letters (``MOIT 12``) are told by the letters of the forms that ship.

Papers write the letter O as a zero (``017``, ``๐๑๗``, ``0๑๗``), the letter i as a one (``1๑``) and the digit 6 as a
b (``Eb``). A bare zero is taken for an O only behind the word ข้อ or behind another code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue.codes import letters
from generator.records.forms.store import shipped_letters
from generator.thai.digits import to_arabic

_HEAD = r"ข้อ(?:ที่)?\s*"
_FIRST = re.compile(
    rf"(?:{_HEAD}(?P<zero>0[0-9]{{1,2}})(?![0-9./])|(?<![0-9A-Za-z.])(?P<letter>[Oo]\s?[0-9]{{1,2}})(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z.])(?P<other>(?P<head>[A-Za-z]{2,8})\s?[.-]?\s?0?[1-9][0-9]?(?:\.[1-9][0-9]?)?)(?![0-9A-Za-z])"
    rf"|{_HEAD}(?P<marked>(?:[Oo]\s?[.-]\s?[0-9]|0\s?[.-]\s?[0-9](?=[0-9]))[0-9]?)(?![0-9A-Za-z]))"
)
_NEXT = re.compile(rf"(?P<join>\s*(?:,|และ|หรือ|-|–|ถึง)\s*)(?:{_HEAD})?(?P<code>[Oo0]\s?[0-9]{{1,2}})(?![0-9])")
_QUESTION = re.compile(r"(?<![0-9A-Za-z])(?P<letter>[iIeEl])\s?(?P<number>[0-9]{1,2})(?![0-9A-Za-z])")
_MIXED = re.compile(r"[0-9][๐-๙]+|[๐-๙][0-9]+")
_LETTER_FOR_DIGIT = re.compile(r"(?<![A-Za-z])[iIeE][bolsgz](?=\s*[-–]\s*[iIeE]?[0-9๐-๙])")
_ASKED = re.compile(r"(?:ข้อ|คำถาม|ประเด็น|และ|หรือ|,|-|–|ถึง)\s*$")
_LAST_QUESTION = 40
_ROOM = 16


@dataclass(frozen=True, slots=True)
class CodeMention:
    """A code in a text: what was typed, the canonical code, and where."""

    typed: str
    code: str
    start: int
    end: int

    @property
    def is_canonical(self) -> bool:
        """Whether it was typed as the form writes it; the style of the digits does not count, but one code has one."""
        if len(letters(self.code)) > 1:  # papers set these apart as they like: MOIT12, MOIT 12
            return True
        return to_arabic(self.typed) == self.code and not (self.code[0] == "O" and _MIXED.search(self.typed))


def item_codes(text: str) -> Iterator[CodeMention]:
    """Yield the item codes that ``text`` names, in order, lists and ends of ranges one by one."""
    even = to_arabic(text)
    place = 0
    while match := _FIRST.search(even, place):
        name = match.lastgroup or "letter"
        place = match.end()
        if name == "other":
            if match["head"].upper() in shipped_letters():
                yield _with_letters(text, match)
            continue
        yield _mention(text, even, *match.span(name))
        while following := _NEXT.match(even, place):
            yield _mention(text, even, *following.span("code"))
            place = following.end()


def question_codes(text: str) -> Iterator[CodeMention]:
    """Yield the question codes (``i20``, ``E๙``) in ``text``; with a capital letter only where a question is meant."""
    even = to_arabic(text)
    for match in _QUESTION.finditer(even):
        number = int(match["number"])
        sure = match["letter"] in {"i", "e"}
        if 0 < number <= _LAST_QUESTION and (
            sure or _ASKED.search(even[max(0, match.start() - _ROOM) : match.start()])
        ):
            start, end = match.span()
            letter = "e" if match["letter"] in "eE" else "i"
            yield CodeMention(text[start:end], f"{letter}{number}", start, end)


def doubtful_codes(text: str) -> Iterator[str]:
    """Yield what may be a code or a number: Thai and Arabic digits in one number, a letter where a digit must stand."""
    sure = {place for code in item_codes(text) for place in range(code.start, code.end)}
    for pattern in (_MIXED, _LETTER_FOR_DIGIT):
        for match in pattern.finditer(text):
            if match.start() not in sure:
                yield match[0]


def _with_letters(text: str, match: re.Match[str]) -> CodeMention:
    start, end = match.span("other")
    number = match["other"].removeprefix(match["head"]).lstrip(" .-0")
    return CodeMention(text[start:end], f"{match['head'].upper()}{number}", start, end)


def _mention(text: str, even: str, start: int, end: int) -> CodeMention:
    return CodeMention(text[start:end], f"O{int(even[start + 1 : end].strip(' .-'))}", start, end)
