"""Rules on personal data that must not go online: in documents, in the pictures in them, and in what records say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.documents.published import papers
from generator.checks.personal_data.numbers import NumberKind, PersonalNumber, may_hold_numbers, personal_numbers
from generator.findings.finding import Finding, Place, finding
from generator.public.texts import texts_where
from generator.public.visible import images
from generator.records.loading.plain_markdown import plain
from generator.records.loading.workspace import Workspace
from generator.system.text_characters import line_and_column
from generator.thai.digits import to_arabic

CODES = ("D430", "D431", "D432", "D433")

_CODE_OF = {NumberKind.IDENTITY: "D430", NumberKind.ACCOUNT: "D431", NumberKind.MOBILE: "D432"}
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_OF_A_CAMERA = re.compile(
    r"(?:FB_IMG|IMG|VID|PXL|DSC|DCIM|LINE|received|signal|photo|image|screenshot)[-_ ]*\d{13}", re.IGNORECASE
)
_NOT_TEXT = {"file", "page", "id"}


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The numbers of one kind in some texts: the first is at ``start`` of text number ``piece`` (from 0)."""

    code: str
    piece: int
    start: int
    values: dict[str, Any]


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on numbers of persons and on pictures that tell where they were taken, in all that is public."""
    site = site.public
    own = _own_telephones(site.workspace)
    yield from _in_documents(site, own)
    yield from _in_images(site)
    yield from _in_records(site, own)
    yield from _in_pages(site, own)


def _in_documents(site: SiteContext, own: frozenset[str]) -> Iterator[Finding]:
    for paper in papers(site):
        open_contacts = paper.state is not None and paper.state.item.public_contacts
        name, pages = paper.document.name, paper.inspection.pages
        pieces = (*pages, paper.inspection.aside, _words_of(name))
        for numbers in _by_kind(pieces, own, open_contacts=open_contacts):
            page = f" หน้า {numbers.piece + 1}" if len(pages) > 1 else ""
            where = f"แฟ้ม {name}{page}"
            if numbers.piece == len(pages):
                where = f"ความเห็น ช่องกรอก หรือส่วนที่ซ่อนของแฟ้ม {name}"
            elif numbers.piece > len(pages):
                where = "ชื่อแฟ้มที่อ้างถึงตรงนี้"
            yield paper.finding(numbers.code, where=where, **numbers.values)
        if paper.inspection.located:
            yield paper.finding("D433", where=f"แฟ้ม {paper.document.name}", count=paper.inspection.located)


def _in_images(site: SiteContext) -> Iterator[Finding]:
    for name, pointer in images(site.workspace).items():
        for numbers in _by_kind([_words_of(name)], frozenset(), open_contacts=True):
            yield finding(numbers.code, pointer.place, where="ชื่อแฟ้มภาพที่อ้างถึงตรงนี้", **numbers.values)
        inspection = site.opened.get(pointer.file.path) if pointer.file else None
        if inspection is not None and inspection.located:
            place = Place(f"content/images/{name}")
            yield finding("D433", place, where=place.file, count=inspection.located)


def _words_of(name: str) -> str:
    """Return the words of a file's name; what cameras and messengers call their pictures is a time, not a number."""
    return re.sub(r"[\W_]+", " ", _OF_A_CAMERA.sub("", name))


def _in_records(site: SiteContext, own: frozenset[str]) -> Iterator[Finding]:
    for one in texts_where(site.texts, may_hold_numbers):
        if one.loc[-1] in _NOT_TEXT:
            continue
        state = site.states.get(one.about.get("year", 0), {}).get(one.about.get("item", ""))
        # The site config says how to reach people, and no more of them.
        open_contacts = not one.about or one.loc[-1] == "url" or (state is not None and state.item.public_contacts)
        for numbers in _by_kind([one.text], own, open_contacts=open_contacts):
            field = next((step for step in reversed(one.loc) if isinstance(step, str)), "")
            yield finding(numbers.code, one.place, where=f"ช่อง {field}", **one.about, **numbers.values)


def _in_pages(site: SiteContext, own: frozenset[str]) -> Iterator[Finding]:
    contacts = _contact_pages(site)
    for page in site.workspace.pages:
        # As it was typed, and as readers see it: marks, links and codes may take a number apart.
        words = _UNSEEN.sub("", plain(page.markdown))
        typed = _OF_A_CAMERA.sub(lambda name: "x" * len(name[0]), page.markdown)
        pieces = (typed, words, _words_of(page.slug))
        for numbers in _by_kind(pieces, own, open_contacts=page.name in contacts):
            place = Place(page.place.file, *line_and_column(page.markdown, numbers.start))
            if numbers.piece:
                line = words.count("\n", 0, numbers.start) + 1 if numbers.piece == 1 else 1
                place = Place(page.place.file, line, 1)
            yield finding(numbers.code, place, where=f"หน้า {page.title}", **numbers.values)


def _by_kind(pieces: Sequence[str], own: frozenset[str], *, open_contacts: bool) -> Iterator[_Numbers]:
    """Yield the numbers in the texts ``pieces``, those of one kind together; no telephones with ``open_contacts``."""
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
    """Return the digits of every telephone in the site config: those are the agency's."""
    site = workspace.config
    numbers = [site.agency.phone, site.agency.fax, site.complaint.phone if site.complaint else None]
    numbers += [unit.phone for unit in site.units]
    return frozenset(
        re.sub(r"\D", "", number) for text in numbers if text for number in re.split(r"[,;]|ต่อ", to_arabic(text))
    )


def _contact_pages(site: SiteContext) -> set[str]:
    """Return the pages that answer an item whose purpose is to say how to reach people."""
    return {
        entry.page
        for states in site.states.values()
        for state in states.values()
        if state.item.public_contacts and state.loaded
        for entry in state.loaded.record.evidence
        if entry.page
    }
