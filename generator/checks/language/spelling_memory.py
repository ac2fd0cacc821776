"""What was found in a run of Thai letters, kept in the user's own cache, so that only changed texts cost anything.

A run is kept by its digest, no words of anybody's; one file per dictionary. It may be deleted at any time, and what is
damaged counts as not there.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import astuple
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from generator.assessment.site_context import SiteContext
from generator.checks.language.dictionary_sources import dictionary_key, thai_dictionary
from generator.checks.language.unknown_words import LONGEST_RUN, Slip, slips_in
from generator.checks.per_site import once_per_site
from generator.system import cache_folder
from generator.system.plain_files import content_of

VERSION = 2
"""To be raised whenever the same run would give other slips."""

KEPT = 100_000
"""Runs, of which those of this time come first."""
_MOST_BYTES = 20_000_000
_Entry = list[object]
"""How often the dictionary was searched, and each slip: start, end, the word meant, gain."""


class SpellingMemory:
    """Slips by run: remembered, or looked for now."""

    def __init__(self) -> None:
        """Read what is known."""
        folder = cache_folder.default_folder()
        self._file = folder / f"spelling-{VERSION}-{dictionary_key()}.json" if folder else None
        self._known = _read(self._file) if self._file else {}
        self._used: dict[str, _Entry] = {}
        self._learnt = False

    def slips_in(self, run: str) -> tuple[list[Slip], int]:
        """Return what ``unknown_words.slips_in`` finds in ``run``, and how often it searches."""
        key = _digest(run)
        entry = self._used.get(key) or self._known.get(key)
        kept = _slips(entry, len(run)) if entry else None
        if kept is None or entry is None:
            slips, looks = slips_in(run, thai_dictionary())
            self._learnt = True
            entry = [looks, *(list(astuple(slip)) for slip in slips)]
            kept = slips, looks
        self._used[key] = entry
        return kept

    def is_so(self, question: str, look: Callable[[], bool]) -> bool:
        """Return what the dictionary says to a question other than a run: remembered, or by looking now."""
        key = _digest(question)
        entry = self._used.get(key) or self._known.get(key)
        if entry not in ([0], [1]):
            entry = [int(look())]
            self._learnt = True
        self._used[key] = entry
        return entry == [1]

    def keep(self) -> None:
        """Write down what was learnt."""
        if self._file and self._learnt:
            older = ((key, entry) for key, entry in self._known.items() if key not in self._used)
            entries = dict(islice((*self._used.items(), *older), KEPT))
            content = json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
            cache_folder.keep(self._file, content)
            cache_folder.forget_oldest(self._file.parent, "spelling-*.json", 2, {self._file.name})
            self._learnt = False


@once_per_site
def spelling_memory(site: SiteContext) -> SpellingMemory | None:  # noqa: ARG001 - kept with the site
    """Return what is remembered, the same for all rules; None in an installation without the lists."""
    try:
        return SpellingMemory()
    except (ImportError, OSError):
        return None


def keep_spelling(site: SiteContext) -> None:
    """Write down what was learnt of the words of ``site``."""
    memory = spelling_memory(site)
    if memory:
        memory.keep()


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=9).hexdigest()


def _read(file: Path) -> dict[str, _Entry]:
    try:
        data = json.loads(content_of(file, _MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _slips(entry: object, size: int) -> tuple[list[Slip], int] | None:
    """Return what an entry says of a run of ``size`` letters; None where it says nothing that can be."""
    if not isinstance(entry, list) or not entry or not isinstance(entry[0], int):
        return None
    slips = [slip for one in entry[1:] if (slip := _slip(one, size))]
    return (slips, entry[0]) if len(slips) == len(entry) - 1 and 0 <= entry[0] <= size * LONGEST_RUN else None


def _slip(one: object, size: int) -> Slip | None:
    match one:
        case [int(start), int(end), str(meant), int(gain)] if 0 <= start < end <= size:
            return Slip(start, end, meant, gain)
    return None
