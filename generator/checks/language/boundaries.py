"""Where a Thai word may begin and end: the one answer for whatever finds a name, a term or a unit inside a text.

Thai is written without spaces, so a name is easily found inside a longer word (``งานธุรการ`` in ``เจ้าพนักงานธุรการ``)
or cut out of the middle of a syllable (``…ตอนกร`` of ``…ตอนกระจาย``). Two rules hold everywhere: no hit begins or ends
where the script forbids a break or inside a compound that is known, and of the names looked for the longest takes the
letters, so that no shorter one can stand in them. Words of a dictionary make the first rule finer beside the compounds,
names of anything else the second: those go into ``longer``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from generator.checks.language.letters import CONSONANT, LETTERS
from generator.checks.language.syllables import splits_before, splits_behind
from generator.checks.language.word_lists import compounds

_NO_BREAK = re.compile(
    f"(?<=[{LETTERS}])(?:[ะ-ฺๅ็-๎]|[{CONSONANT}]{{1,2}}[ิุ]?์)"  # what belongs to the word before
    f"|(?<=[เ-ไ])[{CONSONANT}]"  # a vowel written before its letter
    "|(?<=[0-9A-Za-z])[0-9A-Za-z]"
)
_ROOM = 24
_IN_A_RUN = re.compile(f"(?<=[{LETTERS}])[{LETTERS}]")


def may_begin(text: str, place: int) -> bool:
    """Tell whether a word that stands at ``place`` of ``text`` may begin there."""
    return _may_break(text, place) and not (_IN_A_RUN.match(text, place) and splits_before(text, place))


def may_end(text: str, place: int) -> bool:
    """Tell whether a word that stands before ``place`` of ``text`` may end there."""
    return _may_break(text, place) and not (_IN_A_RUN.match(text, place) and splits_behind(text, place))


def is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` may be whole words."""
    return may_begin(text, start) and may_end(text, end)


def fits_instead(text: str, start: int, end: int, right: str) -> bool:
    """Tell whether ``right`` would be whole words in the place of ``text[start:end]``, whose own letters are wrong."""
    left, behind = text[max(0, start - _ROOM) : start], text[end : end + _ROOM]
    return is_whole(f"{left}{right}{behind}", len(left), len(left) + len(right))


def _may_break(text: str, place: int) -> bool:
    if not 0 < place < len(text):
        return True
    return _NO_BREAK.match(text, place) is None and not _inside_a_compound(text, place)


def _inside_a_compound(text: str, place: int) -> bool:
    if not _IN_A_RUN.match(text, place):
        return False
    pattern, longest = _compounds()
    around = text[max(0, place - longest) : place + longest]
    middle = min(place, longest)
    return any(match.start() < middle < match.end() for match in pattern.finditer(around))


@cache
def _compounds() -> tuple[re.Pattern[str], int]:
    every = sorted(compounds(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, every))), len(every[0])


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found whole at ``start`` to ``end`` of a text."""

    name: str
    start: int
    end: int


class WholeNames:
    """Names looked for together: at every place the longest name or word takes the letters, whatever stands in it."""

    def __init__(self, names: Iterable[str], longer: Iterable[str] = ()) -> None:
        """Take the names, and ``longer`` words and names in which one of them may stand without being meant."""
        self._names = frozenset(name for name in names if name)
        every = sorted({*self._names, *longer}, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, every))) if self._names else None

    def find(self, text: str) -> Iterator[Hit]:
        """Yield the names that stand in ``text``, whole, from left to right; none overlaps another."""
        place = 0
        while self._pattern and (match := self._pattern.search(text, place)):
            start, end = match.span()
            if is_whole(text, start, end):
                if match[0] in self._names:
                    yield Hit(match[0], start, end)
                place = end
            else:
                shorter = self._shorter(text, start, end)
                if shorter:
                    yield shorter
                place = shorter.end if shorter else start + 1

    def _shorter(self, text: str, start: int, end: int) -> Hit | None:
        """Return the longest shorter name at ``start``, where the longest ends inside a syllable."""
        sizes = sorted({len(name) for name in self._names if len(name) < end - start}, reverse=True)
        ends = (start + size for size in sizes)
        found = next((at for at in ends if text[start:at] in self._names and is_whole(text, start, at)), None)
        return Hit(text[start:found], start, found) if found else None
