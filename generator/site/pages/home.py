"""The home page: what this site is, how complete the year is, what is new, and how to reach the agency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from generator.assessment.by_day import ByDay
from generator.assessment.completeness import Tally
from generator.assessment.measure_words import days_words
from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.records.model.site_config import Agency, ComplaintChannel
from generator.site import look_files
from generator.site.page import MenuEntry, Page
from generator.site.page_kind import PageKind, Searched, Updates, always
from generator.site.page_template import PageTemplate
from generator.site.pages.year import year_links
from generator.site.search.entries import Entry, Kind, one_text
from generator.site.search.record_text import agency_texts, free_page_texts
from generator.site.views.eit_survey import SurveyDays, survey_days, survey_year
from generator.site.views.free_text import free_pages, without_title
from generator.site.views.markdown_origins import MarkdownOrigins
from generator.site.views.structured import CONTEXT, organization
from generator.site.views.trail import Link, fiscal_year
from generator.site.views.updates import Update, latest
from generator.site.views.year_days import year_days
from generator.site.views.year_view import StatusCount, SubIndicatorView, indicators, status_counts

UPDATES = 6
"""How many updates the page lists."""


@dataclass(frozen=True, slots=True)
class EitCard:
    """The EIT survey of the current year: where its page and its QR code are, whether it is open, and when."""

    year: int
    path: str
    qr: str
    dates: str
    days: SurveyDays


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the template shows; ``year`` is the current fiscal year (BE), None when there is none yet."""

    agency: Agency
    tagline: str | None
    year: int | None
    year_days: ByDay | None
    tally: Tally
    counts: tuple[StatusCount, ...]
    subs: tuple[SubIndicatorView, ...]
    year_links: tuple[Link, ...]
    updates: tuple[Update, ...]
    eit: EitCard | None
    complaint: ComplaintChannel | None
    years: tuple[Link, ...]
    pages: tuple[Link, ...]


TEMPLATE = PageTemplate("home", HomeView, listed=True)


def compose(site: SiteContext, updates: Updates) -> Iterator[Page]:
    """Yield the home page with the last of ``updates``.

    The agency's own ``content/pages/welcome.md`` stands at its head if there is one.
    """
    agency = site.workspace.config.agency
    welcome = next((page for page in site.workspace.pages if page.slug == addresses.WELCOME), None)
    view = _view(site, updates)
    title = f"การเปิดเผยข้อมูลสาธารณะ (OIT) {agency.name}"
    yield TEMPLATE.page(
        path=addresses.HOME,
        title=title,
        description=site.workspace.config.tagline or f"ข้อมูลสาธารณะและหลักฐานตามแบบ OIT ทุกปีงบประมาณของ{agency.name}",
        data=view,
        updated=max((update.day for update in view.updates), default=None),
        markdown=without_title(welcome.markdown) if welcome else None,
        structured={"@context": CONTEXT, **organization(agency, site.workspace.config.site_url)},
        image=look_files.emblem(site),
        alternate=addresses.ENGLISH,
        origins=MarkdownOrigins(welcome, addresses.HOME) if welcome else {},
        place=welcome.place if welcome else site.workspace.config_file.place(),
    )


def _view(site: SiteContext, updates: Updates) -> HomeView:
    workspace = site.workspace
    year = site.front_year
    tally = site.tally(year) if year else Tally(0, 0, 0, 0, 0)
    return HomeView(
        agency=workspace.config.agency,
        tagline=workspace.config.tagline,
        year=year,
        year_days=year_days(year, site.as_of) if year else None,
        tally=tally,
        counts=status_counts(tally),
        subs=_subs(site, year) if year else (),
        year_links=year_links(site, year) if year else (),
        updates=latest(updates(site), site.as_of, UPDATES),
        eit=_eit(site, survey_year(site)),
        complaint=workspace.config.complaint,
        years=tuple(
            Link(addresses.year_page(listed_year), fiscal_year(listed_year)) for listed_year in workspace.years
        ),
        pages=tuple(Link(addresses.free_page(page.slug), page.title) for page in free_pages(workspace)),
    )


def _subs(site: SiteContext, year: int) -> tuple[SubIndicatorView, ...]:
    form = site.workspace.form(year)
    if form is None:
        return ()
    arranged = indicators(site.workspace, form, site.states.get(year, {}), year)
    return tuple(sub for indicator in arranged for sub in indicator.subs)


def _eit(site: SiteContext, year: int | None) -> EitCard | None:
    survey = site.workspace.eit(year) if year else None
    if survey is None or year is None:
        return None
    dates = days_words(survey.opens, survey.closes)
    return EitCard(year, addresses.eit_page(year), addresses.eit_qr(year), dates, survey_days(survey, site.as_of))


def _entries(site: SiteContext, year: int | None) -> Iterator[Entry]:
    if year is None:
        workspace = site.workspace
        agency = workspace.config.agency
        welcome = (page for page in workspace.pages if page.slug == addresses.WELCOME)
        texts = one_text(chain(agency_texts(workspace.config), *map(free_page_texts, welcome)))
        yield Entry(Kind.PAGE, addresses.HOME, f"หน้าหลัก {agency.name}", also=agency.short or "", texts=texts)


def _menu(_: SiteContext, english: str) -> MenuEntry:
    return MenuEntry("หน้าหลัก", addresses.HOME, english)


def kind(updates: Updates) -> PageKind:
    """Return the kind of the home page, which lists ``updates`` of all kinds."""
    return PageKind(
        template=TEMPLATE,
        compose=partial(compose, updates=updates),
        english="Home",
        search=Searched(_entries),
        handed_out=always,
        menu=_menu,
    )
