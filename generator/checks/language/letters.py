"""Thai script: which characters are what, and texts made comparable.

Two texts are compared without white space, invisible characters and the style of digits, because officials and PDF
files put those anywhere.
"""

from __future__ import annotations

import re

from generator.thai.digits import to_arabic
from generator.thai.sara_am import put_together

CONSONANT = "ก-ฮ"
"""A class of the characters that a syllable stands on."""
LETTERS = "ก-ฺเ-๎"
"""A class of everything a Thai word is written with: consonants, vowels, tone marks, ๆ and ฯ; no digits."""
FOREIGN = (
    "\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u0590-\u08ff\u0900-\u0dff\u0e80-\u0eff\u0f00-\u0fff\u1000-\u109f"
    "\u10a0-\u10ff\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff21-\uff5a"
)
"""A class of the letters of scripts that a Thai official does not type: neither Thai nor plain Latin."""

_SPACE = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
_MARKS = re.compile(r"[^0-9A-Za-zก-ฺเ-๎]+")
_WORD = re.compile(f"[{LETTERS}A-Za-z{FOREIGN}]+")


def squeezed(text: str) -> str:
    """Return ``text`` without spaces, with Arabic digits, and two characters that look like one put together."""
    return put_together(_SPACE.sub("", to_arabic(text))).replace("\u0e40\u0e40", "\u0e41")


def plain(text: str) -> str:
    """Return the letters and digits of ``text`` alone: what two prints of one sentence share."""
    return _MARKS.sub("", squeezed(text)).lower()


def word_around(text: str, start: int, end: int, limit: int = 40) -> str:
    """Return the run of letters of any script that ``text[start:end]`` stands in, at most ``limit`` characters."""
    left = start
    while left > 0 and start - left < limit and _WORD.fullmatch(text[left - 1]):
        left -= 1
    found = _WORD.match(text, end)
    return text[left : min(found.end() if found else end, left + limit)]


def around(text: str, start: int, end: int, room: int = 24) -> str:
    """Return ``text[start:end]`` with a little of what stands on both sides, cut marks where something is left out."""
    left, right = max(0, start - room), min(len(text), end + room)
    shown = " ".join(text[left:right].split())
    return f"{'…' if left else ''}{shown}{'…' if right < len(text) else ''}"
