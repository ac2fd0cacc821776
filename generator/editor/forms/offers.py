"""What of the agency's own folder can be chosen in a form: its units, the parts of an item, its documents and pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.assessment.completeness import parts_of
from generator.assessment.responsibility import EVERY_UNIT_THAI
from generator.catalogue.model import Catalogue
from generator.editor.forms.model_form import Field, Option
from generator.records.loading.workspace import Workspace
from generator.records.model.responsible import EVERY, is_every_unit

Meant = Callable[[str], str | None]
_LINKING = ("Links", "Answers", "Analysis", "AnalysisPoint")
"""Models that speak of a result."""


def _same(text: str) -> str | None:
    return text


@dataclass(frozen=True, slots=True)
class Offer:
    """Choices for a field; ``meant`` tells which of them a word that was typed stands for, if any."""

    options: tuple[Option, ...]
    meant: Meant = _same

    def choice(self, word: str) -> str | None:
        """Return the choice that ``word`` stands for, ``None`` for none of them."""
        meant = self.meant(word)
        return meant if any(one.value == meant for one in self.options) else None


@dataclass(frozen=True, slots=True)
class Offers:
    """All that can be chosen, by model and field."""

    of_field: Mapping[tuple[str, str], Offer] = field(default_factory=dict)

    def of(self, wanted: Field) -> Offer | None:
        """Return the choices for a field, where there are any."""
        return self.of_field.get((wanted.model, wanted.name))


def offers_of(workspace: Workspace | None, year: int | None, code: str = "") -> Offers:
    """Return what can be chosen in records of ``year``; ``code`` is the item whose parts are meant."""
    found: dict[tuple[str, str], Offer] = {("FollowUp", "quarters"): _plain(("1", "2", "3", "4"), "ไตรมาส ")}
    if workspace is None:
        return Offers(found)
    found["Responsible", "units"] = _units(workspace)
    documents, pages, images = (tuple(names) for names in _names(workspace))
    found["Evidence", "file"], found["Evidence", "page"] = _plain(documents), _plain(pages)
    found["Agency", "emblem"] = found["Look", "font"] = _plain(images)
    form = workspace.form(year) if year else None
    if form is not None:
        found |= _of_form(form, code)
    return Offers(found)


def _names(workspace: Workspace) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    return tuple(workspace.documents), [page.name for page in workspace.pages], tuple(workspace.images)


def _plain(values: Sequence[str], before: str = "") -> Offer:
    return Offer(tuple(Option(value, before + value) for value in values))


def _units(workspace: Workspace) -> Offer:
    units = (*(Option(unit.id, unit.name) for unit in workspace.config.units), Option(EVERY, EVERY_UNIT_THAI))

    def meant(word: str) -> str | None:
        """Return the id of the unit that is called ``word``."""
        if is_every_unit(word):
            return EVERY
        unit = workspace.unit(word)
        return unit.id if unit else None

    return Offer(units, meant)


def _of_form(form: Catalogue, code: str) -> dict[tuple[str, str], Offer]:
    found: dict[tuple[str, str], Offer] = {}
    item = next((one for one in form.items if one.code == code), None)
    parts = parts_of(item) if item is not None and item.parts else ()
    if parts:
        titles = {part.title: part.id for part in parts}
        options = tuple(Option(part.id, part.title) for part in parts)
        found["Evidence", "parts"] = Offer(options, lambda word: titles.get(word, word))
    instruments = _plain(tuple(form.weights))
    found |= {(model, "instruments"): instruments for model in _LINKING}
    found["Analysis", "instrument"] = instruments
    return found
