"""What does the public see? The one place that answers: which records, fields, evidence, documents, images and pages.

Publishing, search, open data, feed, freezing, the ITAS sheet, links and every check ask here, through
``SiteContext.public`` or the functions below, and nobody decides it again:

- a field that its model calls internal is seen by nobody outside;
- of a **draft** item only the fields are seen that its model names as ``SEEN_WHILE_DRAFT``; a draft measure is not
  seen at all;
- an item that does not apply shows its reason and whatever evidence it gives;
- of documents and images those are seen that something seen points to: published and inspected are the same files;
- free pages are seen as they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from itertools import chain
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.findings.finding import Place
from generator.public.outward import normal
from generator.public.page_links import LinkedFile, files_in
from generator.records.loaded import Loaded
from generator.records.loading.documents import Document
from generator.records.loading.publishable import FONTS, PICTURES
from generator.records.loading.workspace import Workspace
from generator.records.memory.link_history import Known
from generator.records.model.base import is_internal, models_in
from generator.records.model.evidence import Evidence
from generator.records.model.free_page import FreePage
from generator.records.model.item import SEEN_WHILE_DRAFT, Item
from generator.records.model.measure import Measure
from generator.system.text_characters import line_and_column

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Pointer:
    """Something seen that points to a file of the agency: where, and whose it is.

    ``find_place`` looks up where it points, which takes long in a record. ``file`` is the file if it is there,
    ``title`` what the pointer calls it. ``item`` or ``measure`` of ``year`` (BE) gives it as evidence, ``page`` is the
    slug of the free page that links to it; with none of them the site config names it.
    """

    name: str
    find_place: Callable[[], Place]
    file: Document | None = None
    title: str | None = None
    year: int | None = None
    item: str | None = None
    measure: str | None = None
    page: str | None = None

    @property
    def place(self) -> Place:
        """Where it points; asked only when there is something to say of it."""
        return self.find_place()


About = dict[str, Any]
"""Whom a finding on a record concerns, as ``finding`` wants it."""


def is_seen(record: Item | Measure) -> bool:
    """Tell whether the public sees what the record says, and not only (of an item) that it is being prepared."""
    return record.status != "draft"


def seen(workspace: Workspace) -> Workspace:
    """Return ``workspace`` as the public sees it: what is hidden is not in it."""
    shown = replace(
        workspace,
        config_file=_without_internal(workspace.config_file),
        items={
            year: {code: _seen_item(loaded) for code, loaded in items.items()}
            for year, items in workspace.items.items()
        },
        measures=dict(_seen_measures(workspace)),
        results={year: _without_internal(loaded) for year, loaded in workspace.results.items()},
    )
    published = _files(documents(shown))
    return replace(
        shown,
        documents=published,
        images=_files(images(shown)),
        link_health=dict(_known_links(workspace, shown, published.keys())),
    )


def without_draft_measures(workspace: Workspace) -> Workspace:
    """Return ``workspace`` without the measures that nobody sees, with all else that stands in the folder."""
    seen_only = {
        year: tuple(measure for measure in measures if is_seen(measure.record))
        for year, measures in workspace.measures.items()
    }
    return replace(workspace, measures=seen_only)


def evidence(workspace: Workspace) -> Iterator[tuple[Loaded[Item] | Loaded[Measure], Pointer, Evidence]]:
    """Yield every piece of evidence that the public sees: its record, who points where, and the piece itself."""
    for loaded, about in records(workspace):
        for index, entry in enumerate(loaded.record.evidence):
            yield loaded, _pointer(workspace, loaded, index, entry, about), entry


def records(workspace: Workspace) -> Iterator[tuple[Loaded[Item] | Loaded[Measure], About]]:
    """Yield the items and measures whose words the public sees, year by year, each with whom it concerns."""
    for year, items in workspace.items.items():
        yield from ((item, {"item": code, "year": year}) for code, item in items.items() if is_seen(item.record))
    for year, measures in workspace.measures.items():
        yield from (
            (measure, {"measure": measure.record.id, "year": year}) for measure in measures if is_seen(measure.record)
        )


def document_pointers(workspace: Workspace) -> Iterator[Pointer]:
    """Yield everything seen that points below ``content/documents``, whether or not a file is there."""
    for _, pointer, entry in evidence(workspace):
        if entry.file is not None:
            yield pointer
    yield from _in_free_pages(workspace, "documents", workspace.documents)


def documents(workspace: Workspace) -> Mapping[str, Pointer]:
    """Return the published documents by name, each with the first that points to it."""
    pointers: dict[str, Pointer] = {}
    for pointer in document_pointers(workspace):
        if pointer.file is not None:
            pointers.setdefault(pointer.name, pointer)
    return pointers


def image_pointers(workspace: Workspace) -> Iterator[tuple[Pointer, frozenset[str]]]:
    """Yield everything seen that points below ``content/images``, each with the endings that may be shown there."""
    site, config = workspace.config, workspace.config_file
    if emblem := site.agency.emblem:
        yield Pointer(emblem, partial(config.place, "agency", "emblem"), workspace.images.get(emblem)), PICTURES
    if font := site.look.font:
        yield Pointer(font, partial(config.place, "look", "font"), workspace.images.get(font)), FONTS
    for pointer in _in_free_pages(workspace, "images", workspace.images):
        yield pointer, PICTURES


def images(workspace: Workspace) -> Mapping[str, Pointer]:
    """Return the published images, and the font, by name, each with the first that points to it."""
    pointers: dict[str, Pointer] = {}
    for pointer, endings in image_pointers(workspace):
        if pointer.file is not None and pointer.file.suffix in endings:
            pointers.setdefault(pointer.name, pointer)
    return pointers


def seen_fields(record: BaseModel) -> tuple[str, ...]:
    """Return the names of the fields of a record that the public sees; of a draft measure none."""
    if isinstance(record, Measure) and not is_seen(record):
        return ()
    draft = isinstance(record, Item) and not is_seen(record)
    fields = type(record).model_fields
    return tuple(
        name for name, field in fields.items() if (name in SEEN_WHILE_DRAFT or not draft) and not is_internal(field)
    )


def _known_links(workspace: Workspace, shown: Workspace, published: Iterable[str]) -> Iterator[tuple[str, Known]]:
    """Yield what is known of outward addresses, but for those that only hidden evidence or documents hold."""
    items = (item.record.evidence for year in workspace.items.values() for item in year.values())
    measures = (measure.record.evidence for year in workspace.measures.values() for measure in year)
    typed = {normal(entry.url) for entry in chain(*items, *measures) if entry.url}
    hidden = typed - {normal(entry.url) for _, _, entry in evidence(shown) if entry.url}
    names = frozenset(published)
    for address, known in workspace.link_health.items():
        if address not in hidden and (not known.documents or not names.isdisjoint(known.documents)):
            yield address, known


def _seen_measures(workspace: Workspace) -> Iterator[tuple[int, tuple[Loaded[Measure], ...]]]:
    """Yield the measures of each year that are seen; a year that has only drafts has none to show."""
    for year, measures in workspace.measures.items():
        shown = tuple(_without_internal(loaded) for loaded in measures if is_seen(loaded.record))
        if shown or not measures:
            yield year, shown


def _seen_item(loaded: Loaded[Item]) -> Loaded[Item]:
    if is_seen(loaded.record):
        return _without_internal(loaded)
    fields = Item.model_fields
    hidden = {name: fields[name].get_default(call_default_factory=True) for name in fields.keys() - SEEN_WHILE_DRAFT}
    return replace(loaded, record=loaded.record.model_copy(update=hidden))


def _without_internal(loaded: Loaded[R]) -> Loaded[R]:
    shown = _cleared(loaded.record)
    return loaded if shown is loaded.record else replace(loaded, record=shown)


def _cleared(record: R) -> R:
    """Return ``record`` with its internal fields as if they had not been typed; itself where none was."""
    changed: dict[str, object] = {}
    for name in _may_hide(type(record)):
        field, value = type(record).model_fields[name], getattr(record, name)
        shown = field.get_default(call_default_factory=True) if is_internal(field) else _cleared_value(value)
        if shown != value:
            changed[name] = shown
    return record.model_copy(update=changed) if changed else record


def _cleared_value(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(_cleared_value, value))
    return _cleared(value) if isinstance(value, BaseModel) else value


@cache
def _may_hide(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields of ``model`` that are internal, or hold a model that has such a field."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if is_internal(field) or any(_may_hide(inner) for inner in models_in(field.annotation))
    )


def _pointer(
    workspace: Workspace, loaded: Loaded[Item] | Loaded[Measure], index: int, entry: Evidence, about: About
) -> Pointer:
    field = next((name for name in ("file", "url", "page") if getattr(entry, name) is not None), "title")
    place = partial(loaded.place, "evidence", index, field)
    return Pointer(entry.target or "", place, workspace.documents.get(entry.file or ""), entry.title, **about)


def _in_free_pages(workspace: Workspace, folder: str, files: Mapping[str, Document]) -> Iterator[Pointer]:
    for page in workspace.pages:
        for link, place in _links_of(page):
            if link.folder == folder:
                yield Pointer(link.name, partial(_itself, place), files.get(link.name), page=page.slug)


def _itself(place: Place) -> Place:
    return place


@lru_cache(maxsize=1024)
def _links_of(page: FreePage) -> tuple[tuple[LinkedFile, Place], ...]:
    """Return the links of a page with their places; many ask for them, and a page may have thousands."""
    links = sorted(files_in(page.markdown), key=lambda link: link.start)
    places, at, line, column = [], 0, 1, 1
    for link in links:
        between_line, between_column = line_and_column(page.markdown[at : link.start] + "\0", link.start - at)
        line, column = line + between_line - 1, between_column + (column - 1 if between_line == 1 else 0)
        places.append((link, Place(page.place.file, line, column)))
        at = link.start
    return tuple(places)


def _files(pointers: Mapping[str, Pointer]) -> dict[str, Document]:
    return {name: pointer.file for name, pointer in pointers.items() if pointer.file is not None}
