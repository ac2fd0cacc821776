"""The history: every save in words, what stood there before and after, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import unified_diff

from starlette.responses import RedirectResponse, Response

from generator.editor import history
from generator.editor.asked import Asked, Way, missing
from generator.editor.desk import Desk
from generator.editor.places import is_page, record_at
from generator.editor.saving import content, data_of, restore, save
from generator.editor.shown import around, page
from generator.records.text_decoding import decode

_AROUND = 2
"""Unchanged lines shown around a changed one."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a comparison: what became of it (``same``, ``gone``, ``new``), and its text."""

    kind: str
    text: str


@dataclass(frozen=True)
class HistoryView:
    """The saves, of one file or of all."""

    saves: Sequence[history.Save]
    file: str
    title: str


@dataclass(frozen=True)
class SaveView:
    """One save, and whether it can be taken back."""

    save: history.Save
    title: str
    lines: Sequence[Line]
    can_undo: bool
    can_bring_back: bool


def saves(desk: Desk, asked: Asked) -> Response:
    """Show the saves, the last first."""
    file = asked.query.get("file", "")
    place = record_at(file)
    found = history.saves(desk.folder, file or None)
    title = f"ประวัติของ{place.title}" if place else "ประวัติ"
    return page("history.html", {"view": HistoryView(found, file, title)}, around(desk, "history"))


def one(desk: Desk, asked: Asked) -> Response:
    """Show one save: what changed, line by line."""
    save_ = history.save_called(desk.folder, asked.path["name"])
    if save_ is None:
        return missing()
    place = record_at(save_.file)
    is_ours = place is not None or is_page(save_.file)
    view = SaveView(
        save_,
        place.title if place else save_.file,
        _lines(save_),
        can_undo=is_ours and save_.before is not None and save_.after is not None,
        can_bring_back=is_ours and save_.after is not None,
    )
    return page("save.html", {"view": view}, around(desk, "history"))


def _lines(save_: history.Save) -> list[Line]:
    old, new = ((decode(raw, "")[0] or "").splitlines() if raw else [] for raw in (save_.before, save_.after))
    kinds = {"+": "new", "-": "gone", " ": "same", "@": "break"}
    lines = list(unified_diff(old, new, lineterm="", n=_AROUND))[2:]
    return [Line(kinds.get(line[:1], "same"), line[1:] if line[:1] != "@" else "") for line in lines]


def back(desk: Desk, asked: Asked) -> Response:  # noqa: PLR0911 - one for each way back
    """Take one save back, field by field, or bring the whole state after it back."""
    save_ = history.save_called(desk.folder, asked.path["name"])
    place = record_at(save_.file) if save_ else None
    if save_ is None or save_.after is None or not (place or is_page(save_.file)):
        return missing()
    address = place.address if place else f"/text/{save_.file}"
    when = f"{save_.when:%d/%m} {save_.when:%H:%M} น."
    if asked.form.last("do") == "bring":
        restore(desk.folder, save_.file, save_.after, [f"นำสภาพหลังการบันทึกเมื่อ {when} กลับมา"])
        return RedirectResponse(address, 303)
    if save_.before is None:
        return missing()
    before = data_of(save_.before)
    is_last = content(desk.folder, save_.file) == save_.after
    if is_last or place is None or before is None or data_of(save_.after) is None:
        if not is_last:
            return RedirectResponse(f"/history/{save_.id}?later=1", 303)
        restore(desk.folder, save_.file, save_.before, [f"ย้อนการบันทึกเมื่อ {when}"])
        return RedirectResponse(address, 303)
    outcome = save(desk.folder, place, save_.after, before)
    if outcome.conflicts:
        return RedirectResponse(f"/history/{save_.id}?later=1", 303)
    return RedirectResponse(f"{address}?saved={outcome.kept}", 303)


WAYS = (
    Way("/history", "GET", saves),
    Way("/history/{name}", "GET", one),
    Way("/history/{name}", "POST", back),
)
