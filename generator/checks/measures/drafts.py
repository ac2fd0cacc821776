"""Rule on measures that are drafts: nobody sees them, so the last two items of the form do not rest on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.assessment.measure_words import measure_name
from generator.assessment.site_context import SiteContext
from generator.checks.per_site import once_per_site
from generator.findings.finding import Finding, Own, finding
from generator.public.visible import is_seen, without_draft_measures

CODES = ("M507",)


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield a gap for every draft measure."""
    for year, measures in site.workspace.measures.items():
        for loaded in measures:
            if not is_seen(loaded.record):
                yield finding(
                    "M507",
                    loaded.place("status"),
                    measure=loaded.record.id,
                    year=year,
                    name=Own(measure_name(loaded.record)),
                )


@once_per_site
def without_drafts(site: SiteContext) -> SiteContext:
    """Return the site without its draft measures, of which no other rule asks anything; the same where it has none."""
    if all(is_seen(loaded.record) for measures in site.workspace.measures.values() for loaded in measures):
        return site
    return replace(site, workspace=without_draft_measures(site.workspace))
