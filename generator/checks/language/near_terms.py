"""Finds in running Thai text what is nearly, but not quite, one of many terms: a slip or two.

A slip is a letter lost, added or exchanged, or two neighbours in each other's place.
Thai has no spaces to cut words at, so a near miss is looked for anywhere: a term with at most ``k`` slips still has one
of its ``k + 1`` pieces whole. Only where such a piece stands is anything compared; the cost grows with the text alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import OSA, Levenshtein

from generator.checks.language.boundaries import fits_instead, is_whole
from generator.checks.language.letters import LETTERS

_GRAM = 4
_LETTER = re.compile(f"[{LETTERS}]")
_OPENING = 3
"""Letters at the head of a term that must stand: a slip there is mostly the end of another word (``โอกาสมี…``)."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """What stands in the text at ``start``, and the term it nearly is."""

    found: str
    term: str
    start: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a term from ``offset`` on; ``first`` and ``last`` tell that it is the beginning or the end."""

    term: str
    slips: int
    text: str
    offset: int
    first: bool
    last: bool


class NearTerms:
    """Terms made ready for the search."""

    def __init__(self, terms: Mapping[str, int], accepted: Iterable[str] = ()) -> None:
        """Take squeezed terms, each with how many slips it may have, and what is right though nearly a term.

        Terms that are too short to be told apart from other words are left out.
        """
        self._right = "\n".join([*sorted(terms), *accepted])
        self._pieces: dict[str, list[_Piece]] = defaultdict(list)
        for term, slips in sorted(terms.items()):
            if len(term) >= _GRAM * (slips + 1):
                for piece in _cut(term, slips):
                    self._pieces[piece.text[:_GRAM]].append(piece)

    def misses(self, text: str) -> Iterator[NearMiss]:
        """Yield every near miss in the squeezed ``text``, each place once, the longest term first told."""
        index = self._pieces
        places = [place for place in range(len(text) - _GRAM + 1) if text[place : place + _GRAM] in index]
        covered = -1
        found = [
            miss
            for place in places
            for piece in index[text[place : place + _GRAM]]
            for miss in _look(piece, text, place)
        ]
        for miss in sorted(found, key=lambda one: (one.start, -len(one.term))):
            end = miss.start + len(miss.found)
            right = miss.found in self._right and is_whole(text, miss.start, end)
            if miss.start >= covered and not right:
                covered = end
                yield miss


def _cut(term: str, slips: int) -> Iterator[_Piece]:
    size, count = len(term), slips + 1
    bounds = [size * part // count for part in range(count + 1)]
    for part, (start, end) in enumerate(pairwise(bounds)):
        yield _Piece(term, slips, term[start:end], start, first=part == 0, last=part == slips)


def _look(piece: _Piece, text: str, place: int) -> Iterator[NearMiss]:
    """Yield the near miss around a piece that stands at ``place``, if the rest is nearly there but not quite."""
    if not text.startswith(piece.text, place) or text.startswith(piece.term, start := place - piece.offset):
        return
    size, slips = len(piece.term), piece.slips
    starts = [place] if piece.first else range(max(0, start - slips), start + slips + 1)
    found: list[tuple[int, int, int, str]] = []
    for begin in starts:
        ends = [begin + size + extra for extra in range(-slips, slips + 1)]
        for end in [place + len(piece.text)] if piece.last else ends:
            part = text[begin:end]
            distance = OSA.distance(piece.term, part, score_cutoff=slips)
            if 0 < distance <= slips:
                found.append((distance, abs(len(part) - size), begin, part))
    found.sort(key=lambda one: one[:2])
    nearest = [one for one in found if one[0] == found[0][0]]
    best = next((one for one in nearest if _fits(text, one, piece.term)), None)
    if best and _is_slip(piece.term, best[3]):
        yield NearMiss(best[3], piece.term, best[2])


def _fits(text: str, found: tuple[int, int, int, str], term: str) -> bool:
    _, _, begin, part = found
    return fits_instead(text, begin, begin + len(part), term)


def _is_slip(term: str, found: str) -> bool:
    """Tell whether the difference is one of letters and not at the head: a stroke or a digit is no slip."""
    for edit in Levenshtein.editops(term, found):
        if edit.src_pos < _OPENING:
            return False
        if edit.tag != "delete" and not _LETTER.match(found[edit.dest_pos]):
            return False
        if edit.tag != "insert" and not _LETTER.match(term[edit.src_pos]):
            return False
    return True
