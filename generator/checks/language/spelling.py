"""Misspelt words of any kind in the passages of a site, each with the word that was most likely meant."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.assessment.site_context import SiteContext
from generator.checks.language.dictionary_sources import thai_dictionary
from generator.checks.language.letters import FOREIGN, LETTERS
from generator.checks.language.passages import Passage
from generator.checks.language.proper_names import may_be_named, registered_names, without_names
from generator.checks.language.script_slips import loose_signs
from generator.checks.language.spelling_memory import SpellingMemory, spelling_memory
from generator.checks.language.texts import Texts, texts_of
from generator.checks.language.unknown_words import ASTRAY, LONGEST_RUN, Slip
from generator.checks.per_site import once_per_site

_RUN = re.compile(f"[{LETTERS}]{{2,}}")
_SPOILT = re.compile(f"[A-Za-z{FOREIGN}\ue000-\uf8ff\ufffd]")
_CUT_OFF = re.compile(f"[A-Za-z{FOREIGN}\ue000-\uf8ff\ufffd.]|\\s[ะัาำิีึืฺุู็่้๊๋์ํ]")
_MOST_LOOKS = 400_000
"""How often the dictionary is searched for one site, remembered searches included: it always ends at one place."""
_LONG, _SURE = 6, 500
"""Where a name may stand: the letters a word must have, and how sure its slip must be."""
_NAMED_OFTEN = 3
"""Places from which a word that looks misspelt is a name, where what it seems to mean stands nowhere."""


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A passage in which ``found`` stands and ``meant`` was most likely to stand.

    ``ring`` where the two differ by ``ำ`` and ``า`` alone; ``sure`` where the slip would be told by itself.
    """

    passage: Passage
    found: str
    meant: str
    ring: bool
    sure: bool


@once_per_site
def misspelt_words(site: SiteContext) -> Sequence[Misspelt]:
    """Return the misspelt words of all passages: no names, and none that another rule tells by their loose signs."""
    memory = spelling_memory(site)
    return misspelt_in(texts_of(site), memory) if memory else ()


def misspelt_in(texts: Texts, memory: SpellingMemory) -> Sequence[Misspelt]:
    """Return the misspelt words of the passages of ``texts``; the dictionary must be there."""
    found = list(_found(texts, memory))
    names = _names(texts, found)
    return [one for one in found if one.found not in names and not any(loose_signs(one.found))]


def _found(texts: Texts, memory: SpellingMemory) -> Iterator[Misspelt]:
    registered = registered_names(texts.site)
    looks = 0
    for passage in texts.passages:
        text = without_names(passage.text, registered)
        for run in _RUN.finditer(text):
            slips, cost = memory.slips_in(run[0])
            looks += cost
            named = may_be_named(text, (run.start() + slip.start for slip in slips)) if slips else set()
            for slip in slips:
                start, end = run.start() + slip.start, run.start() + slip.end
                if (start not in named or _is_sure(slip)) and not _is_spoiled(text, start, end):
                    ring = slip.is_ring(text[start:end])
                    yield Misspelt(passage, text[start:end], slip.meant, ring, not ring or slip.gain >= ASTRAY)
        if looks > _MOST_LOOKS:
            return


def _is_spoiled(text: str, start: int, end: int) -> bool:
    """Tell whether the word goes on in what is no Thai letter, or in a sign after a space: other rules tell of those.

    A full stop behind it makes its last letter the beginning of an abbreviation.
    """
    return bool(_SPOILT.match(text[max(0, start - 1) : start]) or _CUT_OFF.match(text, end))


def _is_sure(slip: Slip) -> bool:
    return len(slip.meant) >= _LONG and slip.gain >= _SURE


def _names(texts: Texts, found: Iterable[Misspelt]) -> set[str]:
    """Return what stands often in the folder, while the word that it is nearly stands nowhere: a name of its own."""
    times = Counter(one.found for one in found)
    meant: dict[str, set[str]] = defaultdict(set)
    for one in found:
        meant[one.found].add(one.meant)
    return {
        word
        for word, count in times.items()
        if count >= _NAMED_OFTEN
        and not any(right in passage.text for right in meant[word] for passage in texts.passages)
    }


def reads_well(text: str, found: str) -> bool:
    """Tell whether ``found`` is put together of words that stand apart in ``text`` (``43 ข้อ คิดเป็น``)."""
    match = re.search(r"\s*".join(map(re.escape, found)), text)
    if match is None or not re.search(r"\s", match[0]):
        return False
    runs = [run[0] for run in _RUN.finditer(text) if run.start() < match.end() and run.end() > match.start()]
    dictionary = thai_dictionary()
    return all(piece.known for run in runs for piece in dictionary.pieces(run[:LONGEST_RUN]))
