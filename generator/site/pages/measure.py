"""The page of one improvement measure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.assessment.answered import ReferenceGroup, answered_year, references
from generator.assessment.by_day import as_of
from generator.assessment.measure_entries import MeasureEntry, measure_entries
from generator.assessment.measure_words import last_word, measure_name, shortened
from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.site.page import Crumb, Page
from generator.site.page_kind import PageKind, Searched, always
from generator.site.page_template import PageTemplate
from generator.site.pages.measures import crumbs, year_links
from generator.site.search.entries import LONGEST_TITLE, TRAIL, Entry, Kind, one_text
from generator.site.search.record_text import measure_texts
from generator.site.views.contact_links import mail_link
from generator.site.views.evidence_view import EvidenceViews
from generator.site.views.figures_view import figures_views
from generator.site.views.measure_view import MeasureView, row_views, target_words
from generator.site.views.origins import Origins, evidence_locations
from generator.site.views.timeline import axis
from generator.site.views.trail import Link, fiscal_year
from generator.site.views.updates import LONGEST_TITLE as LONGEST_UPDATE
from generator.site.views.updates import Update
from generator.thai.dates import format_date

_TITLE, _CRUMB = 110, 60
"""Longest name of a measure in a page's title and in the path from the home page, in characters."""


TEMPLATE = PageTemplate("measure", MeasureView, listed=True)


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield a page for every measure of every year."""
    views = EvidenceViews(site.workspace, site.opened)
    for year in sorted(site.workspace.measures, reverse=True):
        entries = [None, *measure_entries(site.workspace, year, site.as_of), None]
        for (before, entry), (_, after) in pairwise(pairwise(entries)):
            if entry is not None:
                yield _page(site, views, year, entry, (before, after))


def _page(
    site: SiteContext,
    views: EvidenceViews,
    year: int,
    entry: MeasureEntry,
    neighbours: tuple[MeasureEntry | None, MeasureEntry | None],
) -> Page:
    measure = entry.measure
    view = _view(site, views, year, entry, neighbours)
    locations = {
        **_item_locations(view.references),
        **evidence_locations(measure.evidence, [views.link(piece) for piece in measure.evidence]),
    }
    return TEMPLATE.page(
        entry.path,
        f"{shortened(entry.name, _TITLE)} ({fiscal_year(year)})",
        _description(site, entry),
        view,
        breadcrumbs=crumbs(year, Crumb(f"{entry.number}. {shortened(entry.name, _CRUMB)}")),
        year=year,
        years=year_links(site, year, entry.path),
        updated=last_word(measure, site.as_of),
        origins=Origins(entry.loaded, locations),
        place=entry.loaded.place(),
    )


def _view(
    site: SiteContext,
    views: EvidenceViews,
    year: int,
    entry: MeasureEntry,
    neighbours: tuple[MeasureEntry | None, MeasureEntry | None],
) -> MeasureView:
    measure = entry.measure
    answered = answered_year(measure.answers, year)
    return MeasureView(
        entry=entry,
        answered_year=answered,
        result_page=addresses.result_page(answered) if answered in site.workspace.results else None,
        references=references(site, measure.answers, answered),
        target=target_words(measure.target),
        figures=figures_views(measure.figures),
        rows=tuple(row_views(entry, site.workspace)),
        day=as_of(site.as_of),
        axis=axis(year, site.as_of),
        evidence=tuple(views.view(piece) for piece in measure.evidence),
        unit_pages={unit.id: addresses.measures_by_unit(year, unit.id) for unit in entry.responsibility.units},
        ask=mail_link(site.workspace.config.agency.email, _subject(year, entry)),
        phones=tuple((unit.name, unit.phone) for unit in entry.responsibility.units if unit.phone),
        previous=_link(neighbours[0]),
        next=_link(neighbours[1]),
    )


def _subject(year: int, entry: MeasureEntry) -> str:
    """Return what a mail about a measure is headed, so that whoever reads it knows which."""
    return f"มาตรการที่ {entry.number} ปี {year} {shortened(entry.name, _CRUMB)}"


def _link(entry: MeasureEntry | None) -> Link | None:
    return Link(entry.path, f"{entry.number}. {shortened(entry.name, _TITLE)}") if entry else None


def _item_locations(groups: tuple[ReferenceGroup, ...]) -> dict[str, tuple[str | int, ...]]:
    """Lead from the link to each item to where the record names it."""
    return {
        reference.path: ("answers", reference.field)
        for group in groups
        for reference in group.references
        if reference.path
    }


def _description(site: SiteContext, entry: MeasureEntry) -> str:
    units = ", ".join(entry.responsibility.names) or site.workspace.config.agency.name
    overdue = f" เลยกำหนด ณ วันที่ {format_date(site.as_of)}" if entry.state.is_overdue else ""
    return shortened(f"มาตรการที่ {entry.number} {entry.name} ผู้รับผิดชอบ {units} สถานะ{entry.status_words}{overdue}", 300)


def _entries(site: SiteContext, year: int | None) -> Iterator[Entry]:
    if year is None:
        return
    for entry in measure_entries(site.workspace, year, site.as_of):
        name = shortened(entry.name, LONGEST_TITLE)
        overdue = f"เลยกำหนด ณ วันที่ {format_date(site.as_of)}" if entry.state.is_overdue else None
        texts = one_text((*measure_texts(entry.measure, site.workspace), f"สถานะ {entry.status_words}", overdue))
        trail = f"{fiscal_year(year)}{TRAIL}มาตรการ"
        yield Entry(Kind.MEASURE, entry.path, name, year, trail, f"มาตรการที่ {entry.number}", texts=texts)


def _updates(site: SiteContext) -> Iterator[Update]:
    for year, measures in site.workspace.measures.items():
        for loaded in measures:
            if loaded.record.updated:
                path = addresses.measure_page(year, loaded.record.id)
                title = shortened(measure_name(loaded.record), LONGEST_UPDATE)
                yield Update(loaded.record.updated, path, title, f"มาตรการ ปี {year}")


KIND = PageKind(
    template=TEMPLATE,
    compose=compose,
    english="Measure",
    search=Searched(_entries),
    handed_out=always,
    updates=_updates,
)
