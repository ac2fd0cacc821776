"""Which measures answer the result of a year, and which of their steps speak of an item that lost points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from generator.assessment.answered import answered_year
from generator.assessment.site_context import SiteContext
from generator.catalogue.codes import letters, numbers
from generator.catalogue.model import Catalogue
from generator.checks.language.letters import plain
from generator.checks.measures.subject import Subject, subjects
from generator.checks.per_site import once_per_site
from generator.records.model.measure import Links
from generator.records.model.result import FailedItem

SAME_SUBJECT = 80
"""Likeness in percent from which a step contains the subject of an item, whatever stands around it."""
_SHORTEST = 6
_SHORTEST_REMEDY = 15


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of one measure, as plain letters; a title and a sub-step can answer an item as well.

    ``indicators`` are all that the measure speaks of, also through questions, sub-indicators and items.
    """

    subject: Subject
    texts: tuple[str, ...]
    steps: tuple[str, ...]
    count: int
    indicators: frozenset[int]

    @property
    def links(self) -> Links:
        """What of the result the measure says that it answers."""
        return self.subject.measure.answers


@once_per_site
def answering(site: SiteContext) -> Mapping[int, Sequence[Steps]]:
    """Return the measures that were not given up, by the year (BE) whose result they answer.

    One that names another year than the one before its own answers that one too: that its year is wrong is told apart.
    """
    found: dict[int, list[Steps]] = {}
    for subject in subjects(site):
        if not subject.is_cancelled:
            for year in dict.fromkeys((answered_year(subject.measure.answers, subject.year), subject.year - 1)):
                found.setdefault(year, []).append(_steps(subject, site.workspace.form(year)))
    return found


def _steps(subject: Subject, form: Catalogue | None) -> Steps:
    steps = [step for row in subject.rows for step in row.steps]
    texts = (*subject.measure.title, *(text for step in steps for text in (step.text, *step.sub)))
    count = sum(max(1, len(step.sub)) for step in steps)
    indicators = frozenset(indicators_of(subject.measure.answers, form))
    told = tuple(plain(" ".join((step.text, *step.sub))) for step in steps)
    return Steps(subject, tuple(plain(text) for text in texts), told, count, indicators)


def names_item(texts: Sequence[str], code: str) -> bool:
    """Tell whether plain ``texts`` name the item ``code`` (``O17``) in any notation: O17, ๐๑๗, 017, ข้อ 17."""
    number = re.escape(".".join(map(str, numbers(code))))
    head = "o|0|ข้อ" if letters(code) == "O" else f"{letters(code).lower()}|ข้อ" if letters(code) else "ข้อ"
    pattern = re.compile(rf"(?<![0-9a-z])(?:{head})\s?0*{number}(?![0-9])")
    return any(pattern.search(text) for text in texts)


def has_step_for(steps: Steps, failed: FailedItem, form: Catalogue | None) -> bool:
    """Tell whether a step (or title) names the failed item, has its subject, or is its remedy."""
    if names_item(steps.texts, failed.item):
        return True
    item = form.item(failed.item) if form else None
    wanted = [plain(item.title)] if item and len(plain(item.title)) >= _SHORTEST else []
    wanted += [plain(failed.remedy)] if failed.remedy and len(plain(failed.remedy)) >= _SHORTEST_REMEDY else []
    return any(
        fuzz.partial_ratio(one, text) >= SAME_SUBJECT
        for one in wanted
        for text in steps.texts
        if len(text) >= min(len(one), _SHORTEST_REMEDY)
    )


def indicators_of(links: Links, form: Catalogue | None) -> Iterator[int]:
    """Yield the indicators that ``links`` speak of, also through questions, sub-indicators and items."""
    yield from links.indicators
    yield from (int(code.partition(".")[0]) for code in links.sub_indicators)
    for code in links.questions if form else ():
        number = form.indicator_of_question(code) if form else None
        if number:
            yield number
    for code in links.items if form else ():
        item = form.item(code) if form else None
        if item:
            yield int(item.sub_indicator.partition(".")[0])
