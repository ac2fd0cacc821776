"""An item as its page shows it: what the form asks, part by part, and what proves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.assessment.completeness import (
    WHOLE,
    ItemState,
    ItemStatus,
    PartState,
    PartStatus,
    Proof,
)
from generator.catalogue.model import Catalogue, CatalogueItem
from generator.findings.choices import Choice
from generator.records.model.progress import ProgressEntry
from generator.site.views.evidence_view import EvidenceView, EvidenceViews
from generator.site.views.figures_view import FiguresView
from generator.site.views.item_notices import ItemNotice
from generator.site.views.trail import Link


class PartBasis(Choice):
    """What a part of the form rests on, as the catalogue knows it; nothing is said of what the form itself states."""

    STATED = "stated", ""
    OBSERVED = "observed", "สังเกตจากหน่วยงานอื่น ยังไม่ใช่ข้อความในเกณฑ์"
    UNCONFIRMED = "unconfirmed", "ยังไม่ได้ยืนยันกับเกณฑ์"


@dataclass(frozen=True, slots=True)
class PartView:
    """A required part: its number, what is asked, remarks on the asking, its status, and its evidence.

    ``window`` is said where the part belongs to another time than its item.
    """

    number: int
    title: str
    remark: str
    window: str
    status: str
    status_words: str
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """How the work behind an item goes on: its status in code and words, reports in order, what was ordered."""

    status: str | None
    status_words: str
    progress: tuple[ProgressEntry, ...]
    instruction: str | None
    figures: tuple[FiguresView, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemView:
    """What the template shows of an item of fiscal year ``year`` (BE).

    ``basis`` says what the parts rest on where the form was not at hand, ``eit`` that the item carries the EIT QR
    code of the year. ``related`` are links under a heading each, ``elsewhere`` the same item in other years, and
    ``shared`` the items of other years that part of it went into or came from. ``notices`` say what is wrong, if
    anything.
    """

    year: int
    item: CatalogueItem
    sub_indicator: str
    status: str
    status_words: str
    part_count: str
    responsible: tuple[str, ...]
    updated: date | None
    window: str
    explanation: str | None
    reason: str | None
    parts: tuple[PartView, ...]
    basis: str
    other: tuple[EvidenceView, ...]
    work: Work | None
    eit: str | None
    related: tuple[tuple[str, tuple[Link, ...]], ...]
    elsewhere: tuple[tuple[int, Link], ...]
    shared: tuple[tuple[int, Link], ...]
    unverified: Catalogue | None
    previous: Link | None
    next: Link | None
    notices: tuple[ItemNotice, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the parts of the item are not known, so that it is answered as a whole."""
        return not self.item.parts


class PartViews:
    """Makes the views of the parts of one item of fiscal year ``year`` (BE)."""

    def __init__(self, state: ItemState, year: int, evidence: EvidenceViews) -> None:
        """Take the state of the item and what turns evidence into views."""
        self._state = state
        self._year = year
        self._evidence = evidence
        bases = {part.part.basis for part in state.parts}
        self.common_basis = PartBasis(bases.pop()).thai if len(bases) == 1 and state.item.parts else ""

    def parts(self) -> tuple[PartView, ...]:
        """Return the required parts in the form's order."""
        return tuple(self._part(number, state) for number, state in enumerate(self._state.parts, 1))

    def other(self) -> tuple[EvidenceView, ...]:
        """Return the evidence that names no part of the form."""
        return self._proofs(self._state.unassigned, PartStatus.PROVED)

    def _part(self, number: int, state: PartState) -> PartView:
        part = state.part
        status, words = self._status(state)
        window = state.window.words(self._year) if part.window and part.window != self._state.item.window else ""
        remark = " · ".join(_remarks(state, is_basis_said=bool(self.common_basis)))
        return PartView(number, part.title, remark, window, status, words, self._proofs(state.proofs, state.status))

    def _status(self, state: PartState) -> tuple[str, str]:
        """Say how a part stands; what need not be shown is not called missing."""
        if self._state.status is ItemStatus.DRAFT:
            return "draft", "อยู่ระหว่างจัดทำ"
        if state.status is PartStatus.MISSING and self._state.status is ItemStatus.NOT_APPLICABLE:
            return "not_applicable", "ไม่เกี่ยวข้อง"
        if state.status is PartStatus.MISSING and not state.part.is_required:
            return "not_applicable", "ไม่มีข้อมูลส่วนนี้"
        return state.status.value, state.status.thai

    def _proofs(self, proofs: Sequence[Proof], whole: PartStatus) -> tuple[EvidenceView, ...]:
        """Return the views of ``proofs``; what the status of the whole part says already is not said again."""
        silent = {PartStatus.PROVED, whole}
        return tuple(
            self._evidence.view(proof.evidence, None if proof.status in silent else proof.status.thai)
            for proof in proofs
        )


def _remarks(state: PartState, *, is_basis_said: bool) -> Iterator[str]:
    part = state.part
    basis = PartBasis(part.basis).thai
    if not is_basis_said and basis and part.id != WHOLE:
        yield basis
    if part.min_count == 0:
        yield "แสดงเมื่อหน่วยงานมี"
    elif part.min_count > 1:
        yield f"อย่างน้อย {part.min_count} รายการ"
    if part.rounds:
        yield f"แสดง{part.rounds.words}"
    if part.open_format:
        yield "พร้อมแฟ้มข้อมูลเปิด"
