"""Whether frozen addresses are still there, and what stands there is still what was frozen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, Place, finding
from generator.frozen.changes import DocumentChange, ItemChange, change_of, summary
from generator.frozen.snapshot import frozen_file, snapshot
from generator.public import redirects
from generator.public.links import is_folder
from generator.public.redirects import Standing
from generator.records.loading.documents import not_read
from generator.records.loading.file_names import record_file
from generator.records.loading.workspace import Workspace
from generator.records.memory.frozen_manifest import FrozenFile, FrozenItem, Manifest
from generator.records.model.validate import did_you_mean
from generator.rendering.project import Project
from generator.rendering.templates import template_finding
from generator.site.page import Asset, Page
from generator.site.pages.item import TEMPLATE as ITEM_PAGE
from generator.system.file_access import place_name
from generator.system.text_characters import shown
from generator.thai.figures import file_size
from generator.thai.moments import moment

CODES = ("L850", "L851", "L852", "L853", "L854", "L855", "L862")

_MOST_GUESSES = 200
"""Of how many lost addresses the new one is looked for: with more, something else is wrong than a name."""


def address_findings(site: SiteContext, project: Project, assets: Sequence[Asset]) -> Iterator[Finding]:
    """Say which old or frozen addresses are lost or misled, and what has changed at them since they were frozen.

    ``project`` and ``assets`` are what would be published now.
    """
    if site.workspace.redirects is not None:
        yield from redirects.findings(site.workspace, _standing(project.pages, assets))
    present = {page.path for page in project.pages} | {asset.path for asset in assets}
    for manifest in site.workspace.frozen:
        yield from _lost(manifest, present, redirects.withdrawn(site.workspace))
    yield from moved_away(site.workspace)
    newest = {manifest.fiscal_year: manifest for manifest in site.workspace.frozen}
    for manifest in newest.values():
        try:
            for change in changes(manifest, site, project, assets):
                yield from _changed(manifest, change, site)
        except OSError as fault:
            yield _unread(fault, site.workspace.folder)
        except Exception as fault:
            problem = template_finding(fault)
            if problem is None:
                raise
            yield problem


def _unread(fault: OSError, folder: Path) -> Finding:
    """Say that a document could be opened a moment ago and cannot be read now."""
    name = place_name(Path(fault.filename), folder) if fault.filename else "content/documents"
    return not_read(Place(name), shown(fault.strerror or type(fault).__name__))


def _standing(pages: Iterable[Page], assets: Iterable[Asset]) -> Standing:
    """Return what stands in the site by itself, without the pages and copies that redirects make."""
    own = [page for page in pages if not _is_redirect(page.place)]
    return Standing(
        frozenset(page.path for page in own),
        frozenset(page.path for page in own if page.kind == ITEM_PAGE.name),
        frozenset(asset.path for asset in assets if not _is_redirect(asset.place)),
    )


def _is_redirect(place: Place | None) -> bool:
    return place is not None and place.file == redirects.NAME


def moved_away(workspace: Workspace) -> Iterator[Finding]:
    """Say which frozen public addresses are no longer below ``site_url``: nothing that is built can stand there."""
    now = workspace.config.site_url
    for manifest in workspace.frozen:
        if manifest.site_url and _without_scheme(manifest.site_url) != _without_scheme(now or ""):
            values = {"label": manifest.label, "old": manifest.site_url, "new": now or "ไม่ได้ตั้งไว้"}
            place = workspace.config_file.place("site_url")
            yield finding("L862", place, year=manifest.fiscal_year, count=len(manifest.addresses), **values)


def _without_scheme(address: str) -> str:
    """Return host and path: a site that becomes encrypted keeps its old addresses by the redirect of its host."""
    parts = urlsplit(address)
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}"


def _lost(manifest: Manifest, present: set[str], withdrawn: Mapping[str, tuple[str, Place]]) -> Iterator[Finding]:
    about: dict[str, Any] = {"year": manifest.fiscal_year, "label": manifest.label}
    # What took a place is new since then and stands beside it: never another frozen page, nor one of another year.
    new = sorted(present.difference(manifest.addresses))
    lost = [address for address in manifest.addresses if address not in present]
    for address in lost:
        if address in withdrawn and not is_folder(address):
            reason, place = withdrawn[address]
            yield finding("L855", place, address=address, reason=reason, **about)
    lost = [address for address in lost if address not in withdrawn]
    for number, address in enumerate(lost):
        beside = [path for path in new if _folder(path) == _folder(address)] if number < _MOST_GUESSES else []
        cure = did_you_mean(address, beside) or "ที่อยู่ใหม่"
        yield finding("L850", Place(manifest.file), address=address, cure=cure, **about)


def _folder(address: str) -> str:
    return address.rstrip("/").rpartition("/")[0]


def changes(manifest: Manifest, site: SiteContext, project: Project, assets: Sequence[Asset]) -> Iterator[ItemChange]:
    """Compare every item of ``manifest`` with what stands at its address now."""
    items = snapshot(site, project.pages, project.templates, manifest.fiscal_year)
    now = {item.address: item for item in items}
    files = _files(manifest, now.values(), assets)
    for item in manifest.items:
        yield change_of(item, now.get(item.address), files)


def _files(manifest: Manifest, now: Iterable[FrozenItem], assets: Iterable[Asset]) -> Mapping[str, FrozenFile]:
    """Return the documents that can be had now at the addresses in ``manifest``; only these are read."""
    by_address = {document.address: document for item in now for document in item.documents}
    wanted = {document.address for item in manifest.items for document in item.documents} - by_address.keys()
    for asset in assets:
        if asset.path in wanted and isinstance(asset.content, Path):
            by_address[asset.path] = frozen_file(asset.content, asset.path, "")
    return by_address


def _changed(manifest: Manifest, change: ItemChange, site: SiteContext) -> Iterator[Finding]:
    item, now = change.before, change.now
    year = manifest.fiscal_year
    values = {"code": item.code, "title": item.title, "label": manifest.label}
    if now is not None and change.is_other:
        if item.address not in {move.old for move in redirects.moves(site.workspace)}:
            place = Place(manifest.file)
            yield finding("L852", place, item=item.code, year=year, address=item.address, other=now.title, **values)
    elif now is not None and item.answered and not now.answered:
        yield finding("L851", record_file(year, now.code), item=item.code, year=year, **values)
    elif now is not None and change.is_page_changed:
        what = summary(change)
        yield finding("L853", record_file(year, now.code), item=item.code, year=year, what=what, **values)
    for document in change.documents:
        if document.now is not None:
            what = _what(document)
            place = _place(site, document.now.address, year, item.code)
            yield finding("L854", place, item=item.code, year=year, document=item_name(document), what=what, **values)


def item_name(change: DocumentChange) -> str:
    """Return the name of a document for people: its address without the folder of all documents."""
    return change.before.address.removeprefix("documents/")


def _what(change: DocumentChange) -> str:
    before, now = change.before, change.now
    if now is None:
        return "ไม่มีแล้ว"
    return (
        f"เดิม {file_size(before.size)} แก้ไขล่าสุด {moment(before.modified)}"
        f" → ปัจจุบัน {file_size(now.size)} แก้ไขล่าสุด {moment(now.modified)}"
    )


def _place(site: SiteContext, address: str, year: int, code: str) -> Place:
    """Return the file behind the address of a document, or else the record that shows it."""
    if address.startswith("documents/"):
        return Place(f"content/{address}")
    free = next((page.place for page in site.workspace.pages if address == f"pages/{page.slug}/"), None)
    return free or record_file(year, code)
