"""Withdraw a document: out of the records and the site, off every web space, and kept on record why.

::

    found = plan_of(Path("agency"), "2569/list.pdf", "มีข้อมูลส่วนบุคคล", day)   # nothing has changed
    carry_out(found)
    done = publish_without(found)

The file itself goes to ``withdrawn/`` in the agency's folder: nobody sees it there, and who must answer for it has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from generator.app.examine import agency_folder
from generator.app.publish import Done, Offer, Verifier, Watch, Wish, perform, prepared
from generator.app.publishing.place import Place, place_of
from generator.app.publishing.withdrawn_links import without_links
from generator.app.writing.files import write_bytes
from generator.findings.finding import Finding, finding
from generator.findings.usage import usage_problem
from generator.link_health.guard import Guard
from generator.link_health.limits import DEFAULT, Pace
from generator.link_health.visit import fetch_through
from generator.public import redirects
from generator.publishing.connecting import Access
from generator.publishing.faults import public_address
from generator.records.editing.edited import CannotEditError, edited_bytes
from generator.records.loaded import Loaded
from generator.records.loading.workspace import Workspace, load
from generator.records.model.item import Item
from generator.records.model.measure import Measure
from generator.records.model.validate import did_you_mean
from generator.records.strict_yaml.parse import parse
from generator.records.text_decoding import decode
from generator.system.plain_files import content_of
from generator.thai.dates import format_date

CODES = ("E724", "N711", "U993", "U996")

KEPT = "withdrawn"
CACHES = "ผลค้นหาของ Google และ Bing, web.archive.org, ภาพตัวอย่างใน LINE และ Facebook, เครื่องของผู้ที่เปิดไปแล้ว"
"""Where copies may stand that nobody here can delete."""
_MOST_BYTES = 20_000_000


@dataclass
class Withdrawal:
    """What withdrawing ``name`` (below ``content/documents``) changes: the new content of every file of records."""

    workspace: Workspace
    name: str
    reason: str
    day: date
    files: dict[Path, bytes] = field(default_factory=dict)
    targets: Sequence[str] = ()

    @property
    def address(self) -> str:
        """Its path from the site's root."""
        return f"documents/{self.name}"

    def changed(self) -> list[str]:
        """Return the records that change, as people know them."""
        return [path.relative_to(self.workspace.folder).as_posix() for path in self.files]


def plan_of(folder: Path, file: str, reason: str, day: date) -> Withdrawal:
    """Find the document and all that points to it; raises ``UsageProblem`` where it cannot be found or taken out."""
    workspace, _ = load(agency_folder(folder))
    if workspace is None:
        raise usage_problem("U999")
    places = [place_of(workspace, name, Access()) for name in workspace.config.publish]
    name = _named(workspace, file, places)
    planned = Withdrawal(workspace, name, " ".join(reason.split()), day)
    live = [place.name for place in places if planned.address in place.home.known().files]
    planned.targets = live or [place.name for place in places[:1]]
    planned.files.update(_records_without(workspace, name))
    planned.files.update(_pages_without(workspace, name))
    planned.files[workspace.folder / redirects.NAME] = _kept_reason(planned)
    return planned


def _named(workspace: Workspace, file: str, places: Sequence[Place]) -> str:
    """Return the name of a document however it was typed: a path, a public address, or its last part alone."""
    text = unquote(file.strip().strip("\"'")).replace("\\", "/")
    urls = [url for url in (workspace.config.site_url, *(place.url for place in places)) if url]
    for start in (*urls, f"{workspace.folder.as_posix()}/", "content/", "documents/"):
        text = text.removeprefix(unquote(start))
    published = (path for place in places for path in place.home.known().files if path.startswith("documents/"))
    names = {*workspace.documents, *(path.removeprefix("documents/") for path in published)}
    same = [name for name in names if name == text] or [name for name in names if name.rpartition("/")[2] == text]
    if len(same) != 1:
        near = did_you_mean(text, sorted(names))
        many = f"มีหลายแฟ้มชื่อนี้ ระบุให้เต็ม: {', '.join(sorted(same))}" if same else ""
        meant = f"หมายถึง “{near}” ใช่หรือไม่" if near else "ดูชื่อใน content/documents"
        raise usage_problem("U993", value=file, cure=many or meant)
    return same[0]


def _records_without(workspace: Workspace, name: str) -> Iterator[tuple[Path, bytes]]:
    """Yield the new content of each record that gives the document as evidence."""
    every: list[Loaded[Item] | Loaded[Measure]] = [
        *(loaded for year in workspace.items.values() for loaded in year.values()),
        *(loaded for year in workspace.measures.values() for loaded in year),
    ]
    for loaded in every:
        indexes = {index for index, entry in enumerate(loaded.record.evidence) if entry.file == name}
        if indexes:
            yield loaded.source.path, _edited(workspace, loaded, indexes, name)


def _edited(workspace: Workspace, loaded: Loaded[Item] | Loaded[Measure], indexes: set[int], name: str) -> bytes:
    path = loaded.source.path
    raw = content_of(path, _MOST_BYTES)
    data: dict[str, Any] = dict(parse(decode(raw, path.name)[0] or "").data or {})
    typed = data.get("evidence")
    left = [entry for index, entry in enumerate(typed) if index not in indexes] if isinstance(typed, list) else []
    data = {**data, "evidence": left} if left else {key: value for key, value in data.items() if key != "evidence"}
    try:
        return edited_bytes(raw, data)
    except CannotEditError:
        file = path.relative_to(workspace.folder).as_posix()
        raise usage_problem("U996", value=name, file=file) from None


def _pages_without(workspace: Workspace, name: str) -> Iterator[tuple[Path, bytes]]:
    """Yield the new content of each free page that links to the document: the words of the link stay."""
    for page in workspace.pages:
        path = workspace.folder / page.place.file
        raw = content_of(path, _MOST_BYTES)
        text = raw.decode(errors="surrogateescape")
        new = without_links(text, name)
        if new is None:
            raise usage_problem("U996", value=name, file=page.place.file)
        if new != text:
            yield path, new.encode(errors="surrogateescape")


def _kept_reason(planned: Withdrawal) -> bytes:
    """Return ``content/redirects.yml`` with the address that is withdrawn, why, and since when."""
    path = planned.workspace.folder / redirects.NAME
    entry: Mapping[str, str] = {
        "address": planned.address,
        "reason": planned.reason,
        "since": format_date(planned.day),
    }
    raw = content_of(path, _MOST_BYTES) if path.exists() else b""
    data: dict[str, Any] = dict(parse(decode(raw, path.name)[0] or "").data or {}) if raw.strip() else {}
    if not data:
        first, *others = (f"{key}: {_quoted(value)}" for key, value in entry.items())
        return raw + "\n".join(["withdrawn:", f"  - {first}", *(f"    {line}" for line in others), ""]).encode()
    before = data.get("withdrawn")
    kept = before if isinstance(before, list) else [before] if before else []
    try:
        return edited_bytes(raw, {**data, "withdrawn": [*kept, dict(entry)]})
    except CannotEditError:
        raise usage_problem("U996", value=planned.name, file=redirects.NAME) from None


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def carry_out(planned: Withdrawal) -> None:
    """Write the records and put the file aside; raises ``UsageProblem``."""
    for path, content in planned.files.items():
        write_bytes(path, content)
    document = planned.workspace.folder / "content" / "documents" / planned.name
    if document.is_file():
        aside = planned.workspace.folder / KEPT / planned.name
        aside.parent.mkdir(parents=True, exist_ok=True)
        document.replace(aside)


@dataclass(frozen=True)
class Gone:
    """How it ended on one target: what the publish said, and whether the public sees the document no more."""

    target: str
    offer: Offer
    done: Done
    findings: Sequence[Finding]


def publish_without(
    planned: Withdrawal,
    wish: Wish,
    guard: Guard | None = None,
    watch: Watch = lambda _tally: None,
    verifier: Callable[[Offer], Verifier] | None = None,
) -> Iterator[Gone]:
    """Publish to every target that had the document, look for it in public, and forget what was kept of it.

    ``verifier`` gives for each publish what looks at all else of it.
    """
    for name in planned.targets:
        now = Wish(name, None, thorough=False, over=wish.over, access=wish.access, now=wish.now, progress=wish.progress)
        with prepared(planned.workspace.folder, planned.day, now) as offer:
            done = perform(offer, watch, verifier(offer) if verifier else None)
        place, found = offer.place, []
        if place is not None and done.is_done:
            place.history.withdraw(planned.address)
            place.forget_old(kept.time for kept in place.workspace.frozen)
            found = [*still_public(planned.address, place.url, guard or Guard()), finding("N711", caches=CACHES)]
        yield Gone(name, offer, done, found)


def still_public(path: str, url: str | None, guard: Guard) -> Iterator[Finding]:
    """Yield an error where the public address still gives the document."""
    if url is None:
        return
    address = public_address(url, path)
    _, fetched = fetch_through(address, guard, DEFAULT, Pace(0))
    if fetched is not None and fetched.status < 400:  # noqa: PLR2004 - from here on servers say that there is nothing
        yield finding("E724", path=path, url=address)
