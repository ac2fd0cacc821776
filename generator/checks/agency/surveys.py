"""Rules on the surveys: a form that wants the EIT QR code needs its address; that of the staff is for no one else."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.checks.documents.published import papers
from generator.findings.finding import Finding, Place, finding
from generator.public.texts import ShownText, place_in, texts_where
from generator.public.visible import is_seen
from generator.records.loading.plain_markdown import plain
from generator.records.loading.workspace import CONFIG_NAME, Workspace
from generator.records.model.free_page import FreePage
from generator.records.model.survey_address import is_staff_survey, staff_surveys
from generator.thai.dates import format_date
from generator.thai.fiscal import first_day, last_day

CODES = ("E350", "E360", "E361", "G014", "W348", "W349", "W351", "W386")


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield a gap for a year that should show an EIT QR code and has none, an error for the staff survey."""
    workspace = site.workspace
    yield from _out_of_its_year(workspace)
    yield from _of_two_years(workspace)
    yield from _of_the_staff(site)
    for year in workspace.item_years:
        form = workspace.form(year)
        asked = next((item for item in form.items if item.eit_qr), None) if form else None
        survey = workspace.eit(year)
        if asked and survey is None:
            yield finding("G014", Place(CONFIG_NAME), item=asked.code, year=year)
        elif survey and not (survey.opens and survey.closes):
            index = workspace.config.eit.index(survey)
            yield finding("W348", workspace.config_file.place("eit", index), year=year)
        for code, loaded in workspace.items[year].items():
            if not is_seen(loaded.record):
                continue
            for index, entry in enumerate(loaded.record.evidence):
                place = loaded.place("evidence", index, "url")
                if entry.url and is_staff_survey(entry.url):
                    yield finding("E350", place, item=code, year=year, address=entry.url)
                elif entry.url and (other := _other_year(workspace, year, entry.url)):
                    yield finding("W351", place, item=code, year=year, other=other)


def _out_of_its_year(workspace: Workspace) -> Iterator[Finding]:
    """Yield a survey that opens or closes outside the fiscal year it is of; one of the two is told."""
    for index, survey in enumerate(workspace.config.eit):
        first, last = first_day(survey.fiscal_year), last_day(survey.fiscal_year)
        for field, day in (("opens", survey.opens), ("closes", survey.closes)):
            if day and not first <= day <= last:
                place = workspace.config_file.place("eit", index, field)
                yield finding("W349", place, year=survey.fiscal_year, day=format_date(day))
                break


def _of_two_years(workspace: Workspace) -> Iterator[Finding]:
    """Yield a survey whose code is that of an earlier year's: ITAS gives a new one each year."""
    first: dict[str, int] = {}
    for survey in sorted(workspace.config.eit, key=lambda one: one.fiscal_year):
        code = survey.url.rpartition("/")[2]
        other = first.setdefault(code.lower(), survey.fiscal_year)
        if other != survey.fiscal_year:
            place = workspace.config_file.place("eit", workspace.config.eit.index(survey), "url")
            yield finding("W386", place, year=survey.fiscal_year, other=other, value=code)


def _other_year(workspace: Workspace, year: int, address: str) -> int | None:
    """Return the year whose survey stands at ``address``, where ``year`` has another one."""
    own = workspace.eit(year)
    others = (one for one in workspace.config.eit if one.url == address and one.fiscal_year != year)
    return None if own and own.url == address else next((one.fiscal_year for one in others), None)


def _of_the_staff(site: SiteContext) -> Iterator[Finding]:
    """Yield an error for every other text and document that leads the public to the survey of the staff."""
    for one in texts_where(site.texts, is_staff_survey):
        for _, address in staff_surveys(one.text):
            if not _told_elsewhere(one):
                yield finding("E360", one.place, **one.about, where=one.where, address=address)
            break
    for page in site.workspace.pages:
        yield from _of_page(page)
    for name, layout in site.workspace.own_layouts.items():
        for _, address in staff_surveys(layout.model_dump_json()):
            place = Place(f"content/layouts/{name}.yml")
            yield finding("E360", place, where=f"แบบตาราง {name}", address=address)
            break
    for paper in papers(site):
        texts = (*paper.inspection.links, *paper.inspection.pages, paper.inspection.aside)
        leading = next((found for text in texts for _, found in staff_surveys(text)), None)
        if leading:
            yield paper.finding("E361", address=leading)


def _of_page(page: FreePage) -> Iterator[Finding]:
    as_typed = list(staff_surveys(page.markdown))
    for start, address in as_typed:
        yield finding("E360", place_in(page, start), where=f"หน้า {page.name}", address=address)
    # Marks may take an address apart that readers see whole.
    for start, address in () if as_typed else staff_surveys(words := plain(page.markdown)):
        place = Place(page.place.file, words.count("\n", 0, start) + 1, 1)
        yield finding("E360", place, where=f"หน้า {page.name}", address=address)


def _told_elsewhere(one: ShownText) -> bool:
    """Tell whether an address is refused as the survey of users, or named as the evidence of an item."""
    return one.loc[0] == "eit" or ("item" in one.about and one.loc[0] == "evidence" and one.loc[-1] == "url")
