"""Rules on evidence: what it points to is there, is not empty, and names parts that the form has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.assessment.completeness import ItemState, ItemStatus, parts_of
from generator.assessment.site_context import SiteContext
from generator.checks.evidence.missing_folders import GoneFolder, folder_of, gone_folders
from generator.checks.shared_cause import told_once
from generator.findings.finding import Finding, Place, cure, finding
from generator.public.visible import is_seen
from generator.records.loading.documents import Document, lookalike
from generator.records.loading.publishable import FONTS, PICTURES
from generator.records.loading.workspace import Loaded, Workspace
from generator.records.model.evidence import Evidence
from generator.records.model.item import Item
from generator.records.model.measure import Measure
from generator.records.model.validate import did_you_mean
from generator.system.file_access import place_name

CODES = ("E340", "E341", "E342", "E343", "E344", "E347", "E349", "E353", "G005", "G006", "N345", "N346")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One piece of evidence with where it stands and which record it belongs to."""

    evidence: Evidence
    loaded: Loaded[Item] | Loaded[Measure]
    index: int
    year: int
    item: str | None = None
    measure: str | None = None
    seen: bool = True
    claimed: bool = True

    @property
    def place(self) -> Place:
        """Where it says what it points to; asked only when something is wrong with that."""
        field = "file" if self.evidence.file else "page" if self.evidence.page else "url"
        return self.loaded.place("evidence", self.index, field)


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on evidence of items and measures, and on documents that no record uses."""
    workspace = site.workspace
    used = {pointer.name for pointer in site.document_pointers if pointer.page is not None}
    lost: list[Finding] = []
    targets: list[Finding] = []
    by_look = {lookalike(name): name for name in workspace.documents}
    entries = (*_of_items(workspace), *_of_measures(workspace))
    named = {entry.evidence.file for entry in entries if entry.seen and entry.evidence.file}
    gone = {} if workspace.lacks_folder("content/documents") else gone_folders(named, workspace.documents)
    yield from _gone(entries, gone)
    used.update(name for name in workspace.documents if any(one.is_meant_for(name) for one in gone.values()))
    for entry in entries:
        name = entry.evidence.file
        if folder_of(name or "") in gone:
            continue
        meant = _meant(workspace.documents, by_look, name) if name and name not in workspace.documents else None
        used.update(found for found in (name, meant) if found)
        lost.extend(_lost(workspace, entry, meant))
        targets.extend(_target(workspace, entry, meant))
    # A file or page went; the records that name it are right.
    yield from told_once(lost, fewest=2)
    yield from targets
    for year, states in site.states.items():
        for state in states.values():
            yield from _parts(state, year)
    yield from _unused(site, used)
    yield from _config_images(workspace)


def _gone(entries: Sequence[_Entry], gone: Mapping[str, GoneFolder]) -> Iterator[Finding]:
    """Tell of each folder that is gone, at the first evidence in it that is seen."""
    for folder, one in gone.items():
        first = next(entry for entry in entries if entry.seen and folder_of(entry.evidence.file or "") == folder)
        values: dict[str, Any] = {"folder": folder, "count": len(one.files), "cure": one.cure}
        yield finding("E353", first.place, item=first.item, measure=first.measure, year=first.year, **values)


def _unused(site: SiteContext, used: Collection[str]) -> Iterator[Finding]:
    """Yield the documents that no record uses, unless a record may still come to use them.

    That may be one that cannot be read, or one of the year whose folder a document stands in that lacks evidence, of
    which enough is said there.
    """
    workspace = site.workspace
    lacking = (ItemStatus.PARTIAL, ItemStatus.MISSING)
    wanting = {
        str(year)
        for year, states in site.states.items()
        if any(state.loaded and state.status in lacking for state in states.values())
    }
    records = [name for name in workspace.unreadable if not name.startswith("content/documents/")]
    for name, document in {} if records else workspace.documents.items():
        if name not in used and name.partition("/")[0] not in wanting:
            place = place_name(document.path, workspace.folder)
            yield finding("N345", Place(place), file=place.removeprefix("content/documents/"))


def _of_items(workspace: Workspace) -> Iterator[_Entry]:
    for year, items in workspace.items.items():
        for code, loaded in items.items():
            seen, claimed = is_seen(loaded.record), loaded.record.is_claimed
            for index, piece in enumerate(loaded.record.evidence):
                yield _Entry(piece, loaded, index, year, item=code, seen=seen, claimed=claimed)


def _of_measures(workspace: Workspace) -> Iterator[_Entry]:
    for year, measures in workspace.measures.items():
        for loaded in measures:
            for index, piece in enumerate(loaded.record.evidence):
                yield _Entry(piece, loaded, index, year, measure=loaded.record.id)


def _meant(documents: Mapping[str, Document], by_look: Mapping[str, str], name: str) -> str | None:
    """Return the document that a name of no document was probably meant for."""
    return by_look.get(lookalike(name)) or did_you_mean(name, list(documents))


def _lost(workspace: Workspace, entry: _Entry, meant: str | None) -> Iterator[Finding]:
    """Tell of a document or a page that is nowhere, where the public would see that."""
    piece, where = entry.evidence, {"item": entry.item, "measure": entry.measure}
    if workspace.lacks_folder("content/documents" if piece.file else "content/pages"):
        return  # that nothing in it is read is said of the folder
    if piece.file is not None:
        if entry.seen and _is_missing(workspace, piece.file) and not _looks_like(piece.file, meant):
            way = _cure(workspace.documents, piece.file, meant)
            yield finding("E340", entry.place, year=entry.year, file=piece.file, cure=way, **where)
    elif piece.page is not None:
        names = [page.name for page in workspace.pages]
        if piece.page not in names:
            near = did_you_mean(piece.page, names)
            way = cure("E343", "near", near=near) if near else cure("E343", "nowhere")
            yield finding("E343", entry.place, year=entry.year, file=piece.page, cure=way, **where)


def _target(workspace: Workspace, entry: _Entry, meant: str | None) -> Iterator[Finding]:
    """Tell of all else that is wrong with what evidence points to."""
    piece, where = entry.evidence, {"item": entry.item, "measure": entry.measure}
    if piece.file is not None and not workspace.lacks_folder("content/documents"):
        document = workspace.documents.get(piece.file)
        if document is not None and document.size == 0:
            yield finding("E342", entry.place, year=entry.year, file=piece.file, **where)
        elif not _is_missing(workspace, piece.file):
            return
        elif _looks_like(piece.file, meant):
            yield finding("E341", entry.place, year=entry.year, file=piece.file, other=meant, **where)
        elif not entry.seen:
            way = _cure(workspace.documents, piece.file, meant)
            yield finding("N346", entry.place, year=entry.year, file=piece.file, cure=way, **where)
    elif piece.target is None and entry.claimed and not workspace.lacks_folder("content/pages"):
        yield finding("G005", entry.place, year=entry.year, title=piece.title or "ไม่มีชื่อ", **where)


def _is_missing(workspace: Workspace, name: str) -> bool:
    """Tell whether no document is called ``name``; of one that is there and cannot be read is told there."""
    return name not in workspace.documents and f"content/documents/{name}" not in workspace.unreadable


def _looks_like(name: str, meant: str | None) -> bool:
    """Tell whether what was probably meant looks the same as ``name`` on the screen."""
    return meant is not None and lookalike(meant) == lookalike(name)


def _cure(documents: Mapping[str, Document], name: str, meant: str | None) -> str:
    """Say what to do about a document that is nowhere."""
    if any(document.startswith(f"{name}/") for document in documents):
        return cure("E340", "folder", name=name)
    return cure("E340", "near", near=meant) if meant else cure("E340", "nowhere")


def _parts(state: ItemState, year: int) -> Iterator[Finding]:
    loaded = state.loaded
    if loaded is None:
        return
    known = [part.id for part in parts_of(state.item)]
    titles = {part.id: part.title for part in parts_of(state.item)}
    listed, code = ", ".join(f"{name} ({titles[name]})" for name in known), state.item.code
    for index, piece in enumerate(loaded.record.evidence):
        for number, part in enumerate(piece.parts):
            if part not in known:
                near = did_you_mean(part, known) or _part_titled(part, titles)
                meant = f"หมายถึง “{near}” ใช่หรือไม่ " if near else ""
                at = loaded.place("evidence", index, "parts", number)
                yield finding("E344", at, item=code, part=part, year=year, value=part, cure=meant, known=listed)
        if not piece.parts and len(known) > 1 and loaded.record.is_claimed:
            at, title = loaded.place("evidence", index), piece.title or piece.target or ""
            yield finding("G006", at, item=code, year=year, title=title, known=listed)


def _part_titled(typed: str, titles: Mapping[str, str]) -> str | None:
    """Return the part whose title the words ``typed`` are nearly, or are some words of that no other title has."""
    by_title = {title: name for name, title in titles.items()}
    near = did_you_mean(typed, list(by_title))
    holding = [name for name, title in titles.items() if typed in title]
    return by_title[near] if near else holding[0] if len(holding) == 1 else None


def _config_images(workspace: Workspace) -> Iterator[Finding]:
    site = workspace.config
    chosen = (("agency", "emblem", site.agency.emblem, PICTURES), ("look", "font", site.look.font, FONTS))
    for group, field, name, kinds in chosen:
        if not name or workspace.lacks_folder("content/images"):
            continue
        place = workspace.config_file.place(group, field)
        image = workspace.images.get(name)
        if image is None:
            near = did_you_mean(name, list(workspace.images))
            way = cure("E347", "near", near=near) if near else cure("E347", "nowhere")
            yield finding("E347", place, file=name, cure=way)
        elif image.suffix not in kinds:
            yield finding("E349", place, file=name, kinds=", ".join(sorted(kinds)))
