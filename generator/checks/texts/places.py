"""Rules on where the agency is: another district in its own address, another agency's web site for its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.address_mentions import foreign_grounds, foreign_places, hosts_in, is_foreign, own_hosts
from generator.checks.language.passages import Passage
from generator.checks.language.texts import Texts, once_per_file, texts_of
from generator.findings.finding import Finding, finding

CODES = ("T513", "T514")


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on places and web sites that are another agency's."""
    texts = texts_of(site)
    own = texts.own
    rights: dict[str, str] = {}
    hits: list[tuple[Passage, str]] = []
    for passage in texts.passages:
        grounds = foreign_grounds(own, passage.text) if passage.kind != "page" else ()
        for name, right in (*foreign_places(own, passage.text), *grounds):
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
    hits = (
        (passage, host)
        for passage in (*texts.passages, *_evidence_addresses(texts))
        for host, called_own in hosts_in(passage.text)
        if is_foreign(host, own, called_own=called_own)
    )
    known = ", ".join(sorted(own)) or "ยังไม่ได้ระบุใน site_config.yml"
    for told in once_per_file(hits):
        yield finding("T514", told.passage.place, **told.passage.about, host=told.word, known=known, more=told.more)


def _evidence_addresses(texts: Texts) -> Iterator[Passage]:
    """Yield the web addresses of evidence as passages, so that they are judged like those in running text."""
    workspace = texts.site.workspace
    items = (loaded for year in workspace.items.values() for loaded in year.values())
    measures = (loaded for year in workspace.measures.values() for loaded in year)
    for loaded in items:
        for index, entry in enumerate(loaded.record.evidence):
            if entry.url:
                loc = ("evidence", index, "url")
                yield Passage(entry.url, "evidence", loaded, loc, year=loaded.year, item=loaded.record.item)
    for measure in measures:
        for index, entry in enumerate(measure.record.evidence):
            if entry.url:
                loc = ("evidence", index, "url")
                yield Passage(entry.url, "evidence", measure, loc, year=measure.year, measure=measure.record.id)
