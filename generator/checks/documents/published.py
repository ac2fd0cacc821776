"""The published documents and images, each with whoever shows it and with what opening it gave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.assessment.completeness import ItemState
from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, Place, finding
from generator.inspection.result import Inspection
from generator.public.visible import Pointer
from generator.records.loading.documents import Document
from generator.records.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as one record or free page shows it; ``state`` is that of the item that gives it as evidence."""

    document: Document
    inspection: Inspection
    pointer: Pointer
    state: ItemState | None = None

    @property
    def place(self) -> Place:
        """Where it is pointed to."""
        return self.pointer.place

    def finding(self, code: str, part: str | None = None, **values: Any) -> Finding:  # noqa: ANN401 - fills the wording
        """Make a finding on this document, at the place where it is pointed to."""
        return finding(
            code,
            self.place,
            item=self.pointer.item,
            part=part,
            measure=self.pointer.measure,
            year=self.pointer.year,
            **{"file": self.document.name, **values},
        )


def papers(site: SiteContext) -> Iterator[Paper]:
    """Yield every opened document, once for each record or page that shows it."""
    site = site.public
    told: set[tuple[object, ...]] = set()
    for pointer in site.document_pointers:
        inspection = site.opened.get(pointer.file.path) if pointer.file else None
        shown = (pointer.name, pointer.year, pointer.item, pointer.measure, pointer.page)
        if pointer.file is not None and inspection is not None and shown not in told:
            told.add(shown)
            state = site.states.get(pointer.year or 0, {}).get(pointer.item or "")
            yield Paper(pointer.file, inspection, pointer, state)


def entries_of(site: SiteContext, paper: Paper) -> list[Evidence]:
    """Return the evidence that shows ``paper`` in the record which points to it here; of a page there is none."""
    pointer = paper.pointer
    measures = site.workspace.measures.get(pointer.year or 0, ())
    loaded = site.workspace.item(pointer.year or 0, pointer.item) if pointer.item else None
    record = loaded.record if loaded else next((m.record for m in measures if m.record.id == pointer.measure), None)
    return [entry for entry in record.evidence if entry.file == paper.document.name] if record else []


def published_files(site: SiteContext) -> list[Document]:
    """Return the published documents and images, and the font, to open; an empty file has nothing to open."""
    workspace = site.public.workspace
    return [file for file in (*workspace.documents.values(), *workspace.images.values()) if file.size]
