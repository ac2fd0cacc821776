"""Rule on published items without a word for the assessor, where the agency does explain its items."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, finding

CODES = ("G025",)

_FEWEST = 5
_MOST = 0.8
"""Share of items with an explanation from which one without it is forgotten, not left out on purpose."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield the published items that have no explanation among others that have."""
    for year, states in site.states.items():
        published = [one for one in states.values() if one.loaded is not None and one.loaded.record.is_claimed]
        lacking = [one for one in published if one.loaded is not None and not one.loaded.record.explanation]
        if len(published) < _FEWEST or len(lacking) > (1 - _MOST) * len(published):
            continue
        for state in lacking:
            if state.loaded is not None:
                place, code = state.loaded.place(), state.item.code
                yield finding("G025", place, item=code, year=year, title=state.item.title)
