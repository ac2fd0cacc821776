"""Rules on documents that are not what their names promise: the same under two names, a plan called a report.

A manual may stand in the folders of many years; whatever is of one year may not, and two items want two papers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from generator.assessment.completeness import ItemState
from generator.assessment.site_context import SiteContext
from generator.checks.documents.files import is_what_it_is_called
from generator.checks.documents.paper_year import first_lines
from generator.checks.documents.published import Paper, papers
from generator.checks.evidence.natures import wanted_nature
from generator.checks.evidence.one_address import Pair, told_pairs
from generator.checks.language.paper_nature import NATURE_THAI, paper_nature
from generator.findings.finding import Finding

CODES = ("D415", "D424")

_TIMELESS = {"evergreen", "not_stated", "plan"}
_SHOWN = 80


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on papers of items that are another paper, or another kind of paper, than they are called."""
    by_content: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers(site):
        if paper.state is not None:
            yield from _nature(paper, paper.state)
            if paper.inspection.digest and paper.document.size and is_what_it_is_called(paper):
                by_content[paper.inspection.digest].append(paper)
    told = told_pairs(site)
    for same in by_content.values():
        yield from _twins(same, told)


def _twins(same: Sequence[Paper], known: Container[Pair]) -> Iterator[Finding]:
    """Tell once of each name, after the first, under which the same content answers something else.

    Two items of which is told that one address is the evidence of both need not be told that its file is.
    """
    told = {same[0].document.name}
    for paper in same[1:]:
        other = next(
            (
                one
                for one in same
                if one.document.name != paper.document.name and _clash(one, paper) and _items(one, paper) not in known
            ),
            None,
        )
        if other and paper.document.name not in told:
            told.add(paper.document.name)
            by = other.pointer
            yield paper.finding("D415", other=other.document.name, other_item=by.item, other_year=by.year)


def _items(one: Paper, other: Paper) -> Pair:
    return frozenset((paper.pointer.year or 0, paper.pointer.item or "") for paper in (one, other))


def _clash(one: Paper, other: Paper) -> bool:
    """Tell whether one content cannot be right for both: two items of a year, or one item of two years."""
    if one.pointer.year == other.pointer.year:
        return True
    if one.pointer.item and one.state and other.state and one.state.item.key == other.state.item.key:
        return all(part.window.kind not in _TIMELESS for part in (*one.state.parts, *other.state.parts))
    return False


def _nature(paper: Paper, state: ItemState) -> Iterator[Finding]:
    """Compare what the first lines call a paper with what the parts ask for that it is said to prove."""
    name = paper.document.name
    parts = [part for part in state.parts if any(proof.evidence.file == name for proof in part.proofs)]
    wanted = {wanted_nature(state, part) for part in parts}
    entries = [proof.evidence for part in parts for proof in part.proofs if proof.evidence.file == name]
    only = all(len(part.proofs) == 1 for part in parts)
    if len(wanted) != 1 or not only or not paper.inspection.pages or not is_what_it_is_called(paper):
        return
    (asked,) = wanted
    lines = [line.strip() for line in first_lines(paper.inspection.pages[0]).splitlines()]
    natures = {nature: line for line in reversed(lines) if (nature := paper_nature(line)) in NATURE_THAI}
    other = "report" if asked == "plan" else "plan"
    if asked is None or other not in natures or asked in natures:
        return
    if any(paper_nature(entry.title or "") == other for entry in entries):
        return  # so it is called by the record, of which is told there
    values = {"title": natures[other][:_SHOWN], "found": NATURE_THAI[other], "wanted": NATURE_THAI[asked]}
    yield paper.finding("D424", **values)
