"""Rules on spelling: terms of the form misspelt, and one term spelt in two ways in one record."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.misspellings import misspelt, misspelt_latin
from generator.checks.language.passages import Passage
from generator.checks.language.spelling import Misspelt, misspelt_words
from generator.checks.language.texts import MAX_HITS, Texts, once_per_file, texts_of
from generator.findings.finding import Finding, finding

CODES = ("T508", "T554", "T555")

_FORM_TERMS = {
    "E-Service": re.compile(r"(?<![A-Za-z])e\s?[-–]?\s?service(?![a-z])", re.IGNORECASE),
    "No Gift Policy": re.compile(r"(?<![A-Za-z])no\s?-?gift\s?-?policy(?![a-z])", re.IGNORECASE),
    "QR Code": re.compile(r"(?<![A-Za-z])qr\s?-?code(?![a-z])", re.IGNORECASE),
    "ผู้มีส่วนได้ส่วนเสีย": re.compile("ผู้มีส่วนได้(?:ส่วน)?เสีย"),
}
_BOTH_DIGITS = (re.compile(r"พ\.ศ\.\s*[๐-๙]{4}"), re.compile(r"พ\.ศ\.\s*[0-9]{4}"))


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on misspelt terms, each once a file, and notes on terms and years written in two ways."""
    texts = texts_of(site)
    meant: dict[str, str] = {}
    hits: list[tuple[Passage, str]] = []
    for passage in texts.passages:
        for wrong, right in islice(chain(misspelt(passage.squeezed), misspelt_latin(passage.text)), MAX_HITS):
            meant[wrong] = right
            hits.append((passage, wrong))
    for one in misspelt_words(site):
        if not _is_told(one, hits):
            meant[one.found] = one.meant
            hits.append((one.passage, one.found))
    for told in once_per_file(hits):
        values: dict[str, Any] = {
            "word": told.word,
            "right": meant[told.word],
            "more": told.more,
            "field": told.passage.field,
        }
        yield finding("T508", told.passage.place, **told.passage.about, **values)
    yield from _two_ways(texts)


def _is_told(one: Misspelt, hits: Iterable[tuple[Passage, str]]) -> bool:
    """Tell whether a slip of the passage, a term misspelt, is the same."""
    return any(passage is one.passage and (one.found in word or word in one.found) for passage, word in hits)


def _two_ways(texts: Texts) -> Iterator[Finding]:
    """Yield a note for every file that writes a term of the form, or its years, in more than one way."""
    spelt: dict[tuple[str, str], dict[str, Passage]] = defaultdict(dict)
    digits: dict[str, dict[int, Passage]] = defaultdict(dict)
    for passage in texts.passages:
        for term, pattern in _FORM_TERMS.items():
            for match in pattern.finditer(passage.text):
                spelt[passage.file, term].setdefault(match[0], passage)
        for kind, pattern in enumerate(_BOTH_DIGITS):
            if pattern.search(passage.text):
                digits[passage.file].setdefault(kind, passage)
    for (_, term), ways in spelt.items():
        odd = next((way for way in ways if way != term), None)
        if len(ways) > 1 and odd:
            place = ways[odd].place
            yield finding("T554", place, **ways[odd].about, ways=" · ".join(ways), right=term)
    for found in digits.values():
        if len(found) > 1:
            second = list(found.values())[1]
            yield finding("T555", second.place, **second.about)
