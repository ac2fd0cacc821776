"""Rules on what evidence documents say: the agency's own name, the year asked for, the words that a part calls for.

Only text that was read whole, and is Thai, is held against what it does not say: a scan proves nothing either way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain

from generator.assessment.completeness import ItemState, PartState, PartStatus, Proof
from generator.assessment.site_context import SiteContext
from generator.checks.documents.agency_names import is_named, proper_name, stranger, stranger_in_title
from generator.checks.documents.files import is_what_it_is_called
from generator.checks.documents.paper_year import other_year
from generator.checks.documents.published import Paper, papers
from generator.checks.documents.told_before import told_before
from generator.findings.finding import Finding, finding
from generator.inspection.result import ENOUGH_LETTERS, Inspection, Problem
from generator.inspection.thai_text import folded, thai_letters
from generator.records.file_kinds import Kind
from generator.records.model.site_config import Agency

CODES = ("D420", "D421", "D422", "D423")

_UNREADABLE = {Problem.NO_TEXT, Problem.GARBLED}
_NAMED = {Kind.PDF, Kind.WORD, Kind.EXCEL}
_SHOWN_WORDS = 3


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on documents without the agency's name, of another year, or without the words of their parts.

    Of a document that is not what it is called, or is of another agency or year, nothing more is said.
    """
    wrong: set[str] = set()
    for paper in papers(site):
        told = list(chain(_name(site, paper), _year(site, paper))) if is_what_it_is_called(paper) else None
        if told is None or told:
            wrong.add(paper.document.name)
        yield from told or ()
    for year, states in site.states.items():
        for state in states.values():
            yield from _words(site, year, state, wrong)


def _name(site: SiteContext, paper: Paper) -> Iterator[Finding]:
    """Look for the agency's name. A table, or a paper of the central government, need not have it.

    Another authority's name instead is wrong anywhere, and in the title also where the own name stands further down.
    """
    agency, inspection = site.workspace.config.agency, paper.inspection
    if inspection.kind not in _NAMED or not inspection.speaks_thai:
        return
    if paper.pointer.page is not None:
        return  # a page may link to a paper of anybody
    beside = (agency.name, agency.type, agency.name_en, agency.domains)
    ((is_told, other, times),) = told_before(site).of(
        paper, "agency", partial(_named, agency, inspection), beside=beside
    )
    named, count = bool(is_told), int(times)
    outside = inspection.kind is Kind.EXCEL or (paper.state is not None and paper.state.item.outside_papers)
    if named and other:
        yield paper.finding("D421", name=agency.name, other=other, count=count)
    elif count > 1:
        yield paper.finding("D421", name=proper_name(agency), other=other, count=count)
    elif not named and not outside:
        yield paper.finding("D420", name=proper_name(agency))


def _named(agency: Agency, inspection: Inspection) -> Iterator[tuple[str, str, str]]:
    """Say whether the agency is named, which other authority is in its place, and how often; empty is no."""
    named = is_named(agency, _plain(inspection.text))
    other, count = stranger_in_title(agency, inspection.pages) if named else stranger(inspection.text)
    yield "named" if named else "", other, str(count)


def _year(site: SiteContext, paper: Paper) -> Iterator[Finding]:
    """Compare the year of the title with the windows of the parts that the document is said to prove."""
    year = paper.pointer.year
    if paper.state is None or year is None or _UNREADABLE.intersection(paper.inspection.problems):
        return
    name = paper.document.name
    seen = [(part, proof.status) for part in paper.state.parts for proof in part.proofs if proof.evidence.file == name]
    if not seen or any(status is PartStatus.OUTSIDE for _, status in seen):
        return  # that the record itself names another time is a finding of its own
    windows = [part.window for part, _ in seen if part.window.span(year)]
    if len(windows) < len(seen):
        return
    asked = {one for window in windows for one in window.years(year)}
    asked |= {year for window in windows if window.kind == "previous_result"}
    look = partial(_in_another, paper.inspection.pages, asked)
    for (found,) in told_before(site).of(paper, "year of title", look, beside=sorted(asked)):
        yield paper.finding("D422", found=found, window=windows[0].words(year))


def _in_another(pages: Sequence[str], asked: Collection[int]) -> Iterator[tuple[str]]:
    if found := other_year(pages, asked):
        yield (str(found),)


def _words(site: SiteContext, year: int, state: ItemState, wrong: Container[str]) -> Iterator[Finding]:
    """Look for the words of the parts in all that proves each; what the same documents lack is told in one finding."""
    loaded = state.loaded
    if loaded is None or not loaded.record.is_claimed:
        return
    lacking: dict[tuple[int, ...], list[tuple[PartState, str]]] = defaultdict(list)
    for part in state.parts:
        live = [proof for proof in part.proofs if proof.status in {PartStatus.PROVED, PartStatus.UNDATED}]
        spoilt = any(proof.evidence.file in wrong for proof in live)
        if not spoilt and (missing := _missing(site, part, live)):
            lacking[tuple(proof.index for proof in live)].append((part, missing))
    for where, found in lacking.items():
        yield finding(
            "D423",
            loaded.place("evidence", where[0], "file"),
            item=state.item.code,
            part=", ".join(part.part.id for part, _ in found),
            year=year,
            title="”, “".join(part.part.title for part, _ in found),
            words=" และ ".join(words for _, words in found),
        )


def _missing(site: SiteContext, part: PartState, live: Sequence[Proof]) -> str:
    """Say which words of ``part`` stand nowhere in all that proves it; nothing where not all of that can be read."""
    if not part.part.words or not part.part.is_required:
        return ""
    read = {proof.evidence.file or "": _readable(site, proof.evidence.file) for proof in live}
    opened = {name: inspection for name, inspection in read.items() if inspection is not None}
    if not opened or len(opened) < len(read):
        return ""
    look = partial(_missing_words, opened, part.part.words)
    missing = told_before(site).of_all(opened, "words of parts", look, beside=part.part.words)
    return " และ ".join(" หรือ ".join(f"“{word}”" for word in group[:_SHOWN_WORDS]) for group in missing)


def _missing_words(opened: Mapping[str, Inspection], words: Iterable[Iterable[str]]) -> Iterator[Iterable[str]]:
    """Yield each group of ``words`` of which none stands in what was opened, if that is text enough to tell."""
    texts = [inspection.text for inspection in opened.values()]
    if sum(map(thai_letters, texts)) >= ENOUGH_LETTERS:
        whole = "".join(map(_plain, texts))
        yield from (group for group in words if not any(folded(word) in whole for word in group))


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
