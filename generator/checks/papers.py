"""The documents that records show to the public, each with its record and with what opening it gave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.assessment.completeness import ItemState
from generator.checks.required_parts import responsible_unit
from generator.context import SiteContext
from generator.findings import Finding, Place, finding
from generator.inspection.result import Inspection
from generator.loading.documents import Document
from generator.model.evidence import Evidence
from generator.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as one record shows it; ``state`` is that of the item, None for the paper of a measure."""

    document: Document
    inspection: Inspection
    place: Place
    year: int
    state: ItemState | None = None
    measure: str | None = None
    unit: str | None = None

    def finding(self, code: str, part: str | None = None, **values: Any) -> Finding:  # noqa: ANN401 - fills the wording
        """Make a finding on this document, at the place where its record shows it."""
        return finding(
            code,
            self.place,
            item=self.state.item.code if self.state else None,
            part=part,
            measure=self.measure,
            unit=self.unit,
            year=self.year,
            **{"file": self.document.name, **values},
        )


def papers(site: SiteContext) -> Iterator[Paper]:
    """Give every opened document of every record, once for each record that shows it."""
    workspace = site.workspace
    for year, states in site.states.items():
        for state in states.values():
            unit = responsible_unit(workspace, state)
            for document, place in _of_item(workspace, state):
                if inspection := site.opened.get(document.path):
                    yield Paper(document, inspection, place, year, state=state, unit=unit)
    for year, measures in workspace.measures.items():
        for loaded in measures:
            unit = next((name for row in loaded.record.rows for name in row.responsible.units), None)
            for index, document in _files(workspace, loaded.record.evidence):
                if inspection := site.opened.get(document.path):
                    place = loaded.place("evidence", index, "file")
                    yield Paper(document, inspection, place, year, measure=loaded.record.id, unit=unit)


def shown_documents(site: SiteContext) -> list[Document]:
    """Give every document that a record shows to the public and that is no empty file, and every image."""
    workspace = site.workspace
    found: dict[str, Document] = {}
    for states in site.states.values():
        for state in states.values():
            found.update({document.name: document for document, _ in _of_item(workspace, state)})
    for measures in workspace.measures.values():
        for loaded in measures:
            found.update({document.name: document for _, document in _files(workspace, loaded.record.evidence)})
    images = [image for image in workspace.images.values() if image.size]
    return [*found.values(), *images]


def _of_item(workspace: Workspace, state: ItemState) -> Iterator[tuple[Document, Place]]:
    if state.loaded is None or state.loaded.record.status != "published":
        return
    for index, document in _files(workspace, state.loaded.record.evidence):
        yield document, state.loaded.place("evidence", index, "file")


def _files(workspace: Workspace, evidence: Iterable[Evidence]) -> Iterator[tuple[int, Document]]:
    """Give each file of ``evidence`` that is there and not empty, with the position of its first entry."""
    seen: set[str] = set()
    for index, entry in enumerate(evidence):
        document = workspace.documents.get(entry.file or "")
        if document is not None and document.size and document.name not in seen:
            seen.add(document.name)
            yield index, document
