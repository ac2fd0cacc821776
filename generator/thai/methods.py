"""The words around the times of a follow-up: how it is done (รายงานผลต่อผู้บริหาร), without what only joins."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.thai.compact import BULLET, Compact
from generator.thai.errors import ThaiTimeError
from generator.thai.months import refuse_misspelt_month

EXAMPLE = "รายงานผล ไตรมาส 2 และ 4 หรือ ทุก 6 เดือน หรือ ณ สิ้นปีงบประมาณ"

_NUMBERING = r"\(?[0-9]{1,2}[.)]"
"""The number of an entry in a list: ``1.``, ``(2)``."""
_MARKS = rf"ครั้งที่[0-9]{{1,2}}|[-,;:/{BULLET}]|และ|หรือ|คือ|ได้แก่"
"""What joins words and times and means nothing by itself, the number of a time among them: ครั้งที่ 1."""
_INSIDE_OF = "".join(f"(?<!{word})" for word in ("ตรวจสอบ", "ควบคุม", "หน่วยงาน", "บุคลากร", "องค์กร", "ราชการ"))
"""Not behind these: with them, ภายใน says inside of what, ตรวจสอบภายใน, and not by when."""
_HEAD = re.compile(rf"(?:{_NUMBERING}|{_MARKS}|[.)]|ของทุกปี|ในทุกปี)+")
"""What stands before the words of a method and is none of them: the number in a list, marks, joining words."""
_TAIL_MARK = re.compile(rf"(?:{_MARKS}|\(|{_INSIDE_OF}ภายใน)$")
"""A mark or joining word at a chunk's end, of the time after it; ตรวจสอบภายใน (internal audit) ends in none."""
_TAIL_WORD = re.compile(rf"(?:{_NUMBERING}|(?<!ภาย)ใน|ณ|เมื่อ|ช่วง|ทุก|เป็น|อย่างน้อย|ไม่น้อยกว่า|วันที่)$")
"""A word at the end of a chunk that leads to the time after it: ใน, ณ, ทุก, อย่างน้อย."""
_LETTER = re.compile("[ก-์]")
"""A Thai letter, vowel or tone mark; no digit."""
_AT = "ณ"
_VAGUE = re.compile(r"(?:ต้น|กลาง|ปลาย)(?:เดือน|ปี|ไตรมาส)")
"""Some time about a month, a year or a quarter, without a day: ต้นเดือน, ปลายปี."""
_UNREAD = re.compile(r"[0-9]วัน|วันที่[0-9]|ทุกวัน|รายวัน|วันละ|สัปดาห์|ถัดไป|ไตรมาส|นับแต่|นับจาก|นับถัด")
"""Words of time that no form here reads: counts of days, weeks, what follows from another event."""
_CHANGES_NEXT = re.compile(r"(?:ก่อน|หลัง|หลังจาก|เว้น|เริ่ม|ตั้งแต่|ครั้งที่|ไม่เกิน|มากกว่า|[0-9](?:,|และ|-|ถึง))(?:วันที่)?$")
"""Words right before a time that make another of it: ก่อน, หลัง, ไม่เกิน, the first number of a list."""
_CHANGES_LAST = re.compile(r"เป็นต้นไป|(?:-|ถึง)+ปัจจุบัน|ถึง|(?:[ก-์]{0,2}|[^ก-์]{0,3})(?:พ\.?ศ\.?)?[0-9]{2}")
"""Words right after a time that make another of it: เป็นต้นไป, ถึงปัจจุบัน, a year that it lacks."""
_NEAR_DATE = re.compile(r"[0-9]{1,2}([ก-ฮะ-ูเ-์.]{2,14}|[A-Za-z.]{3,12})[0-9]{2,4}")
"""A word between two numbers, where a month would stand: it may be one that is misspelt."""


def method_of(text: Compact, typed: str, chunks: Iterable[tuple[int, int]]) -> str:
    """Return the words of the chunks (start, end in the compact text) as they were typed, without joining words."""
    kept: list[str] = []
    for chunk in chunks:
        start, end = trim(text, *chunk)
        if start < end:
            kept += typed[text.origins[start] : text.origins[end - 1] + 1].split()
    return " ".join(kept)


def trim(text: Compact, start: int, end: int) -> tuple[int, int]:
    """Narrow a chunk of the compact text to its words: no numbering, joining words or lone brackets at its ends."""
    if head := _HEAD.match(text.text, start, end):
        start = head.end()
    while start < end:
        chunk = text.text[start:end]
        word = _TAIL_WORD.search(chunk)
        if tail := _TAIL_MARK.search(chunk):
            end = start + tail.start()
        elif word and not _closes_bracket(word) and _stands_apart(text, start, start + word.start(), end):
            end = start + word.start()
        else:
            break
    chunk = text.text[start:end]
    opened, closed = chunk.count("("), chunk.count(")")
    return start + (opened > closed and chunk[0] == "("), end - (closed > opened and chunk[-1] == ")")


def _closes_bracket(word: re.Match[str]) -> bool:
    """Tell whether what looks like the number of a list, ``1)``, is the end of words in brackets."""
    return word[0].endswith(")") and "(" in word.string[: word.start()]


def _stands_apart(text: Compact, start: int, word: int, end: int) -> bool:
    """Tell whether the word at the end of a chunk is one: spaced from what is before, or joined to the time after.

    ``ใน`` in ``ปัจจัยใน`` and ``ณ`` in ``งบประมาณ`` are none.
    """
    if word == start or not _LETTER.match(text.text[word - 1]) or text.origins[word] - text.origins[word - 1] > 1:
        return True
    joined = end < len(text.origins) and text.origins[end] - text.origins[end - 1] == 1
    return joined and text.text[word:end] != _AT


def refuse_vague(plain: str, text: str) -> None:
    """Raise ``ThaiTimeError`` about ``text`` when it means some time about a month, quarter or year (ต้นเดือน)."""
    if _VAGUE.search(plain):
        raise ThaiTimeError("no_due_date", text, example=EXAMPLE)


def refuse_unread(words: str, text: str, *, after_time: bool = False, before_time: bool = False) -> None:
    """Raise ``ThaiTimeError`` about ``text`` when its ``words`` (compact) say something of time that was not read.

    Beside a time more words count: those that change the time after them, and a number that the one before lacks.
    """
    for near in _NEAR_DATE.findall(words):
        refuse_misspelt_month(near, text)
    if (
        _UNREAD.search(words)
        or (before_time and _CHANGES_NEXT.search(words))
        or (after_time and _CHANGES_LAST.match(words))
    ):
        raise ThaiTimeError("no_due_date", text, example=EXAMPLE)
