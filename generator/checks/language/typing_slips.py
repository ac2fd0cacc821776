"""How likely a slip of the hand is: a letter lost, added, exchanged, or two in each other's place, typed in Thai.

Likelihoods are logarithms in hundredths, as everywhere in the search for slips: ``-700`` is about one letter in 1,100.
"""

from __future__ import annotations

from itertools import pairwise

_ROWS = ("ๅ/-ภถุึคตจขช", "ๆไำพะัีรนยบลฃ", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ")
_SHIFTED = ("+๑๒๓๔ู฿๕๖๗๘๙", '๐"ฎฑธํ๊ณฯญฐ,ฅ', "ฤฆฏโฌ็๋ษศซ.", "()ฉฮฺ์?ฒฬฦ")
"""The Kedmanee keyboard, which every Thai office types on, without and with the shift key."""
_MARKS = frozenset("่้๊๋์็ิีึืุูัํ")
_ALIKE = "กภถ ดคศตฅ ฎฏ ชซ บป ผฝพฟ ณนฌ ลร สศษ ทธฑฒ ใไ าำ ขฃ อฮ ยญ"
"""Letters that look or sound alike."""
_LOOK_OR_SOUND_ALIKE = tuple(map(frozenset, _ALIKE.split(" ")))

MARK_SLIP = -700
"""A mark above or below lost, added or exchanged; a letter for one that looks or sounds like it."""
LIKELIEST = -650
_KEY_SLIP, _ADDED, _OTHER, _MARK_FOR_LETTER = -750, -850, -950, -1000


def _neighbours() -> frozenset[tuple[str, str]]:
    beside = [pair for row in (*_ROWS, *_SHIFTED) for pair in pairwise(row)]
    one_key = [pair for rows in zip(_ROWS, _SHIFTED, strict=True) for pair in zip(*rows, strict=False)]
    return frozenset(way for one, other in (*beside, *one_key) for way in ((one, other), (other, one)))


_NEIGHBOURS = _neighbours()


def likelihood(meant: str, found: str) -> int:
    """Return how likely ``found`` is typed where ``meant`` is, which differ by one slip."""
    if len(meant) == len(found):
        return _exchanged(meant, found)
    longer, shorter = (found, meant) if len(found) > len(meant) else (meant, found)
    place = next((at for at, letter in enumerate(shorter) if longer[at] != letter), len(shorter))
    if longer[place] in _MARKS:
        return MARK_SLIP
    if longer is meant:
        return _KEY_SLIP
    return LIKELIEST if place and longer[place] == longer[place - 1] else _ADDED


def _exchanged(meant: str, found: str) -> int:
    pairs = [(one, other) for one, other in zip(meant, found, strict=True) if one != other]
    if len(pairs) > 1:
        return _KEY_SLIP
    one, other = pairs[0]
    if (one in _MARKS) != (other in _MARKS):
        return _MARK_FOR_LETTER
    if one in _MARKS or any(one in alike and other in alike for alike in _LOOK_OR_SOUND_ALIKE):
        return MARK_SLIP
    return _KEY_SLIP if (one, other) in _NEIGHBOURS else _OTHER
