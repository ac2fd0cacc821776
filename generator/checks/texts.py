"""Everything about the texts of records and pages: whose they are, of which year, and how they are written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.checks import (
    analysis_years,
    code_notation,
    code_ranges,
    columns,
    copied,
    cross_references,
    evidence_values,
    form_edition,
    indicators,
    item_dates,
    item_years,
    measure_dates,
    measure_years,
    names,
    places,
    result_years,
    script,
    spelling,
    spoken_dates,
    stated_scores,
    stated_values,
    wording,
    written_times,
)
from generator.context import SiteContext
from generator.findings import Finding
from generator.text_rules.texts import Texts


def check(site: SiteContext) -> Iterator[Finding]:
    """Give what the rules on text have to say; the passages of the folder are gathered once for all of them."""
    texts = Texts(site)
    families = (
        item_years,
        analysis_years,
        measure_years,
        result_years,
        item_dates,
        measure_dates,
        spoken_dates,
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
