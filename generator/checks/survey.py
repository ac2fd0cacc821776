"""Rules on the EIT survey: a year whose form wants its QR code needs a configured address."""

from __future__ import annotations

from collections.abc import Iterator

from generator.context import SiteContext
from generator.findings import Finding, Place, finding
from generator.workspace import CONFIG_NAME


def check(site: SiteContext) -> Iterator[Finding]:
    """Give a gap for a year that should show the EIT QR code and has no survey configured."""
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
