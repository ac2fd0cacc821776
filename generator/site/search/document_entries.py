"""The published documents among what can be found, with their text page by page.

A document is listed once, under the newest record that shows it; opening them is the business of
``generator/inspection``, what it read stands in the site's ``opened``.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.measure_words import shortened
from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.public.visible import Pointer
from generator.records.file_kinds import Kind as FileKind
from generator.site.search.entries import EXECUTIVES, GLUE, LONGEST_TITLE, Entry, Kind, Text

PAGE_CHARACTERS = 20_000
"""So much of a page, or of a document without pages, can be found."""
DOCUMENT_CHARACTERS = 400_000
"""So much of a whole document."""


def document_entries(site: SiteContext) -> dict[int | None, list[Entry]]:
    """Return the published documents by the fiscal year they are shown in; None for those of free pages only."""
    seen: set[str] = set()
    by_year: dict[int | None, list[Entry]] = {}
    for pointer in sorted(site.document_pointers, key=lambda pointer: -(pointer.year or 0)):
        name, title, year = pointer.name, pointer.title, pointer.year
        if pointer.file is not None and name not in seen:
            seen.add(name)
            above = _page_of(pointer)
            entry = Entry(
                Kind.DOCUMENT,
                addresses.document(name),
                shortened(title or name.rsplit("/", 1)[-1], LONGEST_TITLE),
                year,
                also=name,
                above=above,
                texts=tuple(_texts(site, name)),
                of_people=_is_of_people(site, pointer),
            )
            by_year.setdefault(year, []).append(entry)
    return by_year


def _page_of(pointer: Pointer) -> str:
    """Return the address of the page that shows a document."""
    if pointer.item is not None and pointer.year is not None:
        return addresses.item_page(pointer.year, pointer.item)
    if pointer.measure is not None and pointer.year is not None:
        return addresses.measure_page(pointer.year, pointer.measure)
    return addresses.free_page(pointer.page or "")


def _is_of_people(site: SiteContext, pointer: Pointer) -> bool:
    """Tell whether a document proves the item that names the executives."""
    form = site.workspace.form(pointer.year) if pointer.year is not None else None
    item = form.item(pointer.item) if form is not None and pointer.item is not None else None
    return item is not None and item.key == EXECUTIVES


def _texts(site: SiteContext, name: str) -> Iterator[Text]:
    """Yield the text of a document that was opened; only where it has pages or sheets do they have numbers."""
    inspection = site.opened.get(site.workspace.documents[name].path)
    if inspection is None:
        return
    has_pages = inspection.kind in {FileKind.PDF, FileKind.EXCEL}
    left = DOCUMENT_CHARACTERS
    for number, page in enumerate(inspection.pages, 1):
        # Cut before the words are parted: a page may be a sheet of two million characters.
        words = _in_line(page[: min(left, PAGE_CHARACTERS)], is_table=inspection.kind is FileKind.EXCEL)
        if words:
            yield Text((words,), number if has_pages else 0)
        left -= len(words)
        if left <= 0:
            return


def _in_line(text: str, *, is_table: bool) -> str:
    """Return a page in one line; cells and rows of a table stay apart, so that a reader knows what stands in which."""
    if not is_table:
        return " ".join(text.split())
    rows = (" | ".join(" ".join(cell.split()) for cell in row.split("\t") if cell.strip()) for row in text.splitlines())
    return GLUE.join(filter(None, rows))
