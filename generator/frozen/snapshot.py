"""The items of a fiscal year as they stand now, in the shape in which they are frozen."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import file_digest
from pathlib import Path

from generator.assessment.completeness import ItemState
from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.records.memory.frozen_manifest import FrozenFile, FrozenItem
from generator.records.memory.manifest_values import moment
from generator.records.model.evidence import Evidence
from generator.rendering.page_text import lines_of
from generator.rendering.templates import Templates
from generator.site.page import Page
from generator.system.plain_files import opened
from generator.thai.moments import BANGKOK


def snapshot(site: SiteContext, pages: Sequence[Page], templates: Templates, year: int) -> Iterator[FrozenItem]:
    """Yield the items of ``year`` (BE) as ``pages`` and the agency's documents show them now.

    Raises what a template stumbled over, and ``OSError`` when a document cannot be read.
    """
    site = site.public
    by_path: Mapping[str, Page] = {page.path: page for page in pages if page.year == year}
    for code, state in site.states.get(year, {}).items():
        address = addresses.item_page(year, code)
        page = by_path.get(address)
        if page is not None:
            yield FrozenItem(
                code=code,
                key=state.item.key,
                title=state.item.title,
                address=address,
                answered=state.is_answered,
                text=lines_of(templates.body(page)),
                documents=tuple(_documents(site, state)),
                links=tuple(dict.fromkeys(_links(state))),
            )


def _shown(state: ItemState) -> Sequence[Evidence]:
    return state.loaded.record.evidence if state.loaded else ()


def _documents(site: SiteContext, state: ItemState) -> Iterator[FrozenFile]:
    workspace = site.workspace
    free = {page.name: page for page in workspace.pages}
    seen: set[str] = set()
    for entry in _shown(state):
        name = entry.target or ""
        document, page = workspace.documents.get(entry.file or ""), free.get(entry.page or "")
        if name in seen:
            continue
        seen.add(name)
        if document is not None:
            yield frozen_file(document.path, addresses.document(document.name), entry.title or "")
        elif page is not None:
            path = workspace.folder / "content" / "pages" / page.name
            frozen = frozen_file(path, addresses.free_page(page.slug), entry.title or page.title)
            yield replace(frozen, text=tuple(line for line in page.markdown.splitlines() if line.strip()))


def frozen_file(path: Path, address: str, title: str) -> FrozenFile:
    """Return what is kept of the document at ``path``; raises ``OSError``."""
    with opened(path) as file:
        before = os.fstat(file.fileno())
        try:
            digest = file_digest(file, "sha256").hexdigest()
        except OSError as error:  # which names no file
            raise OSError(error.errno, error.strerror, str(path)) from error
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise OSError(errno.EBUSY, "changed while it was read", str(path))
    return FrozenFile(address, title, digest, after.st_size, _modified(after.st_mtime))


def _modified(seconds: float) -> str:
    """Return the moment of a file's last change; nothing where the file system says one that no calendar has."""
    try:
        return moment(datetime.fromtimestamp(seconds, BANGKOK).isoformat(timespec="seconds"))
    except (OverflowError, ValueError, OSError):
        return ""


def _links(state: ItemState) -> Iterator[str]:
    return (entry.url for entry in _shown(state) if entry.url is not None)
