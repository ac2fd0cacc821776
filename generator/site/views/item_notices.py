"""What must be said at the head of an item page, and only when something is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.assessment.completeness import ItemState
from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.public.redirects import moves
from generator.site.views.item_words import item_title
from generator.site.views.link_views import inside_documents, links_of
from generator.site.views.trail import Link, fiscal_year
from generator.thai.dates import format_date


@dataclass(frozen=True, slots=True)
class ItemNotice:
    """A badge with its words, a sentence, and where to read more."""

    badge: str
    status: str
    words: str
    link: Link


class ItemNotices:
    """Gives the notices of the items of one site."""

    def __init__(self, site: SiteContext) -> None:
        """Take the site whose links were checked."""
        self._known = site.workspace.link_health
        self._inside: Mapping[str, Sequence[str]] = inside_documents(self._known)
        self._moved = {move.old: move.new for move in moves(site.workspace)}
        self._titles = {
            addresses.item_page(year, code): f"{item_title(state.item)} ({fiscal_year(year)})"
            for year, states in site.states.items()
            for code, state in states.items()
            if self._moved
        }

    def of(self, year: int, state: ItemState) -> tuple[ItemNotice, ...]:
        """Return the notices of one item."""
        if not (self._known or self._moved):
            return ()
        return (*self._gone_on(year, state), *self._links(year, state))

    def _gone_on(self, year: int, state: ItemState) -> Iterator[ItemNotice]:
        """Lead on who comes for an item that stood at this address before the items were numbered anew."""
        new = self._moved.get(addresses.item_page(year, state.item.code))
        if new is not None:
            yield ItemNotice("partial", "ย้าย", "ข้อที่เคยอยู่ที่อยู่นี้ย้ายไปแล้ว ดูที่", Link(new, self._titles.get(new, new)))

    def _links(self, year: int, state: ItemState) -> Iterator[ItemNotice]:
        evidence = state.loaded.record.evidence if state.loaded else ()
        links = [link for link in links_of(evidence, self._known, self._inside) if link.is_wrong]
        if links:
            worst = next((link for link in links if link.badge == "dead"), links[0])
            days = [link.checked for link in links if link.checked]
            day = f" (ตรวจเมื่อ {format_date(max(days), months='long')})" if days else ""
            words = f"ลิงก์ออกนอกเว็บไซต์ในหน้านี้เปิดไม่ได้หรือไม่ตรง {len(links)} แห่ง{day}"
            more = Link(addresses.LINK_HEALTH, "ดูสถานะของลิงก์", addresses.item_anchor(year, state.item.code))
            yield ItemNotice(worst.badge, worst.state, words, more)
