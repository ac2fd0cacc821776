"""Rules on spelling: misspelt words, text damaged by copying, and one term spelt in two ways in one record."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.misspellings import misspelt, misspelt_abbreviations, misspelt_latin
from generator.checks.language.passages import Passage
from generator.checks.language.spelling import Misspelt, misspelt_words, reads_well
from generator.checks.language.texts import MAX_HITS, Texts, all_in_one, once_per_file, texts_of
from generator.findings.finding import Finding, finding

CODES = ("T508", "T509", "T554", "T555")

_LEADING, _FEWEST = "เแโใไ", 3
_DAMAGED, _SHOWN = 2, 8
"""Words of one file with ``า`` for ``ำ`` from which copying is the cause and no slip of the hand."""

_FORM_TERMS = {
    "E-Service": re.compile(r"(?<![A-Za-z])e\s?[-–]?\s?service(?![a-z])", re.IGNORECASE),
    "No Gift Policy": re.compile(r"(?<![A-Za-z])no\s?-?gift\s?-?policy(?![a-z])", re.IGNORECASE),
    "QR Code": re.compile(r"(?<![A-Za-z])qr\s?-?code(?![a-z])", re.IGNORECASE),
    "e-PlanNACC": re.compile(r"(?<![A-Za-z])e\s?[-–]?\s?plan\s?-?nacc(?![a-z])", re.IGNORECASE),
    "e-GP": re.compile(r"(?<![A-Za-z])e\s?[-–]?\s?gp(?![a-z])", re.IGNORECASE),
    "One Stop Service": re.compile(r"(?<![A-Za-z])one\s?-?stop\s?-?service(?![a-z])", re.IGNORECASE),
    "ผู้มีส่วนได้ส่วนเสีย": re.compile("ผู้มีส่วนได้(?:ส่วน)?เสีย"),
}
_BOTH_DIGITS = (re.compile(r"พ\.ศ\.\s*[๐-๙]{4}"), re.compile(r"พ\.ศ\.\s*[0-9]{4}"))


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on misspelt terms, each once a file, and notes on terms and years written in two ways."""
    texts = texts_of(site)
    meant: dict[str, str] = {}
    hits: list[tuple[Passage, str]] = []
    for passage in texts.passages:
        for wrong, right in islice(_listed(passage), MAX_HITS):
            meant[wrong] = right
            hits.append((passage, wrong))
    words = misspelt_words(site)
    hits = list(_up_to_the_word(hits, meant, words))
    copied = _copied(words)
    hits = [hit for hit in hits if not any(_is_told(one, [hit]) for one in copied.get(hit[0].file, ()))]
    for one in words:
        if one.sure and not (one.ring and one.passage.file in copied) and not _is_told(one, hits):
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
    for damaged in copied.values():
        yield _damage(damaged)
    yield from _two_ways(texts)


def _listed(passage: Passage) -> Iterator[tuple[str, str]]:
    """Yield what is nearly a term or on a list of misspellings, and what is meant."""
    yield from ((wrong, right) for wrong, right in misspelt(passage.squeezed) if not reads_well(passage.text, wrong))
    yield from misspelt_latin(passage.text)
    yield from misspelt_abbreviations(passage.text)


def _up_to_the_word(
    hits: Iterable[tuple[Passage, str]], meant: dict[str, str], words: Sequence[Misspelt]
) -> Iterator[tuple[Passage, str]]:
    """Yield ``hits``, each that ends inside a syllable (``โปร่งใ``) shown up to the end of the word it is cut from."""
    for passage, wrong in hits:
        found = (one for one in words if one.passage is passage) if wrong[-1] in _LEADING else ()
        cut = next(((one, size) for one in found if (size := _overlap(wrong, one.found))), None)
        if cut:
            one, size = cut
            whole = wrong[:-size] + one.found
            meant[whole] = wrong[:-size] + one.meant
            yield passage, whole
        else:
            yield passage, wrong


def _overlap(wrong: str, found: str) -> int:
    """Return how many letters at the end of ``wrong`` begin ``found``; 0 where they are too few to be the same."""
    sizes = range(min(len(wrong), len(found)), _FEWEST - 1, -1)
    return next((size for size in sizes if found.startswith(wrong[-size:])), 0)


def _copied(words: Iterable[Misspelt]) -> dict[str, list[Misspelt]]:
    """Return what has ``า`` for ``ำ``, or the reverse, in each file where that is so in more than one word."""
    by_file: dict[str, list[Misspelt]] = defaultdict(list)
    for one in words:
        if one.ring:
            by_file[one.passage.file].append(one)
    return {
        file: found
        for file, found in by_file.items()
        if len({one.found for one in found if one.sure}) >= _DAMAGED and len({one.found for one in found}) >= _DAMAGED
    }


def _damage(found: Sequence[Misspelt]) -> Finding:
    """Say what copying has done to the words ``found``, which stand in one file."""
    (told,) = all_in_one((one.passage, one.found) for one in found)
    words = dict.fromkeys(one.found for one in found)
    rights = dict.fromkeys(one.meant for one in found)
    lost, added = any("ำ" in one.meant for one in found), any("ำ" in one.found for one in found)
    how = " และ ".join([*["สระอำหายเหลือสระอา"] * lost, *["สระอากลายเป็นสระอำ"] * added])
    values: dict[str, Any] = {
        "how": how,
        "count": len(words),
        "words": "“" + "” “".join(islice(words, _SHOWN)) + ("” …" if len(words) > _SHOWN else "”"),
        "right": " · ".join(islice(rights, _SHOWN)) + (" …" if len(rights) > _SHOWN else ""),
        "more": told.more,
    }
    return finding("T509", told.passage.place, **told.passage.about, **values)


def _is_told(one: Misspelt, hits: Iterable[tuple[Passage, str]]) -> bool:
    """Tell whether a slip of the passage, a term misspelt, is the same."""
    return any(passage is one.passage and (one.found in word or word in one.found) for passage, word in hits)


def _two_ways(texts: Texts) -> Iterator[Finding]:
    """Yield a note for every file that writes a term of the form in two ways, and one where years are so written."""
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
    mixed = [list(found.values())[1] for found in digits.values() if len(found) > 1]
    if mixed:  # one habit of the folder, told once
        more = f" (รวม {len(mixed)} แฟ้ม)" if len(mixed) > 1 else ""
        yield finding("T555", mixed[0].place, **mixed[0].about, more=more)
