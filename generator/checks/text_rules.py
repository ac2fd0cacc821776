"""Everything about the texts of records and pages: whose they are, of which year, and how they are written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.assessment.site_context import SiteContext
from generator.checks.items import (
    code_notation,
    code_ranges,
    cross_references,
    dates,
    dates_in_text,
    evidence_values,
    form_edition,
    indicators,
    years,
)
from generator.checks.language.texts import Texts
from generator.checks.measures import dates as measure_dates
from generator.checks.measures import written_times
from generator.checks.results import analysis_years, measure_years, stated_scores
from generator.checks.results import years as result_years
from generator.checks.texts import columns, copied, names, places, script, spelling, stated_values, wording
from generator.findings.finding import Finding


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield what the rules on text have to say; the passages of the folder are gathered once for all of them."""
    texts = Texts(site)
    families = (
        years,
        analysis_years,
        measure_years,
        result_years,
        dates,
        measure_dates,
        dates_in_text,
        written_times,
        stated_scores,
        stated_values,
        evidence_values,
        names,
        places,
        script,
        wording,
        spelling,
        copied,
        code_notation,
        code_ranges,
        cross_references,
        form_edition,
        indicators,
        columns,
    )
    return chain.from_iterable(family.check(texts) for family in families)
