"""Rules on how codes of items and questions are written: in the form's notation, and not so that two readings fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, islice

from generator.assessment.site_context import SiteContext
from generator.checks.language.code_mentions import doubtful_codes, item_codes, question_codes
from generator.checks.language.passages import Passage
from generator.checks.language.texts import MAX_HITS, Texts, all_in_one, hits_of, texts_of
from generator.findings.finding import Finding, finding

CODES = ("T530", "T531")

_SHOWN = 6


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield a note for every file with codes in another notation, and a finding for codes that can be read two ways."""
    yield from in_texts(texts_of(site))


def in_texts(texts: Texts) -> Iterator[Finding]:
    """Yield the same of the texts given."""
    typed: dict[str, list[tuple[Passage, str, str]]] = defaultdict(list)
    for passage in texts.passages:
        for mention in islice(chain(item_codes(passage.text), question_codes(passage.text)), MAX_HITS):
            if not mention.is_canonical:
                typed[passage.file].append((passage, mention.typed, mention.code))
    for found in typed.values():
        first = found[0][0]
        pairs = dict.fromkeys(f"{word} → {code}" for _, word, code in found)
        shown = " · ".join(list(pairs)[:_SHOWN]) + (" …" if len(pairs) > _SHOWN else "")
        yield finding("T530", first.place, **first.about, pairs=shown, count=len(found))
    for told in all_in_one(hits_of(texts, doubtful_codes)):
        yield finding("T531", told.passage.place, **told.passage.about, words=told.word, more=told.more)
