"""A file that was dropped: put in its place under a good name, opened at once, and made a piece of evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from generator.app.writing.files import write_new_bytes
from generator.catalogue.codes import file_stem
from generator.catalogue.item import CatalogueItem
from generator.editor import history
from generator.editor.asked import Uploaded
from generator.editor.desk import Desk
from generator.editor.papers import facts
from generator.editor.places import RecordPlace
from generator.imports.evidence.placing import File, Placement
from generator.imports.evidence.placing import place as placed
from generator.inspection.bounds import FILE_BYTES
from generator.inspection.cache import default_folder, digest_of
from generator.inspection.run import inspect_all
from generator.records.loading.documents import Document, folded
from generator.records.loading.publishable import ending, reason
from generator.thai.fiscal import fiscal_year_of

CONTROL = "upload/"
"""How the controls begin in which a file is chosen; behind it stands the part that it is to prove."""
_FOLDER = "content/documents"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file: the document that it is now and the evidence made of it, or why it was not taken."""

    name: str
    document: str = ""
    facts: str = ""
    problem: str = ""
    entry: Mapping[str, object] = field(default_factory=dict)


def take(desk: Desk, place: RecordPlace, file: Uploaded) -> Taken:
    """Put ``file`` among the documents of the record's year and return what it is; raises ``UsageProblem``."""
    name = file.name.replace("\\", "/").rpartition("/")[2]
    refused = reason(f"x.{ending(name)}")
    if refused is not None:
        return Taken(name, problem=f"{refused.what} {refused.cure}".strip() or "ชนิดของแฟ้มนี้เผยแพร่ไม่ได้")
    if len(file.content) > FILE_BYTES or not file.content:
        return Taken(name, problem="แฟ้มว่าง หรือใหญ่เกิน 200 MB")
    item = _item(desk, place)
    part = file.control.removeprefix(CONTROL)
    parts: tuple[str, ...] = (part,) if item is not None and item.part(part) else ()
    words = parts[0] if parts else item.key if item is not None else "paper"
    document = _free(desk, place, item, f"{words}.{ending(name)}")
    write_new_bytes(desk.folder / _FOLDER / document, file.content, desk.folder)
    history.keep(desk.folder, f"{_FOLDER}/{document}", None, None, [f"วางแฟ้ม {name} เป็น {document}"])
    path = desk.folder / _FOLDER / document
    opened = inspect_all([Document(document, path, len(file.content))], folder=default_folder())[path]
    guess = _guess(desk, place, name, document, opened.pages[0] if opened.pages else "")
    if not parts and guess is not None and item is not None and guess.item == item.code:
        parts = tuple(one for one in guess.parts if item.part(one))
    title = (guess.title if guess else "") or name.rpartition(".")[0]
    entry: dict[str, object] = {"title": title, **({"parts": list(parts)} if parts else {}), "file": document}
    if guess is not None and guess.fiscal_year:
        entry["fiscal_year"] = str(guess.fiscal_year)
    return Taken(name, document, facts(opened), entry=entry)


def _item(desk: Desk, place: RecordPlace) -> CatalogueItem | None:
    workspace = desk.seen().workspace
    form = workspace.form(place.year) if workspace and place.year else None
    return form.item(place.code) if form and place.kind == "item" else None


def _free(desk: Desk, place: RecordPlace, item: CatalogueItem | None, words: str) -> str:
    """Return a name below the documents that no file has: the year's folder, the record, what it is for."""
    stem = file_stem(item.code) if item is not None else place.name
    wanted, _, suffix = f"{place.year or fiscal_year_of(desk.today())}/{stem}-{words}".rpartition(".")
    root = desk.folder / _FOLDER
    taken = {folded(path.relative_to(root).as_posix()) for path in root.rglob("*")}
    names = (f"{wanted}{f'-{number}' if number > 1 else ''}.{suffix}" for number in count(1))
    return next(one for one in names if folded(one) not in taken)


def _guess(desk: Desk, place: RecordPlace, name: str, document: str, first_page: str) -> Placement | None:
    workspace = desk.seen().workspace
    form = workspace.form(place.year) if workspace and place.year else None
    if form is None or place.year is None:
        return None
    digest = digest_of(desk.folder / _FOLDER / document) or ""
    file = File(name, f".{name.rpartition('.')[2]}", digest, first_page)
    return placed([file], form, place.year, {})[0]
