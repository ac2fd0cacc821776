"""How far two texts are the same: sentences that stand twice, and how well words fit the title of an item.

Sentences are never compared pair by pair. Each is cut into short runs of letters at places that depend on the letters
alone, so copies are cut alike; an index of the runs leads from a sentence to those that share many of them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.checks.language.letters import plain

_RUN = re.compile(r"(?=([กรนม].{13}))")
_COMMON = 12
"""A run that stands in more sentences than this is a phrase of the trade and tells nothing."""
_GRAM = 4
COPIED = 0.85
"""Share of the shorter sentence's runs from which the two are copies: one slip in a long sentence spoils a few."""
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Copy:
    """Two sentences, by their positions, of which the later repeats the earlier; ``whole`` when letter by letter."""

    first: int
    second: int
    whole: bool


def copies(sentences: Sequence[str], shortest: int, *, inside: bool = True) -> Iterator[Copy]:
    """Yield the copies among ``sentences`` of at least ``shortest`` letters, each with the first it repeats.

    With ``inside`` a sentence may stand in a longer one; else the two must be of about one length.
    """
    letters = [plain(sentence) for sentence in sentences]
    same: dict[str, int] = {}
    index: dict[str, list[int]] = defaultdict(list)
    sizes: list[int] = []
    for place, text in enumerate(letters):
        runs = set(_RUN.findall(text)) if len(text) >= shortest else set()
        sizes.append(len(runs))
        if len(text) < shortest:
            continue
        if text in same:
            yield Copy(same[text], place, whole=True)
            continue
        same[text] = place
        shared = Counter(other for run in runs if len(found := index[run]) <= _COMMON for other in found)
        best = max(shared, key=lambda other: (shared[other], -other), default=None)
        of_both = (sizes[best], len(runs)) if best is not None else (0, 0)
        fewer = min(of_both) if inside else max(of_both)
        if best is not None and fewer >= _FEWEST and shared[best] >= COPIED * fewer:
            yield Copy(best, place, whole=False)
        for run in runs:
            if len(index[run]) <= _COMMON:
                index[run].append(place)


def fit(text: str, title: str) -> float:
    """Return from 0 to 1 how much of ``title`` is in ``text``, by short runs of letters."""
    inside, runs = _letters(text), _runs(title)
    return sum(run in inside for run in runs) / len(runs)


def kinship(text: str, words: str) -> float:
    """Return from 0 to 1 how much of ``text`` is made of runs of letters that ``words`` have as well."""
    inside, runs = _letters(words), _runs(text)
    return sum(run in inside for run in runs) / len(runs)


@lru_cache(maxsize=2048)
def title_letters(title: str) -> str:
    """Return the letters of a title of the form, which are asked for again and again."""
    return plain(title)


@lru_cache(maxsize=64)
def _letters(text: str) -> str:
    """Return the letters of a text that is held against many titles, one after the other."""
    return plain(text)


@lru_cache(maxsize=2048)
def _runs(title: str) -> frozenset[str]:
    wanted = plain(title)
    return frozenset(wanted[place : place + _GRAM] for place in range(max(1, len(wanted) - _GRAM + 1)))
