"""The page of a fiscal year: its OIT items by indicator and sub-indicator, and the way to the rest of the year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.assessment.by_day import ByDay
from generator.assessment.completeness import ItemStatus, Tally
from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue
from generator.public import addresses
from generator.site.page import Crumb, MenuEntry, Page
from generator.site.page_kind import PageKind, Searched, always
from generator.site.page_template import PageTemplate
from generator.site.search.entries import Entry, Kind, one_text
from generator.site.search.record_text import form_texts
from generator.site.views.trail import HOME, Link, fiscal_year, year_switch
from generator.site.views.year_days import year_days
from generator.site.views.year_view import IndicatorView, StatusCount, indicators, status_counts


@dataclass(frozen=True, slots=True)
class YearView:
    """What the template shows of fiscal year ``year`` (BE); a year without a form has no indicators.

    ``printable`` is the address of all items on one page. ``unverified`` is the form where readers must be
    warned of it.
    """

    year: int
    days: ByDay
    tally: Tally
    counts: tuple[StatusCount, ...]
    indicators: tuple[IndicatorView, ...]
    links: tuple[Link, ...]
    printable: str | None
    unverified: Catalogue | None


TEMPLATE = PageTemplate("year", YearView, listed=True)


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield the page of every fiscal year that has anything to show, newest first."""
    agency = site.workspace.config.agency.name
    places = [(year, addresses.year_page(year)) for year in site.workspace.years]
    for year, path in places:
        view = _view(site, year)
        done = view.tally.complete + view.tally.not_applicable
        standing = f" ครบถ้วน {done} จาก {view.tally.total} ข้อ" if view.indicators else ""
        yield TEMPLATE.page(
            path=path,
            title=_title(year),
            description=f"รายการข้อ OIT {fiscal_year(year)} ของ{agency}{standing} พร้อมหลักฐานรายองค์ประกอบ",
            data=view,
            breadcrumbs=(HOME, Crumb(fiscal_year(year))),
            year=year,
            years=year_switch(places, year),
            updated=last_update(site, year),
        )


def last_update(site: SiteContext, year: int) -> date | None:
    """Return the day on which an item of ``year`` was last brought up to date."""
    records = (loaded.record for loaded in site.workspace.items.get(year, {}).values())
    return max((record.updated for record in records if record.updated), default=None)


def year_links(site: SiteContext, year: int) -> tuple[Link, ...]:
    """Return the other pages of a year that exist: measures, the ITA result, the EIT survey."""
    workspace = site.workspace
    candidates = (
        (workspace.measures.get(year), addresses.measures_page(year), "มาตรการส่งเสริมคุณธรรมและความโปร่งใส"),
        (year in workspace.results, addresses.result_page(year), "ผลการประเมิน ITA"),
        (workspace.eit(year), addresses.eit_page(year), "แบบวัด EIT"),
    )
    return tuple(Link(path, title) for exists, path, title in candidates if exists)


def _view(site: SiteContext, year: int) -> YearView:
    form, states = site.workspace.form(year), site.states.get(year, {})
    tally = site.tally(year)
    return YearView(
        year,
        year_days(year, site.as_of),
        tally,
        status_counts(tally),
        indicators(site.workspace, form, states, year) if form is not None else (),
        year_links(site, year),
        addresses.year_print(year) if states else None,
        form if form is not None and not form.is_verified else None,
    )


def _title(year: int) -> str:
    return f"การเปิดเผยข้อมูลสาธารณะ (OIT) {fiscal_year(year)}"


def _entries(site: SiteContext, year: int | None) -> Iterator[Entry]:
    if year is not None and year in site.states:
        form = site.workspace.form(year)
        texts = one_text(form_texts(form)) if form else ()
        path = addresses.year_page(year)
        also = f"OIT {year} สถานะของทุกข้อ: {', '.join(status.thai for status in ItemStatus)}"
        yield Entry(Kind.YEAR, path, _title(year), year, also=also, texts=texts)
        for sub in form.sub_indicators if form else ():
            anchor = addresses.sub_indicator_anchor(sub.code)
            yield Entry(Kind.LIST, f"{path}#{anchor}", f"{sub.code} {sub.title}", year, fiscal_year(year))


def _menu(site: SiteContext, english: str) -> MenuEntry | None:
    year = site.front_year
    if year is None or year not in site.workspace.items:
        return None
    return MenuEntry(f"OIT ปี {year}", addresses.year_page(year), f"{english} {year}")


KIND = PageKind(
    template=TEMPLATE,
    compose=compose,
    english="OIT",
    search=Searched(_entries),
    handed_out=always,
    menu=_menu,
)
