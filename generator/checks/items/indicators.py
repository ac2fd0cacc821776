"""Rules on indicators in running text: the number must be that of the name, and the name that of the form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rapidfuzz.distance import Levenshtein

from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue
from generator.checks.language.boundaries import may_end
from generator.checks.language.letters import LETTERS, squeezed
from generator.checks.language.passages import Passage
from generator.checks.language.texts import Texts, once_per_file, texts_of
from generator.findings.finding import Finding, finding

CODES = ("T550", "T551")

_NAMED = re.compile(r"ตัวชี้วัด(?:ย่อย)?(?:ที่)?([0-9]{1,2}(?:\.[0-9])?)[.):]?(?=[ก-ฮเ-ไ])")
_LETTER = re.compile(f"[{LETTERS}]")
_VARIANT = 0.75
_SHOWN = 0.1
"""How much less like the title a name may be that is shown to the end of its words."""
_SPARE = 6


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on indicators called by another's number, and notes on names that are not the form's."""
    yield from in_texts(texts_of(site))


def in_texts(texts: Texts) -> Iterator[Finding]:
    """Yield the same of the texts given."""
    variants: list[tuple[Passage, str]] = []
    meant: dict[str, str] = {}
    for passage in texts.passages:
        if passage.year is None or "ตัวชี้วัด" not in passage.text:
            continue
        titles = _titles(texts.site.workspace.names(passage.year))
        for match in _NAMED.finditer(passage.squeezed):
            number, words = match[1], passage.squeezed[match.end() :]
            right = titles.get(number)
            owner = _owner(titles, words)
            if owner and owner != number and not (right and words.startswith(right)):
                values: dict[str, Any] = {
                    "number": number,
                    "title": titles[owner],
                    "right": owner,
                    "field": passage.field,
                }
                yield finding("T550", passage.place, **passage.about, **values)
            elif right and (found := _variant(right, words)):
                meant[found] = f"ตัวชี้วัดที่ {number} {right}"
                variants.append((passage, found))
    for told in once_per_file(variants):
        values = {"word": told.word, "right": meant[told.word], "more": told.more}
        yield finding("T551", told.passage.place, **told.passage.about, **values)


def _titles(form: Catalogue) -> Mapping[str, str]:
    """Return the squeezed titles of indicators and sub-indicators by number or code."""
    return {str(one.number): squeezed(one.title) for one in form.indicators} | {
        one.code: squeezed(one.title) for one in form.sub_indicators
    }


def _owner(titles: Mapping[str, str], words: str) -> str | None:
    """Return the number of the indicator with whose title ``words`` begin; the longest title counts."""
    fitting = [number for number, title in titles.items() if words.startswith(title) and may_end(words, len(title))]
    return max(fitting, key=lambda number: len(titles[number]), default=None)


def _variant(right: str, words: str) -> str | None:
    """Return what ``words`` begin with where it is nearly, but not quite, the title ``right``."""
    if words.startswith(right):
        return None
    span = range(max(1, len(right) - _SPARE), min(len(words), len(right) + _SPARE) + 1)
    ends = [end for end in span if may_end(words, end)]
    alike = {end: Levenshtein.normalized_similarity(right, words[:end]) for end in ends}
    best = max(alike, key=lambda end: (alike[end], end), default=0)
    if alike.get(best, 0) < _VARIANT:
        return None
    whole = (end for end in ends if not _LETTER.match(words, end) and alike[end] >= _VARIANT - _SHOWN)
    return words[: next(whole, best)]
