"""Rules on days that draw near in the running fiscal year: the survey closes, answers are due, a declaration is signed.

Source: the calendar of the form, and the days of the survey in the site config.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.assessment.completeness import ItemState, ItemStatus
from generator.assessment.site_context import SiteContext
from generator.assessment.year_calendar import ANSWERS, DECLARATION, calendar_form, occasion
from generator.catalogue.model import CatalogueItem
from generator.findings.finding import Finding, Place, finding
from generator.thai.dates import format_date
from generator.thai.fiscal import fiscal_year_of

CODES = ("N380", "N381", "N382", "W384")

SIGNED = "signed-declaration"
"""The part of a form that only the chief executive of the year can sign."""
_CLOSING = timedelta(days=14)
_ANSWERING = timedelta(days=31)
_SETTLED = {ItemStatus.COMPLETE, ItemStatus.NOT_APPLICABLE}


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield what must be done by a day that is near, and what should have been done by one that is past."""
    if site.workspace.items:
        year = fiscal_year_of(site.as_of)
        yield from _survey(site, year)
        yield from _answers(site, year)
        yield from _declaration(site, year)


def days_left(day: date, today: date) -> str:
    """Say in Thai how far off ``day`` is from ``today``, which is not after it."""
    days = (day - today).days
    return "วันนี้วันสุดท้าย" if days == 0 else f"อีก {days} วัน"


def _survey(site: SiteContext, year: int) -> Iterator[Finding]:
    survey = site.workspace.eit(year)
    if survey is None or survey.closes is None or not survey.closes - _CLOSING <= site.as_of <= survey.closes:
        return
    place = site.workspace.config_file.place("eit", site.workspace.config.eit.index(survey), "closes")
    yield finding("N380", place, year=year, day=format_date(survey.closes), left=days_left(survey.closes, site.as_of))


def _answers(site: SiteContext, year: int) -> Iterator[Finding]:
    """Yield by which day items must be answered in ITAS; a year that was frozen has been."""
    answers, states = occasion(site.workspace, year, ANSWERS), site.states.get(year, {})
    if (
        not states
        or answers is None
        or answers.span is None
        or any(one.fiscal_year == year for one in site.workspace.frozen)
    ):
        return
    if not answers.span.start - _ANSWERING <= site.as_of <= answers.span.end:
        return
    open_items = [code for code, state in states.items() if state.status not in _SETTLED]
    yield finding(
        "N381",
        Place(f"oit_items/{year}"),
        year=year,
        first=format_date(answers.span.start),
        last=format_date(answers.span.end),
        left=days_left(answers.span.end, site.as_of),
        basis=answers.basis_words,
        count=len(open_items),
        total=len(states),
    )


def _declaration(site: SiteContext, year: int) -> Iterator[Finding]:
    """Yield that the chief executive has still to sign this year's declaration, or had to."""
    due, answers = occasion(site.workspace, year, DECLARATION), occasion(site.workspace, year, ANSWERS)
    item = _asked(site, year)
    if due is None or due.span is None or item is None or not due.span.start <= site.as_of:
        return
    state = site.states.get(year, {}).get(item.code)
    if state is not None and _is_settled(state):
        return
    ends = answers.span.end if answers and answers.span else due.span.end
    if site.as_of > ends:
        return  # what is missing then costs points, and is told as that
    chief = site.workspace.config.agency.executive_on(site.as_of)
    place = state.loaded.place() if state and state.loaded else Place("oit_items")
    yield finding(
        "N382" if site.as_of <= due.span.end else "W384",
        place,
        item=item.code,
        year=year,
        day=format_date(due.span.end),
        who=f" ({chief.name} {chief.position})" if chief else "",
        basis=due.basis_words,
    )


def _asked(site: SiteContext, year: int) -> CatalogueItem | None:
    if site.workspace.form(year) is None and site.workspace.items.get(year):
        return None  # a form that cannot be read is told where forms are
    items = calendar_form(site.workspace, year).items
    return next((item for item in items if item.part(SIGNED)), None)


def _is_settled(state: ItemState) -> bool:
    """Tell whether the item is published, so that what it lacks costs points and is told as that, or need not be."""
    return state.status is ItemStatus.NOT_APPLICABLE or (state.loaded is not None and state.loaded.record.is_claimed)
