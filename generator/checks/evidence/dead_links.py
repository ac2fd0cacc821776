"""Rules on links that were checked before: evidence that could not be opened is no evidence."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, finding
from generator.public.outward import normal, readable
from generator.records.memory.link_history import Known
from generator.records.memory.link_states import CLOSED, LinkState
from generator.thai.dates import format_date

CODES = ("L820",)


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield a gap for evidence of a published item that did not open when the links were last checked."""
    known = site.workspace.link_health
    for year, states in site.states.items() if known else ():
        for code, state in states.items():
            loaded = state.loaded
            for index, entry in enumerate(loaded.record.evidence if loaded else ()):
                link = known.get(normal(entry.url) or "") if entry.url else None
                if loaded and link and link.checked and _is_dead(link):
                    yield finding(
                        "L820",
                        loaded.place("evidence", index, "url"),
                        item=code,
                        year=year,
                        address=readable(entry.url or ""),
                        state=f"{link.state.thai}: {link.reason.thai}",
                        day=format_date(link.checked),
                    )


def _is_dead(link: Known) -> bool:
    """Tell whether nobody can open an address, or only those whom its owner let in."""
    return link.state is LinkState.BROKEN or link.reason in CLOSED
