"""Rules on characters: Thai words with letters of another script in them, and vowel signs that stand on nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.checks.language.keyboard import typed_in_latin
from generator.checks.language.script_slips import foreign_words, loose_signs
from generator.checks.language.texts import all_in_one, hits_of, once_per_file, texts_of
from generator.findings.finding import Finding, finding

CODES = ("T501", "T502")


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on words that scanning, copying from PDF or a wrong keyboard has spoiled."""
    texts = texts_of(site)
    for told in once_per_file(hits_of(texts, _spoiled_words)):
        yield finding("T501", told.passage.place, **told.passage.about, word=told.word, more=told.more)
    for told in all_in_one(hits_of(texts, loose_signs)):
        yield finding("T502", told.passage.place, **told.passage.about, words=told.word, more=told.more)


def _spoiled_words(text: str) -> Iterator[str]:
    yield from foreign_words(text)
    yield from typed_in_latin(text)
