"""Free pages, and records that cannot be read as a form: whole files as text, with what the loader says of lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from generator.app.writing.files import write_new
from generator.editor import history
from generator.editor.asked import Asked, Way, missing
from generator.editor.carried import packed, unpacked
from generator.editor.desk import Desk
from generator.editor.places import SECTIONS, is_page, record_at
from generator.editor.saving import content, save_text
from generator.editor.shown import around, page
from generator.findings.finding import Finding, Severity
from generator.findings.usage import UsageProblem
from generator.public import addresses
from generator.records.loading.page_reader import title_in
from generator.records.loading.record_reader import RecordReader
from generator.records.text_decoding import decode


@dataclass(frozen=True)
class TextView:
    """What the template of a text shows; ``theirs`` is what the file holds where it changed meanwhile."""

    file: str
    title: str
    text: str
    base: str
    is_record: bool
    findings: Sequence[Finding]
    is_broken: bool = False
    saved: history.Save | None = None
    theirs: str | None = None
    problem: Finding | None = None
    look: str = ""


@dataclass(frozen=True, slots=True)
class PageRow:
    """A free page in the list."""

    title: str
    file: str
    look: str


@dataclass(frozen=True)
class PagesView:
    """The free pages."""

    rows: Sequence[PageRow]


def _may_be(file: str) -> bool:
    return record_at(file) is not None or is_page(file)


def show(desk: Desk, asked: Asked) -> Response:
    """Show a file as text."""
    file = asked.path["file"]
    raw = content(desk.folder, file) if _may_be(file) else None
    if raw is None:
        return missing()
    kept = history.save_called(desk.folder, asked.query.get("saved", ""))
    saved = kept if kept and kept.file == file else None
    return _shown(desk, file, raw, decode(raw, file)[0] or "", saved=saved, is_broken="broken" in asked.query)


def change(desk: Desk, asked: Asked) -> Response:
    """Save a file as text; where it changed meanwhile both texts are shown."""
    file = asked.path["file"]
    base = unpacked(asked.form.last("base"))
    if base is None or not _may_be(file):
        return missing()
    text = asked.form.last("text")
    try:
        outcome = save_text(desk.folder, file, base, text)
    except UsageProblem as problem:
        return _shown(desk, file, base, text, problem=problem.finding, status=409)
    if outcome.conflicts:
        theirs = decode(outcome.current, file)[0] or ""
        return _shown(desk, file, outcome.current, text, theirs=theirs, status=409)
    return RedirectResponse(f"/text/{file}?saved={outcome.kept}", 303)


def _shown(desk: Desk, file: str, raw: bytes, text: str, *, status: int = 200, **more: object) -> Response:
    place = record_at(file)
    view = TextView(
        file=file,
        title=place.title if place else _title(text, file),
        text=text,
        base=packed(raw),
        is_record=place is not None,
        findings=_findings(desk, file, text),
        look="" if place else f"/look/{addresses.free_page(_slug(file))}",
        **more,  # type: ignore[arg-type]  # fields of the view
    )
    return page(
        "text.html",
        {"view": view},
        around(desk, SECTIONS[place.kind] if place else "pages", place.year if place else None),
        status,
    )


def _slug(file: str) -> str:
    return file.removeprefix("content/pages/").removesuffix(".md")


def _title(text: str, file: str) -> str:
    return title_in(text) or _slug(file)


def _findings(desk: Desk, file: str, text: str) -> list[Finding]:
    """Return what the loader says of a record as this text, or the last check of a page."""
    place = record_at(file)
    if place is None:
        last = desk.known()
        found = [one for one in last.findings if one.place and one.place.file == file] if last else []
        return [one for one in found if one.counts]
    reader = RecordReader(desk.folder, [])
    workspace = desk.seen().workspace
    reader.answers(workspace.config if workspace else None)
    _, problems = reader.from_text(place.model, text, desk.folder / file, place.year)
    return [one for one in problems if one.severity is not Severity.NOTE]


def pages(desk: Desk, _asked: Asked) -> Response:
    """Show the free pages."""
    workspace = desk.seen().workspace
    rows = [
        PageRow(one.title, one.place.file, f"/look/{addresses.free_page(one.slug)}")
        for one in (workspace.pages if workspace else ())
    ]
    return page("pages.html", {"view": PagesView(rows)}, around(desk, "pages"))


def new_page(desk: Desk, asked: Asked) -> Response:
    """Begin a free page."""
    file = f"content/pages/{asked.form.last('name').strip().removesuffix('.md')}.md"
    if not is_page(file):
        return missing()
    title = asked.form.last("title").strip() or "หน้าใหม่"
    text = f"# {title}\n\nเขียนข้อความของหน้านี้\n"
    write_new(desk.folder / file, text, desk.folder)
    history.keep(desk.folder, file, None, text.encode(), ["เริ่มหน้าใหม่"])
    return RedirectResponse(f"/text/{file}", 303)


WAYS = (
    Way("/text/{file:path}", "GET", show),
    Way("/text/{file:path}", "POST", change),
    Way("/pages", "GET", pages),
    Way("/pages", "POST", new_page),
)
