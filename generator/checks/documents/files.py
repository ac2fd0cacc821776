"""Rules on evidence documents as files: each opens, is what its name says, and has text to read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.checks.documents.published import Paper, papers
from generator.findings.finding import Finding
from generator.inspection.bounds import FILE_BYTES
from generator.inspection.kind import named_kind
from generator.inspection.result import Inspection, Problem
from generator.records.file_kinds import READ_WHOLE, Kind
from generator.records.loading.documents import Document

CODES = (
    *("D401", "D402", "D403", "D404", "D405", "D406", "D407", "D408", "D409", "D410", "D411", "D412"),
    *("D413", "D414"),
)

_CODE_OF = {
    Problem.EMPTY: "D401",
    Problem.UNREADABLE: "D413",
    Problem.DAMAGED: "D404",
    Problem.ENCRYPTED: "D405",
    Problem.BOMB: "D406",
    Problem.HEAVY: "D407",
    Problem.SLOW: "D407",
    Problem.TOO_LARGE: "D408",
    Problem.NO_TEXT: "D410",
    Problem.GARBLED: "D411",
    Problem.PROTECTED: "D412",
}

_OPENS_ALIKE = {
    (Kind.OLD_OFFICE, Kind.RTF),
    (Kind.RTF, Kind.OLD_OFFICE),
}
"""What a name promises, and what opens as well: Word takes RTF called ``.doc``."""

_MEGABYTE = 1_000_000
_UNREADABLE = {Problem.NO_TEXT, Problem.GARBLED}


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on documents that do not open, lie about their kind, or cannot be read."""
    for paper in papers(site):
        yield from _file(paper)


def is_what_it_is_called(paper: Paper) -> bool:
    """Tell whether a document is of the kind that its name promises, or of one that opens as well."""
    return mismatch(paper.document, paper.inspection) is None


def is_own(paper: Paper) -> bool:
    """Tell whether a paper is the agency's own and can be read: nobody here can mend a law."""
    if paper.pointer.page is not None or (paper.state is not None and paper.state.item.outside_papers):
        return False
    return is_what_it_is_called(paper) and not _UNREADABLE.intersection(paper.inspection.problems)


def own_papers(site: SiteContext) -> Iterator[Paper]:
    """Yield the agency's own papers that can be read, each once, wherever it is shown first."""
    seen: set[str] = set()
    for paper in papers(site):
        if paper.document.name not in seen and is_own(paper):
            seen.add(paper.document.name)
            yield paper


def mismatch(document: Document, inspection: Inspection) -> str | None:
    """Return the code of the finding on a document whose name promises another kind than it is, or None."""
    found, named = inspection.kind, named_kind(document.suffix)
    if named is None or found is named or (named, found) in _OPENS_ALIKE:
        return None
    return {Kind.UNKNOWN: "D404", Kind.HTML: "D403"}.get(found, "D402")


def _file(paper: Paper) -> Iterator[Finding]:
    found, size = paper.inspection, paper.document.size
    for problem in found.problems:
        yield paper.finding(_CODE_OF[problem], size=f"{size / _MEGABYTE:.0f}", limit=FILE_BYTES // _MEGABYTE)
    if found.problems and found.kind in {Kind.ZIP, Kind.OLD_OFFICE, Kind.UNKNOWN}:
        return
    if code := mismatch(paper.document, found):
        yield paper.finding(code, suffix=paper.document.suffix, kind=found.kind.thai)
    elif found.kind is Kind.OLD_OFFICE and not found.problems:
        yield paper.finding("D409")
    cut = found.kind in READ_WHOLE or (found.kind is Kind.PDF and found.page_count > len(found.pages))
    if cut and not found.complete and not found.problems:
        yield paper.finding("D414")
