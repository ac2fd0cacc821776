"""Rules on what goes out of date by itself: evidence of no year that nobody looked at, and the term of who signs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.assessment.completeness import ItemState
from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, finding
from generator.thai.dates import format_date
from generator.thai.fiscal import first_day, fiscal_year_of

CODES = ("N383", "W385", "W387")

REVIEW = timedelta(days=365)
"""How long evidence without a year stands before somebody looks at it again: the form wants it up to date each year."""
_TERM_ENDS = timedelta(days=60)


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield what was not looked at for a year, and that who signs is, or will soon be, no longer in office."""
    yield from _unreviewed(site)
    yield from _terms(site)


def _unreviewed(site: SiteContext) -> Iterator[Finding]:
    """Yield the evergreen items of the year that is being shown or prepared; what is closed is left as it was.

    Of a record that was last put in order before its year began, Y531 tells.
    """
    running = fiscal_year_of(site.as_of)
    year = next((one for one in site.workspace.item_years if one <= running), None)
    if year is None or site.workspace.options(year).status == "closed" or year < running - 1:
        return
    for state in site.states.get(year, {}).values():
        day = looked_at(state)
        if day is None or day + REVIEW >= site.as_of or state.loaded is None:
            continue
        updated = state.loaded.record.updated
        if updated is None or updated >= first_day(year):
            place = state.loaded.place("updated" if updated else "evidence")
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
