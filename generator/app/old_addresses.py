"""An older site's addresses led to this site: proposed from a list, a sitemap or a saved page, written when agreed.

``propose(Path("agency"), [Path("sitemap.xml")], day)`` writes nothing; ``carry_out(folder, proposed, day)`` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml
from pydantic import ValidationError

from generator.app.composing import files_of, project_of
from generator.app.examine import agency_folder
from generator.app.writing.files import write_bytes, write_new
from generator.assessment.site_context import SiteContext, site_context
from generator.findings.usage import UsageProblem, usage_problem
from generator.imports.addresses.matching import Item, Sitemap, match
from generator.imports.addresses.reading import MAX_ADDRESSES, Old, UnreadableAddressesError, read_old
from generator.public import addresses
from generator.public.links import is_folder, is_page
from generator.public.redirects import NAME, from_root
from generator.records.editing.edited import CannotEditError, edited_bytes
from generator.records.loading.workspace import Workspace, load
from generator.records.model.redirects import Redirect
from generator.records.strict_yaml.parse import parse
from generator.records.text_decoding import decode
from generator.system.plain_files import content_of
from generator.thai.dates import format_date

CODES = ("U955", "U956", "U957")

_BYTES = 5_000_000
_ONE_BY_ONE = 100
"""So many new entries are written one by one where the file is laid out in a way of its own; each reads it again."""
_HEADER = "# yaml-language-server: $schema=schemas/redirects.schema.json\n"


@dataclass(frozen=True, slots=True)
class Lead:
    """An old address from the site's root (or whole, where it is not below it), where it leads, and why."""

    old: str
    new: str
    why: str


@dataclass(frozen=True, slots=True)
class ProposedLeads:
    """What would be written, what only the server can do, what people must decide, and how many lead on already.

    It ``is_cut`` where a file holds more addresses than are read at a time.
    """

    leads: Sequence[Lead]
    elsewhere: Sequence[Lead]
    unknown: Sequence[Lead]
    known: int = 0
    is_cut: bool = False


def propose(folder: Path, files: Sequence[Path], day: date) -> ProposedLeads:
    """Return where the addresses in ``files`` should lead; raises ``UsageProblem`` where a file cannot be read.

    What ``content/redirects.yml`` says already, and what still stands at its address, is left alone.
    """
    workspace, findings = load(agency_folder(folder))
    if workspace is None:
        raise UsageProblem(findings[0])
    if workspace.config.site_url is None:
        raise usage_problem("U955")
    read = [_read(path) for path in files]
    olds, is_cut = [old for some in read for old in some], any(len(some) >= MAX_ADDRESSES for some in read)
    site = site_context(workspace, day)
    standing = _sitemap(site, folder)
    taken = _taken(workspace) | {*standing.pages, *(item.path for item in standing.items), *standing.documents}
    leads: dict[str, Lead] = {}
    elsewhere, unknown, known = [], [], 0
    for old in olds:
        root = _root(old, workspace)
        if root is not None and (root in taken or root in leads):
            known += 1
            continue
        found = match(old, standing)
        where = root if root is not None else old.address
        if not found.new:
            unknown.append(Lead(where, "", found.why))
        elif why := _hindrance(old, root, found.new):
            elsewhere.append(Lead(old.address, found.new, why))
        elif root is not None:
            leads[root] = Lead(root, found.new, found.why)
    return ProposedLeads(tuple(leads.values()), tuple(elsewhere), tuple(unknown), known, is_cut)


def carry_out(folder: Path, proposed: ProposedLeads, day: date) -> Path:
    """Write the proposed entries behind those that stand in the record; raises ``UsageProblem`` where that fails."""
    path = folder / NAME
    entries = [
        {"old": one.old, "new": one.new, "since": format_date(day, months="short"), "note": f"เว็บเดิม {one.why}"}
        for one in proposed.leads
    ]
    if not path.exists():
        write_new(path, f"{_HEADER}redirects:\n{_lines(entries)}", folder)
        return path
    try:
        raw = content_of(path, _BYTES)
        write_bytes(path, _with_entries(raw, entries))
    except (OSError, CannotEditError):
        raise usage_problem("U957", value=NAME) from None
    return path


def _read(path: Path) -> Sequence[Old]:
    try:
        return read_old(path)
    except UnreadableAddressesError as error:
        raise usage_problem("U956", value=path.as_posix(), reason=error) from None


def _sitemap(site: SiteContext, folder: Path) -> Sitemap:
    items = [
        Item(year, state.item.code, state.item.key, state.item.title, addresses.item_page(year, state.item.code))
        for year in sorted(site.states, reverse=True)
        for state in site.states[year].values()
    ]
    known = {item.path for item in items}
    pages = {page.path: page.title for page in project_of(site, folder).pages if page.path not in known}
    return Sitemap(items, pages, [asset.path for asset in files_of(site) if asset.path.startswith("documents/")])


def _taken(workspace: Workspace) -> set[str]:
    record = workspace.redirects.record if workspace.redirects else None
    url = workspace.config.site_url
    told = [*(one.old for one in record.redirects), *(one.address for one in record.withdrawn)] if record else []
    return {root for one in told if (root := from_root(one, url)) is not None}


def _root(old: Old, workspace: Workspace) -> str | None:
    """Return an old address from the root of this site, ``None`` where nothing of this site can answer it."""
    url = workspace.config.site_url or ""
    base = urlsplit(url)
    with suppress(ValueError):
        here = urlsplit(old.address)
        if here.query:
            return None
        whole = old.address if here.scheme else f"{base.scheme}://{base.netloc}/{old.address.lstrip('/')}"
        parts = urlsplit(whole)
        plain = f"{parts.scheme}://{parts.netloc}{unquote(parts.path).removesuffix('index.html')}"
        return from_root(plain, url)
    return None


def _hindrance(old: Old, root: str | None, new: str) -> str:
    """Say in Thai why this site cannot lead an old address on by itself, ``""`` where it can."""
    if "?" in old.address:
        return "มีเครื่องหมาย ? ในที่อยู่ เว็บที่เป็นแฟ้มตอบแทนไม่ได้"
    if root is None:
        return "ไม่ได้อยู่ใต้ที่อยู่ของเว็บนี้"
    if not is_page(root) and is_folder(new):
        return "ที่อยู่เดิมเป็นแฟ้มโปรแกรมหรือเอกสาร จึงนำไปยังหน้าไม่ได้"
    try:
        Redirect.model_validate({"old": root, "new": new})
    except ValidationError:
        return "ที่อยู่มีเครื่องหมายที่ใช้ไม่ได้"
    return ""


def _with_entries(raw: bytes, entries: Sequence[dict[str, Any]]) -> bytes:
    """Return the record ``raw`` with ``entries`` at the end of its list, all else kept; raises ``CannotEditError``."""
    text, _ = decode(raw, NAME)
    held = parse(text).data if text is not None else None
    if text is None or not isinstance(held, dict):
        raise CannotEditError("not readable")
    listed = held.get("redirects")
    before = listed if isinstance(listed, list) else [listed] if listed else []
    wanted = {**held, "redirects": [*before, *entries]}
    newline = "\r\n" if "\r\n" in text else "\n"
    can_append = before and list(held)[-1] == "redirects" and raw == text.encode()
    for indent in ("  ", "") if can_append else ():
        added = text.rstrip() + newline + _lines(entries, indent).replace("\n", newline)
        if parse(added).data == wanted and not parse(added).troubles:
            return added.encode()
    if len(entries) > _ONE_BY_ONE:
        raise CannotEditError("too many to write one by one")
    return edited_bytes(raw, wanted)


def _lines(entries: Sequence[dict[str, Any]], indent: str = "  ") -> str:
    return "".join(_entry(entry, indent) for entry in entries)


def _entry(entry: dict[str, Any], indent: str) -> str:
    dumped = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=1_000_000)
    return "".join(f"{indent}{line}\n" for line in dumped.splitlines())
