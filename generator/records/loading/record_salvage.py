"""What can still be read of a record that has mistakes, so that the rest of it is checked in the same run.

A wrong day in one field would otherwise hide all that is wrong in the others. What is wrong is left out, and so is
every finding that would only say that it is missing: one cause is told once. Nothing is built or counted with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.findings.finding import Finding
from generator.findings.messages.store import message
from generator.records.loaded import Loaded
from generator.records.loading.config_salvage import Loc, has_step, later_first, take_out
from generator.records.model.item import Item
from generator.records.model.measure import Measure
from generator.records.model.result import Result
from generator.records.model.validate import did_you_mean, owner_of
from generator.records.yaml_source import SourceFile

_MOST_ROUNDS = 8
_MOST_MISTAKES = 20
"""Of a record with more nobody knows what it was meant to say."""


@dataclass(frozen=True, slots=True)
class Half:
    """A record without what could not be read of it; ``lacking`` names the fields that were left out."""

    loaded: Loaded[Any]
    lacking: frozenset[str]

    @property
    def file(self) -> str:
        """The name of its file."""
        return self.loaded.source.name


def half_of(model: type[BaseModel], source: SourceFile, year: int | None, context: Mapping[str, object]) -> Half | None:
    """Return what is sound of the record in ``source``; ``None`` where nothing is, or it is of another kind."""
    if model not in {Item, Measure, Result} or not isinstance(source.data, dict):
        return None
    data: Any = deepcopy(source.data)
    lacking: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        try:
            return Half(Loaded(model.model_validate(data, context=dict(context)), source, year), frozenset(lacking))
        except ValidationError as error:
            details = [detail for detail in error.errors(include_url=False) if not _renamed(model, data, detail)]
            wrong = {_wrong(data, detail) for detail in details}
        if () in wrong or len(details) > _MOST_MISTAKES:
            return None
        for loc in sorted(wrong, key=later_first, reverse=True):
            lacking.update(_named(data, loc))
            take_out(data, loc)
    return None


def _named(data: Mapping[str, object], loc: Loc) -> list[str]:
    """Return the fields that lack something once what is at ``loc`` is left out; keys of a table are no fields."""
    fields = [step for step in loc[1:] if isinstance(step, str)]
    return [*fields, str(loc[0])] if not fields or isinstance(data.get(str(loc[0])), dict) else fields


def _renamed(model: type[BaseModel], data: object, detail: ErrorDetails) -> bool:
    """Give an unknown field the name that was meant, where one is near and not there; tell whether that was done."""
    loc = detail["loc"]
    holder: Any = data
    for step in loc[:-1]:
        if not has_step(holder, step):
            return False
        holder = holder[step]
    if detail["type"] != "extra_forbidden" or not isinstance(holder, dict) or loc[-1] not in holder:
        return False
    meant = did_you_mean(str(loc[-1]), list(owner_of(model, loc).model_fields))
    if meant is None or meant in holder:
        return False
    holder[meant] = holder.pop(loc[-1])
    return True


def _wrong(data: object, detail: ErrorDetails) -> Loc:
    """Return the smallest thing there is to leave out for one mistake; nothing where the record itself is meant."""
    known: list[str | int] = []
    for step in (*detail["loc"], *detail.get("ctx", {}).get("at", ())):
        if has_step(data, step):
            data = data[step]  # type: ignore[index]  # it has it
            known.append(step)
        elif not isinstance(step, str) or step in {"", "[key]"}:
            break
    return tuple(known)


def not_for_want_of(findings: Iterable[Finding], halves: Iterable[Half]) -> list[Finding]:
    """Return ``findings`` without those that may be there only because something of a record was left out.

    What is said of another item or measure rests on its own record.
    """
    lacking = {half.file: half.lacking for half in halves}
    every = frozenset[str]().union(*lacking.values())

    def is_for_want(found: Finding) -> bool:
        """Tell whether a finding rests on what was left out."""
        file = found.place.file if found.place else ""
        of_another = file not in lacking and file.startswith(("oit_items/", "content/measures/"))
        fields = lacking.get(file, frozenset() if of_another and file.endswith(".yml") else every)
        return not fields.isdisjoint(message(found.code).rests_on)

    return [found for found in findings if not is_for_want(found)]
