"""Old addresses that lead to new ones, as the agency's record says, brought to where they end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.findings.finding import Finding, Place, finding
from generator.public import addresses
from generator.public.links import is_folder, is_page
from generator.records.loading.workspace import Workspace
from generator.records.model.validate import did_you_mean

CODES = ("L841", "L842", "L843", "L844", "L845", "L846", "L847", "L848")

NAME = "content/redirects.yml"
_OURS = (addresses.SEARCH, "assets/")
"""Folders in which all files are the program's own."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An old address, where it leads in the end, and where the record says so; both are from the site's root."""

    old: str
    new: str
    place: Place


def moves(workspace: Workspace) -> tuple[Moved, ...]:
    """Return every move of the record whose addresses are the site's own, one for each old address.

    A move to an address that moved on leads to where that one went; one that leads in a circle is left out.
    """
    listed = {move.old: move for move in _listed(workspace)}
    onward = _onward(workspace, listed)
    ends = ((move, _end(move.new, onward)) for move in listed.values())
    return tuple(Moved(move.old, end, move.place) for move, end in ends if end is not None and end != move.old)


def _listed(workspace: Workspace) -> Iterator[Moved]:
    loaded = workspace.redirects
    for index, entry in enumerate(loaded.record.redirects if loaded else ()):
        old, new = from_root(entry.old, workspace.config.site_url), from_root(entry.new, workspace.config.site_url)
        if loaded and old is not None and new is not None:
            yield Moved(old, new, loaded.place("redirects", index, "old"))


def _onward(workspace: Workspace, listed: Mapping[str, Moved]) -> Mapping[str, str]:
    """Return the addresses that lead on by themselves: where an item stands now, its page stays and only tells the way.

    Items that change places with each other are therefore no circle.
    """
    if not listed:
        return {}
    forms = ((year, workspace.form(year)) for year in workspace.item_years)
    items = {addresses.item_page(year, item.code) for year, form in forms if form for item in form.items}
    return {old: move.new for old, move in listed.items() if old not in items}


def _end(address: str, onward: Mapping[str, str]) -> str | None:
    seen: set[str] = set()
    while address in onward:
        if address in seen:
            return None
        seen.add(address)
        address = onward[address]
    return address


def withdrawn(workspace: Workspace) -> Mapping[str, tuple[str, Place]]:
    """Return the addresses of files that were withdrawn, from the site's root, each with why and where that stands."""
    loaded, url = workspace.redirects, workspace.config.site_url
    entries = loaded.record.withdrawn if loaded else ()
    return {
        from_root(entry.address, url) or entry.address: (entry.reason, loaded.place("withdrawn", index, "address"))
        for index, entry in enumerate(entries)
        if loaded
    }


def from_root(address: str, site_url: str | None) -> str | None:
    """Return ``address`` from the site's root, None when it is a whole address of another site."""
    if "://" in address:
        base = urlsplit(site_url) if site_url else None
        here = urlsplit(address)
        if base is None or here.netloc.lower() != base.netloc.lower() or not f"{here.path}/".startswith(base.path):
            return None
        address = here.path[len(base.path) :]
    last = address.rsplit("/", 1)[-1]
    return f"{address}/" if last and "." not in last else address


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in a composed site: addresses of pages, of which some are ``items``, and of other files."""

    pages: frozenset[str]
    items: frozenset[str]
    files: frozenset[str]


def findings(workspace: Workspace, standing: Standing) -> Iterator[Finding]:
    """Say what is wrong with the record, seen beside what stands without it."""
    loaded = workspace.redirects
    onward = _onward(workspace, {move.old: move for move in _listed(workspace)})
    seen: set[str] = set()
    for index, entry in enumerate(loaded.record.redirects if loaded else ()):
        own = {}
        for field, written in (("old", entry.old), ("new", entry.new)):
            own[field] = from_root(written, workspace.config.site_url)
            if own[field] is None and loaded:
                base = workspace.config.site_url or "site_url"
                yield finding("L841", loaded.place("redirects", index, field), address=written, base=base)
        old, new = own["old"], own["new"]
        if loaded is None or old is None or new is None:
            continue
        place, place_of_new = (loaded.place("redirects", index, field) for field in ("old", "new"))
        if old in seen:
            yield finding("L842", place, address=old)
            continue
        seen.add(old)
        end = _end(new, onward)
        if end is None or end == old:
            yield finding("L843", place_of_new, old=old, new=new)
        else:
            yield from _misled(Moved(old, end, place), place_of_new, standing)
    for address, (_, place) in withdrawn(workspace).items():
        if is_folder(address):
            yield finding("L848", place, address=address)
        elif address in standing.files or address in seen:
            yield finding("L847", place, address=address)


def _misled(move: Moved, place: Place, standing: Standing) -> Iterator[Finding]:
    """Say why an old address cannot lead where it should."""
    if move.new not in standing.pages and move.new not in standing.files:
        near = did_you_mean(move.new, sorted(standing.pages | standing.files))
        cure = f"ที่ใกล้เคียงคือ {near}" if near else "ตรวจว่าหน้าหรือเอกสารนั้นมีอยู่และเผยแพร่แล้ว"
        yield finding("L844", place, address=move.new, cure=cure)
    elif move.old in standing.files or move.old in standing.pages - standing.items or move.old.startswith(_OURS):
        yield finding("L845", move.place, address=move.old)
    elif not is_page(move.old) and is_folder(move.new):
        yield finding("L846", move.place, old=move.old, new=move.new)
