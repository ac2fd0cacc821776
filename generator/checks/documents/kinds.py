"""Rules on what kind of file may be published: by its name whatever it holds, and by what acts in it once opened.

The kinds are listed in ``loading/publishable.py``, what acts in a file is found by ``inspection/active.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, finding
from generator.inspection.result import Active
from generator.public import visible
from generator.public.links import is_folder
from generator.public.redirects import moves
from generator.public.visible import Pointer
from generator.records.file_kinds import Kind
from generator.records.loading.documents import Document
from generator.records.loading.publishable import DOCUMENTS, FONTS, PICTURES, reason, reason_to_keep_off
from generator.records.loading.workspace import Workspace
from generator.system.text_characters import shown

CODES = ("D444", "D445", "D446", "D447", "D448", "D449", "D450", "D451", "D452")

_CODE_OF = {
    Active.WEB: "D444",
    Active.MACRO_FORMAT: "D445",
    Active.MACRO: "D446",
    Active.OBJECT: "D447",
    Active.REMOTE: "D448",
    Active.SCRIPT: "D449",
    Active.LAUNCH: "D450",
    Active.ATTACHMENT: "D451",
}
_OF_SHOWN = {PICTURES: (Kind.IMAGE, "ภาพ"), FONTS: (Kind.FONT, "แบบอักษร .woff2")}


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file of the agency that the public sees, where something shows it, and the kinds that may be shown there."""

    document: Document
    pointer: Pointer
    allowed: frozenset[str] = DOCUMENTS

    def finding(self, code: str, **values: Any) -> Finding:  # noqa: ANN401 - fills the wording
        """Make a finding on this file, at the place that shows it."""
        by = self.pointer
        values["file"] = shown(self.document.name)
        return finding(code, by.place, item=by.item, measure=by.measure, year=by.year, **values)


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on files that may not be published, each once for every record that shows it."""
    files = list(shown_files(site))
    yield from names(files)
    yield from contents(site, files)
    yield from _old_addresses(site.workspace)


def names(files: Iterable[ShownFile]) -> Iterator[Finding]:
    """Yield the findings that need no file to be opened: endings that are not listed, or hidden in a name."""
    for file in files:
        found = reason(file.document.name, file.allowed)
        if found:
            yield file.finding(found.code, ending=shown(found.ending), what=found.what, cure=found.cure)


def contents(site: SiteContext, files: Iterable[ShownFile]) -> Iterator[Finding]:
    """Yield the findings on what acts in those of ``files`` that were opened and whose names are fit."""
    for file in files:
        inspection = site.opened.get(file.document.path)
        if inspection is None or reason(file.document.name, file.allowed):
            continue
        for active in inspection.active:
            yield file.finding(_CODE_OF[active])
        kind, what = _OF_SHOWN.get(file.allowed, (inspection.kind, ""))
        if kind is not inspection.kind and Active.WEB not in inspection.active:
            yield file.finding("D452", what=what)


def shown_files(site: SiteContext) -> Iterator[ShownFile]:
    """Yield every file that is published, or would be if its kind allowed it, once for everybody who shows it."""
    told: set[tuple[object, ...]] = set()
    pointers = chain(
        ((pointer, DOCUMENTS) for pointer in site.document_pointers), visible.image_pointers(site.workspace)
    )
    for pointer, allowed in pointers:
        # Of an ending of another kind, the rule on what the site config names tells.
        is_chosen = pointer.page is None and pointer.item is None and pointer.measure is None
        told_there = pointer.file is not None and is_chosen and pointer.file.suffix not in allowed
        shown_by = (pointer.name, pointer.year, pointer.item, pointer.measure, pointer.page, allowed)
        if pointer.file is not None and not told_there and shown_by not in told:
            told.add(shown_by)
            yield ShownFile(pointer.file, pointer, allowed)


def _old_addresses(workspace: Workspace) -> Iterator[Finding]:
    """Yield findings on old addresses of files at which a copy of another kind, or under such a name, would stand."""
    for move in moves(workspace):
        if is_folder(move.old) or is_folder(move.new):
            continue
        found = reason_to_keep_off(move.old, move.new)
        if found:
            values: dict[str, Any] = {"ending": shown(found.ending), "what": found.what, "cure": found.cure}
            yield finding(found.code, move.place, file=shown(move.old), **values)
