"""Permanent addresses: stable keys (``/e-service/`` leads to the newest year's item), and old addresses that moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.public.links import is_page
from generator.public.redirects import Moved, moves
from generator.site.page import Asset, Page
from generator.site.page_kind import PageKind, Unsearched, always
from generator.site.page_template import PageTemplate
from generator.site.views.item_words import item_title
from generator.site.views.same_subject import same_subject
from generator.site.views.trail import fiscal_year

TAKEN = frozenset({"assets", "data", "documents", "eit", "images", "pages", "search", "link-health"})
"""First steps of addresses that other things stand at."""


@dataclass(frozen=True, slots=True)
class MovedView:
    """What the template shows: why this page leads on, where to, and the title of what is there."""

    path: str
    title: str
    words: str


TEMPLATE = PageTemplate("moved", MovedView, listed=False)


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield a page for every stable key that leads on to the item in the newest year that has its subject."""
    newest = dict(same_subject(site).newest())
    former = {old: place for place in newest.values() for old in place[1].former_keys}
    for key, (year, item) in {**former, **newest}.items():
        if key not in TAKEN:
            title = f"{item_title(item)} ({fiscal_year(year)})"
            new = addresses.item_page(year, item.code)
            words = "ที่อยู่นี้นำไปยังหน้าของปีล่าสุดเสมอ"
            yield TEMPLATE.page(
                path=addresses.newest_item_page(key),
                title=title,
                description="",
                data=MovedView(new, title, words),
                leads_to=new,
            )


def old_pages(site: SiteContext, pages: Sequence[Page]) -> Iterator[Page]:
    """Yield a page for every old address that the agency's record leads elsewhere; ``pages`` are all others."""
    titles = {page.path: page.title for page in pages}
    for move in moves(site.workspace):
        if is_page(move.old) and move.old not in titles:
            title = titles.get(move.new) or move.new.rsplit("/", 1)[-1]
            yield TEMPLATE.page(
                path=move.old,
                title=title,
                description="",
                leads_to=move.new,
                data=MovedView(move.new, title, "หน้านี้ย้ายไปที่อยู่ใหม่แล้ว"),
                place=move.place,
            )


def old_files(site: SiteContext, files: Sequence[Asset]) -> Iterator[Asset]:
    """Yield a copy of the new document at the address of every old one: a file cannot lead on to another."""
    present = {asset.path: asset for asset in files}
    for move in moves(site.workspace):
        if move.old not in present and move.new in present and not is_page(move.old):
            yield _copy(present[move.new], move)


def _copy(asset: Asset, move: Moved) -> Asset:
    return replace(asset, path=move.old, place=move.place)


KIND = PageKind(
    template=TEMPLATE,
    compose=compose,
    english="Moved",
    search=Unsearched("the page that it leads to is found"),
    handed_out=always,
)
