"""Rules on whose text it is: the own name misspelt, another agency's name, words of another kind of authority."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.authority_names import Mention, OwnNames
from generator.checks.language.letters import around, squeezed
from generator.checks.language.near_terms import NearTerms
from generator.checks.language.passages import Passage
from generator.checks.language.texts import Texts, once_per_file, texts_of
from generator.checks.language.word_lists import authorities, authority_words
from generator.findings.finding import Finding, finding

CODES = ("T510", "T511", "T512", "T515", "T516")

Hit = tuple[Passage, str]
"""A passage with a word found in it."""

_LISTED_TOGETHER = 28
"""Characters within which two kinds of authority belong to one list (``เทศบาล และ อบต.``)."""
_BEFORE = 30
_LAWS = re.compile("|".join(map(re.escape, (*authority_words("laws"), *authority_words("partners")))))
_SHOWN = 4
_ANYBODY = re.compile(r"(?:ของ|ใน|โดย|ให้)\s*(?:อปท\.?|องค์กรปกครองส่วนท้องถิ่น)(?=\s|$|ได้|จะ|เอง)")
_LONG_NAME, _SHORT_NAME = 16, 10
_GENERIC_BYLAW = re.compile("ข้อบัญญัติท้องถิ่น|ข้อบัญญัติจังหวัด|เทศบัญญัติหรือข้อบัญญัติ|ข้อบัญญัติหรือเทศบัญญัติ|ข้อบัญญัติ/เทศบัญญัติ|เทศบัญญัติ/ข้อบัญญัติ")


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on names and words that belong to another agency than the one in the site config."""
    texts = texts_of(site)
    if texts.own.authority is None or not texts.own.bare:
        return
    registered = list(_registered(texts))
    yield from registered
    hits = _hits(texts)
    yield from _once_per_file(texts, "T510", hits.misspelt)
    if not any(found.place and found.place.line == _short_line(texts) for found in registered):
        yield from _once_per_file(texts, "T511", hits.others)  # else they may well be the agency's own name
    yield from _of_another_kind(texts, hits.of_another_kind)
    yield from _once_per_file(texts, "T515", _anybody(texts))


def _registered(texts: Texts) -> Iterator[Finding]:
    """Tell once of a type or a short name in the config that the whole name contradicts; the name is what counts."""
    workspace, own = texts.site.workspace, texts.own
    agency = workspace.config.agency
    if own.authority and agency.type not in own.authority.types:
        place = workspace.config_file.place("agency", "type")
        yield finding("T516", place, field="type", value=agency.type, own=agency.name)
    of_another = [one for one in own.mentions(agency.short or "") if one.authority != own.authority]
    if agency.short and (of_another or own.bare not in squeezed(agency.short)):
        place = workspace.config_file.place("agency", "short")
        yield finding("T516", place, field="short", value=agency.short, own=agency.name)


def _short_line(texts: Texts) -> int | None:
    return texts.site.workspace.config_file.place("agency", "short").line


@dataclass(frozen=True, slots=True)
class _Hits:
    """Passages with the words that were found in them."""

    misspelt: list[Hit] = field(default_factory=list)
    others: list[Hit] = field(default_factory=list)
    of_another_kind: list[Hit] = field(default_factory=list)


def _hits(texts: Texts) -> _Hits:
    own, found, nearly = texts.own, _Hits(), _near_own(texts.own)
    for passage in _spoken(texts):
        mentions = list(own.mentions(passage.text))
        for mention in mentions:
            if mention.kind in {"misspelt", "other"}:
                kept = found.misspelt if mention.kind == "misspelt" else found.others
                kept.append((passage, f"{mention.prefix}{mention.name}"))
            elif _is_of_another_kind(own, mention, mentions):
                found.of_another_kind.append((passage, passage.text[mention.start : mention.end]))
        if not any(mention.kind == "misspelt" for mention in mentions):
            found.misspelt.extend((passage, miss.found) for miss in nearly.misses(passage.squeezed))
        found.of_another_kind.extend((passage, word) for word in words_of_others(own, passage.text))
    return found


def _anybody(texts: Texts) -> Iterator[Hit]:
    """Yield words that stand for any authority at all, in records of the agency's own work."""
    for passage in texts.passages:
        if passage.measure or passage.item:
            yield from ((passage, match[0]) for match in _ANYBODY.finditer(passage.text))


def _once_per_file(texts: Texts, code: str, hits: Iterable[Hit]) -> Iterator[Finding]:
    for told in once_per_file(hits):
        values: dict[str, Any] = {"word": told.word, "own": texts.site.workspace.config.agency.name, "more": told.more}
        yield finding(code, told.passage.place, **told.passage.about, **values, field=told.passage.field)


def _spoken(texts: Texts) -> Iterator[Passage]:
    """Yield the passages that are the agency's own words: not the titles of papers that may be of others."""
    for passage in texts.passages:
        form = texts.site.workspace.form(passage.year) if passage.year else None
        item = form.item(passage.item) if form and passage.item else None
        if not (item and item.outside_papers and passage.kind in {"evidence", "signatory"}):
            yield passage


def _near_own(own: OwnNames) -> NearTerms:
    """Make the search for the own name in any spelling: three slips in a long name, fewer in a short one."""
    whole = {own.whole: 3 if len(own.whole) >= _LONG_NAME else 2} if len(own.whole) >= _SHORT_NAME else {}
    return NearTerms(whole, (own.bare,))


def _is_of_another_kind(own: OwnNames, mention: Mention, mentions: Sequence[Mention]) -> bool:
    if own.authority is None or mention.authority == own.authority:
        return mention.kind == "own" and not _same_rank(own, mention)
    return mention.kind == "own" or not any(
        abs(other.start - mention.start) <= _LISTED_TOGETHER and other.authority != mention.authority
        for other in mentions
    )


def _same_rank(own: OwnNames, mention: Mention) -> bool:
    """Tell whether a mention of the own name calls it by its own rank: not เทศบาลเมือง… for a เทศบาลตำบล."""
    ranks = ("เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร")
    return mention.prefix not in ranks or own.whole.startswith(mention.prefix)


def words_of_others(own: OwnNames, text: str) -> Iterator[str]:
    """Yield words that only another kind of authority uses of itself: its officers, its by-laws."""
    for kind in authorities():
        if kind == own.authority:
            continue
        for word in kind.words:
            if own.authority and word in own.authority.words:
                continue
            start = text.find(word)
            before = text[max(0, start - _BEFORE) : start]
            if start >= 0 and not _LAWS.search(before) and not _GENERIC_BYLAW.search(text):
                yield word


def _of_another_kind(texts: Texts, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Yield one finding a file with the words that fit only another kind of authority."""
    by_file: dict[str, list[Hit]] = defaultdict(list)
    for passage, word in hits:
        by_file[passage.file].append((passage, word))
    agency = texts.site.workspace.config.agency
    for found in by_file.values():
        passage, word = found[0]
        start = max(0, passage.text.find(word))
        every = dict.fromkeys(word for _, word in found)
        words = [word for word in every if not any(word != other and word in other for other in every)]
        shown = " · ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
        values: dict[str, Any] = {
            "words": shown,
            "own": agency.name,
            "kind": texts.own.authority.name if texts.own.authority else "",
        }
        text = around(passage.text, start, start + len(word))
        yield finding("T512", passage.place, **passage.about, **values, text=text, field=passage.field)
