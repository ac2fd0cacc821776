"""An item beside its form: what is asked for, part by part, with what proves it and what became of the papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from generator.app.drafts import period_words
from generator.assessment.completeness import ItemState, PartState
from generator.assessment.scoring import item_worth
from generator.editor.desk import Desk
from generator.editor.papers import facts
from generator.editor.places import RecordPlace
from generator.inspection.cache import default_folder
from generator.inspection.result import Inspection
from generator.inspection.run import inspect_all
from generator.records.loading.documents import Document


@dataclass(frozen=True, slots=True)
class ProofView:
    """A piece of evidence of a part: its place in the form, what it is called, what of it is known."""

    key: str
    title: str
    status: str
    is_good: bool
    facts: str = ""


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the form: what is asked, for which time, how it stands."""

    id: str
    title: str
    window: str
    status: str
    is_proved: bool
    is_required: bool
    proofs: tuple[ProofView, ...]


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item of the form, how it stands and what it is worth."""

    code: str
    sub_indicator: str
    status: str
    status_word: str
    worth: Decimal
    proved: int
    required: int
    parts: tuple[PartView, ...]
    note: str = ""


def item_view(desk: Desk, place: RecordPlace) -> ItemView | None:
    """Return what stands beside the record of an item; ``None`` for others, and where the year has no form."""
    site = desk.seen().site
    if site is None or place.kind != "item" or place.year is None:
        return None
    state, form = site.states.get(place.year, {}).get(place.code), site.workspace.form(place.year)
    if state is None or form is None:
        return None
    opened = _opened(desk, state)
    return ItemView(
        state.item.code,
        state.item.sub_indicator,
        state.status.value,
        state.status.thai,
        item_worth(form, state.item.code),
        state.proved,
        state.required,
        tuple(_part(part, place.year, site.workspace.documents, opened) for part in state.parts),
    )


def _opened(desk: Desk, state: ItemState) -> Mapping[Path, Inspection]:
    """Return what opening the item's papers gives; what was opened before is not opened again."""
    workspace = desk.seen().workspace
    documents = workspace.documents if workspace else {}
    names = {proof.evidence.file for part in state.parts for proof in part.proofs if proof.evidence.file}
    return inspect_all([documents[name] for name in names if name in documents], folder=default_folder())


def _part(
    state: PartState, year: int, documents: Mapping[str, Document], opened: Mapping[Path, Inspection]
) -> PartView:
    proofs = []
    for proof in state.proofs:
        document = documents.get(proof.evidence.file or "")
        proofs.append(
            ProofView(
                f"evidence/{proof.index}",
                proof.evidence.title or proof.evidence.target or "หลักฐานที่ยังไม่มีชื่อ",
                proof.status.thai,
                proof.status is state.status.PROVED,
                facts(opened[document.path]) if document and document.path in opened else "",
            )
        )
    return PartView(
        state.part.id,
        state.part.title,
        period_words(state.window, year),
        state.status.thai,
        state.is_proved,
        state.part.is_required,
        tuple(proofs),
    )
