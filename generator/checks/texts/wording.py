"""Rules on writing: words twice in a row, sentences cut off, marks and gaps left over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.assessment.site_context import SiteContext
from generator.checks.language.passages import Passage
from generator.checks.language.texts import all_in_one, hits_of, once_per_file, texts_of
from generator.checks.language.writing_slips import cut_off, doubled, left_over, small_slips, unpaired
from generator.findings.finding import Finding, finding

CODES = ("T503", "T504", "T505", "T506", "T507")

_ENDS_OPEN = {"page", "lead", "heading", "level", "config"}
"""Passages that go on in what follows them, or are no sentences."""
_INTRODUCE = {"เช่น", "ได้แก่", "ประกอบด้วย"}
_WHOLE = {"step", "progress", "result", "outcome", "target", "title", "explanation"}
"""Passages that no list can stand behind: there the words that introduce one are the end of something cut off."""
_TAIL = 40
_OPENING, _CLOSING = {"(", "“", "["}, {")", "”", "]"}


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on slips of writing, what is wrong in one way once a file."""
    texts = texts_of(site)
    for told in once_per_file(hits_of(texts, doubled)):
        yield finding("T503", told.passage.place, **told.passage.about, word=told.word, more=told.more)
    rules: tuple[tuple[str, Callable[[str], Iterable[str]]], ...] = (("T506", left_over), ("T507", small_slips))
    for code, find in rules:
        hits = hits_of(texts, find)
        for told in all_in_one((passage, word) for passage, word in hits if passage.kind != "page"):
            yield finding(code, told.passage.place, **told.passage.about, words=told.word, more=told.more)
    for before, passage, behind in zip(
        (None, *texts.passages), texts.passages, (*texts.passages[1:], None), strict=False
    ):
        yield from _ending(passage, behind)
        yield from _marks(before, passage, behind)


def _ending(passage: Passage, behind: Passage | None) -> Iterator[Finding]:
    word = None if passage.kind in _ENDS_OPEN or _goes_on(passage, behind) else cut_off(passage.text)
    if word in _INTRODUCE and passage.kind not in _WHOLE:
        return
    if word:
        tail = passage.text.rstrip()[-_TAIL:]
        yield finding("T504", passage.place, **passage.about, field=passage.field, word=word, tail=tail)


def _marks(before: Passage | None, passage: Passage, behind: Passage | None) -> Iterator[Finding]:
    mark = unpaired(passage.text) if passage.kind != "page" else None
    closed = mark in _OPENING and behind and _goes_on(passage, behind) and unpaired(behind.text) in _CLOSING
    opened = mark in _CLOSING and before and _goes_on(before, passage) and unpaired(before.text) in _OPENING
    if mark and not closed and not opened:
        yield finding("T505", passage.place, **passage.about, field=passage.field, mark=mark)


def _goes_on(passage: Passage, behind: Passage | None) -> bool:
    """Tell whether a step goes on in the steps under it, or a paragraph in the next, broken where a page ended."""
    if behind and passage.kind == "step" and behind.loc[:-1] == (*passage.loc[:-1], "sub"):
        return True
    if passage.kind != "narrative" or behind is None or behind.kind != "narrative":
        return False
    return behind.loc[:2] == passage.loc[:2] and not behind.text[:1].isdigit()
