"""The agency's documents: what each really is, where it is used, and which are used nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from starlette.responses import Response

from generator.editor.asked import Asked, Way, missing
from generator.editor.desk import Desk
from generator.editor.papers import facts, is_in_order
from generator.editor.places import record_at
from generator.editor.shown import around, page
from generator.inspection.bounds import FILE_BYTES
from generator.inspection.result import Inspection
from generator.records.loading.documents import Document
from generator.records.loading.workspace import Workspace
from generator.system.plain_files import content_of

_MEDIA = {"pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
"""What a browser shows by itself; anything else is handed over to be kept."""


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a document is used."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in the list."""

    name: str
    size: int
    facts: str
    is_in_order: bool
    uses: tuple[Use, ...]


@dataclass(frozen=True)
class DocumentsView:
    """The documents, those used nowhere apart; ``is_checked`` once it is known what each is."""

    used: Sequence[DocumentRow]
    unused: Sequence[DocumentRow]
    is_checked: bool


def documents(desk: Desk, _asked: Asked) -> Response:
    """Show all documents."""
    workspace = desk.seen().workspace
    last = desk.known()
    opened = last.site.opened if last and last.site else {}
    found = {one.name: one for one in (workspace.documents.values() if workspace else ())}
    used = _uses(workspace, found) if workspace else {}
    rows = [_row(one, opened.get(one.path), tuple(used.get(name, ()))) for name, one in sorted(found.items())]
    view = DocumentsView([row for row in rows if row.uses], [row for row in rows if not row.uses], desk.is_up_to_date())
    return page("documents.html", {"view": view}, around(desk, "documents"))


def _row(document: Document, opened: Inspection | None, uses: tuple[Use, ...]) -> DocumentRow:
    told = facts(opened) if opened else ""
    return DocumentRow(document.name, document.size, told, opened is None or is_in_order(opened), uses)


def _uses(workspace: Workspace, found: dict[str, Document]) -> dict[str, list[Use]]:
    uses: dict[str, list[Use]] = {}
    for name, file in _named(workspace):
        place = record_at(file)
        if name in found and place is not None:
            use = Use(place.title, place.address)
            if use not in uses.setdefault(name, []):
                uses[name].append(use)
    for one in workspace.pages:
        for name in found:
            if re.search(rf"documents/{re.escape(name)}(?![\w.-])", one.markdown):
                uses.setdefault(name, []).append(Use(one.title, f"/text/{one.place.file}"))
    return uses


def _named(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Yield every document that evidence names, with the file of its record."""
    records = [one for of_year in workspace.items.values() for one in of_year.values()]
    for item in records:
        yield from ((entry.file, item.source.name) for entry in item.record.evidence if entry.file)
    for of_year in workspace.measures.values():
        for measure in of_year:
            yield from ((entry.file, measure.source.name) for entry in measure.record.evidence if entry.file)


def opened_file(desk: Desk, asked: Asked) -> Response:
    """Hand a document to the browser, as hostile as any: it may do nothing here, and only papers are shown."""
    workspace = desk.seen().workspace
    document = workspace.documents.get(asked.path["name"]) if workspace else None
    if document is None:
        return missing()
    media = _MEDIA.get(document.suffix)
    shown = "inline" if media else "attachment"
    headers = {
        "Content-Security-Policy": "default-src 'none'" + ("" if media else "; sandbox"),
        "Content-Disposition": f"{shown}; filename*=UTF-8''{quote(document.path.name)}",
    }
    whole = content_of(document.path, FILE_BYTES)
    return Response(whole, headers=headers, media_type=media or "application/octet-stream")


WAYS = (Way("/documents", "GET", documents), Way("/file/{name:path}", "GET", opened_file))
