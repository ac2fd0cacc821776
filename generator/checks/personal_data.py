"""Rules on personal data that must not go online: in documents, in the pictures in them, and in what records say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.checks.papers import papers
from generator.checks.personal_numbers import NumberKind, PersonalNumber, personal_numbers
from generator.checks.required_parts import responsible_unit
from generator.context import SiteContext
from generator.findings import Finding, Place, finding
from generator.loading.text_characters import line_and_column
from generator.public import images, seen_fields
from generator.thai.digits import to_arabic
from generator.workspace import Loaded, Workspace

_CODE_OF = {NumberKind.IDENTITY: "D430", NumberKind.ACCOUNT: "D431", NumberKind.MOBILE: "D432"}
_NOT_TEXT = {"file", "url", "page", "id"}


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The numbers of one kind in some texts: the first is at ``start`` of text number ``piece`` (from 0)."""

    code: str
    piece: int
    start: int
    values: dict[str, Any]


def check(site: SiteContext) -> Iterator[Finding]:
    """Give findings on numbers of persons and on pictures that tell where they were taken, in all that is public."""
    site = site.public
    own = _own_telephones(site.workspace)
    yield from _in_documents(site, own)
    yield from _in_images(site)
    yield from _in_records(site, own)
    yield from _in_pages(site, own)


def _in_documents(site: SiteContext, own: frozenset[str]) -> Iterator[Finding]:
    for paper in papers(site):
        open_contacts = paper.state is not None and paper.state.item.public_contacts
        pages = paper.inspection.pages
        for numbers in _by_kind(pages, own, open_contacts=open_contacts):
            page = f" หน้า {numbers.piece + 1}" if len(pages) > 1 else ""
            yield paper.finding(numbers.code, where=f"แฟ้ม {paper.document.name}{page}", **numbers.values)
        if paper.inspection.located:
            yield paper.finding("D433", where=f"แฟ้ม {paper.document.name}", count=paper.inspection.located)


def _in_images(site: SiteContext) -> Iterator[Finding]:
    for name, pointer in images(site.workspace).items():
        inspection = site.opened.get(pointer.file.path) if pointer.file else None
        if inspection is not None and inspection.located:
            place = Place(f"content/images/{name}")
            yield finding("D433", place, where=place.file, count=inspection.located)


def _in_records(site: SiteContext, own: frozenset[str]) -> Iterator[Finding]:
    workspace = site.workspace
    for year, items in workspace.items.items():
        form = workspace.form(year)
        for code, loaded in items.items():
            item, state = form.item(code) if form else None, site.states.get(year, {}).get(code)
            unit = responsible_unit(workspace, state) if state else None
            open_contacts = item is not None and item.public_contacts
            yield from _record(loaded, own, open_contacts=open_contacts, item=code, unit=unit, year=year)
    for year, measures in workspace.measures.items():
        for measure in measures:
            yield from _record(measure, own, open_contacts=False, measure=measure.record.id, year=year)
    for year, result in workspace.results.items():
        yield from _record(result, own, open_contacts=False, year=year)


def _in_pages(site: SiteContext, own: frozenset[str]) -> Iterator[Finding]:
    contacts = _contact_pages(site)
    for page in site.workspace.pages:
        for numbers in _by_kind([page.markdown], own, open_contacts=page.name in contacts):
            place = Place(page.place.file, *line_and_column(page.markdown, numbers.start))
            yield finding(numbers.code, place, where=f"หน้า {page.title}", **numbers.values)


def _record(
    loaded: Loaded[Any],
    own: frozenset[str],
    *,
    open_contacts: bool,
    **about: Any,  # noqa: ANN401 - whom the finding concerns, handed on
) -> Iterator[Finding]:
    data = loaded.source.data if isinstance(loaded.source.data, dict) else {}
    for loc, text in _texts({name: data[name] for name in seen_fields(loaded.record) if name in data}, ()):
        for numbers in _by_kind([text], own, open_contacts=open_contacts):
            field = next((step for step in reversed(loc) if isinstance(step, str)), "")
            yield finding(numbers.code, loaded.place(*loc), where=f"ช่อง {field}", **about, **numbers.values)


def _texts(data: object, loc: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Give every text of a record that people will read, with the way that leads to it."""
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in _NOT_TEXT:
                yield from _texts(value, (*loc, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*loc, index))


def _by_kind(pieces: Sequence[str], own: frozenset[str], *, open_contacts: bool) -> Iterator[_Numbers]:
    """Give the numbers in the texts ``pieces``, those of one kind together; no telephones with ``open_contacts``."""
    found: dict[NumberKind, list[tuple[int, PersonalNumber]]] = defaultdict(list)
    for piece, text in enumerate(pieces):
        for number in personal_numbers(text, own):
            if not (open_contacts and number.kind is NumberKind.MOBILE):
                found[number.kind].append((piece, number))
    for kind, numbers in found.items():
        piece, first = numbers[0]
        count = len({number.digits for _, number in numbers})
        yield _Numbers(_CODE_OF[kind], piece, first.start, {"count": count, "shown": first.shown})


def _own_telephones(workspace: Workspace) -> frozenset[str]:
    """Give the digits of every telephone in the site config: those are the agency's."""
    site = workspace.site
    numbers = [site.agency.phone, site.agency.fax, site.complaint.phone if site.complaint else None]
    numbers += [unit.phone for unit in site.units]
    return frozenset(
        re.sub(r"\D", "", number) for text in numbers if text for number in re.split(r"[,;]|ต่อ", to_arabic(text))
    )


def _contact_pages(site: SiteContext) -> set[str]:
    """Give the pages that answer an item whose purpose is to say how to reach people."""
    return {
        entry.page
        for states in site.states.values()
        for state in states.values()
        if state.item.public_contacts and state.loaded
        for entry in state.loaded.record.evidence
        if entry.page
    }
