"""Rule on measures that are drafts: nobody sees them, so the last two items of the form do not rest on them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.measure_words import measure_name
from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, finding
from generator.public.visible import is_seen


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield a gap for every draft measure."""
    for year, measures in site.workspace.measures.items():
        for loaded in measures:
            if not is_seen(loaded.record):
                units = [unit for row in loaded.record.rows for unit in row.responsible.units]
                yield finding(
                    "M507",
                    loaded.place("status"),
                    measure=loaded.record.id,
                    unit=next(iter(units), None),
                    year=year,
                    name=measure_name(loaded.record),
                )
