"""Where the outward addresses of a site come from: record, line, item and unit, also those inside documents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from generator.assessment.site_context import SiteContext
from generator.findings.finding import Place
from generator.public import links, visible
from generator.public.addresses import LINK_HEALTH
from generator.public.outward import normal
from generator.public.own_addresses import below, kinds_of
from generator.public.visible import Pointer
from generator.records.loading.workspace import Workspace
from generator.records.model.evidence import Evidence
from generator.records.model.item import Item
from generator.records.model.licences import LICENCES
from generator.rendering.built import BuiltPage
from generator.site.page import Page

_IN_MARKDOWN = re.compile(r"https?://[^\s<>\"'\]]{1,2000}", re.IGNORECASE)
"""An address as it stands in a text, and what may follow it; longer ones no browser is sure to open."""

_OF_THE_PROGRAM = frozenset(normal(licence.address) for licence in LICENCES.values())
"""Texts of licences, which no record names and no agency could mend."""


@dataclass(frozen=True, slots=True)
class Source:
    """One place that an address stands in, and whom it concerns; ``document`` is named when it stands inside one."""

    place: Place | None
    item: str | None = None
    measure: str | None = None
    unit: str | None = None
    year: int | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Outward:
    """The outward addresses of a site with their sources; ``own`` are its own, with the pages they are on."""

    sources: Mapping[str, Sequence[Source]] = field(default_factory=dict)
    own: Mapping[str, Sequence[str]] = field(default_factory=dict)


def outward(site: SiteContext, pages: Sequence[Page], built: Mapping[str, BuiltPage]) -> Outward:
    """Gather the addresses of the ``built`` pages and of the opened documents of ``site``."""
    site = site.public
    known = _typed(site.workspace)
    composed = {links.file_of(page.path): page for page in pages}
    site_url = site.workspace.config.site_url
    kinds = kinds_of(site.workspace, composed)
    sources: dict[str, dict[Source, None]] = defaultdict(dict)
    own: dict[str, dict[str, None]] = defaultdict(dict)
    for built_page in built.values():
        if built_page.path == links.file_of(LINK_HEALTH):  # it lists what was on the site when the links were checked
            continue
        for link in built_page.links:
            address = normal(link.address)
            if address is None:
                continue
            here = below(address, site_url)
            if here and kinds.has(here):
                own[address][built_page.path] = None
            elif address in known:
                sources[address].update(dict.fromkeys(known[address]))
            elif address not in _OF_THE_PROGRAM:
                sources[address][_on_page(composed.get(built_page.path), link.address)] = None
    for address, source in _in_documents(site):
        sources[address][source] = None
    return Outward({key: tuple(places) for key, places in sources.items()}, {key: tuple(at) for key, at in own.items()})


def _on_page(page: Page | None, address: str) -> Source:
    """Return where an address comes from that no record of the folder has: what is behind the page it is on."""
    return Source(page.origins.get(address) or page.place, year=page.year) if page else Source(None)


def _typed(workspace: Workspace) -> Mapping[str, Sequence[Source]]:
    """Return the addresses that people typed, with every place that they typed them at."""
    places: dict[str, dict[Source, None]] = defaultdict(dict)
    for address, source in chain(_in_config(workspace), _in_records(workspace), _in_free_pages(workspace)):
        key = normal(address) if address else None
        if key is not None:
            places[key][source] = None
    return {address: tuple(sources) for address, sources in places.items()}


def _in_config(workspace: Workspace) -> Iterator[tuple[str | None, Source]]:
    agency, config = workspace.config.agency, workspace.config_file
    if agency.domains:
        yield f"https://{agency.domains[0]}/", Source(config.place("agency", "domains", 0))
    for name in ("map_url", "facebook", "line"):
        yield getattr(agency, name), Source(config.place("agency", name))
    for index, account in enumerate(agency.official_accounts):
        yield account, Source(config.place("agency", "official_accounts", index))
    if workspace.config.complaint:
        yield workspace.config.complaint.url, Source(config.place("complaint", "url"))
    for index, survey in enumerate(workspace.config.eit):
        yield survey.url, Source(config.place("eit", index, "url"), year=survey.fiscal_year)


def _in_records(workspace: Workspace) -> Iterator[tuple[str | None, Source]]:
    for _, source, entry in _showing(workspace):
        yield entry.url, source
    for year, result in workspace.results.items():
        yield result.record.source, Source(result.place("source"), year=year)


def _in_free_pages(workspace: Workspace) -> Iterator[tuple[str, Source]]:
    for page in workspace.pages:
        for number, line in enumerate(page.markdown.splitlines(), 1):
            for at, address in _addresses(line):
                yield address, Source(Place(page.place.file, number, at + 1))


def _addresses(line: str) -> Iterator[tuple[int, str]]:
    """Yield where addresses stand in a line, and each up to a bracket opened before it, as a Markdown link's is."""
    end = 0
    while match := _IN_MARKDOWN.search(line, end):
        depth, end = 0, match.start()
        while end < match.end() and depth >= 0:
            depth += (line[end] == "(") - (line[end] == ")")
            end += depth >= 0
        yield match.start(), line[match.start() : end]


def _in_documents(site: SiteContext) -> Iterator[tuple[str, Source]]:
    """Yield the addresses inside published documents, for everything seen that points to the document."""
    shown = [(pointer, source) for pointer, source, _ in _showing(site.workspace)]
    linked = [(pointer, Source(pointer.place)) for pointer in site.document_pointers if pointer.page is not None]
    for pointer, source in (*shown, *linked):
        opened = site.opened.get(pointer.file.path) if pointer.file else None
        for written in opened.links if opened else ():
            address = normal(written)
            if address is not None:
                yield address, replace(source, document=pointer.name)


def _showing(workspace: Workspace) -> Iterator[tuple[Pointer, Source, Evidence]]:
    """Yield the evidence that the public sees, each with who points to it and whom it concerns."""
    for loaded, pointer, entry in visible.evidence(workspace):
        record = loaded.record
        shared = [record.responsible] if isinstance(record, Item) else [row.responsible for row in record.rows]
        unit = _unit(workspace, [name for responsible in shared for name in responsible.units])
        yield pointer, Source(pointer.place, pointer.item, pointer.measure, unit, pointer.year), entry


def _unit(workspace: Workspace, names: Sequence[str]) -> str | None:
    """Return the name of the first of the responsible units: the one that must act."""
    if not names:
        return None
    unit = workspace.unit(names[0])
    return unit.name if unit else names[0]
