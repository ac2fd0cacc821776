"""What goes into ITAS for each item of a fiscal year: มี/ไม่มี, addresses in order, and the way for the assessor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.assessment.completeness import (
    WHOLE,
    ItemState,
    ItemStatus,
    PartState,
    PartStatus,
    where_stands,
)
from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, finding
from generator.public import addresses, links
from generator.public.outward import readable
from generator.public.places.standing import Standing
from generator.records.model.evidence import Evidence
from generator.site.page import Page
from generator.site.views.evidence_view import EvidenceView, EvidenceViews
from generator.site.views.item_words import item_title
from generator.site.views.trail import HOME, fiscal_year
from generator.thai.digits import to_arabic

CODES = ("L667", "L871", "L872", "L873", "L874", "L880", "L882")

ARROW = " → "
LONGEST_EXPLANATION = 3_000
"""Letters of one explanation beyond which nobody reads on, and a form may cut; ITAS says no number."""
_NUMBERED = re.compile(r"^\s*(?:ข้อ(?:ที่)?\s*)?[(\[]?([0-9๐-๙]{1,2})(?:[.)\]:]|\s*[-–])\s*\S")
"""A line that the agency numbered itself."""


@dataclass(frozen=True, slots=True)
class SheetAddress:
    """An address to paste: whole, what is there, and its path in the site if it is the site's own."""

    url: str
    title: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The answer to one item: ``explanation`` are numbered lines, ``remark`` says what should be mended before.

    ``elsewhere`` are the numbers of addresses that are not on the agency's websites, ``left_out`` addresses that no
    assessor can open, each with where it stands.
    """

    code: str
    title: str
    sub_indicator: str
    answered: bool
    addresses: tuple[SheetAddress, ...]
    explanation: tuple[str, ...]
    remark: str
    elsewhere: tuple[int, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def answer(self) -> str:
        """The choice in ITAS."""
        return "มี" if self.answered else "ไม่มี"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers of a fiscal year (BE) to all its items, with the public address of the site's home page."""

    year: int
    agency: str
    home: str
    rows: tuple[SheetRow, ...]


def sheet(site: SiteContext, pages: Sequence[Page], site_url: str, year: int) -> Sheet:
    """Return the sheet of ``year`` (BE) with addresses below ``site_url``; ``pages`` are those of the whole site."""
    site = site.public
    trails = {page.path: page for page in pages}
    maker = _RowMaker(site, site_url, trails, year)
    rows = tuple(maker.row(state) for state in site.states[year].values())
    return Sheet(year, site.workspace.config.agency.name, links.absolute("", site_url), rows)


class _RowMaker:
    """Makes the rows of one fiscal year."""

    def __init__(self, site: SiteContext, site_url: str, pages: Mapping[str, Page], year: int) -> None:
        self._site_url = site_url
        self._pages = pages
        self._views = EvidenceViews(site.workspace)
        self._workspace = site.workspace
        self._year = year
        form = site.workspace.form(year)
        self._subs = {sub.code: f"{sub.code} {sub.title}" for sub in form.sub_indicators} if form else {}

    def row(self, state: ItemState) -> SheetRow:
        """Return the row of one item."""
        by_key = self._addresses(state)
        return SheetRow(
            code=state.item.code,
            title=state.item.title,
            sub_indicator=self._subs.get(state.item.sub_indicator, state.item.sub_indicator),
            answered=state.is_answered,
            addresses=tuple(by_key.values()),
            explanation=tuple(self._lines(state, tuple(by_key))),
            remark=_remark(state),
            elsewhere=tuple(
                number
                for number, one in enumerate(by_key.values(), 1)
                if one.path is None and not self._where(one.url).where.is_own
            ),
            left_out=tuple((url, self._where(url).words) for url in self._left_out(state)),
        )

    def _addresses(self, state: ItemState) -> dict[str, SheetAddress]:
        """Return the addresses by link: the item's page, and its evidence in the order of the record.

        Where the agency numbered the lines of its explanation, its own addresses come first, so that its numbers hold.
        """
        path = addresses.item_page(self._year, state.item.code)
        page = SheetAddress(self._whole(path), item_title(state.item), path)
        by_key = {} if _own_come_first(state) else {path: page}
        for entry in _shown(state):
            view = self._views.view(entry)
            link = view.path or view.href
            if link is not None and link not in by_key and not (entry.url and self._is_closed(entry.url)):
                by_key[link] = SheetAddress(self._whole(view.path) if view.path else link, view.title, view.path)
        return by_key if path in by_key else {**by_key, path: page}

    def _left_out(self, state: ItemState) -> Iterator[str]:
        urls = dict.fromkeys(entry.url for entry in _shown(state) if entry.url)
        yield from (url for url in urls if self._is_closed(url))

    def _is_closed(self, url: str) -> bool:
        return not self._where(url).where.counts

    def _where(self, url: str) -> Standing:
        return where_stands(self._workspace, url)

    def _whole(self, path: str) -> str:
        return links.absolute(path, self._site_url)

    def _lines(self, state: ItemState, order: Sequence[str]) -> Iterator[str]:
        """Yield the explanation with a number before each line, or with the numbers that the agency gave its own."""
        own = _own_lines(state)
        if not _are_numbered(own):
            yield from (f"{number}. {line}" for number, line in enumerate(self._explanation(state, order), 1))
            yield from own[1:]
            return
        way, *rest = self._explanation(state, order)
        yield way
        yield from own
        yield from (f"- {line}" for line in rest if not line.startswith(_OWN))

    def _explanation(self, state: ItemState, order: Sequence[str]) -> Iterator[str]:
        """Lead from the home page to the item, then say of every part where it is proved."""
        yield self._way(state)
        record = state.loaded.record if state.loaded else None
        if state.status is ItemStatus.NOT_APPLICABLE and record:
            yield f"ไม่เกี่ยวข้องกับหน่วยงาน: {_line(record.reason or '')}"
        if not _shown(state):
            return
        for number, part in enumerate(state.parts, 1):
            name = "หลักฐาน" if part.part.id == WHOLE else f"องค์ประกอบที่ {number} {part.part.title}"
            proofs = [self._proof(proof.evidence, order) for proof in part.proofs]
            yield f"{name}: {' และ '.join(proofs) or _absent(part)}"
        for proof in state.unassigned:
            yield f"หลักฐานอื่น: {self._proof(proof.evidence, order)}"
        if record and record.explanation:
            yield f"{_OWN}{_own_lines(state)[0]}"

    def _way(self, state: ItemState) -> str:
        page = self._pages.get(addresses.item_page(self._year, state.item.code))
        home, *between = (
            [crumb.label for crumb in page.breadcrumbs[:-1]] if page else [HOME.label, fiscal_year(self._year)]
        )
        return ARROW.join((f"{home} ({self._whole('')})", *between, item_title(state.item)))

    def _proof(self, entry: Evidence, order: Sequence[str]) -> str:
        """Say which of the addresses shows a piece of evidence, by its number, and where in it to look."""
        view = self._views.view(entry)
        link = view.path or view.href
        closed = PartStatus.CLOSED.thai if entry.url and self._is_closed(entry.url) else None
        problem = closed or view.problem or "ยังไม่มีที่อยู่"
        at = f" (ที่อยู่ที่ {order.index(link) + 1})" if link in order else f" ({problem})"
        return f"“{_line(view.title)}”{at}{_where(view)}"


_OWN = "คำอธิบาย: "
"""What stands before the agency's own words where they are one line."""


def _own_lines(state: ItemState) -> Sequence[str]:
    """Return the lines of the agency's own explanation, as they are."""
    text = (state.loaded.record.explanation or "") if state.loaded else ""
    return [_line(line) for line in text.splitlines() if line.strip()]


def _own_come_first(state: ItemState) -> bool:
    """Tell whether the evidence comes before the item's page: the record says so, or its explanation is numbered."""
    said = state.loaded.record.first_address if state.loaded else None
    if said is not None:
        return said == "evidence"
    return _are_numbered(_own_lines(state))


def _are_numbered(lines: Sequence[str]) -> bool:
    """Tell whether the agency numbered its lines itself, from one on."""
    numbers = [match[1] for line in lines if (match := _NUMBERED.match(line))]
    return len(numbers) > 1 and to_arabic(numbers[0]) == "1"


def _where(view: EvidenceView) -> str:
    return f" {_line(view.note)}" if view.note else ""


def _absent(part: PartState) -> str:
    return PartStatus.MISSING.thai if part.part.is_required else "ไม่มีข้อมูลส่วนนี้"


def _shown(state: ItemState) -> Sequence[Evidence]:
    return state.loaded.record.evidence if state.loaded else ()


def _line(text: str) -> str:
    return " ".join(text.split())


def _remark(state: ItemState) -> str:
    if state.status in {ItemStatus.COMPLETE, ItemStatus.NOT_APPLICABLE}:
        return ""
    if state.status is not ItemStatus.PARTIAL:
        return state.status.thai
    lacking = [
        f"{part.part.title} ({part.status.thai})"
        for part in state.parts
        if not part.is_proved and part.part.id != WHOLE
    ]
    return f"{state.status.thai}: {', '.join(lacking)}" if lacking else state.status.thai


def doubts(site: SiteContext, itas_sheet: Sheet) -> Iterator[Finding]:
    """Say what speaks against the public address: it is not encrypted, or not on the agency's main web site."""
    config = site.workspace.config_file
    place = config.place("site_url")
    parts = urlsplit(itas_sheet.home)
    domains = site.workspace.config.agency.domains
    if parts.scheme != "https":
        yield finding("L871", place, year=itas_sheet.year, base=itas_sheet.home)
    if not domains:
        yield finding("L873", config.place("agency"), year=itas_sheet.year)
    elif _bare(parts.hostname or "") != _bare(domains[0]):
        yield finding("L872", place, year=itas_sheet.year, base=itas_sheet.home, main=domains[0])
    for row in itas_sheet.rows:
        length = sum(len(line) + 1 for line in row.explanation)
        if length > LONGEST_EXPLANATION:
            limit = LONGEST_EXPLANATION
            yield finding("L667", None, item=row.code, year=itas_sheet.year, length=length, limit=limit)
        if row.answered and row.remark:
            yield finding("L874", None, item=row.code, year=itas_sheet.year, remark=row.remark)
        for number in row.elsewhere if domains else ():
            address = row.addresses[number - 1].url
            yield finding("L880", None, item=row.code, year=itas_sheet.year, number=number, address=address)
        for address, where in row.left_out:
            yield finding("L882", None, item=row.code, year=itas_sheet.year, address=readable(address), where=where)


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")
