"""One spelling for every way to type a text, the same in the index and in the browser.

Two steps: ``normalised`` puts Thai marks in order without changing what a reader sees, so texts are shown as it gives
them; ``folded`` then keeps letters and digits only. ``theme/assets/search/fold.js`` does the same, character by
character, and both are held to the same cases.
"""

from __future__ import annotations

import re
import unicodedata

from generator.thai.digits import to_arabic

_MARK = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_TONE = "\u0e48-\u0e4c"
_VOWEL = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d\u0e4e"

_UNUSUAL = re.compile(
    f"[{_TONE}][{_MARK}]|[{_VOWEL}]{{2}}|\u0e33[{_TONE}\u0e33]|\u0e40\u0e40|[\u0300-\u0e00\u0e45\u0e4d\u0e5c-\U0010ffff]"
)
"""What may be in need of order; most texts have none of it."""

_MARKS = re.compile(f"[{_MARK}]{{2,}}")
"""Marks on one letter, which may stand in any order or twice."""
_AM_APART = re.compile(f"\u0e4d([{_TONE}]*)[\u0e32\u0e45]")
"""A ring, tone marks, and า behind them: ำ typed in two pieces."""
_AM_FIRST = re.compile(f"\u0e33+([{_TONE}]*)\u0e33*")
"""ำ before the tone marks that are typed before it, once or more often."""
_THAI_DIGIT = re.compile("[\u0e50-\u0e59]")
_HALF = re.compile("[\ud800-\udfff]")
"""Half of a letter of two halves, which no file can hold."""

_DROPPED = re.compile(
    "[^0-9a-z\u0e01-\u0e3a\u0e40-\u0e4e\u00df-\u00f6\u00f8-\u024f\u0370-\u0dff\u0e80-\u1fff\u2c00-\u2dff\u3041-\ud7ff]+"
)
"""Everything but letters, their marks and digits. Written out, because Python and browsers know different Unicodes."""


def normalised(text: str) -> str:
    """Return ``text`` as it is best shown: composed, marks in order and once, ``ำ`` and ``แ`` in one piece."""
    if not _UNUSUAL.search(text):
        return text
    text = _HALF.sub("\ufffd", unicodedata.normalize("NFC", text))
    text = _MARKS.sub(_in_order, text)
    text = _AM_APART.sub("\\1\u0e33", text)
    # What stood behind ำ may now stand beside the same mark before it.
    text = _MARKS.sub(_in_order, _AM_FIRST.sub("\\1\u0e33", text))
    return text.replace("\u0e40\u0e40", "\u0e41").replace("\u0e45", "\u0e32")


def folded(text: str) -> str:
    """Return a normalised ``text`` in the spelling under which it is looked for: small letters and Arabic digits only.

    ``ฎ`` becomes ``ฏ``: they look alike and are often typed for each other (ปฎิบัติ, กฏหมาย).
    """
    if _THAI_DIGIT.search(text):
        text = to_arabic(text)
    return _DROPPED.sub("", text.lower().replace("ฎ", "ฏ"))


def key(text: str) -> str:
    """Return the spelling under which ``text``, typed by anyone, is looked for."""
    return folded(normalised(text))


def _in_order(marks: re.Match[str]) -> str:
    return "".join(sorted(set(marks[0]), key=_order))


def _order(mark: str) -> tuple[bool, str]:
    """Put vowels before tone marks, as Thai is typed; the ring of ``ำ`` counts as a vowel."""
    return "\u0e48" <= mark <= "\u0e4c", mark
