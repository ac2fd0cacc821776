"""Rules on the numbers of a year's measures: each has one, and none is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.assessment.site_context import SiteContext
from generator.checks.measures.misplaced import meant_year
from generator.checks.measures.subject import Subject, subjects
from generator.checks.results.answers import unanswered
from generator.checks.results.copied import without_copies
from generator.checks.results.weaknesses import years_without_measure
from generator.findings.finding import Finding

CODES = ("M531", "M532")

_LAST_NUMBER = re.compile(r"[0-9]{1,4}$")


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield what is wrong with the numbers, year by year.

    In a year in which something of the last result is left unanswered a number left out is that of what is missing.
    """
    known = without_copies(site)
    lacking = {gap.year + 1 for gap in unanswered(known) if not gap.is_named} | {
        year + 1 for year in years_without_measure(known)
    }
    years: dict[int, list[Subject]] = {}
    for subject in subjects(site):
        if meant_year(subject.measure, subject.year) is None:
            years.setdefault(subject.year, []).append(subject)
    for year, measures in years.items():
        if site.workspace.lacks_measures(year):
            continue
        unnumbered = [subject for subject in measures if subject.measure.number is None]
        if unnumbered:
            names = ", ".join(subject.measure.id for subject in unnumbered)
            yield unnumbered[0].say("M532", "number", count=len(unnumbered), names=names)
        elif year not in lacking or _lack_no_file(measures):
            yield from _left_out(measures)


def _lack_no_file(measures: Sequence[Subject]) -> bool:
    """Tell whether the ids themselves are numbered without a gap, so that no file is missing."""
    ends = sorted(int(match[0]) for one in measures if (match := _LAST_NUMBER.search(one.measure.id)))
    return ends == list(range(1, len(measures) + 1))


def _left_out(measures: Sequence[Subject]) -> Iterator[Finding]:
    by_number = {subject.measure.number: subject for subject in measures if subject.measure.number is not None}
    if len(by_number) < len(measures):
        return  # a number that stands twice is told; the one it should be is the one left out
    for before, after in pairwise([0, *sorted(by_number)]):
        if after > before + 1:
            missing = str(after - 1) if after == before + 2 else f"{before + 1}–{after - 1}"
            yield by_number[after].say("M531", "number", number=after, missing=missing)
