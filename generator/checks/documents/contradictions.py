"""The rules on text asked of evidence documents: what contradicts itself, the calendar, the form or the records.

Each rule says what it says of a record's field; here its findings are put together, one for a document and cause, with
the page, heading or cell of each. ``asked_of.py`` declares which papers a rule is asked of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from generator.assessment.completeness import ItemState
from generator.assessment.site_context import SiteContext
from generator.checks.documents.agency_names import bears_own_name
from generator.checks.documents.files import own_papers
from generator.checks.documents.published import Paper
from generator.checks.documents.reading import is_misread, paragraphs_of, passages_of, rows_of
from generator.checks.documents.told_before import told_before
from generator.checks.items import code_notation, code_ranges, cross_references, dates_in_text, form_size, indicators
from generator.checks.language.asked_of import SCOPES, Papers
from generator.checks.language.passages import Passage
from generator.checks.language.texts import Texts
from generator.checks.measures import written_times
from generator.checks.results import named_measures, stated_counts, stated_scores
from generator.checks.results import years as result_years
from generator.checks.texts import contacts, names, percentages, persons, places, sums
from generator.findings.finding import Finding, Severity

CODES = ("D434", "D435", "D436", "D437", "D438", "D439", "D453")

_Rule = Callable[[Texts], Iterator[Finding]]
_SHOWN, _MOST = 6, 60
_OF_ROWS = {"results.stated_scores"}
"""Rules that know a row of a table when they see it."""


@dataclass(frozen=True, slots=True)
class _Topic:
    """What several rules say of a paper for one cause, with one cure, is told under one code."""

    code: str
    rules: Mapping[str, _Rule]
    of_names: bool = False
    """Whether it compares letter by letter."""


TOPICS: Sequence[_Topic] = (
    _Topic(
        "D434",
        {
            "results.stated_scores": stated_scores.in_texts,
            "results.stated_counts": stated_counts.in_texts,
            "results.named_measures": named_measures.in_texts,
        },
    ),
    _Topic("D435", {"results.years": result_years.in_texts}),
    _Topic("D436", {"items.dates_in_text": dates_in_text.in_texts, "measures.written_times": written_times.gregorian}),
    _Topic(
        "D437",
        {
            "items.code_notation": code_notation.in_texts,
            "items.code_ranges": code_ranges.in_texts,
            "items.cross_references": cross_references.in_texts,
            "items.indicators": indicators.in_texts,
            "items.form_size": form_size.in_texts,
        },
    ),
    _Topic("D438", {"texts.percentages": percentages.in_texts, "texts.sums": sums.in_texts}),
    _Topic("D439", {"texts.names": names.in_texts, "texts.places": places.in_texts}, of_names=True),
    _Topic("D453", {"texts.persons": persons.in_texts, "texts.contacts": contacts.in_texts}, of_names=True),
)


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield a finding for each document and cause, with all that the rules on text say of it."""
    before = told_before(site)
    for paper in own_papers(site):
        found: dict[str, list[str]] = {}
        for code, words in before.of(paper, "contradictions", partial(_all, site, paper), records=True):
            found.setdefault(code, []).append(words)
        for code, words_told in found.items():
            shown = list(dict.fromkeys(words_told))
            more = " …" if len(shown) > _SHOWN else ""
            yield paper.finding(code, told=" · ".join(shown[:_SHOWN]) + more, count=len(shown))


def _all(site: SiteContext, paper: Paper) -> Iterator[tuple[str, str]]:
    """Yield all that the rules say of a paper, each with the code of its topic."""
    result, pointer = _result_year(paper), paper.pointer
    own = passages_of(site, paper, paragraphs_of(paper.inspection), year=pointer.year, item=pointer.item)
    rows = passages_of(site, paper, rows_of(paper.inspection), year=result) if result else ()
    of_result = tuple(replace(one, year=result, item=None) for one in own) if result else ()
    asked = {Papers.OWN: own, Papers.OF_RESULT: of_result}
    misread = is_misread(paper.inspection) or not bears_own_name(site.workspace.config.agency, paper.inspection.pages)
    for topic in TOPICS:
        for rule, ask in topic.rules.items() if not (misread and topic.of_names) else ():
            passages = (*asked[SCOPES[rule].papers], *(rows if rule in _OF_ROWS else ()))
            yield from ((topic.code, words) for words in _told(site, ask, passages))


def _told(site: SiteContext, rule: _Rule, passages: tuple[Passage, ...]) -> Iterator[str]:
    """Yield what a rule says of a paper, each with where it is said of."""
    for one in islice(rule(Texts(site, passages)), _MOST) if passages else ():
        if one.severity is not Severity.NOTE:
            yield f"{one.place}: {one.message}" if one.place else one.message


def _result_year(paper: Paper) -> int | None:
    """Return the year (BE) of the result that a paper analyses, where its item asks for such a paper."""
    state: ItemState | None = paper.state
    if state is None or paper.pointer.year is None or state.item.window.kind != "previous_result":
        return None
    return state.item.window.year(paper.pointer.year)
