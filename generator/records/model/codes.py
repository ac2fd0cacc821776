"""Codes of the form in every notation people type, brought to one canonical spelling.

Item codes become ``O11``, in forms with other codes ``MOIT5`` or ``1.2``; question codes ``i20`` or ``e9``,
sub-indicator codes ``9.4``. Scanned papers write the letter O as a zero or as the Thai digit ``๐`` (``๐๑๗``, ``0๑๗``,
``017``) and the letter i as a one; people write ``OIT 18``, ``O-2``, ``o.3``, letters of full width, and letters of
other alphabets that look the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from generator.catalogue import codes
from generator.thai.digits import to_arabic

_HEAD = r"(?:ข้อ(?:ที่)?\s*)?"
_JOIN = r"\s*[-–.:]?\s*"
_ITEM = re.compile(rf"^{_HEAD}(?:(?:oit|โอไอที|โอ|o){_JOIN}|0)?0*([1-9]\d?)$", re.IGNORECASE)
"""An item as papers and people write it: ``O11``, ``ข้อ O11``, ``OIT-11``, ``o.11``, ``011``, or the number alone."""
_QUESTION = re.compile(rf"^{_HEAD}([ie])(?:it)?{_JOIN}0*([1-9]\d?)$", re.IGNORECASE)
"""A question of a survey: ``i20`` of the staff's (IIT), ``e9`` of the public's (EIT)."""
_SUB_INDICATOR = re.compile(r"^(?:ตัวชี้วัด(?:ย่อย)?(?:ที่)?\s*)?([1-9]\d?(?:\.[1-9]\d?){1,2})$")
"""A sub-indicator: which there are the form says."""
_OTHER = re.compile(rf"^{_HEAD}([a-z]{{1,8}}){_JOIN}0*([1-9]\d{{0,2}}(?:\.[1-9]\d{{0,2}}){{0,2}})$", re.IGNORECASE)
"""An item of a form whose codes have other letters: ``MOIT 5``, ``moit-05``."""
_DOTTED = re.compile(rf"^{_HEAD}0*([1-9]\d?(?:\.[1-9]\d{{0,2}}){{1,2}})$")
"""An item of a form whose codes have no letters: ``1.2``."""
_BARE = re.compile(rf"^{_HEAD}0*([1-9]\d{{0,2}})$")
_SLIPS_OF_OIT = frozenset("OITQ")
"""Letters of which nothing but a slip of ``O`` or ``OIT`` is made, where no form is known to have others."""

_LOOKALIKES = str.maketrans("ОоΟοІіΙιЕеΕε", "OoOoIiIiEeEe")
"""Cyrillic and Greek letters that look like those of the codes."""
_FOR_DIGITS = str.maketrans("oOlI|bSsZz", "0011165522")
"""Letters that stand for digits where a hand or a scanner slipped."""
_LONGEST = 100
_NUMBER = re.compile(r"(?<!\d)0*([1-9]\d?)(?!\d)")


def item_code(text: str, letters: Sequence[str] = ("O",)) -> str | None:
    """Return the canonical item code (``O11``) of ``text``, or ``None`` when it is no item code.

    ``letters`` are what codes of the forms that may be meant begin with; a number alone has the first of them.
    """
    plain = _plain(text)
    own = next((one for one in letters if one), "")
    if own and own != "O" and (bare := _BARE.match(plain)):
        return f"{own}{bare[1]}"
    if "O" in letters and (match := _ITEM.match(plain)):
        return f"O{int(match[1])}"
    other = _OTHER.match(plain)
    if other and other[1].upper() in letters and other[1].upper() != "O":
        return f"{other[1].upper()}{other[2]}"
    return match[1] if "" in letters and (match := _DOTTED.match(plain)) else None


def any_item_code(text: str) -> str | None:
    """Return the canonical code of an item of whatever form, where none is known; a number alone is an ``O``."""
    other = _OTHER.match(_plain(text))
    letters = other[1].upper() if other else ""
    known = [letters] if len(letters) > 1 and not _SLIPS_OF_OIT.issuperset(letters) else []
    return item_code(text, ("O", "", *known))


def code_of_stem(stem: str) -> str | None:
    """Return the code of the item whose record is called ``stem``: ``o01``, ``moit05``, ``1-2``; ``None`` if none."""
    match = re.fullmatch(r"([a-z]{0,8})0?([1-9]\d{0,2}(?:-[1-9]\d{0,2}){0,2})", stem)
    code = f"{match[1].upper()}{match[2].replace('-', '.')}" if match else ""
    return code if codes.is_code(code) else None


def meant_item(text: str, letters: str = "O") -> str | None:
    """Return the item code that ``text``, which is none, was probably meant for: it has one number that may be one."""
    plain = _plain(text)
    head = re.match(rf"{_HEAD}(?:oit|[a-z0])?", plain, re.IGNORECASE)
    rest = plain[head.end() if head else 0 :]
    numbers = {int(number) for number in _NUMBER.findall(rest.translate(_FOR_DIGITS))}
    return f"{letters}{numbers.pop()}" if len(numbers) == 1 else None


def question_code(text: str) -> str | None:
    """Return the canonical question code (``i20``, ``e9``) of ``text``, or ``None`` when it is none."""
    match = _QUESTION.match(_plain(text))
    return f"{match[1].lower()}{int(match[2])}" if match else None


def sub_indicator_code(text: str) -> str | None:
    """Return the sub-indicator code (``9.4``) of ``text`` with Arabic digits, or ``None`` when it is none."""
    match = _SUB_INDICATOR.match(_plain(text))
    return match[1] if match else None


def _plain(text: str) -> str:
    """Return ``text`` with ordinary letters and digits in place of those that look the same."""
    if len(text) > _LONGEST:
        return ""  # no code, and normal forms of long texts take time
    return to_arabic(unicodedata.normalize("NFKC", text)).translate(_LOOKALIKES).strip()
