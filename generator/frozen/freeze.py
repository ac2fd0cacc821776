"""Freezes a fiscal year: makes the manifest of what would be published now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, Place, finding
from generator.frozen.snapshot import snapshot
from generator.public import links
from generator.records.memory.frozen_manifest import FrozenItem, Manifest, newest, next_name, sealed
from generator.rendering.page_text import built_lines
from generator.rendering.project import Project
from generator.site.kinds import is_handed_out
from generator.system.plain_files import digest_of

CODES = ("L859", "L860", "L861")


def freeze(site: SiteContext, project: Project, year: int, label: str, now: datetime) -> Manifest:
    """Return the manifest of ``year`` (BE) at the moment ``now``; raises ``OSError`` when a document cannot be read."""
    items = tuple(snapshot(site, project.pages, project.templates, year))
    documents = {document.address for item in items for document in item.documents}
    kept = {page.path for page in project.pages if page.year in {year, None} and is_handed_out(page)}
    manifest = Manifest(
        fiscal_year=year,
        label=label,
        time=now.isoformat(timespec="seconds"),
        agency=site.workspace.config.agency.name,
        site_url=project.shell.site_url,
        addresses=tuple(sorted(kept | documents)),
        items=items,
        previous=before.digest if (before := newest(site.workspace.frozen)) else "",
    )
    return sealed(manifest, next_name(site.workspace.folder, year))


def doubts(manifest: Manifest, built: Path) -> Iterator[Finding]:
    """Say what weakens the manifest as evidence: no public address, or a built site that shows something else."""
    if manifest.site_url is None:
        yield finding("L859", Place("site_config.yml"))
    if not (built / links.INDEX).is_file():
        yield finding("L860", Place(manifest.file), folder=built.name)
        return
    others = [item.code for item in manifest.items if not _is_built(item, built)]
    if others:
        yield finding("L861", Place(manifest.file), count=len(others), codes=", ".join(others), folder=built.name)


def _is_built(item: FrozenItem, built: Path) -> bool:
    try:
        if built_lines(built / links.file_of(item.address)) != item.text:
            return False
    except OSError:
        return False
    files = [document for document in item.documents if not links.is_folder(document.address)]
    return all(_is_same(built, document.address, document.sha256) for document in files)


def _is_same(built: Path, address: str, sha256: str) -> bool:
    try:
        return digest_of(built / address) == sha256
    except OSError:
        return False
