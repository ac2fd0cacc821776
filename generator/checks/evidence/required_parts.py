"""Rules on completeness: what the form asks for and the records do not prove, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.assessment.completeness import ItemState, ItemStatus, PartState, PartStatus, Proof
from generator.assessment.site_context import SiteContext
from generator.assessment.window_months import month_words
from generator.findings.finding import Finding, Own, finding
from generator.records.loading.file_names import record_file
from generator.records.loading.workspace import Workspace
from generator.records.model.validate import did_you_mean

CODES = ("G001", "G002", "G003", "G004", "G010", "G011", "G012", "G013", "G015", "G016", "G017")

_CODE_OF = {
    PartStatus.MISSING: "G010",
    PartStatus.PARTLY: "G011",
    PartStatus.MONTHS: "G015",
    PartStatus.UNDATED: "G012",
    PartStatus.OUTSIDE: "G013",
}


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield a gap for every item without a record, every draft and every required part that is not proved."""
    for year, states in site.states.items():
        for state in states.values():
            yield from _item(site.workspace, year, states, state)


def _item(workspace: Workspace, year: int, states: Mapping[str, ItemState], state: ItemState) -> Iterator[Finding]:
    code, title = state.item.code, Own(state.item.title)
    if state.loaded is None:
        place = record_file(year, code)
        if place.file not in workspace.unreadable and not _may_be_misnamed(workspace, year, states):
            yield finding("G001", place, item=code, year=year, title=title)
        return
    at = state.loaded.place("item")
    if state.status is ItemStatus.DRAFT:
        yield finding("G002", state.loaded.place("status"), item=code, year=year, title=title)
        return
    if state.status is ItemStatus.NOT_APPLICABLE:
        return
    if not state.loaded.record.evidence:
        yield finding("G003", at, item=code, year=year, title=title)
        return
    misspelt = _misspelt(state)
    loose = len(state.parts) > 1 and any(not entry.parts for entry in state.loaded.record.evidence)
    lacking = [
        part
        for part in state.parts
        if not part.is_proved and not _is_explained(part) and part.part.id not in misspelt
        # Evidence that names no part, of which enough is said, may well prove those that none is named for.
        if not (loose and part.status is PartStatus.MISSING)
    ]
    for parts in _of_one_cause(lacking):
        yield _part(year, state, parts)
    if state.lacks_open_format:
        open_code = "G016" if state.must_open else "G017"
        yield finding(open_code, state.loaded.place("evidence"), item=code, year=year, title=title)
    if state.loaded.record.updated is None:
        yield finding("G004", at, item=code, year=year)


def _may_be_misnamed(workspace: Workspace, year: int, states: Mapping[str, ItemState]) -> bool:
    """Tell whether each record that is lacking may be one whose code the form does not have, of which is told."""
    lacking = sum(state.loaded is None for state in states.values())
    return len(workspace.items[year].keys() - states.keys()) >= lacking


def _is_explained(part: PartState) -> bool:
    """Tell whether what the part lacks is said of its evidence itself: where it points to, when it was."""
    if part.status in {PartStatus.OUTSIDE, PartStatus.UNDATED}:
        return all(proof.evidence.period is not None and proof.evidence.period.span is None for proof in part.proofs)
    return part.status in {PartStatus.DEAD, PartStatus.CLOSED} or (
        part.status is PartStatus.MISSING and bool(part.proofs)
    )


def _misspelt(state: ItemState) -> set[str]:
    """Return the parts that evidence names in a wrong spelling, of which enough is said."""
    known = [part.part.id for part in state.parts]
    named = {name for entry in (state.loaded.record.evidence if state.loaded else ()) for name in entry.parts}
    return {near for name in named - set(known) if (near := did_you_mean(name, known))}


def _of_one_cause(lacking: Sequence[PartState]) -> Iterable[Sequence[PartState]]:
    """Put together the parts that one piece of evidence fails in the same way; missing parts each stand alone."""
    causes: dict[object, list[PartState]] = {}
    for part in lacking:
        proof = _failing(part)
        alone = part.part.id if proof is None or part.status is PartStatus.PARTLY else None
        causes.setdefault((part.status, alone, proof and proof.index, part.window, part.missing_months), []).append(
            part
        )
    return causes.values()


def _failing(part: PartState) -> Proof | None:
    """Return the first evidence that stands for why the part is not proved."""
    status = PartStatus.PROVED if part.status is PartStatus.MONTHS else part.status
    return next((proof for proof in part.proofs if proof.status is status), None)


def _part(year: int, state: ItemState, parts: Sequence[PartState]) -> Finding:
    loaded, first = state.loaded, parts[0]
    proof = _failing(first)
    at = loaded.place("evidence", proof.index) if loaded and proof else loaded.place("evidence") if loaded else None
    return finding(
        _CODE_OF[first.status],
        at,
        item=state.item.code,
        part=", ".join(part.part.id for part in parts),
        year=year,
        title="”, “".join(part.part.title for part in parts),
        window=first.window.words(year),
        months=month_words(first.missing_months),
        count=first.count,
        needed=max(first.part.min_count, state.item.min_count or 1),
    )
