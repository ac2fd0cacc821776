"""Rules on characters: Thai words with letters of another script in them, and vowel signs that stand on nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, finding
from generator.text_rules.script_slips import foreign_words, loose_signs
from generator.text_rules.texts import Texts, once_per_file


def check(texts: Texts) -> Iterator[Finding]:
    """Give findings on words that scanning, copying from PDF or a wrong keyboard has spoiled, each once a file."""
    for code, find in (("T501", foreign_words), ("T502", loose_signs)):
        hits = ((passage, word) for passage in texts.passages for word in find(passage.text))
        for told in once_per_file(hits):
            about = told.passage.about
            yield finding(code, told.passage.place, **about, word=told.word, field=told.passage.field, more=told.more)
