"""The page of an OIT item: what the form asks, part by part, and what proves it.

Every item of a year's form has a page, also one that the agency has no record of yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.assessment.completeness import ItemState
from generator.assessment.responsibility import responsibility
from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue, CatalogueItem
from generator.public import addresses
from generator.public.visible import is_seen
from generator.records.loading.workspace import Loaded
from generator.records.model.item import Item
from generator.records.model.progress import WORK_STATUS_THAI
from generator.site.page import Crumb, Page, YearLink
from generator.site.page_kind import PageKind, Searched, always
from generator.site.page_template import PageTemplate
from generator.site.search.entries import EXECUTIVES, TRAIL, Entry, Kind, one_text
from generator.site.search.record_text import item_texts
from generator.site.views.evidence_view import EvidenceViews
from generator.site.views.figures_view import figures_views
from generator.site.views.item_notices import ItemNotices
from generator.site.views.item_view import ItemView, PartViews, Work
from generator.site.views.item_words import item_title, part_count
from generator.site.views.origins import Origins, evidence_locations
from generator.site.views.same_subject import Near, SameSubject, same_subject
from generator.site.views.trail import Link, fiscal_year, in_year
from generator.site.views.updates import Update

TEMPLATE = PageTemplate("item", ItemView, listed=True)


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield the page of every item of every year that has a form, newest year first."""
    yield from item_pages(site)


@lru_cache(maxsize=1)
def item_pages(site: SiteContext) -> tuple[Page, ...]:
    """Return the same as ``compose``; kept, because the page that prints a whole year shows the same items again."""
    return tuple(_pages(site))


def _pages(site: SiteContext) -> Iterator[Page]:
    subjects = same_subject(site)
    for year, states in sorted(site.states.items(), reverse=True):
        form = site.workspace.form(year)
        if form is not None:
            composer = _Composer(site, year, form, subjects)
            ordered: list[ItemState | None] = [None, *states.values(), None]
            for before, state, after in zip(ordered, ordered[1:], ordered[2:], strict=False):
                if state is not None:
                    yield composer.page(state, before, after)


class _Composer:
    """Composes the item pages of one fiscal year."""

    def __init__(self, site: SiteContext, year: int, form: Catalogue, subjects: SameSubject) -> None:
        self._workspace = site.workspace
        self._site = site
        self._year = year
        self._form = form
        self._subjects = subjects
        self._evidence = EvidenceViews(site.workspace, site.opened)
        self._notices = ItemNotices(site)
        self._subs = {sub.code: f"{sub.code} {sub.title}" for sub in form.sub_indicators}
        reporters: dict[str, list[CatalogueItem]] = {}
        for item in form.items:
            for code in item.reports_on:
                reporters.setdefault(code, []).append(item)
        self._reporters = reporters
        survey = site.workspace.eit(year)
        self._eit = addresses.eit_qr(year) if survey else None

    def page(self, state: ItemState, before: ItemState | None, after: ItemState | None) -> Page:
        """Return the page of one item between those before and after it."""
        item, loaded = state.item, state.loaded
        near = self._subjects.same(self._year, item)
        view = self._view(state, near, before, after)
        crumbs = (
            Crumb(
                view.sub_indicator, addresses.year_page(self._year), addresses.sub_indicator_anchor(item.sub_indicator)
            ),
            Crumb(item.code),
        )
        return TEMPLATE.page(
            path=addresses.item_page(self._year, item.code),
            title=f"{item_title(item)} ({fiscal_year(self._year)})",
            description=self._description(state),
            data=view,
            breadcrumbs=in_year(self._year, *crumbs),
            year=self._year,
            years=tuple(
                YearLink(year, addresses.item_page(year, other.code), year == self._year) for year, other in near
            ),
            updated=view.updated,
            origins=self._origins(loaded) if loaded else {},
            place=loaded.place() if loaded else None,
        )

    def _view(self, state: ItemState, near: Near, before: ItemState | None, after: ItemState | None) -> ItemView:
        item = state.item
        record = state.loaded.record if state.loaded else None
        parts = PartViews(state, self._year, self._evidence)
        return ItemView(
            year=self._year,
            item=item,
            sub_indicator=self._subs.get(item.sub_indicator, item.sub_indicator),
            status=state.status.value,
            status_words=state.status.thai,
            part_count=part_count(state),
            responsible=responsibility(record.responsible, self._workspace).names if record else (),
            updated=record.updated if record else None,
            window=item.window.words(self._year) + (f" · ตอบ{item.rounds.words}" if item.rounds else ""),
            explanation=record.explanation if record else None,
            reason=record.reason if record else None,
            parts=parts.parts(),
            basis=parts.common_basis,
            other=parts.other(),
            work=_work(record) if record else None,
            eit=self._eit if item.eit_qr else None,
            related=tuple(self._related(item)),
            elsewhere=tuple((year, self._link(other, year)) for year, other in near if year != self._year),
            shared=tuple((year, self._link(other, year)) for year, other in self._subjects.shared(self._year, item)),
            unverified=None if self._form.is_verified else self._form,
            previous=self._link(before.item) if before else None,
            next=self._link(after.item) if after else None,
            notices=self._notices.of(self._year, state),
        )

    def _link(self, item: CatalogueItem, year: int | None = None) -> Link:
        return Link(addresses.item_page(year or self._year, item.code), item_title(item))

    def _related(self, item: CatalogueItem) -> Iterator[tuple[str, tuple[Link, ...]]]:
        """Yield what the item reports on, this year and the year before, and what reports on it."""
        same = [self._form.item(code) for code in item.reports_on]
        links = [self._link(other) for other in same if other is not None]
        last_year = self._site.workspace.form(self._year - 1) if self._year - 1 in self._site.states else None
        for key in item.reports_on_last_year:
            other = last_year.by_key(key) if last_year else None
            if other is not None:
                link = self._link(other, self._year - 1)
                links.append(Link(link.path, f"{link.title} ({fiscal_year(self._year - 1)})"))
        if links:
            yield "ข้อนี้รายงานผลของ", tuple(links)
        if item.code in self._reporters:
            yield "ข้อที่รายงานผลของข้อนี้", tuple(map(self._link, self._reporters[item.code]))

    def _description(self, state: ItemState) -> str:
        agency = self._workspace.config.agency.name
        words = f"ข้อ {item_title(state.item)} {fiscal_year(self._year)} ของ{agency}"
        return f"{words} สถานะ: {state.status.thai} {part_count(state)}".rstrip()

    def _origins(self, loaded: Loaded[Item]) -> Origins:
        evidence = loaded.record.evidence
        links = [self._evidence.link(entry) for entry in evidence]
        return Origins(loaded, evidence_locations(evidence, links))


def _work(record: Item) -> Work | None:
    if not (record.work or record.progress or record.instruction or record.figures):
        return None
    words = WORK_STATUS_THAI[record.work] if record.work else ""
    return Work(record.work, words, record.progress, record.instruction, figures_views(record.figures))


def _entries(site: SiteContext, year: int | None) -> Iterator[Entry]:
    if year is None:
        return
    form = site.workspace.form(year)
    subs = {sub.code: f"{sub.code} {sub.title}" for sub in form.sub_indicators} if form else {}
    for state in site.states.get(year, {}).values():
        item = state.item
        trail = f"{fiscal_year(year)}{TRAIL}{subs.get(item.sub_indicator, item.sub_indicator)}"
        path = addresses.item_page(year, item.code)
        texts = one_text(item_texts(state, site.workspace))
        of_people = item.key == EXECUTIVES
        yield Entry(
            Kind.ITEM, path, item_title(item), year, trail, item.title_en or "", texts=texts, of_people=of_people
        )


def _updates(site: SiteContext) -> Iterator[Update]:
    for year, states in site.states.items():
        for state in states.values():
            record = state.loaded.record if state.loaded else None
            if record and record.updated and is_seen(record):
                path = addresses.item_page(year, state.item.code)
                yield Update(record.updated, path, item_title(state.item), f"ข้อ OIT ปี {year}")


KIND = PageKind(
    template=TEMPLATE,
    compose=compose,
    english="OIT item",
    search=Searched(_entries),
    handed_out=always,
    updates=_updates,
)
