"""The page of link health: how the outward links of every item stood when they were last checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.records.memory.link_states import LinkState
from generator.site.page import Crumb, Page
from generator.site.page_kind import PageKind, Unsearched, never
from generator.site.page_template import PageTemplate
from generator.site.views.item_words import item_title
from generator.site.views.link_views import LinkView, inside_documents, link_view, links_of
from generator.site.views.trail import HOME

TITLE = "สถานะของลิงก์"


@dataclass(frozen=True, slots=True)
class ItemLinks:
    """The outward links of one item, ``wrong`` of which cannot be opened; ``checked`` is the last day of any check."""

    path: str
    title: str
    anchor: str
    wrong: int
    checked: date | None
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class LinkHealthView:
    """What the template shows.

    ``day`` is the last day of a check, None before the first. ``counts`` are states in words with how many links have
    them, ``years`` the items that have outward links, ``others`` the links that no item has.
    """

    day: date | None
    counts: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, tuple[ItemLinks, ...]], ...]
    others: tuple[LinkView, ...]


TEMPLATE = PageTemplate("link_health", LinkHealthView, listed=True)


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield the page; it is there also before any check, and says so."""
    view = _view(site)
    yield TEMPLATE.page(
        path=addresses.LINK_HEALTH,
        title=TITLE,
        description=f"ผลตรวจลิงก์ออกนอกเว็บไซต์ครั้งล่าสุดรายข้อ OIT ของ{site.workspace.config.agency.name}",
        data=view,
        breadcrumbs=(HOME, Crumb(TITLE)),
        updated=view.day,
    )


def _view(site: SiteContext) -> LinkHealthView:
    known = site.workspace.link_health
    inside = inside_documents(known)
    years = tuple((year, tuple(_items(site, year, inside))) for year in sorted(site.states, reverse=True))
    shown = {link.href for _, items in years for item in items for link in item.links}
    numbers = Counter(entry.state for entry in known.values())
    return LinkHealthView(
        day=max((entry.checked for entry in known.values() if entry.checked), default=None),
        counts=tuple((state.thai, numbers[state]) for state in LinkState if numbers[state]),
        years=tuple((year, items) for year, items in years if items),
        others=_sorted(link_view(address, entry) for address, entry in known.items() if address not in shown),
    )


def _sorted(views: Iterator[LinkView]) -> tuple[LinkView, ...]:
    return tuple(sorted(views, key=lambda view: (not view.is_wrong, view.href)))


def _items(site: SiteContext, year: int, inside: Mapping[str, Sequence[str]]) -> Iterator[ItemLinks]:
    for code, state in site.states[year].items():
        evidence = state.loaded.record.evidence if state.loaded else ()
        links = links_of(evidence, site.workspace.link_health, inside)
        if links:
            yield ItemLinks(
                addresses.item_page(year, code),
                item_title(state.item),
                addresses.item_anchor(year, code),
                sum(link.is_wrong for link in links),
                max((link.checked for link in links if link.checked), default=None),
                links,
            )


KIND = PageKind(
    template=TEMPLATE,
    compose=compose,
    english="Link health",
    search=Unsearched("it is about the site itself; the foot of every page leads to it"),
    handed_out=never,
)
