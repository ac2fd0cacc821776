"""Misspelt words of any kind in the passages of a site, each with the word that was most likely meant."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.assessment.site_context import SiteContext
from generator.checks.language.letters import LETTERS
from generator.checks.language.passages import Passage
from generator.checks.language.proper_names import may_be_named, registered_names, without_names
from generator.checks.language.spelling_memory import SpellingMemory
from generator.checks.language.texts import Texts, texts_of
from generator.checks.language.unknown_words import Slip
from generator.checks.per_site import once_per_site

_RUN = re.compile(f"[{LETTERS}]{{2,}}")
_MOST_LOOKS = 400_000
"""How often the dictionary is searched for one site, remembered searches included: it always ends at one place."""
_LONG, _SURE = 6, 500
"""Where a name may stand: the letters a word must have, and how sure its slip must be."""
_NAMED_OFTEN = 3
"""Places from which a word that looks misspelt is a name, where what it seems to mean stands nowhere."""


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A passage in which ``found`` stands and ``meant`` was most likely to stand."""

    passage: Passage
    found: str
    meant: str


@once_per_site
def misspelt_words(site: SiteContext) -> Sequence[Misspelt]:
    """Return the misspelt words of all passages, names left out."""
    texts, memory = texts_of(site), SpellingMemory()
    found = list(_found(texts, memory))
    memory.keep()
    return [one for one in found if one.found not in _names(texts, found)]


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
                if run.start() + slip.start not in named or _is_sure(slip):
                    yield Misspelt(passage, run[0][slip.start : slip.end], slip.meant)
        if looks > _MOST_LOOKS:
            return


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
