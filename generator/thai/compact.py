"""The form in which this room reads a text: one kind of digit, dash and bracket, and no spaces.

Thai needs no spaces between words and officials type them freely (``พ.ศ.2567``, ``พ.ศ. 2567``, NBSP, zero-width
junk from PDF files), so the patterns of this room are written for text without any. Where two numbers stand side by
side one space stays, so that they remain two. A dash that begins the text is the mark of a list, and so is then one
that begins a later line; any other dash is left to join two times.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.thai.digits import ARABIC_DIGITS, THAI_DIGITS
from generator.thai.errors import ThaiTimeError

MAX_LENGTH = 2000
BULLET = "•"

_DASHES = "‐‑‒–—―−⁓~∼〜～﹣－"
_INVISIBLE = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff" + "".join(
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
_FOLD = {
    **dict(zip(THAI_DIGITS, ARABIC_DIGITS, strict=True)),
    **dict(zip("０１２３４５６７８９", ARABIC_DIGITS, strict=True)),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_INVISIBLE, ""),
    **dict.fromkeys("●▪·◦", BULLET),
    "／": "/",
    "．": ".",
    "，": ",",
    "（": "(",
    "）": ")",
    "[": "(",
    "]": ")",
}
# Two characters that look like one on the screen: NIKHAHIT + SARA AA for SARA AM, SARA E twice for SARA AE.
_LOOKALIKES = {"\u0e4d\u0e32": "\u0e33", "\u0e40\u0e40": "\u0e41"}


@dataclass(frozen=True, slots=True)
class Compact:
    """A text made compact; ``origins[i]`` is the position in the text as typed of character ``i``."""

    text: str
    origins: tuple[int, ...]


def compact(typed: str, limit: int | None = MAX_LENGTH) -> Compact:
    """Make ``typed`` compact; raises ``ThaiTimeError`` (too_long) beyond ``limit`` characters."""
    if limit is not None and len(typed) > limit:
        raise ThaiTimeError("too_long", typed, limit=limit)
    kept: list[str] = []
    origins: list[int] = []
    spaced = new_line = False
    for position, character in enumerate(typed):
        folded = _FOLD.get(character, character)
        if not folded or folded.isspace():
            spaced = spaced or bool(folded)
            new_line = new_line or folded == "\n"
            continue
        last = kept[-1] if kept else ""
        if folded == "-" and (not kept or (new_line and kept[0] == BULLET)):
            folded = BULLET
        if last + folded in _LOOKALIKES:
            kept[-1] = _LOOKALIKES[last + folded]
            continue
        if spaced and last.isdigit() and folded.isdigit():
            kept.append(" ")
            origins.append(position - 1)
        spaced = new_line = False
        kept.append(folded)
        origins.append(position)
    return Compact("".join(kept), tuple(origins))
