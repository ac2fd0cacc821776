"""How Thai letters make syllables: which places of a run of letters may be the end of one and the start of the next.

A run is cut in the ways that the script allows, each with a price: nothing for a syllable with a written vowel, a
little for one without (``งบ``) and for a letter alone that words do begin with (``ส`` of ``สบาย``), more for another. A
place at which every cut is clearly dearer than the best one is inside a syllable (``การดำเนินกา|รตาม``). Which
syllables make one word no script tells.
"""

from __future__ import annotations

import re
from functools import lru_cache

_C = "[ก-ฮ]"
_T = "[่-๋]?"
_ONSET = f"(?:[กขคตปผพ][รลว]|[บฟ][รล]|[ดทศสจซช]ร|[สฉ]ว|ห[งญนมยรลว]|อย|[สขฉถผฝตพชมลทจ][งนมยรลวบ]|{_C})"
_FINAL = f"(?:[กคชดตทป]ร|{_C})"
_WRITTEN = "|".join(
    (
        f"เ{_ONSET}(?:{_T}(?:าะ?|ะ|อะ?{_C}?|ย)|[็ิ]{_T}{_FINAL}|ี{_T}ยะ?{_FINAL}?|ื{_T}อะ?{_FINAL}?|{_T}{_FINAL}?)",
        f"แ{_ONSET}(?:็{_FINAL}|{_T}(?:ะ|{_FINAL})?)",
        f"โ{_ONSET}{_T}(?:ะ|{_FINAL})?",
        f"[ใไ]{_ONSET}{_T}ย?",
        f"{_ONSET}(?:ะ|{_T}ำ|{_T}า{_FINAL}?|[ิีุู]{_T}{_FINAL}?|ึ{_T}{_FINAL}|ื{_T}{_C}|็อ{_C})",
        f"{_ONSET}(?:ั{_T}(?:วะ?|{_FINAL})|{_T}อ{_FINAL}?|{_T}ว{_FINAL}|[่-๋]{_FINAL}|รร{_FINAL}?)",
        "ก็|ฤๅ?|ฯลฯ",
    )
)
_DEAD = f"(?:{_C}{{1,2}}[ิุ]?์)?[ๆฯ]?"
_SYLLABLE = re.compile(f"(?:{_WRITTEN}){_DEAD}")
_UNWRITTEN = re.compile(f"(?!ง[^กงคดบม]){_ONSET}{_FINAL}{_DEAD}")
_FIRST_ALONE = re.compile("[กขคจฉชณตถทธนบปผพภมสอ]")
_ALONE = re.compile("[ดยรลวศษห]")
_LONGEST = 9
_ROOM = 18
_UNWRITTEN_PRICE, _ALONE_PRICE, _NEVER = 1, 2, 10**6
_SLACK = 1
"""How much dearer than the best cut one may be that is still believed."""
_RUN = re.compile("[ก-ฺเ-๎]+")
_LOOSE = 4
"""Letters at the far end of a run cut out of a longer one that may belong to a syllable left outside."""


def splits_before(text: str, place: int) -> bool:
    """Tell whether a word that begins at ``place`` of ``text`` takes letters from a syllable of the words before it."""
    left, right = _run_before(text, place), _run_behind(text, place)
    loose = len(left) == _ROOM, len(right) == _ROOM
    word = _cheapest(right, loose_start=True, loose_end=loose[1])
    return _spoils(_cheapest(left, loose_start=loose[0]), word, _whole(left + right, loose))


def splits_behind(text: str, place: int) -> bool:
    """Tell whether a word that ends at ``place`` of ``text`` takes letters from a syllable of the words behind it."""
    left, right = _run_before(text, place), _run_behind(text, place)
    loose = len(left) == _ROOM, len(right) == _ROOM
    word = _cheapest(left, loose_start=loose[0], loose_end=True)
    return _spoils(_cheapest(right, loose_end=loose[1]), word, _whole(left + right, loose))


def _whole(run: str, loose: tuple[bool, bool]) -> int:
    return _cheapest(run, loose_start=loose[0], loose_end=loose[1])


def _spoils(rest: int, word: int, best: int) -> bool:
    """Tell whether the word and what it leaves are clearly dearer than all; letters of no Thai word say nothing."""
    return best < _NEVER and rest + word > best + _SLACK


def _run_before(text: str, place: int) -> str:
    start = max(0, place - _ROOM)
    found = [match[0] for match in _RUN.finditer(text, start, place) if match.end() == place]
    return found[0] if found else ""


def _run_behind(text: str, place: int) -> str:
    match = _RUN.match(text, place, place + _ROOM)
    return match[0] if match else ""


@lru_cache(maxsize=4096)
def _cheapest(run: str, *, loose_start: bool = False, loose_end: bool = False) -> int:
    """Return the price of the best way to cut ``run`` into syllables; ``_NEVER`` where there is none."""
    price = [0, *[_NEVER] * len(run)]
    if loose_start:
        free = min(_LOOSE, len(run)) + 1
        price[:free] = [0] * free
    for start in range(len(run)):
        for end in range(start + 1, min(len(run), start + _LONGEST) + 1) if price[start] < _NEVER else ():
            price[end] = min(price[end], price[start] + _price(run, start, end))
    return min(price[-1 - _LOOSE :]) if loose_end else price[-1]


def _price(run: str, start: int, end: int) -> int:
    if _SYLLABLE.fullmatch(run, start, end):
        return 0
    if _UNWRITTEN.fullmatch(run, start, end):
        return _UNWRITTEN_PRICE
    if end > start + 1 or (end == len(run) and run[start] != "ณ"):
        return _NEVER  # a letter alone is followed by a syllable
    if _FIRST_ALONE.match(run, start):
        return _UNWRITTEN_PRICE
    return _ALONE_PRICE if _ALONE.match(run, start) else _NEVER
