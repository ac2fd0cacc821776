"""Finds in Thai text what is most likely a slip of the hand, with the word that was meant, by weighing both readings.

The text as it stands has a likelihood, word by word; so has the same text with one word put right, less what such a
slip costs. Where the second is likelier by far, the word was misspelt: also where the slip itself made known short
words of a long one (``พฤติกรรม|กร|เรียก``), and never where names and rare words read as well as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.checks.language.dictionary import USUAL_ANYWHERE, Dictionary, Lattice
from generator.checks.language.typing_slips import LIKELIEST, MARK_SLIP, likelihood

LONGEST_RUN = 400
"""Letters of which a run is looked at in one piece."""
_BAD = 130
_LONGEST_WORD, _SHORTEST, _SHORT = 24, 3, 5
"""A short word counts as meant only where the forms use it, or a mark of a usual one was mistyped: names and loanwords
are often nearly one."""
_SURE = 100
"""By how much the other reading must be likelier, in hundredths of a logarithm."""
_SURE_OF_WORDS = 250
"""The same where what stands there is whole known words: ``ทุกคัน`` may well be no slip of ``ทุกคน``."""
_MARKS = re.compile("[ัิ-ู็-๎]")
_RAREST = -1650
"""The score of the rarest words that may be meant; no person's name has as much."""
_LONGEST_RINGED = 14
_RING_ASTRAY = -150
DAMAGED, ASTRAY = 60, _SURE - MARK_SLIP + _RING_ASTRAY
"""How sure a ring must be lost or added in text that was damaged by copying, and in any text."""
_MOST_LOOKS = 120
"""How often the dictionary is searched for one run; what needs more is no Thai prose."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands in a text from ``start`` to ``end``, the word ``meant``, and by how much that reads better."""

    start: int
    end: int
    meant: str
    gain: int

    def is_ring(self, found: str) -> bool:
        """Tell whether ``found``, which stands there, is what was meant but for ``ำ`` and ``า``."""
        return self.meant.replace("ำ", "า") == found.replace("ำ", "า")


def slips_in(run: str, dictionary: Dictionary) -> tuple[list[Slip], int]:
    """Return the slips in ``run``, Thai letters only, and how often the dictionary had to be searched."""
    found: list[Slip] = []
    looks = 0
    for first in range(0, len(run), LONGEST_RUN):
        part = run[first : first + LONGEST_RUN]
        lattice = Lattice(part, dictionary)
        slips: list[Slip] = []
        for start, end, room in _doubtful(lattice, dictionary.best_near):
            looks += 1
            if looks > _MOST_LOOKS:
                break
            slips.extend(_read_otherwise(part, start, end, room, dictionary))
        slips = [slip for slip in slips if slip.gain >= _SURE_OF_WORDS or not _is_words(lattice, slip)]
        slips.extend(_rings_astray(lattice, dictionary))
        found.extend(Slip(slip.start + first, slip.end + first, slip.meant, slip.gain) for slip in _best(slips))
    return sorted(found, key=lambda slip: slip.start), looks


def _is_words(lattice: Lattice, slip: Slip) -> bool:
    """Tell whether a slip would put right what the likeliest way through the text cuts into whole known words."""
    found = lattice.text[slip.start : slip.end]
    if _MARKS.sub("", found) != _MARKS.sub("", slip.meant):
        return False  # another letter is no other word
    inside = [piece for piece in lattice.pieces() if piece.start < slip.end and piece.end > slip.start]
    edges = {piece.start for piece in inside} | {piece.end for piece in inside}
    return {slip.start, slip.end} <= edges and all(piece.known for piece in inside)


def _doubtful(lattice: Lattice, best: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield spans between known words that read so badly that a word could stand there, and how badly.

    ``best`` is the best score of a word by the length of a span.
    """
    size = len(lattice.text)
    for start in range(size - 1):
        before = lattice.before[start] - lattice.total
        for end in range(start + 2, min(size, start + len(best) - 1, start + _LONGEST_WORD) + 1):
            room = before + lattice.after[end]
            if room >= _BAD * (end - start) and room + best[end - start] + LIKELIEST >= _SURE:
                yield start, end, room


def _read_otherwise(text: str, start: int, end: int, room: int, dictionary: Dictionary) -> Iterator[Slip]:
    found = text[start:end]
    for word in dictionary.near(found):
        score = dictionary.scores[word]
        if len(word) < _SHORTEST or score < _RAREST or room + score + LIKELIEST < _SURE:
            continue
        slip = likelihood(word, found)
        if len(word) <= _SHORT and word not in dictionary.usual and (score < USUAL_ANYWHERE or slip < MARK_SLIP):
            continue
        if room + score + slip >= _SURE:
            yield Slip(start, end, word, room + score + slip)


def _rings_astray(lattice: Lattice, dictionary: Dictionary) -> Iterator[Slip]:
    """Yield words that read better with ``ำ`` for ``า``, or the reverse: text that was copied from PDF has many."""
    text, size = lattice.text, len(lattice.text)
    for start in range(size - 1):
        before = lattice.before[start] - lattice.total
        first = min((place for place in (text.find("า", start), text.find("ำ", start)) if place >= 0), default=size)
        for end in range(max(start, first) + 1, min(size, start + _LONGEST_RINGED) + 1):
            room = before + lattice.after[end]
            for word in dictionary.with_rings_astray(text[start:end]) if room > 0 else ():
                gain = room + dictionary.scores[word] + _RING_ASTRAY
                if gain >= DAMAGED and word != text[start:end]:
                    yield Slip(start, end, word, gain)


def _best(slips: list[Slip]) -> Iterator[Slip]:
    """Yield the surest slips that do not overlap."""
    taken: list[Slip] = []
    for slip in sorted(slips, key=lambda one: (-one.gain, one.start, one.end, one.meant)):
        if all(slip.end <= other.start or slip.start >= other.end for other in taken):
            taken.append(slip)
            yield slip
