"""Completeness: which required parts of which items are proved, by what, and if not, why not.

An item is complete when it is published and each required part has live evidence inside the catalogue's window.
“The page exists” is not “complete”. The same figures serve the checks, the pages and the data files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from generator.assessment.window_months import due_months, missing_months, missing_rounds
from generator.catalogue.model import CatalogueItem, Part, Window
from generator.findings.choices import Choice
from generator.public.outward import normal
from generator.public.places.standing import Standing, own_places, standing
from generator.records.file_kinds import Use, endings
from generator.records.loading.workspace import Loaded, Workspace
from generator.records.memory.link_states import CLOSED, LinkState
from generator.records.model.evidence import Evidence
from generator.records.model.item import Item
from generator.thai.fiscal import first_day, last_day
from generator.thai.periods import Span

WHOLE = "whole"
"""Id of the single part of an item whose required parts are not known: the item is answered as a whole."""

_OPEN, _PAPER = endings(Use.OPEN) | {"xml"}, endings(Use.PAPER)
"""XML is open data at an address elsewhere; here it is not published, since browsers run scripts in it."""


class PartStatus(Choice):
    """How well a required part is proved, from best to worst."""

    PROVED = "proved", "มีหลักฐานครบ"
    PARTLY = "partly", "หลักฐานยังไม่ครบจำนวน"
    MONTHS = "months", "หลักฐานยังไม่ครบทุกเดือนหรือทุกรอบ"
    UNDATED = "undated", "หลักฐานไม่ระบุช่วงเวลา"
    OUTSIDE = "outside", "หลักฐานไม่อยู่ในช่วงเวลาที่กำหนด"
    CLOSED = "closed", "หลักฐานอยู่ในที่ที่ผู้ประเมินเปิดไม่ได้"
    DEAD = "dead", "เปิดหลักฐานไม่ได้"
    MISSING = "missing", "ยังไม่มีหลักฐาน"


class ItemStatus(Choice):
    """Where an item stands."""

    COMPLETE = "complete", "ครบถ้วน"
    PARTIAL = "partial", "ยังไม่ครบ"
    DRAFT = "draft", "อยู่ระหว่างจัดทำ"
    MISSING = "missing", "ยังไม่มีข้อมูล"
    NOT_APPLICABLE = "not_applicable", "ไม่เกี่ยวข้อง"


@dataclass(frozen=True, slots=True)
class Proof:
    """One entry of evidence seen from one part; ``index`` is its position in the record, from 0."""

    index: int
    evidence: Evidence
    status: PartStatus


@dataclass(frozen=True, slots=True)
class PartState:
    """A part of the form with what proves it; ``count`` is how many are shown inside the window.

    ``missing_months`` are those that a window shown month by month, or in rounds, must have and nothing shows;
    ``lacks_open_format``: the part wants open data beside the paper that proves it, and there is none.
    """

    part: Part
    window: Window
    status: PartStatus
    proofs: tuple[Proof, ...]
    count: int
    missing_months: tuple[Span, ...] = ()
    lacks_open_format: bool = False

    @property
    def is_proved(self) -> bool:
        """Whether the part is proved, or need not be."""
        return self.status is PartStatus.PROVED or not self.part.is_required


@dataclass(frozen=True, slots=True)
class ItemState:
    """An item of the form with the state of each part; ``loaded`` is its record, if there is one.

    ``lacks_open_format``: the form (or what was seen of it) wants open data beside the paper, and there is none.
    """

    item: CatalogueItem
    loaded: Loaded[Item] | None
    status: ItemStatus
    parts: tuple[PartState, ...]
    unassigned: tuple[Proof, ...] = ()
    lacks_open_format: bool = False

    @property
    def is_answered(self) -> bool:
        """Whether the agency says มี of the item: something of it is proved."""
        return self.status in {ItemStatus.COMPLETE, ItemStatus.PARTIAL}

    @property
    def must_open(self) -> bool:
        """Whether open data is asked for by the form itself, so that the item is not complete without."""
        asked = [(self.item.open_format, self.item.open_format_basis)]
        asked += [(state.part.open_format, state.part.open_format_basis) for state in self.parts]
        return (True, "stated") in asked

    @property
    def proved(self) -> int:
        """How many required parts are proved."""
        return sum(state.is_proved for state in self.parts if state.part.is_required)

    @property
    def required(self) -> int:
        """How many parts are required."""
        return sum(state.part.is_required for state in self.parts)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of items by status."""

    complete: int
    partial: int
    draft: int
    missing: int
    not_applicable: int

    @property
    def total(self) -> int:
        """All items, the not applicable ones too."""
        return self.complete + self.partial + self.draft + self.missing + self.not_applicable


def year_states(workspace: Workspace, year: int, day: date | None = None) -> Mapping[str, ItemState]:
    """Return the state of every item of the form of ``year``, by code, in the form's order, as it is on ``day``."""
    form = workspace.form(year)
    if form is None or year not in workspace.items:
        return {}
    return {item.code: item_state(workspace, item, year, day) for item in form.items}


def item_state(workspace: Workspace, item: CatalogueItem, year: int, day: date | None = None) -> ItemState:
    """Return the state of one item: each part with its proofs, and what follows for the item."""
    loaded = workspace.item(year, item.code)
    evidence = loaded.record.evidence if loaded else ()
    parts = parts_of(item)
    known = {part.id for part in parts}
    states = tuple(_part_state(workspace, item, part, year, day) for part in parts)
    loose = tuple(
        Proof(index, entry, _liveness(workspace, entry))
        for index, entry in enumerate(evidence)
        if len(parts) > 1 and not known.intersection(entry.parts)
    )
    closed = item.open_format and bool(evidence) and not _shows_open_format(evidence)
    closed = closed or any(state.lacks_open_format for state in states)
    state = ItemState(item, loaded, ItemStatus.MISSING, states, loose, closed)
    return replace(state, status=_item_status(state))


def parts_of(item: CatalogueItem) -> tuple[Part, ...]:
    """Return the required parts of an item; an item without known parts is one whole."""
    return item.parts or (Part(id=WHOLE, title=f"หลักฐานตามข้อ {item.code}", basis="unconfirmed"),)


def tally(states: Sequence[ItemState]) -> Tally:
    """Count items by status."""
    counts = {status: sum(state.status is status for state in states) for status in ItemStatus}
    return Tally(
        counts[ItemStatus.COMPLETE],
        counts[ItemStatus.PARTIAL],
        counts[ItemStatus.DRAFT],
        counts[ItemStatus.MISSING],
        counts[ItemStatus.NOT_APPLICABLE],
    )


def where_stands(workspace: Workspace, address: str) -> Standing:
    """Return where an address stands, seen from the agency of ``workspace``."""
    return standing(address, own_places(workspace.config))


def evidence_span(entry: Evidence) -> Span | None:
    """Return the days that a piece of evidence speaks of: its period, else its fiscal year, else its date of issue."""
    if entry.period and entry.period.span:
        return entry.period.span
    if entry.fiscal_year:
        return Span(first_day(entry.fiscal_year), last_day(entry.fiscal_year))
    return Span(entry.issued, entry.issued) if entry.issued else None


def _item_status(state: ItemState) -> ItemStatus:
    if state.loaded is None:
        return ItemStatus.MISSING
    if state.loaded.record.status == "draft":
        return ItemStatus.DRAFT
    if state.loaded.record.status == "not_applicable":
        return ItemStatus.NOT_APPLICABLE
    if all(part.is_proved for part in state.parts) and not (state.must_open and state.lacks_open_format):
        return ItemStatus.COMPLETE
    return ItemStatus.PARTIAL if state.loaded.record.evidence else ItemStatus.MISSING


def _part_state(workspace: Workspace, item: CatalogueItem, part: Part, year: int, day: date | None) -> PartState:
    window = part.window or item.window
    is_only = len(item.parts) <= 1
    loaded = workspace.item(year, item.code)
    proofs = tuple(
        Proof(index, entry, _proof_status(workspace, entry, window, year))
        for index, entry in enumerate(loaded.record.evidence if loaded else ())
        if is_only or part.id in entry.parts
    )
    live = [proof.evidence for proof in proofs if proof.status is PartStatus.PROVED]
    count = sum(entry.count for entry in live)
    needed = max(part.min_count, (item.min_count or 1) if is_only else 1)
    form, spans = workspace.form(year), list(filter(None, map(evidence_span, live)))
    missing = missing_months(due_months(window, form, year, day) if live else (), spans)
    missing = missing or missing_rounds(part.rounds or item.rounds, window, year, day, spans) if live else ()
    closed = part.open_format and bool(live) and not _shows_open_format(live)
    if missing:
        status = PartStatus.MONTHS
    elif count:
        status = PartStatus.PROVED if count >= needed else PartStatus.PARTLY
    else:
        order = list(PartStatus)
        status = min((proof.status for proof in proofs), key=order.index, default=PartStatus.MISSING)
    return PartState(part, window, status, proofs, count, missing, closed)


def _liveness(workspace: Workspace, entry: Evidence) -> PartStatus:
    """Tell whether the evidence points at something that is there.

    An address on the web is taken as live unless the last check of the links found it broken or shut,
    or nobody but its owner can open it, or it will be gone by the day.
    """
    if entry.target is None:
        return PartStatus.MISSING
    if entry.url:
        return _online(workspace, entry.url)
    if entry.file is not None and entry.file not in workspace.documents:
        return PartStatus.DEAD
    if entry.page is not None and all(page.name != entry.page for page in workspace.pages):
        return PartStatus.DEAD
    return PartStatus.PROVED


def _online(workspace: Workspace, url: str) -> PartStatus:
    link = workspace.link_health.get(normal(url) or "")
    if not where_stands(workspace, url).where.counts:
        return PartStatus.CLOSED
    if link and link.state is LinkState.BROKEN:
        return PartStatus.DEAD
    return PartStatus.CLOSED if link and link.reason in CLOSED else PartStatus.PROVED


def _proof_status(workspace: Workspace, entry: Evidence, window: Window, year: int) -> PartStatus:
    alive = _liveness(workspace, entry)
    asked = window.span(year)
    if alive is not PartStatus.PROVED or asked is None:
        return alive
    shown = evidence_span(entry)
    if shown is None:
        return PartStatus.UNDATED
    inside = shown.covers(asked) if window.kind == "plan" else shown.start <= asked.end and shown.end >= asked.start
    return PartStatus.PROVED if inside else PartStatus.OUTSIDE


def _shows_open_format(evidence: Iterable[Evidence]) -> bool:
    """Tell whether any of the evidence is open data, or may be: an address that does not end like paper."""
    return any(_suffix(entry) in _OPEN or (entry.url and _suffix(entry) not in _PAPER) for entry in evidence)


def _suffix(entry: Evidence) -> str:
    path = entry.file or (urlsplit(entry.url).path if entry.url else "")
    return PurePosixPath(path).suffix.lower().removeprefix(".")
