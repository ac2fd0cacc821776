"""A Thai dictionary with how usual each word is, and Thai text cut into its words: the likeliest way of all.

Thai is written without spaces, so that a text is a path from word to word; what no word covers is one unknown piece.
Scores are logarithms of likelihoods in hundredths: ``-700`` is a word that is about every 1,100th.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

NOWHERE = -1_000_000_000
"""The score of a place that no path reaches."""
UNKNOWN, UNKNOWN_LETTER = -1600, -260
"""What an unknown piece costs, and each letter of it: more than any word does."""
USUAL_ANYWHERE = -850
"""The score above which a short word is usual in any text."""
_MOST_CANDIDATES = 6_000
_STARTS_NOTHING = frozenset("ะัาำิีึืฺุู็่้๊๋์ํ๎ๅ")
_ENDS_NOTHING = frozenset("เแโใไ")
_HEAD = 3
_SHORT = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a text, or an unknown piece, by where it stands."""

    start: int
    end: int
    known: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """What all words have to be looked at for.

    How long those are that begin in one way, and the best score of a word by the length of what is one slip from it.
    """

    longest: Mapping[str, int]
    best_near: Sequence[int]

    @classmethod
    def of(cls, scores: Mapping[str, int]) -> Shape:
        """Return the shape of the words that have ``scores``."""
        longest: dict[str, int] = {}
        best: dict[int, int] = {}
        for word, score in scores.items():
            head, size = word[:_HEAD], len(word)
            if size > longest.get(head, 0):
                longest[head] = size
            if score > best.get(size, NOWHERE):
                best[size] = score
        sizes = range(max(best, default=0) + 2)
        return cls(longest, [max(best.get(size + more, NOWHERE) for more in (-1, 0, 1)) for size in sizes])


class Dictionary:
    """Words with their scores; ``usual`` are those of the forms and of agencies' papers."""

    def __init__(self, scores: Mapping[str, int], usual: frozenset[str], shape: Shape | None = None) -> None:
        """Make the words ready for looking up; ``shape`` is theirs, where it is known."""
        self.scores, self.usual = scores, usual
        self.shape = shape or Shape.of(scores)
        self._longest = self.shape.longest

    @property
    def best_near(self) -> Sequence[int]:
        """The best score of a word by the length of what differs from it by one slip."""
        return self.shape.best_near

    def words_at(self, text: str, start: int) -> list[tuple[int, int]]:
        """Return where the words end that begin at ``start`` of ``text``, each with its score."""
        scores, found = self.scores, []
        last = min(len(text), start + self._longest.get(text[start : start + _HEAD], _HEAD - 1))
        for end in range(start + 1, max(last, min(len(text), start + _HEAD - 1)) + 1):
            score = scores.get(text[start:end])
            if score is not None:
                found.append((end, score))
        return found

    def near(self, text: str) -> set[str]:
        """Return the words that differ from ``text`` by one slip: one half of such a word stands in it as it is.

        Among short words only the usual are looked for.
        """
        if len(text) < _SHORT:
            return set(_within_a_slip(text, self._short)) - {text}
        half = max(1, len(text) // 2)
        rest = max(1, len(text) - half - 1)
        ahead = _beginning_with(self._forwards, text[:half])
        behind = _beginning_with(self._backwards, text[::-1][:rest])
        turned = (word[::-1] for word in _within_a_slip(text[::-1], behind))
        return {*_within_a_slip(text, ahead), *turned} - {text}

    def with_rings_astray(self, text: str) -> Iterator[str]:
        """Yield the words that ``text`` is but for ``ำ`` and ``า`` in each other's place, anywhere in it."""
        bare = text.replace("ำ", "า")
        if bare in self.scores:
            yield bare
        yield from self._ringed.get(bare, ())

    def pieces(self, text: str) -> list[Piece]:
        """Cut ``text``, Thai letters only, into words; letters that belong to none are unknown pieces."""
        return Lattice(text, self).pieces()

    @cached_property
    def _ringed(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.scores:
            if "ำ" in word:
                found[word.replace("ำ", "า")].append(word)
        return dict(found)

    @cached_property
    def _short(self) -> list[str]:
        return sorted(
            word
            for word, score in self.scores.items()
            if len(word) <= _SHORT and (score > USUAL_ANYWHERE or word in self.usual)
        )

    @cached_property
    def _forwards(self) -> list[str]:
        return sorted(self.scores)

    @cached_property
    def _backwards(self) -> list[str]:
        return sorted(word[::-1] for word in self.scores)


def _beginning_with(words: Sequence[str], start: str) -> Sequence[str]:
    first, last = bisect_left(words, start), bisect_left(words, start + "\uffff")
    return words[first:last] if last - first <= _MOST_CANDIDATES else ()


def _within_a_slip(text: str, words: Sequence[str]) -> list[str]:
    return [word for word, _, _ in process.extract(text, words, scorer=OSA.distance, score_cutoff=1, limit=None)]


class Lattice:
    """All ways through a text at once.

    ``before[i]`` is the score of the best way from the beginning to ``i``, ``after[i]`` of the best from there to the
    end; both end with a known word at ``i``. ``total`` is the score of the best way of all.
    """

    def __init__(self, text: str, dictionary: Dictionary) -> None:
        """Find the best ways through ``text``, which has Thai letters only."""
        self.text, size = text, len(text)
        self.cuts = [
            place in {0, size} or (text[place] not in _STARTS_NOTHING and text[place - 1] not in _ENDS_NOTHING)
            for place in range(size + 1)
        ]
        self._words = [
            [(end, score) for end, score in dictionary.words_at(text, place) if self.cuts[end]]
            if self.cuts[place]
            else []
            for place in range(size)
        ]
        self.before, self._from = [0, *[NOWHERE] * size], [0] * (size + 1)
        self._reach_forwards(size)
        self.after = [*[NOWHERE] * size, 0]
        self._reach_backwards(size)

    def _reach_forwards(self, size: int) -> None:
        """Fill ``before``; ``_from`` says where the last piece of the best way begins, negative for an unknown one."""
        best, unknown, begun = [0, *[NOWHERE] * size], NOWHERE, 0
        for place in range(size):
            here = best[place]
            if self.cuts[place] and here + UNKNOWN > unknown:
                unknown, begun = here + UNKNOWN, place
            for end, score in self._words[place] if here > NOWHERE else ():
                self.before[end] = max(self.before[end], here + score)
                if here + score > best[end]:
                    best[end], self._from[end] = here + score, place
            unknown += UNKNOWN_LETTER
            if self.cuts[place + 1] and unknown > best[place + 1]:
                best[place + 1], self._from[place + 1] = unknown, -begun - 1
        self.total = best[size]

    def _reach_backwards(self, size: int) -> None:
        best, unknown = [*[NOWHERE] * size, 0], NOWHERE
        for place in range(size - 1, -1, -1):
            if self.cuts[place + 1]:
                unknown = max(unknown, best[place + 1] + UNKNOWN)
            unknown += UNKNOWN_LETTER
            if self.cuts[place]:
                self.after[place] = max((score + best[end] for end, score in self._words[place]), default=NOWHERE)
                best[place] = max(self.after[place], unknown)

    def pieces(self) -> list[Piece]:
        """Return the pieces of the best way, in order."""
        found, end = [], len(self.text)
        while end > 0:
            origin = self._from[end]
            start = origin if origin >= 0 else -origin - 1
            found.append(Piece(start, end, known=origin >= 0))
            end = start
        return found[::-1]
