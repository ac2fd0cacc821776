"""Everything about improving on a result: its scores, its analysis, and the measures that answer it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.assessment.site_context import SiteContext
from generator.checks.measures import fields, follow_up, numbers, progress
from generator.checks.results import analysis, answers, arithmetic, failed_items, links, weaknesses
from generator.checks.results import copied as copied_results
from generator.findings.finding import Finding

_UNANSWERED = {"M551", "M552", "M553"}
"""Findings on what of a result no measure answers."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield what the rules on results and measures have to say."""
    measures_alone = answers.without_result(site)
    copied = [*copied_results.check(site)]
    site = copied_results.without_copies(site)
    unanswered = [*answers.check(site), *weaknesses.check(site)]
    lacking = {found.year + 1 for found in unanswered if found.year and found.code in _UNANSWERED}
    return chain(
        copied,
        measures_alone,
        arithmetic.check(site),
        failed_items.check(site),
        analysis.check(site),
        unanswered,
        links.check(site),
        fields.check(site),
        follow_up.check(site),
        progress.check(site),
        numbers.check(site, lacking),
    )
