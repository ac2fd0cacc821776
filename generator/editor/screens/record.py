"""A record and its form: shown, checked while it is typed, saved, and where two people changed it, decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from starlette.responses import JSONResponse, RedirectResponse, Response

from generator.editor import checking, history
from generator.editor.asked import Asked, Way, missing
from generator.editor.carried import packed, unpacked
from generator.editor.checking import Said, by_key, told_while_typing
from generator.editor.desk import Desk
from generator.editor.forms.model_form import form_of
from generator.editor.forms.offers import Offers, offers_of
from generator.editor.forms.posted import STEP, Posted, acted
from generator.editor.forms.reading import read
from generator.editor.forms.understood import understood
from generator.editor.forms.view import Group, filled
from generator.editor.item_view import ItemView, item_view
from generator.editor.places import SECTIONS, RecordPlace, record_at
from generator.editor.saving import content, data_of, save
from generator.editor.screens.conflicts import conflict
from generator.editor.shown import around, page
from generator.editor.uploading import Taken, take
from generator.findings.finding import Finding
from generator.findings.usage import UsageProblem
from generator.public import addresses
from generator.records.editing.edited import CannotEditError, edited
from generator.records.editing.where import paths_at
from generator.records.text_decoding import decode


@dataclass(frozen=True)
class RecordView:
    """What the template of a record shows."""

    place: RecordPlace
    title: str
    form: Group
    base: str
    said: Said
    understood: Mapping[str, str]
    item: ItemView | None = None
    saved: history.Save | None = None
    problem: Finding | None = None
    taken: tuple[Taken, ...] = ()
    is_changed: bool = False
    is_checked: bool = True
    look: str = ""


@dataclass(frozen=True)
class _Sent:
    """A form that came back: the record it is of, the content it was made of, what was typed."""

    place: RecordPlace
    raw: bytes
    data: dict[str, object]
    form: Posted
    offers: Offers = field(default_factory=Offers)

    def read(self) -> dict[str, object]:
        """Return the data that the record shall hold."""
        return read(form_of(self.place.model), self.data, self.form, self.offers)


def show(desk: Desk, asked: Asked) -> Response:
    """Show a record as its file has it; one that cannot be read is shown as text."""
    place = record_at(asked.path["file"])
    raw = content(desk.folder, place.file) if place else None
    if place is None or raw is None:
        return missing()
    data = data_of(raw)
    if data is None:
        return RedirectResponse(f"/text/{place.file}?broken=1", 303)
    if line := asked.query.get("line", ""):
        return RedirectResponse(f"{place.address}#{quote(_key_at(raw, line))}", 303)
    sent = _Sent(place, raw, data, Posted({}), _offers(desk, place))
    kept = history.save_called(desk.folder, asked.query.get("saved", ""))
    return _shown(desk, sent, None, saved=kept if kept and kept.file == place.file else None)


def change(desk: Desk, asked: Asked) -> Response:
    """Save what was typed, or change the form itself; what was typed is never lost."""
    sent = _sent(desk, asked)
    if sent is None:
        return missing()
    action = asked.form.last("do")
    if action and action != "save":
        return _shown(desk, sent, acted(asked.form, action), is_changed=True)
    taken: tuple[Taken, ...] = ()
    try:
        taken = tuple(take(desk, sent.place, one) for one in asked.files)
        mine = _with_evidence(sent.read(), taken)
        outcome = save(desk.folder, sent.place, sent.raw, mine)
    except UsageProblem as problem:
        return _shown(desk, sent, asked.form, problem=problem.finding, is_changed=True, status=409)
    if outcome.conflicts:
        return conflict(desk, sent.place, sent.raw, outcome)
    refused = tuple(one for one in taken if one.problem)
    if refused:
        again = _Sent(sent.place, outcome.current, data_of(outcome.current) or {}, Posted({}), sent.offers)
        return _shown(desk, again, None, taken=taken, status=409)
    return RedirectResponse(f"{sent.place.address}?saved={outcome.kept}", 303)


def check(desk: Desk, asked: Asked) -> Response:
    """Tell what is to be said of what is typed, control by control, and how dates and periods are understood."""
    sent = _sent(desk, asked)
    if sent is None:
        return missing()
    text, _ = decode(sent.raw, "")
    try:
        new = edited(text or "", sent.read())
    except CannotEditError:
        return JSONResponse({"said": {}, "understood": {}, "parts": {}})
    told = told_while_typing(desk, sent.place, new, asked.form, wholly="quick" not in asked.query)
    view = filled(form_of(sent.place.model), sent.data, asked.form, sent.offers)
    said = {
        key: [
            {"severity": one.severity.value, "word": one.severity.thai, "message": one.message, "hint": one.hint}
            for one in findings
        ]
        for key, findings in told.said.items()
    }
    parts = {one.part.id: one.status.thai for one in told.state.parts} if told.state else {}
    told_back = {"said": said, "understood": understood(view, sent.place.year), "parts": parts}
    return JSONResponse(told_back)


def _key_at(raw: bytes, line: str) -> str:
    """Return the key of the control of what stands in a line of a record that nobody has typed into."""
    number = int(line) if line.isascii() and line.isdecimal() and len(line) < 6 else 1  # noqa: PLR2004
    text, _ = decode(raw, "")
    lines = (text or "").splitlines()
    content_ = lines[number - 1] if number <= len(lines) else ""
    column = len(content_) - len(content_.lstrip(" -")) + 1
    (path,) = paths_at(text or "", [(number, column)])
    return STEP.join(map(str, path))


def _offers(desk: Desk, place: RecordPlace) -> Offers:
    return offers_of(desk.seen().workspace, place.year, place.code)


def _sent(desk: Desk, asked: Asked) -> _Sent | None:
    place, raw = record_at(asked.path["file"]), unpacked(asked.form.last("base"))
    data = data_of(raw) if raw is not None else None
    if place is None or raw is None or data is None:
        return None
    return _Sent(place, raw, data, asked.form, _offers(desk, place))


def _with_evidence(data: dict[str, object], taken: tuple[Taken, ...]) -> dict[str, object]:
    entries = [one.entry for one in taken if one.entry]
    if not entries:
        return data
    before = data.get("evidence")
    listed = before if isinstance(before, list) else [] if before is None else [before]
    return {**data, "evidence": [*listed, *entries]}


def _shown(
    desk: Desk,
    sent: _Sent,
    form: Posted | None,
    *,
    saved: history.Save | None = None,
    status: int = 200,
    **more: object,
) -> Response:
    place = sent.place
    view = filled(form_of(place.model), sent.data, form, sent.offers)
    last = desk.known()
    text, _ = decode(sent.raw, "")
    tokens = form or Posted(_tokens(view))
    found = [one for one in last.findings if checking.is_about(one, place)] if last else []
    shown = RecordView(
        place=place,
        title=_title(desk, place),
        form=view,
        base=packed(sent.raw),
        said=by_key(text or "", found, tokens),
        understood=understood(view, place.year),
        item=item_view(desk, place),
        saved=saved,
        is_checked=desk.is_up_to_date(),
        look=_look(place),
        **more,  # type: ignore[arg-type]  # fields of the view
    )
    return page("record.html", {"view": shown}, around(desk, SECTIONS[place.kind], place.year), status)


def _tokens(view: Group) -> dict[str, list[str]]:
    """Return the tokens of every list in a form, as a browser would send them."""
    found: dict[str, list[str]] = {}
    waiting: list[object] = [view]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Group):
            waiting += [*node.first, *node.more]
        elif getattr(node, "kind", "") == "rows":
            entries = node.entries  # type: ignore[attr-defined]
            found[node.key] = [entry.token for entry in entries]  # type: ignore[attr-defined]
            waiting += [entry.node for entry in entries]
    return found


def _title(desk: Desk, place: RecordPlace) -> str:
    workspace = desk.seen().workspace
    if workspace is None or place.year is None:
        return place.title
    form = workspace.form(place.year)
    item = form.item(place.code) if form and place.kind == "item" else None
    if item is not None:
        return item.title
    measures = workspace.measures.get(place.year, ()) if place.kind == "measure" else ()
    return next((" ".join(one.record.title) for one in measures if one.record.id == place.name), place.title)


def _look(place: RecordPlace) -> str:
    """Return the address of the public page of a record, empty where it has none of its own."""
    year = place.year or 0
    pages = {
        "item": addresses.item_page(year, place.code or "O1"),
        "measure": addresses.measure_page(year, place.name),
        "result": addresses.result_page(year),
        "agency": "",
    }
    return f"/look/{pages[place.kind]}" if place.kind in pages else ""


WAYS = (
    Way("/record/{file:path}", "GET", show),
    Way("/record/{file:path}", "POST", change),
    Way("/check/{file:path}", "POST", check),
)
