"""Rules on whose text it is: the own name misspelt, another agency's name, words of another kind of authority."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.authority_names import OwnNames
from generator.checks.language.institutions import other_institutions
from generator.checks.language.letters import squeezed
from generator.checks.language.near_terms import NearTerms
from generator.checks.language.passages import Kind, Passage
from generator.checks.language.spelling_memory import spelling_memory
from generator.checks.language.texts import Texts, once_per_file, own_words, texts_of
from generator.findings.finding import Finding, finding

CODES = ("T510", "T511", "T515", "T516", "T517")

Hit = tuple[Passage, str]
"""A passage with a word found in it."""

_TITLES: set[Kind] = {"title", "evidence", "heading", "signatory"}
"""Passages that name a paper, or who signed it: there another agency's name makes it another's paper."""
_ANYBODY = re.compile(r"(?:ของ|ใน|โดย|ให้)\s*(?:อปท\.?|องค์กรปกครองส่วนท้องถิ่น)(?=\s|$|ได้|จะ|เอง)")
_LAW = re.compile("พระราชบัญญัติ|ระเบียบ|ว่าด้วย|ประกาศกระทรวง|ประกาศคณะกรรมการ|มาตรฐานทั่วไป")
_LAW_ROOM = 120
_LINE_END = 6
"""Letters at the end of a line by which a name is known that goes on in the next."""
_LONG_NAME, _SHORT_NAME = 16, 10


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on names and words that belong to another agency than the one in the site config."""
    yield from in_texts(texts_of(site))


def in_texts(texts: Texts) -> Iterator[Finding]:
    """Yield the same of the texts given."""
    if not texts.own.bare:
        return
    registered = list(_registered(texts)) if texts.paper is None else []
    yield from registered
    hits = _hits(texts)
    yield from _once_per_file(texts, "T510", hits.misspelt)
    if not any(found.place and found.place.line == _short_line(texts) for found in registered):
        yield from _once_per_file(texts, "T511", hits.others)  # else they may well be the agency's own name
        yield from _once_per_file(texts, "T517", hits.titles)
    yield from _once_per_file(texts, "T515", _anybody(texts) if texts.own.authority and texts.paper is None else ())


def _registered(texts: Texts) -> Iterator[Finding]:
    """Tell once of a type or a short name in the config that the whole name contradicts; the name is what counts."""
    workspace, own = texts.site.workspace, texts.own
    agency = workspace.config.agency
    if own.authority and agency.type not in own.authority.types:
        place = workspace.config_file.place("agency", "type")
        yield finding("T516", place, field="type", value=agency.type, own=agency.name)
    of_another = [one for one in own.mentions(agency.short or "") if one.authority != own.authority]
    if agency.short and own.authority and (of_another or not _fits(own, squeezed(agency.short))):
        place = workspace.config_file.place("agency", "short")
        yield finding("T516", place, field="short", value=agency.short, own=agency.name)


def _fits(own: OwnNames, short: str) -> bool:
    """Tell whether a short name has the own name, or is no more than the kind of authority, shortened or not."""
    kinds = (*own.authority.whole, *own.authority.short) if own.authority else ()
    return own.bare in short or short.rstrip("ฯ") in kinds


def _short_line(texts: Texts) -> int | None:
    return texts.site.workspace.config_file.place("agency", "short").line


@dataclass(frozen=True, slots=True)
class _Hits:
    """Passages with the words that were found in them; ``titles`` are other agencies in the titles of papers."""

    misspelt: list[Hit] = field(default_factory=list)
    others: list[Hit] = field(default_factory=list)
    titles: list[Hit] = field(default_factory=list)


def _hits(texts: Texts) -> _Hits:
    own, found, nearly = texts.own, _Hits(), _near_own(texts.own)
    memory = spelling_memory(texts.site)
    for passage in own_words(texts):
        mentions = [one for one in own.mentions(passage.text) if not (texts.paper and _is_cut(own, passage, one.end))]
        title = passage.kind in _TITLES or passage.text.startswith("#")
        others = found.titles if title else found.others
        for mention in mentions:
            if mention.kind in {"misspelt", "other"}:
                kept = found.misspelt if mention.kind == "misspelt" else others
                kept.append((passage, f"{mention.prefix}{mention.name}"))
        told = any(mention.kind == "misspelt" for mention in mentions)
        cut = bool(texts.paper) and _is_cut(own, passage, len(passage.text.rstrip()))
        misspelt = [] if told or cut else [(passage, miss.found) for miss in nearly.misses(passage.squeezed)]
        found.misspelt.extend(misspelt)
        if not misspelt and not cut:  # the own name with a slip is no other agency's
            others.extend((passage, word) for word in other_institutions(own, passage.text, memory, title=title))
    return found


def _is_cut(own: OwnNames, passage: Passage, end: int) -> bool:
    """Tell whether a name that ends at ``end`` is the own one, broken where the line of a page ended."""
    last = squeezed(passage.text[:end])[-_LINE_END:]
    return end >= len(passage.text.rstrip()) and last in own.whole and not own.whole.endswith(last)


def _anybody(texts: Texts) -> Iterator[Hit]:
    """Yield words that stand for any authority at all, in records of the agency's own work."""
    for passage in texts.passages:
        if passage.measure or passage.item:
            for match in _ANYBODY.finditer(passage.text):
                if not _LAW.search(passage.text, max(0, match.start() - _LAW_ROOM), match.start()):
                    yield passage, match[0]


def _once_per_file(texts: Texts, code: str, hits: Iterable[Hit]) -> Iterator[Finding]:
    for told in once_per_file(hits):
        values: dict[str, Any] = {"word": told.word, "own": texts.site.workspace.config.agency.name, "more": told.more}
        yield finding(code, told.passage.place, **told.passage.about, **values, field=told.passage.field)


def _near_own(own: OwnNames) -> NearTerms:
    """Make the search for the own name in any spelling: three slips in a long name, fewer in a short one."""
    whole = {own.whole: 3 if len(own.whole) >= _LONG_NAME else 2} if len(own.whole) >= _SHORT_NAME else {}
    return NearTerms(whole, (own.bare,))
