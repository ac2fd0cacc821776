"""Rules on the number of an item in a field of its own: the words beside it must not be of another item.

A failed item is told with what the assessor said, a measure with what it does. Where the analysis and the measures
name the item that those words are of, and never the one that is typed, or where the number is that of the same item in
the form of another year, the number is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.assessment.answered import answered_year
from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue, CatalogueItem
from generator.checks.language.letters import plain
from generator.checks.language.resemblance import fit
from generator.checks.measures.subject import Subject, subjects
from generator.checks.results.copied import without_copies
from generator.findings.finding import Finding, finding
from generator.records.model.result import FailedItem

CODES = ("M543",)

_ALIKE, _UNLIKE = 0.85, 0.4
_SHORTEST = 7


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield the failed items and the answered items whose words are those of another item."""
    for year, result in without_copies(site).workspace.results.items():
        form = site.workspace.form(year)
        named = _named(site, year)
        failed = {one.item for one in result.record.failed_items}
        for index, one in enumerate(result.record.failed_items):
            meant = _meant(form, one, named - failed) if form and one.item not in named else None
            if form and meant:
                place = result.place("failed_items", index, "item")
                yield finding("M543", place, item=one.item, year=year, **_values(form, one.item, meant, year))
    for subject in subjects(site):
        if not subject.is_cancelled:
            yield from _answered(site, subject)


def _named(site: SiteContext, year: int) -> set[str]:
    """Return the items that the analysis of ``year`` (BE) and the measures which answer it name."""
    record = site.workspace.results[year].record
    found = {code for block in record.analysis for code in block.items}
    for subject in subjects(site):
        if answered_year(subject.measure.answers, subject.year) == year:
            found |= set(subject.measure.answers.items)
    return found


def _meant(form: Catalogue, failed: FailedItem, others: set[str]) -> CatalogueItem | None:
    """Return the one of ``others`` whose title is in the words of a failed item that has nothing of its own."""
    words = " ".join(filter(None, (failed.comment, failed.cause, failed.remedy)))
    own = form.item(failed.item)
    if own is None or fit(words, own.title) > _UNLIKE:
        return None
    found = [item for code in sorted(others) if (item := form.item(code)) and _is_in(words, item)]
    return found[0] if len(found) == 1 else None


def _answered(site: SiteContext, subject: Subject) -> Iterator[Finding]:
    """Yield the items of a measure that have the number of the item it is about in the form of its own year."""
    answered = answered_year(subject.measure.answers, subject.year)
    form, later = site.workspace.form(answered), site.workspace.form(subject.year)
    result = site.workspace.results.get(answered)
    failed = {one.item for one in result.record.failed_items} if result else set()
    if form is None or later is None or form.fiscal_year == later.fiscal_year:
        return
    measure = subject.measure
    words = " ".join((*measure.title, measure.issue or "", *(one.text for row in subject.rows for one in row.steps)))
    for index, code in enumerate(measure.answers.items):
        own, other = form.item(code), later.item(code)
        meant = form.by_key(other.key) if other else None
        if own is None or other is None or meant is None or own.key == other.key or code in failed:
            continue
        if _is_in(words, other) and fit(words, own.title) <= _UNLIKE:
            yield subject.say("M543", "answers", "items", index, **_values(form, code, meant, answered))


def _is_in(words: str, item: CatalogueItem) -> bool:
    return len(plain(item.title)) >= _SHORTEST and fit(words, item.title) >= _ALIKE


def _values(form: Catalogue, code: str, meant: CatalogueItem, year: int) -> dict[str, Any]:
    item = form.item(code)
    title = item.title if item else ""
    return {"typed": code, "title": title, "meant": meant.code, "meant_title": meant.title, "of": year}
