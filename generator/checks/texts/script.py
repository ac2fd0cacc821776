"""Rules on characters: Thai words with letters of another script in them, and vowel signs that stand on nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.language.script_slips import foreign_words, loose_signs
from generator.checks.language.texts import Texts, all_in_one, hits_of, once_per_file
from generator.findings.finding import Finding, finding


def check(texts: Texts) -> Iterator[Finding]:
    """Yield findings on words that scanning, copying from PDF or a wrong keyboard has spoiled."""
    for told in once_per_file(hits_of(texts, foreign_words)):
        yield finding("T501", told.passage.place, **told.passage.about, word=told.word, more=told.more)
    for told in all_in_one(hits_of(texts, loose_signs)):
        yield finding("T502", told.passage.place, **told.passage.about, words=told.word, more=told.more)
