"""The EIT survey page of each year, the same for the current year at ``/eit/``, and the QR codes as SVG and PNG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.assessment.measure_words import days_words
from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.records.model.site_config import EitSurvey
from generator.site import look_files
from generator.site.page import Asset, Crumb, MenuEntry, Page, YearLink
from generator.site.page_kind import PageKind, Searched
from generator.site.page_template import PageTemplate
from generator.site.search.entries import Entry, Kind
from generator.site.views.eit_survey import SurveyDays, SurveyState, survey_days, survey_state, survey_year
from generator.site.views.origins import Origins
from generator.site.views.qr_code import qr_png, qr_svg
from generator.site.views.trail import HOME, fiscal_year, year_switch
from generator.thai.dates import format_date

TITLE = "แบบวัด EIT"


@dataclass(frozen=True, slots=True)
class EitFiles:
    """Where the page of a survey stands, its QR code as SVG and as PNG, and its poster."""

    page: str
    svg: str
    png: str
    poster: str


@dataclass(frozen=True, slots=True)
class EitView:
    """What the templates show of a year's survey; ``indicators`` are what it asks about, as the form calls them.

    ``status`` says that it is not set while the survey has no address; with no survey ever ``year`` is None.
    """

    year: int | None
    day: date
    survey: EitSurvey | None
    status: SurveyState
    days: SurveyDays
    agency: str
    indicators: tuple[str, ...]
    emblem: str | None
    files: EitFiles | None


TEMPLATE = PageTemplate("eit", EitView, listed=True)


def eit_years(site: SiteContext) -> tuple[int, ...]:
    """Return the years that have an EIT page, newest first: those with a survey, and the current one."""
    if not _is_surveyed(site):
        return ()
    current = site.front_year
    surveyed = {survey.fiscal_year for survey in site.workspace.config.eit}
    return tuple(sorted(surveyed | ({current} if current else set()), reverse=True))


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield the page of every year's survey, and of the current year's at ``/eit/``, where the form has one."""
    for year in eit_years(site):
        yield _page(site, year, addresses.eit_page(year), (Crumb(TITLE, addresses.EIT), Crumb(fiscal_year(year))))
    if _is_surveyed(site):
        yield _page(site, survey_year(site), addresses.EIT, (Crumb(TITLE),))


def _is_surveyed(site: SiteContext) -> bool:
    """Tell whether the public is asked at all: the form of the year shown may have no such survey."""
    form = site.workspace.form(site.front_year or 0)
    return form is None or "EIT" in form.weights or bool(site.workspace.config.eit)


def assets(site: SiteContext) -> Iterator[Asset]:
    """Yield the QR code of every configured survey as SVG and as PNG."""
    for index, survey in enumerate(site.workspace.config.eit):
        place = site.workspace.config_file.place("eit", index, "url")
        yield Asset(addresses.eit_qr(survey.fiscal_year), qr_svg(survey.url), place)
        yield Asset(addresses.eit_qr(survey.fiscal_year, "png"), qr_png(survey.url), place)


def eit_view(site: SiteContext, year: int | None) -> EitView:
    """Return what is shown of the survey of ``year`` (BE) on the day of the build."""
    survey = site.workspace.eit(year) if year is not None else None
    agency = site.workspace.config.agency
    emblem = agency.emblem if agency.emblem in site.workspace.images else None
    return EitView(
        year=year,
        day=site.as_of,
        survey=survey,
        status=survey_state(survey, site.as_of),
        days=survey_days(survey, site.as_of),
        agency=agency.name,
        indicators=_indicators(site, year) if year is not None else (),
        emblem=look_files.emblem(site) if emblem else None,
        files=_files(survey.fiscal_year) if survey else None,
    )


def _files(year: int) -> EitFiles:
    return EitFiles(
        addresses.eit_page(year), addresses.eit_qr(year), addresses.eit_qr(year, "png"), addresses.eit_poster(year)
    )


def _indicators(site: SiteContext, year: int) -> tuple[str, ...]:
    return tuple(indicator.title for indicator in site.workspace.names(year).indicators_of("EIT"))


def origins(site: SiteContext, year: int | None) -> Origins:
    """Lead from a survey's address to where the site config says it."""
    surveys = enumerate(site.workspace.config.eit)
    return Origins(
        site.workspace.config_file,
        {survey.url: ("eit", index, "url") for index, survey in surveys if survey.fiscal_year == year},
    )


def _page(site: SiteContext, year: int | None, path: str, crumbs: tuple[Crumb, ...]) -> Page:
    view = eit_view(site, year)
    return TEMPLATE.page(
        path,
        f"{TITLE} {fiscal_year(year)}" if year else TITLE,
        _description(view),
        view,
        breadcrumbs=(HOME, *crumbs),
        year=year,
        years=_switch(site, year, path) if year else (),
        image=view.files.png if view.files else None,
        origins=origins(site, year),
        place=site.workspace.config_file.place("eit"),
    )


def _switch(site: SiteContext, current: int, path: str) -> tuple[YearLink, ...]:
    places = ((year, path if year == current else addresses.eit_page(year)) for year in eit_years(site))
    return year_switch(places, current)


def _description(view: EitView) -> str:
    start = f"แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) ของ{view.agency}"
    days = days_words(view.survey.opens, view.survey.closes) if view.survey else ""
    return " ".join(
        filter(
            None,
            (
                start,
                fiscal_year(view.year) if view.year else "",
                view.status.thai,
                days,
                f"(ข้อมูล ณ วันที่ {format_date(view.day)})",
            ),
        )
    )


def _entries(site: SiteContext, year: int | None) -> Iterator[Entry]:
    if any(survey.fiscal_year == year for survey in site.workspace.config.eit) and year is not None:
        words = "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก EIT survey QR Code"
        yield Entry(Kind.PAGE, addresses.eit_page(year), f"{TITLE} {fiscal_year(year)}", year, TITLE, words)


def _menu(site: SiteContext, english: str) -> MenuEntry | None:
    return MenuEntry(TITLE, addresses.EIT, english) if _is_surveyed(site) else None


def _is_handed_out(page: Page) -> bool:
    """Tell that of a survey: without one the page is there only while its year is the current one."""
    view = TEMPLATE.data_of(page)
    return page.path == addresses.EIT or (view is not None and view.survey is not None)


KIND = PageKind(
    template=TEMPLATE,
    compose=compose,
    english="EIT survey",
    search=Searched(_entries),
    handed_out=_is_handed_out,
    menu=_menu,
    assets=assets,
)
