"""Rules on the surveys: a form that wants the EIT QR code needs its address; that of the staff is for no one else."""

from __future__ import annotations

from collections.abc import Iterator

from generator.context import SiteContext
from generator.findings import Finding, Place, finding
from generator.workspace import CONFIG_NAME

_STAFF_SURVEY = "/go/iit/"


def check(site: SiteContext) -> Iterator[Finding]:
    """Give a gap for a year that should show an EIT QR code and has none, an error for the staff survey on the site."""
    workspace = site.workspace
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
                if entry.url and _STAFF_SURVEY in entry.url:
                    place = loaded.place("evidence", index, "url")
                    yield finding("E350", place, item=code, year=year, address=entry.url)
