"""Rules on what goes out of date by itself: evidence of no year that nobody looked at, and the term of who signs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.assessment.completeness import ItemState
from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, finding
from generator.thai.dates import format_date
from generator.thai.fiscal import fiscal_year_of

CODES = ("N383", "W385", "W387")

REVIEW = timedelta(days=365)
"""How long evidence without a year stands before somebody looks at it again: the form wants it up to date each year."""
_TERM_ENDS = timedelta(days=60)


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield what was not looked at for a year, and that who signs is, or will soon be, no longer in office."""
    yield from _unreviewed(site)
    yield from _terms(site)


def _unreviewed(site: SiteContext) -> Iterator[Finding]:
    """Yield the evergreen items of the year that is being shown or prepared; what is closed is left as it was."""
    running = fiscal_year_of(site.as_of)
    year = next((one for one in site.workspace.item_years if one <= running), None)
    if year is None or site.workspace.options(year).status == "closed" or year < running - 1:
        return
    for state in site.states.get(year, {}).values():
        day = looked_at(state)
        if day is not None and day + REVIEW < site.as_of and state.loaded is not None:
            place = state.loaded.place("updated" if state.loaded.record.updated else "evidence")
            yield finding("W385", place, item=state.item.code, year=year, day=format_date(day))


def looked_at(state: ItemState) -> date | None:
    """Return the day on which evidence of no year was last looked at; ``None`` where it has a year, or is no evidence.

    That is the day of the record, else of its newest paper.
    """
    loaded = state.loaded
    if loaded is None or not loaded.record.is_claimed or not loaded.record.evidence:
        return None
    if not any(part.window.kind == "evergreen" for part in state.parts):
        return None
    issued = [entry.issued for entry in loaded.record.evidence if entry.issued]
    return loaded.record.updated or max(issued, default=None)


def _terms(site: SiteContext) -> Iterator[Finding]:
    agency, day = site.workspace.config.agency, site.as_of
    ends = [(one.until, index) for index, one in enumerate(agency.executives) if one.until]
    if not ends or len(ends) < len(agency.executives):
        return  # somebody is in office for as long as is known
    until, index = max(ends)
    place = site.workspace.config_file.place("agency", "executives", index, "until")
    name = agency.executives[index].name
    if until < day:
        yield finding("W387", place, name=name, day=format_date(until))
    elif day + _TERM_ENDS >= until:
        yield finding("N383", place, name=name, day=format_date(until), left=(until - day).days)
