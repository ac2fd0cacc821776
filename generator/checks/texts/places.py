"""Rules on where the agency is: another district in its own address, another agency's web site for its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.address_mentions import (
    foreign_grounds,
    foreign_places,
    host_of,
    hosts_in,
    is_anothers_site,
    is_foreign,
    own_hosts,
)
from generator.checks.language.letters import squeezed
from generator.checks.language.passages import Passage
from generator.checks.language.texts import Texts, once_per_file, texts_of
from generator.findings.finding import Finding, finding
from generator.records.loaded import Loaded

CODES = ("T513", "T514")

_BESIDES = {"external-links"}
"""Parts that ask for the way to another office."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on places and web sites that are another agency's."""
    yield from in_texts(texts_of(site))


def in_texts(texts: Texts) -> Iterator[Finding]:
    """Yield the same of the texts given."""
    own = texts.own
    rights: dict[str, str] = {}
    hits: list[tuple[Passage, str]] = []
    for passage in texts.passages:
        grounds = foreign_grounds(own, passage.text) if passage.kind != "page" else ()
        for name, right in (*foreign_places(own, passage.text), *grounds):
            if texts.paper and right.startswith(squeezed(name)):
                continue  # the line of a page ended there
            rights[name] = right
            hits.append((passage, name))
    for told in once_per_file(hits):
        values: dict[str, Any] = {
            "word": told.word,
            "right": rights[told.word],
            "own": texts.site.workspace.config.agency.name,
        }
        yield finding("T513", told.passage.place, **told.passage.about, **values, more=told.more)
    yield from _hosts(texts)


def _hosts(texts: Texts) -> Iterator[Finding]:
    own = own_hosts(texts.site.workspace.config)
    spoken = (
        (passage, host)
        for passage in texts.passages
        for host, called_own in hosts_in(passage.text)
        if is_foreign(host, own, called_own=called_own)
    )
    named = (
        (passage, host_of(passage.text))
        for passage in (_addresses(texts) if texts.paper is None else ())
        if is_anothers_site(passage.text, own) or is_foreign(host_of(passage.text), own, called_own=False)
    )
    known = ", ".join(sorted(own)) or "ยังไม่ได้ระบุใน site_config.yml"
    for told in once_per_file(chain(spoken, named)):
        yield finding("T514", told.passage.place, **told.passage.about, host=told.word, known=known, more=told.more)


def _addresses(texts: Texts) -> Iterator[Passage]:
    """Yield the web addresses that should be the agency's own as passages: of evidence, and of its channel."""
    workspace = texts.site.workspace
    channel = workspace.config.complaint
    if channel and channel.url:
        yield Passage(channel.url, "config", workspace.config_file, ("complaint", "url"))
    entries: list[tuple[Loaded[Any], dict[str, Any]]] = [
        *((loaded, {"item": code}) for year in workspace.items.values() for code, loaded in year.items()),
        *((loaded, {"measure": loaded.record.id}) for year in workspace.measures.values() for loaded in year),
    ]
    for loaded, about in entries:
        for index, entry in enumerate(loaded.record.evidence):
            if entry.url and not _BESIDES.issuperset(entry.parts or ("",)):
                yield Passage(entry.url, "evidence", loaded, ("evidence", index, "url"), year=loaded.year, **about)
