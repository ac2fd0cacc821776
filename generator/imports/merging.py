"""What reading papers would change in an agency's folder: new records, and fields that records do not have yet.

What a record says stays as it is; where a paper says something else, both are shown and nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.catalogue.codes import file_stem
from generator.findings.finding import Finding, Severity
from generator.imports.filling import fill
from generator.imports.matching import most_alike, origin_of
from generator.imports.plan import Choice, Kind, Plan, Proposal, Unread
from generator.imports.reading.model import Spot
from generator.imports.yaml_text import MODELS, in_one_line, record_text, with_fields
from generator.records.editing.edited import CannotEditError
from generator.records.editing.where import paths_at
from generator.records.loading.file_names import CONFIG_NAME
from generator.records.loading.workspace import Workspace
from generator.records.model.validate import validate
from generator.records.yaml_source import from_text

_GIVEN = frozenset({"id", "item", "status"})
"""Fields of a new record that come from no paper."""


@dataclass(slots=True)
class Change:
    """A file that would be written: its whole text, and the fields that are new or fuller with where they came from.

    ``before`` is the text it has now, ``None`` for a new file.
    """

    name: str
    kind: Kind
    text: str
    before: str | None
    fields: dict[str, Any]
    sources: dict[str, Spot] = field(default_factory=dict)
    origins: list[str] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        """Whether there is no such file yet."""
        return self.before is None


@dataclass(slots=True)
class _File:
    """A record as it would stand after the proposals so far; ``own`` is what it says now."""

    name: str
    kind: Kind
    year: int
    data: dict[str, Any]
    before: str | None = None
    own: Mapping[str, Any] = field(default_factory=dict)
    changed: dict[str, None] = field(default_factory=dict)
    sources: dict[str, Spot] = field(default_factory=dict)
    matched_in: set[tuple[str, ...]] = field(default_factory=set)
    origins: list[str] = field(default_factory=list)


def changes_of(plan: Plan, workspace: Workspace, remembered: Mapping[str, Sequence[str]]) -> list[Change]:
    """Return the files that the plan would write; what cannot be placed is added to the plan's unread and choices.

    ``remembered`` holds, by the name of a record's file, where in papers it came from before.
    """
    files = {one.name: one for one in _existing(workspace)}
    for proposal in plan.proposals:
        found = _file_of(proposal, files, remembered)
        if found is None:
            found = _new_file(proposal, files)
            files[found.name] = found
        proposal.target = found.name
        _fill(found, proposal, plan)
    return [change for one in files.values() if one.changed and (change := _change(one, plan)) is not None]


def _existing(workspace: Workspace) -> Iterator[_File]:
    """Yield the records of the folder as their files hold them."""
    loaded: list[tuple[Kind, int, Any]] = [
        *(("measure", year, one) for year, every in workspace.measures.items() for one in every),
        *(("item", year, one) for year, every in workspace.items.items() for one in every.values()),
        *(("result", year, one) for year, one in workspace.results.items()),
        ("config", 0, workspace.config_file),
    ]
    for kind, year, one in loaded:
        own = one.source.data if isinstance(one.source.data, dict) else {}
        yield _File(one.source.name, kind, year, dict(own), one.source.text, own)


def _file_of(proposal: Proposal, files: Mapping[str, _File], remembered: Mapping[str, Sequence[str]]) -> _File | None:
    """Return the record that a proposal speaks of: of the same item or year, or the same measure by its words."""
    if proposal.kind != "measure":
        return files.get(_name(proposal))
    known = [one for one in files.values() if one.kind == "measure" and one.year == proposal.year]
    free = [one for one in known if _table(proposal) not in one.matched_in]
    origin = origin_of(proposal)
    kept = next((one for one in free if origin and origin in remembered.get(one.name, ())), None)
    place = None if kept else most_alike(proposal.data, [one.data for one in free])
    return kept if place is None else free[place]


def _table(proposal: Proposal) -> tuple[str, ...]:
    """Return the paper and the headings that a proposal stands under: two rows there are two measures."""
    return (next((spot.file for spot in proposal.sources.values()), ""), *proposal.under)


def _name(proposal: Proposal) -> str:
    if proposal.kind == "config":
        return CONFIG_NAME
    if proposal.kind == "item":
        return f"oit_items/{proposal.year}/{file_stem(proposal.name)}.yml"
    return f"content/results/{proposal.year}.yml"


def _new_file(proposal: Proposal, files: Mapping[str, _File]) -> _File:
    if proposal.kind != "measure":
        begun = {"item": proposal.name, "status": "draft"} if proposal.kind == "item" else {}
        return _File(_name(proposal), proposal.kind, proposal.year, begun)
    root = f"content/measures/{proposal.year}"
    identity = next(f"m{number}" for number in range(1, len(files) + 2) if f"{root}/m{number}.yml" not in files)
    return _File(f"{root}/{identity}.yml", "measure", proposal.year, {"id": identity})


def _fill(found: _File, proposal: Proposal, plan: Plan) -> None:
    """Add what the record does not say yet; say where the paper has other words for what it does."""
    found.matched_in.add(_table(proposal))
    origin = origin_of(proposal)
    if origin and origin not in found.origins:
        found.origins.append(origin)
    for key, value in proposal.data.items():
        if key in {"id", "item"}:
            continue
        filled = fill(found.data.get(key), value, key, key)
        if filled.added:
            found.data[key] = filled.value
            found.changed[key] = None
        for mine, theirs in filled.added.items():
            found.sources |= dict(_spots(proposal, mine, theirs))
        for mine, theirs, said, other in filled.differing:
            spot = next((one for _, one in _spots(proposal, mine, theirs)), Spot(""))
            told = f"{found.name} ช่อง {mine} มีอยู่แล้วและต่างจากนี้ จึงคงของเดิม: {_short(said)}"
            plan.choices.append(Choice(spot, _short(other), told))


def _spots(proposal: Proposal, mine: str, theirs: str) -> Iterator[tuple[str, Spot]]:
    """Yield the places of a field and of what is in it, under its path in the record."""
    below = [(name, spot) for name, spot in proposal.sources.items() if f"{name}.".startswith(f"{theirs}.")]
    if below:
        yield from ((f"{mine}{name[len(theirs) :]}", spot) for name, spot in below)
        return
    above = [(len(name), spot) for name, spot in proposal.sources.items() if f"{theirs}.".startswith(f"{name}.")]
    first = next(iter(proposal.sources.values()), Spot(""))
    yield mine, max(above, key=lambda one: one[0])[1] if above else first


def _short(value: Any) -> str:  # noqa: ANN401 - a field of a record
    return in_one_line(value)[:200]


def _change(one: _File, plan: Plan) -> Change | None:
    """Return the file with its new fields; those that make it unreadable are not understood."""
    fields = one.data if one.before is None else {key: one.data[key] for key in one.changed}
    while fields.keys() - _GIVEN:
        try:
            text = _text(one, fields)
        except CannotEditError:
            _refuse(one, list(fields), fields, plan, "แฟ้มเขียนไว้ในแบบที่เติมเองไม่ได้ โปรดเติมด้วยมือ")
            return None
        errors = _errors(one, text)
        if not errors:
            return Change(one.name, one.kind, text, one.before, dict(fields), one.sources, one.origins)
        wrong = {str(path[0]) for path in paths_at(text, [_position(error) for error in errors]) if path} & {*fields}
        wrong = wrong - _GIVEN or {*fields}
        _refuse(one, sorted(wrong), fields, plan, errors[0].message)
        fields = {key: value for key, value in fields.items() if key not in wrong}
        one.sources = {path: spot for path, spot in one.sources.items() if path.split(".")[0] not in wrong}
    return None


def _text(one: _File, fields: Mapping[str, Any]) -> str:
    return record_text(one.kind, fields) if one.before is None else with_fields(one.kind, one.before, one.own, fields)


def _errors(one: _File, text: str) -> list[Finding]:
    source, problems = from_text(text, Path(one.name), one.name)
    found = [*problems, *(validate(MODELS[one.kind], source, context={"fiscal_year": one.year})[1] if source else [])]
    return [problem for problem in found if problem.severity is Severity.ERROR]


def _position(problem: Finding) -> tuple[int, int]:
    place = problem.place
    return (place.line or 1, place.column or 1) if place else (1, 1)


def _refuse(one: _File, keys: Sequence[str], fields: Mapping[str, Any], plan: Plan, reason: str) -> None:
    """Book fields that cannot be written as not understood, whole and with their places."""
    for key in keys:
        if key not in _GIVEN:
            spot = next((spot for path, spot in one.sources.items() if path.split(".")[0] == key), Spot(one.name))
            plan.unread.append(
                Unread(spot, in_one_line(fields[key]), f"ทำช่อง {key} ของระเบียน {one.name} ไม่ได้: {reason}")
            )
