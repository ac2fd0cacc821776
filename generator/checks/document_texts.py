"""Rules on what evidence documents say: the agency's own name, the year asked for, the words that a part calls for.

Only text that was read whole, and is Thai, is held against what it does not say: a scan proves nothing either way.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.assessment.completeness import ItemState, PartState, PartStatus
from generator.checks.agency_names import is_named, proper_name, stranger
from generator.checks.paper_year import other_year
from generator.checks.papers import Paper, papers
from generator.checks.required_parts import responsible_unit
from generator.context import SiteContext
from generator.findings import Finding, finding
from generator.inspection.result import ENOUGH_LETTERS, Inspection, Kind, Problem
from generator.inspection.thai_text import folded, thai_letters

_UNREADABLE = {Problem.NO_TEXT, Problem.GARBLED}
_NAMED = {Kind.PDF, Kind.WORD, Kind.EXCEL}
_SHOWN_WORDS = 3


def check(site: SiteContext) -> Iterator[Finding]:
    """Give findings on documents without the agency's name, of another year, or without the words of their part."""
    for paper in papers(site):
        yield from _name(site, paper)
        yield from _year(paper)
    for year, states in site.states.items():
        for state in states.values():
            for part in state.parts:
                yield from _words(site, year, state, part)


def _name(site: SiteContext, paper: Paper) -> Iterator[Finding]:
    """Look for the agency's name. A table, or a paper of the central government, need not have it.

    Another authority's name instead is wrong anywhere.
    """
    agency = site.workspace.site.agency
    if paper.inspection.kind not in _NAMED or not paper.inspection.speaks_thai:
        return
    if is_named(agency, _plain(paper.inspection.text)):
        return
    other, count = stranger(paper.inspection.text)
    if count > 1:
        yield paper.finding("D421", name=proper_name(agency), other=other, count=count)
    elif paper.inspection.kind is not Kind.EXCEL and not (paper.state and paper.state.item.outside_papers):
        yield paper.finding("D420", name=proper_name(agency))


def _year(paper: Paper) -> Iterator[Finding]:
    """Compare the year of the title with the windows of the parts that the document is said to prove."""
    if paper.state is None or _UNREADABLE.intersection(paper.inspection.problems):
        return
    name = paper.document.name
    seen = [(part, proof.status) for part in paper.state.parts for proof in part.proofs if proof.evidence.file == name]
    if not seen or any(status is PartStatus.OUTSIDE for _, status in seen):
        return  # that the record itself names another time is a finding of its own
    windows = [part.window for part, _ in seen if part.window.span(paper.year)]
    if len(windows) < len(seen):
        return
    asked = {window.year(paper.year) for window in windows}
    asked |= {paper.year for window in windows if window.kind == "previous_result"}
    found = other_year(paper.inspection.pages, asked)
    if found:
        yield paper.finding("D422", found=found, window=windows[0].words(paper.year))


def _words(site: SiteContext, year: int, state: ItemState, part: PartState) -> Iterator[Finding]:
    """Look for the words of a part in all that proves it, where all of that can be read."""
    if not part.part.words or not part.part.is_required or state.loaded is None:
        return
    if state.loaded.record.status != "published":
        return
    live = [proof for proof in part.proofs if proof.status in {PartStatus.PROVED, PartStatus.UNDATED}]
    read = [_readable(site, proof.evidence.file) for proof in live]
    texts = [inspection.text for inspection in read if inspection is not None]
    if not texts or len(texts) < len(live) or sum(map(thai_letters, texts)) < ENOUGH_LETTERS:
        return
    whole = "".join(map(_plain, texts))
    missing = [group for group in part.part.words if not any(folded(word) in whole for word in group)]
    if missing:
        listed = " และ ".join(" หรือ ".join(f"“{word}”" for word in group[:_SHOWN_WORDS]) for group in missing)
        yield finding(
            "D423",
            state.loaded.place("evidence", live[0].index, "file"),
            item=state.item.code,
            part=part.part.id,
            unit=responsible_unit(site.workspace, state),
            year=year,
            title=part.part.title,
            words=listed,
        )


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    """Fold a text once, however many parts it is asked about."""
    return folded(text)


def _readable(site: SiteContext, name: str | None) -> Inspection | None:
    document = site.workspace.documents.get(name or "")
    inspection = site.opened.get(document.path) if document else None
    if inspection is None or not inspection.complete or _UNREADABLE.intersection(inspection.problems):
        return None
    return inspection
