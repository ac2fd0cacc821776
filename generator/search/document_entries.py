"""The published documents among what can be found, with their text page by page.

A document is listed once, under the newest record that shows it; opening them is the business of
``generator/inspection``, what it read stands in the site's ``opened``.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import addresses
from generator.assessment.completeness import ItemStatus
from generator.assessment.measure_words import shortened
from generator.context import SiteContext
from generator.inspection.result import Kind as FileKind
from generator.loading.documents import Document
from generator.loading.page_links import files_in
from generator.model.evidence import Evidence
from generator.search.entries import LONGEST_TITLE, Entry, Kind, Text

PAGE_CHARACTERS = 20_000
"""So much of a page, or of a document without pages, can be found."""
DOCUMENT_CHARACTERS = 400_000
"""So much of a whole document."""

Shown = tuple[str | None, str, int | None, str]
"""A title, the name of a document, and the fiscal year and the address of the page that shows it."""


def searched_documents(site: SiteContext) -> tuple[Document, ...]:
    """Give the documents that can be found, for their text to be read."""
    documents = site.workspace.documents
    names = dict.fromkeys(name for _, name, _, _ in _shown(site))
    return tuple(documents[name] for name in names if name in documents)


def document_entries(site: SiteContext) -> dict[int | None, list[Entry]]:
    """Give the published documents by the fiscal year they are shown in; None for those of free pages only."""
    seen: set[str] = set()
    by_year: dict[int | None, list[Entry]] = {}
    for title, name, year, above in _shown(site):
        if name in site.workspace.documents and name not in seen:
            seen.add(name)
            entry = Entry(
                Kind.DOCUMENT,
                addresses.document(name),
                shortened(title or name.rsplit("/", 1)[-1], LONGEST_TITLE),
                year,
                also=name,
                above=above,
                texts=tuple(_texts(site, name)),
            )
            by_year.setdefault(year, []).append(entry)
    return by_year


def _shown(site: SiteContext) -> Iterator[Shown]:
    """Give every document that a page shows or links to, newest year first."""
    for year in site.workspace.years:
        for above, evidence in _evidence(site, year):
            for entry in evidence:
                if entry.file:
                    yield entry.title, entry.file, year, above
    for page in site.workspace.pages:
        for folder, name in files_in(page.markdown):
            if folder == "documents":
                yield None, name, None, addresses.free_page(page.slug)


def _evidence(site: SiteContext, year: int) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Give what the items and measures of a year show, with the address of the page; a draft shows nothing."""
    for code, state in site.states.get(year, {}).items():
        if state.loaded and state.status is not ItemStatus.DRAFT:
            yield addresses.item_page(year, code), state.loaded.record.evidence
    for loaded in site.workspace.measures.get(year, ()):
        yield addresses.measure_page(year, loaded.record.id), loaded.record.evidence


def _texts(site: SiteContext, name: str) -> Iterator[Text]:
    """Give the text of a document that was opened; only where it has pages or sheets do they have numbers."""
    inspection = site.opened.get(site.workspace.documents[name].path)
    if inspection is None:
        return
    has_pages = inspection.kind in {FileKind.PDF, FileKind.EXCEL}
    left = DOCUMENT_CHARACTERS
    for number, page in enumerate(inspection.pages, 1):
        # Cut before the words are parted: a page may be a sheet of two million characters.
        words = " ".join(page[: min(left, PAGE_CHARACTERS)].split())
        if words:
            yield Text((words,), number if has_pages else 0)
        left -= len(words)
        if left <= 0:
            return
