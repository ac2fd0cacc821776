"""Rules on the surveys: a form that wants the EIT QR code needs its address; that of the staff is for no one else."""

from __future__ import annotations

from collections.abc import Iterator

from generator.context import SiteContext
from generator.findings import Finding, Place, finding
from generator.thai.dates import format_date
from generator.thai.fiscal import first_day, last_day
from generator.workspace import CONFIG_NAME, Workspace

_STAFF_SURVEY = "/go/iit/"


def check(site: SiteContext) -> Iterator[Finding]:
    """Give a gap for a year that should show an EIT QR code and has none, an error for the staff survey on the site."""
    workspace = site.workspace
    yield from _out_of_its_year(workspace)
    for year in workspace.item_years:
        form = workspace.form(year)
        asked = next((item for item in form.items if item.eit_qr), None) if form else None
        survey = workspace.eit(year)
        if asked and survey is None:
            yield finding("G014", Place(CONFIG_NAME), item=asked.code, year=year)
        elif survey and not (survey.opens and survey.closes):
            index = workspace.site.eit.index(survey)
            yield finding("W348", workspace.config.place("eit", index), year=year)
        for code, loaded in workspace.items[year].items():
            for index, entry in enumerate(loaded.record.evidence):
                place = loaded.place("evidence", index, "url")
                if entry.url and _STAFF_SURVEY in entry.url:
                    yield finding("E350", place, item=code, year=year, address=entry.url)
                elif entry.url and (other := _other_year(workspace, year, entry.url)):
                    yield finding("W351", place, item=code, year=year, other=other)


def _out_of_its_year(workspace: Workspace) -> Iterator[Finding]:
    """Give a survey that opens or closes outside the fiscal year it is of; one of the two is told."""
    for index, survey in enumerate(workspace.site.eit):
        first, last = first_day(survey.fiscal_year), last_day(survey.fiscal_year)
        for field, day in (("opens", survey.opens), ("closes", survey.closes)):
            if day and not first <= day <= last:
                place = workspace.config.place("eit", index, field)
                yield finding("W349", place, year=survey.fiscal_year, day=format_date(day))
                break


def _other_year(workspace: Workspace, year: int, address: str) -> int | None:
    """Give the year whose survey stands at ``address``, where ``year`` has another one."""
    own = workspace.eit(year)
    others = (one for one in workspace.site.eit if one.url == address and one.fiscal_year != year)
    return None if own and own.url == address else next((one.fiscal_year for one in others), None)
