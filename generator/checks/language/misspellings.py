"""Misspelt terms: what is nearly a term of the form, a misspelling seen often, a Latin term with a wrong letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from generator.catalogue.model import CatalogueItem, Indicator, SubIndicator
from generator.checks.language.boundaries import fits_instead
from generator.checks.language.dictionary_sources import thai_dictionary
from generator.checks.language.letters import squeezed
from generator.checks.language.near_terms import NearTerms
from generator.checks.language.word_lists import (
    abbreviated_forms,
    abbreviations,
    accepted,
    latin_terms,
    latin_words,
    misspellings,
    terms,
)
from generator.records.forms.store import available_years, catalogue

_SHORTEST_TITLE = 12
_LONG = 25
_ADDRESS = re.compile(
    r"https?://\S+|(?<![A-Za-z0-9_.-])[A-Za-z0-9_-]++(?:[.@][A-Za-z0-9_-]++)++[^\s]*|/[A-Za-z0-9_/-]+"
)
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z]*(?:[-–][A-Za-z]+)*")
_LATIN_RUN = re.compile(r"[A-Za-z]+(?:[ –-][A-Za-z]+){0,5}")
_SHORTEST_LATIN = 6
_SHORTEST_ACRONYM = 3
_ABBREVIATION = re.compile(r"(?P<office>(?:สำนักงาน|คณะกรรมการ)\s?)?(?<![ก-๎.])?(?P<letters>(?:[ก-ฮ]\.){3,5})")
_DOTS = 3
_FORM = re.compile(r"แบบ\s?(?P<letters>[ก-ฮ]{2,5})\.?\s?(?=[0-9๐-๙])")
"""A form by its short name and number: ``แบบ สขร. 1``."""


@cache
def _lexicon() -> NearTerms:
    """Make the search ready: our terms, two slips in long ones, and the titles of every shipped form, one slip."""
    known = {term: 1 + (len(term) >= _LONG) for term in terms()}
    for year in available_years():
        form = catalogue(year)
        titled: tuple[CatalogueItem | SubIndicator | Indicator, ...] = (
            *form.items,
            *form.sub_indicators,
            *form.indicators,
        )
        for title in (squeezed(entry.title) for entry in titled):
            if len(title) >= _SHORTEST_TITLE:
                known.setdefault(title, 1)
    return NearTerms(known, accepted())


@cache
def _wrong_words() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, misspellings()), key=len, reverse=True)))


def misspelt(text: str) -> Iterator[tuple[str, str]]:
    """Yield what is misspelt in the squeezed ``text`` and what is meant, Thai words only."""
    told: list[str] = []
    for miss in _lexicon().misses(text):
        told.append(miss.found)
        yield miss.found, miss.term
    for match in _wrong_words().finditer(text):
        right = misspellings()[match[0]]
        told_already = any(match[0] in found for found in told)
        if told_already or _is_within(text, match.start(), match[0], right) or _begins_next(text, match, right):
            continue
        if fits_instead(text, *match.span(), right):
            yield match[0], right


def _is_within(text: str, start: int, wrong: str, right: str) -> bool:
    """Tell whether ``wrong``, which stands at ``start``, is but a part of the right word there."""
    before = right.find(wrong)
    return before >= 0 and text.startswith(right, max(0, start - before))


def _begins_next(text: str, match: re.Match[str], right: str) -> bool:
    """Tell whether what the right word has too much begins the word behind it: ``กิจกรรม|มอบ``."""
    if not match[0].startswith(right):
        return False
    try:
        dictionary = thai_dictionary()
    except (ImportError, OSError):
        return False
    return any(end > match.end() for end, _ in dictionary.words_at(text, match.start() + len(right)))


def misspelt_latin(text: str) -> Iterator[tuple[str, str]]:
    """Yield Latin words of ``text`` that are nearly a term (``E-Servicr``), and the term; addresses are left alone."""
    for run in _LATIN_RUN.finditer(_ADDRESS.sub(" ", text)):
        words = list(_LATIN_WORD.finditer(run[0]))
        if all(_is_known(word[0]) for word in words):
            continue
        told = False
        for word in words:
            if not _is_known(word[0]) and (term := _term_meant(word[0])):
                told = True
                yield word[0], term
        term = None if told else _nearest(run[0].lower())
        if term and " " in run[0].strip():
            yield run[0].strip(), term


def misspelt_abbreviations(text: str) -> Iterator[tuple[str, str]]:
    """Yield what is nearly the abbreviation of an authority (``สำนักงาน ป.ช.ช.``), and the abbreviation."""
    meant, others = abbreviations()
    for match in _ABBREVIATION.finditer(text):
        found = match["letters"]
        if found not in meant and found not in others:
            letters = found.replace(".", "")
            right = next((one for one in meant if OSA.distance(letters, one.replace(".", "")) == 1), None)
            sure = match["office"] or found.count(".") > _DOTS or (right and set(letters) == set(right) - {"."})
            if right and sure:
                yield found, right
    for match in _FORM.finditer(text):
        letters = match["letters"]
        right = next((one for one in abbreviated_forms() if OSA.distance(letters, one) == 1), None)
        if right and sorted(letters) == sorted(right):
            yield letters, right


def _is_known(word: str) -> bool:
    return word.lower() in latin_words() or word.lower().rstrip("s") in latin_words()


def _term_meant(word: str) -> str | None:
    if len(word) >= _SHORTEST_LATIN:
        return _nearest(word.lower())
    return _acronym(word) if word.isupper() and len(word) >= _SHORTEST_ACRONYM else None


@lru_cache(maxsize=4096)
def _acronym(word: str) -> str | None:
    """Return the acronym of which ``word`` has two neighbours in each other's place, or a letter twice.

    No other slip counts, for there are many acronyms.
    """
    for term in latin_terms().values():
        if term.isupper() and term != word and _is_slip_of_acronym(word, term):
            return term
    return None


def _is_slip_of_acronym(word: str, term: str) -> bool:
    if sorted(word) == sorted(term):
        return OSA.distance(word, term) == 1
    twice = len(word) == len(term) + 1 and OSA.distance(word, term) == 1
    return twice and any(word[at] == word[at + 1] and word[:at] + word[at + 1 :] == term for at in range(len(term)))


@lru_cache(maxsize=4096)
def _nearest(word: str) -> str | None:
    """Return the term that ``word``, in small letters, misses by one letter; by two where it is long."""
    bare = "".join(filter(str.isalnum, word))
    for known, term in latin_terms().items():
        slips = 1 + (len(known) > _LONG // 2)
        if len(known) >= _SHORTEST_LATIN and 0 < OSA.distance(bare, known, score_cutoff=slips) <= slips:
            return term
    return None
