"""Compares what papers become with what people say stands in them: ``python -m tests.imports.against_gold FOLDER``.

Beside each paper stands ``NAME.gold.yml`` (``records``, ``nothing_lost``). Each cell of it is right, named (listed as
not understood or to be looked at), wrong without a word, or lost. ``evidence/evidence.key.yml`` names the item of each
file of evidence.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz

from generator.app.importing import Proposed, carry_out, propose
from generator.records.loading.workspace import Workspace, load
from generator.records.model.site_config import Executive, Unit
from tests.imports.importing import agency

Cell = tuple[str, Any]
RIGHT, NAMED, WRONG, LOST = "right", "named", "WRONG", "LOST"


def bare(value: object) -> str:
    """Return a value without white space, invisible characters and shape."""
    if isinstance(value, Mapping):
        return "".join(bare(one) for one in value.values())
    if isinstance(value, list | tuple):
        return "".join(map(bare, value))
    if isinstance(value, float):
        return f"{value:g}"
    return re.sub(r"[\s\u200b\u200c\u200d\ufeff\u00a0\u00ad]+", "", "" if value is None else str(value)).replace(
        "\u0e4d\u0e32", "\u0e33"
    )


def units_of(gold: Any) -> Iterator[str]:  # noqa: ANN401 - whatever YAML holds
    """Yield the names of units that a gold record speaks of."""
    if isinstance(gold, Mapping):
        yield from gold.get("units") or [] if isinstance(gold.get("units"), list) else []
        yield from (unit for value in gold.values() for unit in units_of(value))
    elif isinstance(gold, list):
        yield from (unit for value in gold for unit in units_of(value))


def folder_for(place: Path, gold: Mapping[str, Any]) -> Path:
    """Make the folder of an agency that has the units of a paper."""
    names = list(dict.fromkeys(units_of(gold["records"])))
    units = [{"id": f"u{number}", "name": name} for number, name in enumerate(names)]
    about = {"name": "เทศบาลตำบลดอนตะวัน", "type": "tambon_municipality"}
    return agency(place, {"agency": about, "units": units or [{"id": "other", "name": "กองอื่น"}], "current_year": 2569})


def gold_cells(record: Mapping[str, Any], path: str = "") -> Iterator[Cell]:
    """Yield the cells of a gold record."""
    for key, value in record.items():
        if key == "kind":
            continue
        name = f"{path}{key}"
        if key in {"rows", "failed_items", "analysis"}:
            for number, one in enumerate(value):
                yield from gold_cells(one, f"{name}.{number}.")
        elif key in {"answers", "instruments", "indicators", "verdicts"} and isinstance(value, Mapping):
            yield from gold_cells(value, f"{name}.")
        else:
            yield name, value


def made_record(kind: str, gold: Mapping[str, Any], workspace: Workspace) -> Any:  # noqa: ANN401 - a record
    """Return the record of the folder that is most like a gold record."""
    if kind == "result":
        return next(iter(workspace.results.values())).record if workspace.results else None
    if gold.get("item"):
        return next((one[gold["item"]].record for one in workspace.items.values() if gold["item"] in one), None)
    said = bare(
        [gold.get(key) for key in ("title", "recommendation")] + [row.get("steps") for row in gold.get("rows", [])]
    )
    measures = [one.record for every in workspace.measures.values() for one in every]
    rated = [(fuzz.ratio(said, bare(_said(one))), number) for number, one in enumerate(measures)]
    return measures[max(rated)[1]] if rated and max(rated)[0] > 50 else None


def _said(measure: Any) -> list[Any]:  # noqa: ANN401 - a record
    return [measure.title, measure.recommendation, [[(s.text, s.sub) for s in row.steps] for row in measure.rows]]


def is_right(name: str, gold: Any, record: Any, workspace: Workspace) -> bool | None:  # noqa: ANN401
    """Tell whether a record says what a gold cell does; ``None`` where it says nothing."""
    if name == "fiscal_year":
        return gold in workspace.results
    value: Any = record
    *way, last = name.split(".")
    for step in way:
        if step.isdecimal() and isinstance(value, tuple):
            value = value[int(step)] if int(step) < len(value) else None
        elif isinstance(value, Mapping):
            value = value.get(step)
        else:
            value = getattr(value, step, None)
    if isinstance(value, Mapping):
        found = next((one for key, one in value.items() if str(key) == last), None)
    else:
        found = getattr(value, last, None)
    if last == "responsible":
        return _responsible(gold, found, workspace)
    if last == "period":
        return _period(gold, found)
    return None if found in (None, (), "") else _same(last, gold, found)


def _same(last: str, gold: Any, found: Any) -> bool:  # noqa: ANN401 - whatever YAML and records hold
    if last == "progress":
        texts = [entry["text"] if isinstance(entry, Mapping) else entry for entry in gold]
        return bare(texts) in bare([one.text for one in found])
    if last == "steps":
        return bare(gold) == bare([(one.text, list(one.sub)) for one in found])
    if last == "points":
        return bare(gold) in bare([one.text for one in found])
    if last in {"indicators", "questions", "instruments", "items"} and isinstance(gold, list):
        return {*map(str, gold)} <= {*map(str, found)}
    if last in {"target", "follow_up"}:
        return bare(gold["text"]) == bare(found.text)
    return bare(gold) == bare(found)


def _responsible(gold: Mapping[str, Any], found: Any, workspace: Workspace) -> bool | None:  # noqa: ANN401
    if found is None or not (found.all or found.units or found.text):
        return None
    if gold.get("all"):
        return bool(found.all)
    names = {unit.id: unit.name for unit in workspace.config.units}
    return {names.get(one, one) for one in found.units} == {*gold["units"]}


def _period(gold: Mapping[str, Any], found: Any) -> bool | None:  # noqa: ANN401 - a record
    if found is None:
        return None
    if "start" in gold:
        starts = [found.start.isoformat() if found.start else "", found.end.isoformat() if found.end else ""]
        return starts == [gold["start"], gold["end"]]
    return bare(gold["text"]) == bare(found.text)


def listed(proposed: Proposed) -> str:
    """Return everything that the plan names instead of writing it."""
    plan = proposed.plan
    return bare(
        [
            *((one.text, one.chosen) for one in plan.choices),
            *(one.text for one in plan.unread),
            *plan.outside.values(),
        ]
    )


def written(folder: Path) -> str:
    """Return all that stands in the records."""
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.yml")]
    return bare(re.sub(r"(?m)^\s*- |^\s*[a-z_]+: |\"", " ", "\n".join(texts)))


def compare(paper: Path, gold: Mapping[str, Any], place: Path) -> list[tuple[str, str, object]]:
    """Return each cell of a paper's gold with its verdict."""
    folder = folder_for(place, gold)
    year = int(gold["year"]) + (1 if all(one["kind"] == "result" for one in gold["records"]) else 0)
    proposed = propose(folder, [paper], year)
    carry_out(folder, proposed)
    workspace, findings = load(folder)
    assert workspace is not None, findings
    named, said = listed(proposed), written(folder)
    told: list[tuple[str, str, object]] = []
    for number, record in enumerate(gold["records"]):
        told += _told(f"{record['kind']} {number}", record, workspace, named)
    for text in gold.get("nothing_lost") or []:
        found = bare(text) in named or bare(text) in said
        told.append(("nothing_lost", NAMED if found else LOST, text))
    if propose(folder, [paper], year).changes:
        told.append(("second import", WRONG, "changes something"))
    if proposed.problems:
        told.append(("problems", LOST, [one.message for one in proposed.problems]))
    return told


def _told(label: str, record: Mapping[str, Any], workspace: Workspace, named: str) -> Iterator[tuple[str, str, object]]:
    kind = record["kind"]
    if kind in {"executives", "units"}:
        yield from _person(label, record, workspace, named)
        return
    made = made_record("result" if kind == "result" else "measure", record, workspace)
    for name, value in gold_cells(record):
        if record.get("item") and name in {"item", "title"}:
            yield f"{label} {name}", RIGHT if made is not None else LOST, value
            continue
        right = None if made is None else is_right(name, value, made, workspace)
        text = bare(value.get("text", value) if isinstance(value, Mapping) else value)
        verdict = RIGHT if right else NAMED if text and text in named else LOST if right is None else WRONG
        yield f"{label} {name}", verdict, value


def _person(
    label: str, record: Mapping[str, Any], workspace: Workspace, named: str
) -> Iterator[tuple[str, str, object]]:
    config = workspace.config
    people: list[Executive | Unit] = [*config.agency.executives, *config.units]
    made = next((one for one in people if bare(one.name) == bare(record["name"])), None)
    for key in ("name", "head", "position", "phone", "email"):
        if key in record:
            found = getattr(made, key, None) if made else None
            verdict = RIGHT if found and bare(found) == bare(record[key]) else WRONG if found else LOST
            yield f"{label} {key}", NAMED if verdict == LOST and bare(record[key]) in named else verdict, record[key]


def evidence(folder: Path, place: Path) -> None:
    """Print how files of evidence were put to items."""
    key = yaml.safe_load((folder / "evidence.key.yml").read_text(encoding="utf-8"))
    made = agency(place)
    placed = {one.file: one for one in propose(made, [folder], 2569).evidence.placed}
    first = sure_wrong = three = 0
    for name, told in key.items():
        one = placed.get(name)
        codes = [] if one is None else [one.item, *one.others]
        if told["duplicate_of"] or (one and one.same_as):
            good = bool(one and one.same_as and {one.same_as, name} & {told["duplicate_of"], name})
            top = good
        else:
            top = one is not None and (one.item == told["item"] if told["item"] else not one.is_sure)
            good = top or told["item"] in codes
        first, three = first + bool(top), three + bool(good)
        wrong = bool(one and one.is_sure and one.item != told["item"])
        sure_wrong += wrong
        if not top or (told["part"] and (one is None or told["part"] not in one.parts)):
            how = "first" if top else "three" if good else "MISSED"
            print(
                f"  {how}{' SURE' if wrong else ''} {name}: {told['item']} {told['part']} {codes} {one and one.parts}"
            )
    print(f"evidence: {first} first, {three} among three, {sure_wrong} surely wrong, of {len(key)}")


def main(folder: Path, names: Sequence[str]) -> None:
    """Print what is not right, paper by paper, and the sums."""
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        for number, path in enumerate(sorted(folder.glob("*.gold.yml"))):
            if names and not any(name in path.name for name in names):
                continue
            gold = yaml.safe_load(path.read_text(encoding="utf-8"))
            told = compare(folder / gold["paper"], gold, Path(scratch) / str(number))
            counted = Counter(verdict for _, verdict, _ in told)
            total += counted
            print(f"{gold['paper']}: {dict(counted)}")
            for name, verdict, value in told:
                if verdict in {WRONG, LOST} or (verdict == NAMED and name != "nothing_lost"):
                    print(f"  {verdict} {name}: {value}")
        if (folder / "evidence").is_dir() and not names:
            evidence(folder / "evidence", Path(scratch) / "evidence")
    cells = sum(count for verdict, count in total.items())
    print(dict(total), f"{total[RIGHT]} of {cells - 0}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
