"""What reading papers would change in an agency's folder: new records, and fields that records do not have yet.

What a record says stays as it is; where a paper says something else, both are shown and nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from rapidfuzz import fuzz

from generator.catalogue.codes import file_stem
from generator.findings.finding import Severity
from generator.imports.cells.responsible import squeezed
from generator.imports.plan import Choice, Kind, Plan, Proposal, Unread
from generator.imports.reading.model import Spot
from generator.imports.yaml_text import fields_text, record_text
from generator.records.loading.workspace import Workspace
from generator.records.model.item import Item
from generator.records.model.measure import Measure
from generator.records.model.result import Result
from generator.records.model.validate import validate
from generator.records.yaml_source import from_text

_MODELS: Mapping[Kind, type[BaseModel]] = {"measure": Measure, "item": Item, "result": Result}
_ALIKE, _STEPS_ALIKE = 90, 55
_TELLING = 20
"""So many letters of steps are no chance: a paper that prints no titles is known by them."""
_NO_FIELDS = re.compile(r"^\{\}[^\n]*\n?", re.MULTILINE)
"""The braces of a record that has no field yet, which must go when it gets one."""


@dataclass(slots=True)
class Change:
    """A file that would be written: its whole text, and its new fields with where they came from."""

    name: str
    kind: Kind
    text: str
    is_new: bool
    fields: dict[str, Any]
    sources: dict[str, Spot] = field(default_factory=dict)


@dataclass(slots=True)
class _File:
    """A record as it stands, or as it would stand after what came before."""

    name: str
    kind: Kind
    year: int
    data: dict[str, Any]
    text: str
    is_new: bool = False
    added: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, Spot] = field(default_factory=dict)
    matched_in: set[tuple[str, ...]] = field(default_factory=set)


def changes_of(plan: Plan, workspace: Workspace, remembered: Mapping[str, Sequence[str]]) -> list[Change]:
    """Return the files that the plan would write; what cannot be placed is added to the plan's unread and choices.

    ``remembered`` holds, by the name of a record's file, where in papers it came from before.
    """
    files = {one.name: one for one in _existing(workspace)}
    for proposal in plan.proposals:
        if proposal.kind == "document":
            continue
        found = _file_of(proposal, files, remembered)
        if found is None:
            found = _new_file(proposal, files)
            files[found.name] = found
        _fill(found, proposal, plan)
    return [change for one in files.values() if one.added and (change := _change(one, plan)) is not None]


def _existing(workspace: Workspace) -> Iterator[_File]:
    """Yield the records of the folder as their files hold them."""
    loaded: list[tuple[Kind, int, Any]] = [
        *(("measure", year, one) for year, every in workspace.measures.items() for one in every),
        *(("item", year, one) for year, every in workspace.items.items() for one in every.values()),
        *(("result", year, one) for year, one in workspace.results.items()),
    ]
    for kind, year, one in loaded:
        data = one.source.data
        yield _File(one.source.name, kind, year, dict(data) if isinstance(data, dict) else {}, one.source.text)


def _file_of(proposal: Proposal, files: Mapping[str, _File], remembered: Mapping[str, Sequence[str]]) -> _File | None:
    """Return the record that a proposal speaks of: of the same item or year, or the same measure by its words."""
    if proposal.kind != "measure":
        return files.get(_name(proposal))
    known = [one for one in files.values() if one.kind == "measure" and one.year == proposal.year]
    free = [one for one in known if _table(proposal) not in one.matched_in]
    origin = origin_of(proposal)
    kept = next((one for one in free if origin and origin in remembered.get(one.name, ())), None)
    return kept or _most_alike(proposal, free)


def origin_of(made: Proposal | Change) -> str:
    """Return the place in a paper that a record begins at."""
    spots = [spot for spot in made.sources.values() if spot.row]
    first = min(spots, key=lambda spot: spot.row, default=None)
    return f"{first.file}|{first.table}|{first.row}" if first else ""


def _table(proposal: Proposal) -> tuple[str, ...]:
    """Return the paper and the headings that a proposal stands under: two rows there are two measures."""
    return (next((spot.file for spot in proposal.sources.values()), ""), *proposal.under)


def _most_alike(proposal: Proposal, known: Sequence[_File]) -> _File | None:
    mine = _saying(proposal.data)
    rated = [
        (fuzz.ratio(mine, _saying(one.data)), fuzz.ratio(_steps(proposal.data), _steps(one.data)), one) for one in known
    ]
    work = len(_steps(proposal.data)) >= _TELLING
    near = [
        (alike, steps, one)
        for alike, steps, one in rated
        if mine and (alike >= _ALIKE or (work and steps >= _ALIKE and not _titled(proposal.data, one.data)))
    ]
    if not near:
        return None
    _, steps, best = max(near, key=lambda found: (found[1], found[0]))
    bare = not _steps(proposal.data) or not _steps(best.data)
    return best if (len(near) == 1 and bare) or steps >= _STEPS_ALIKE else None


def _titled(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether both records have a title, by which they are known apart."""
    return bool(one.get("title") and other.get("title"))


def _saying(data: Mapping[str, Any]) -> str:
    said = data.get("title") or data.get("recommendation") or data.get("issue") or _steps(data)
    return squeezed(" ".join(map(str, said)) if isinstance(said, list) else str(said or ""))


def _steps(data: Mapping[str, Any]) -> str:
    rows = data.get("rows")
    every = rows if isinstance(rows, list) else [rows]
    return "".join(_flat(row.get("steps")) for row in every if isinstance(row, dict))


def _flat(value: Any) -> str:  # noqa: ANN401 - a field of a record
    """Return what a field says without the shape it is written in."""
    if isinstance(value, dict):
        return "".join(f"{'' if key == 'text' else key}{_flat(one)}" for key, one in sorted(value.items(), key=str))
    if isinstance(value, list | tuple):
        return "".join(map(_flat, value))
    if value is None:
        return ""
    text = squeezed(str(value))
    return f"{float(text):g}" if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text) else text


def _name(proposal: Proposal) -> str:
    if proposal.kind == "item":
        return f"oit_items/{proposal.year}/{file_stem(proposal.name)}.yml"
    return f"content/results/{proposal.year}.yml"


def _new_file(proposal: Proposal, files: Mapping[str, _File]) -> _File:
    if proposal.kind == "measure":
        root = f"content/measures/{proposal.year}"
        identity = next(f"m{number}" for number in range(1, len(files) + 2) if f"{root}/m{number}.yml" not in files)
        made = _File(f"{root}/{identity}.yml", "measure", proposal.year, {}, "", is_new=True)
        made.added = {"id": identity}
    else:
        made = _File(_name(proposal), proposal.kind, proposal.year, {}, "", is_new=True)
        made.added = {"item": proposal.name, "status": "draft"} if proposal.kind == "item" else {}
    made.data = dict(made.added)
    return made


def _fill(found: _File, proposal: Proposal, plan: Plan) -> None:
    """Add what the record does not say yet; say where the paper has other words for what it does."""
    found.matched_in.add(_table(proposal))
    for key, value in proposal.data.items():
        if key in {"id", "item"}:
            continue
        spot = _spot(proposal, key)
        mine = found.data.get(key)
        if mine in (None, "", [], {}):
            found.data[key] = value
            found.added[key] = value
            found.sources |= {name: one for name, one in proposal.sources.items() if name.split(".")[0] == key}
        elif _flat(mine) != _flat(value) and not _is_part(mine, value):
            shown = _short(value)
            plan.choices.append(
                Choice(spot, shown, f"{found.name} ช่อง {key} มีอยู่แล้วและต่างจากนี้ จึงคงของเดิม: {_short(mine)}")
            )


def _is_part(mine: Any, value: Any) -> bool:  # noqa: ANN401 - fields of records
    """Tell whether all that the paper says is said already."""
    if isinstance(mine, list) and isinstance(value, list):
        known_entries = {_flat(one) for one in mine}
        return all(_flat(one) in known_entries for one in value)
    if isinstance(mine, dict) and isinstance(value, dict):
        known = {str(key): _flat(one) for key, one in mine.items()}
        return all(known.get(str(key)) == _flat(one) for key, one in value.items())
    return False


def _spot(proposal: Proposal, key: str) -> Spot:
    exact = proposal.sources.get(key)
    return exact or next(
        (one for name, one in proposal.sources.items() if name.split(".")[0] == key),
        next(iter(proposal.sources.values()), Spot("")),
    )


def _short(value: Any) -> str:  # noqa: ANN401 - a field of a record
    text = fields_text("document", {"x": value}).removeprefix("x:").strip()
    return " ".join(text.split())[:200]


def _change(one: _File, plan: Plan) -> Change | None:
    """Return the file with its new fields when it can be read so; else its words are not understood."""
    if one.is_new:
        text = record_text(one.kind, one.added)
    else:
        before = _NO_FIELDS.sub("", one.text, count=1) if not set(one.data) - set(one.added) else one.text
        text = f"{before.rstrip()}\n{fields_text(one.kind, one.added)}"
    source, problems = from_text(text, Path(one.name), one.name)
    found = [*problems, *(validate(_MODELS[one.kind], source, context={"fiscal_year": one.year})[1] if source else [])]
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    if errors:
        spot = next(iter(one.sources.values()), Spot(one.name))
        plan.unread.append(Unread(spot, _short(one.added), f"ทำระเบียน {one.name} ไม่ได้: {errors[0].message}"))
        return None
    return Change(one.name, one.kind, text, one.is_new, dict(one.added), one.sources)
