"""Where two people changed one field of a record: both values, and the way to decide between them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from generator.editor.asked import Asked, Way, missing
from generator.editor.carried import packed, unpacked
from generator.editor.desk import Desk
from generator.editor.merging import Conflict, Nothing
from generator.editor.places import SECTIONS, RecordPlace, record_at
from generator.editor.saving import Saved, save
from generator.editor.shown import around, page
from generator.editor.told_changes import in_short, label
from generator.records.editing.changes import Path


@dataclass(frozen=True)
class Choice:
    """A conflict as it is shown: the field, what it was, what each of the two made of it."""

    number: int
    label: str
    base: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class ConflictView:
    """What the template of a conflict shows; ``base`` and ``mine`` go round with the decision."""

    place: RecordPlace
    choices: tuple[Choice, ...]
    base: str
    mine: str
    paths: str


def decide(desk: Desk, asked: Asked) -> Response:
    """Save with the conflicts decided; where the file changed once more, what is new is asked anew."""
    place = record_at(asked.path["file"])
    base, mine, paths = (unpacked(asked.form.last(name)) for name in ("base", "mine", "paths"))
    try:
        data, told = json.loads(mine or b""), json.loads(paths or b"")
        decided = {tuple(path): asked.form.last(f"decide.{number}") == "mine" for number, path in enumerate(told)}
    except (ValueError, TypeError, RecursionError):
        return missing()
    if place is None or base is None or not isinstance(data, dict):
        return missing()
    outcome = save(desk.folder, place, base, data, decided)
    if outcome.conflicts:
        return conflict(desk, place, base, outcome)
    return RedirectResponse(f"{place.address}?saved={outcome.kept}", 303)


def conflict(desk: Desk, place: RecordPlace, base: bytes, outcome: Saved) -> Response:
    """Show the conflicts in which a save of a record ended, with what was typed and what stands in the file."""
    paths: list[Path] = [one.path for one in outcome.conflicts]
    choices = tuple(_choice(place, number, one) for number, one in enumerate(outcome.conflicts))
    view = ConflictView(
        place,
        choices,
        packed(base),
        packed(json.dumps(outcome.mine, ensure_ascii=False).encode()),
        packed(json.dumps(paths, ensure_ascii=False).encode()),
    )
    return page("conflict.html", {"view": view}, around(desk, SECTIONS[place.kind], place.year), 409)


def _choice(place: RecordPlace, number: int, conflict: Conflict) -> Choice:
    sides = [
        "(ลบออก)" if value is Nothing.HERE else value if isinstance(value, str) else in_short(value)
        for value in (conflict.base, conflict.mine, conflict.theirs)
    ]
    return Choice(number, label(place.model, conflict.path), *sides)


WAYS = (Way("/decide/{file:path}", "POST", decide),)
