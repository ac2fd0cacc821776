"""What a heading speaks of: the thirteen printed layouts read backwards, and the words that headings are made of.

``speaks_for("หน่วยงานที่รับผิดชอบหลัก")`` → ``{"responsible": 17.0}``: how strongly, by the key of the column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

import yaml
from rapidfuzz import fuzz, process

from generator.records.layouts.store import available
from generator.thai.digits import to_arabic

_TERMS = Path(__file__).with_name("terms.yml")
_LONGEST = 220
"""A longer text is no heading."""
_NOISE = re.compile(r"[\s\u200b\ufeff\"“”'.,:;()\[\]*_]+|ปีงบประมาณ|พศ|[0-9]{4}|ประจำปี")
_KNOWN_FROM = 88
"""How near a heading must be to one of the printed layouts to be that one (of 100)."""
_MISSPELT_FROM = 83
_MISSPELT_LETTERS = 6
_SHORT_THAI = 4
_SHORT_LATIN, _LATIN = 4, re.compile(r"[a-z]")
_LONG = 35
"""A longer text of which hardly anything is a word of headings is a sentence."""
_WHOLE_HEADING = 20.0
_UNSAID = 0.35
"""Of the weight of words, what counts when the heading says much else beside."""


def plain(text: str) -> str:
    """Return a heading without spaces, digits of years and marks, in one spelling: what two prints of it share."""
    return _NOISE.sub("", to_arabic(text).replace("\u0e4d\u0e32", "\u0e33").lower())


@lru_cache(maxsize=4096)
def speaks_for(heading: str) -> Mapping[str, float]:
    """Return how strongly a heading speaks for each key of a column; nothing when it is none."""
    bare = plain(heading)
    if not bare or len(bare) > _LONGEST:
        return {}
    found: dict[str, float] = dict(_by_words(bare))
    near = process.extractOne(bare, _printed().keys(), scorer=fuzz.ratio, score_cutoff=_KNOWN_FROM)
    if near:
        for key in _printed()[near[0]]:
            found[key] = found.get(key, 0.0) + _WHOLE_HEADING * near[1] / 100
    return found


def is_made_of_words(text: str) -> bool:
    """Tell whether a text is made of hardly anything but words of headings."""
    bare = plain(text)
    return bool(bare) and _said(bare, _found(bare)) * 5 >= len(bare) * 4


def is_sentence(text: str) -> bool:
    """Tell whether a text says more than the words of headings in it."""
    bare = plain(text)
    return len(bare) > _LONG or _said(bare, _found(bare)) * 2 < len(bare)


_Match = tuple[int, int, str]


def _found(bare: str) -> list[_Match]:
    """Return the words in a heading with their places; a word inside a longer one is none of its own."""
    found: list[_Match] = []
    for word in _words():
        start = bare.find(word)
        end = start + len(word)
        if start < 0 or any(first <= start and end <= last for first, last, _ in found):
            continue
        apart = start == 0 or end == len(bare) or any(start == last or end == first for first, last, _ in found)
        if len(word) <= _SHORT_THAI and not apart:
            continue  # letters within a longer word, such as ข้อ in เกี่ยวข้อง
        if (
            len(word) <= _SHORT_LATIN
            and word.isascii()
            and _LATIN.search(bare[max(start - 1, 0) : start] + bare[end : end + 1])
        ):
            continue  # the letters of another word
        found.append((start, end, word))
    return found


def _said(bare: str, found: Iterable[_Match]) -> int:
    return len({place for first, last, _ in found for place in range(first, last)} & set(range(len(bare))))


def _by_words(bare: str) -> Mapping[str, float]:
    """Gather the weights of the words in a heading, and where they say little, of a misspelt one by nearness."""
    votes: dict[str, float] = {}
    found = _found(bare)
    said = _said(bare, found)
    for _, _, word in found:
        for key, weight in _words()[word].items():
            votes[key] = votes.get(key, 0.0) + weight
    if len(bare) > _LONG and said * 3 < len(bare):
        return {}
    if said * 2 < len(bare) and (near := _misspelt(bare)):
        word, alike = near
        said = max(said, len(word))
        for key, weight in _words()[word].items():
            votes[key] = votes.get(key, 0.0) + weight * alike / 100
    share = _UNSAID + (1 - _UNSAID) * min(1.0, said / len(bare))
    return {key: weight * share for key, weight in votes.items() if weight > 0}


def _misspelt(bare: str) -> tuple[str, float] | None:
    """Return the word that a heading, or a part of it, most likely means, and how near it is."""
    best: tuple[str, float] | None = None
    for word in _words():
        if len(word) < _MISSPELT_LETTERS or len(bare) < len(word) - 2:
            continue
        alike = fuzz.ratio(word, bare) if len(bare) <= len(word) + 2 else fuzz.partial_ratio(word, bare)
        if alike >= _MISSPELT_FROM and (best is None or alike > best[1]):
            best = (word, alike)
    return best


@cache
def _words() -> Mapping[str, Mapping[str, float]]:
    """Return every word of headings with the keys it speaks for, the longest first."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    told = yaml.load(_TERMS.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader
    words: dict[str, dict[str, float]] = {}
    for key, weights in told.items():
        for word, weight in weights.items():
            words.setdefault(plain(str(word)), {})[key] = float(weight)
    return dict(sorted(words.items(), key=lambda pair: -len(pair[0])))


_RENAMED = {("items", "title"): "item_title", ("indicators", "title"): "indicator", ("indicators", "number"): "number"}
_JOINED = {
    ("issue", "steps"): ("steps",),
    ("status", "progress"): ("progress",),
    ("period", "follow_up", "note"): ("note",),
}


@cache
def _printed() -> Mapping[str, tuple[str, ...]]:
    """Return the headings of the shipped layouts with their keys, where they say the same in all of them."""
    found: dict[str, set[str]] = {}
    for layout in available().values():
        for column in layout.columns:
            keys = _JOINED.get(column.key, column.key)
            heading = plain(column.heading.replace("{agency}", "").replace("{year}", ""))
            found.setdefault(heading, set()).update(_RENAMED.get((layout.subject, key), key) for key in keys)
    return {heading: tuple(sorted(keys)) for heading, keys in found.items()}
