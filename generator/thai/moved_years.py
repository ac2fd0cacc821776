"""A text of one fiscal year said of a later one: its years moved on, where it is certain that they move.

Certain are years that are called years (``ปีงบประมาณ พ.ศ. 2569``) and are those that the text is of. The year of a
law, of an order (``601/2568``), of a date or of a plan's term stays where it is, and so nothing is moved for it.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from generator.thai.digits import to_arabic
from generator.thai.months import MONTH
from generator.thai.years import years_in

_NUMBER = re.compile(r"(?<![0-9])2[56][0-9]{2}(?![0-9])")
_SHORT_DATE = re.compile(rf"{MONTH}\s{{0,3}}[0-9]{{2}}(?![0-9])")
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def moved(text: str, of: Collection[int], by: int) -> str | None:
    """Return ``text`` with its years moved on by ``by``, itself where it names none; ``None`` where it is not certain.

    ``of`` are the years (BE) that the text may be of, such as that of its item's window.
    """
    plain = to_arabic(text)
    if len(plain) != len(text) or _SHORT_DATE.search(plain):
        return None
    found, mentions = list(_NUMBER.finditer(plain)), years_in(plain)
    if any(mention.first != mention.last or mention.first not in of for mention in mentions):
        return None
    if len(found) != len(mentions):
        return None
    for number in found:
        around = [one for one in mentions if one.start <= number.start() and number.end() <= one.end]
        if not around or int(number[0]) != around[0].first or plain[max(number.start() - 1, 0)] == "/":
            return None
    return _written(text, [(number.start(), int(number[0]) + by) for number in found])


def moved_schedule(text: str, of: Collection[int], by: int) -> str | None:
    """Return a period such as ``ม.ค. - มี.ค. 2569`` or a day moved on by ``by`` years; ``None`` where not certain.

    Every number of four figures in it must be one of the years ``of`` (BE), and it must have one.
    """
    plain = to_arabic(text)
    found = list(_NUMBER.finditer(plain))
    if len(plain) != len(text) or not found or any(int(number[0]) not in of for number in found):
        return None
    return _written(text, [(number.start(), int(number[0]) + by) for number in found])


def _written(text: str, years: list[tuple[int, int]]) -> str:
    """Write each year in place of the four digits at its offset, in the digits that stand there."""
    for start, year in years:
        digits = str(year)
        text = text[:start] + (digits if text[start].isascii() else digits.translate(_THAI_DIGITS)) + text[start + 4 :]
    return text
