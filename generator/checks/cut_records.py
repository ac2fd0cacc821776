"""Rules on records that end in the middle: a file cut short is often still good YAML, and all that it lacks is missed.

A line break at the end is no demand: some editors leave it out, but then they leave it out of every file. One file
without, among many with one, was cut off by a copy that broke off, or is one key away from being like the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from generator.findings import Finding, Place, Severity, finding
from generator.loading.loaded import Loaded
from generator.workspace import CONFIG_NAME, Workspace

_FEWEST = 10
"""Records from which it can be told how an agency ends its files."""
_SELDOM = 20
"""One in how many may lack the line break, for that to mean something."""
_SHOWN = 30
_FOLLOWS_FROM = {
    "": {"N345"},
    CONFIG_NAME: {"G014", "W330", "W337"},
    "content/measures/": {"M531", "M550", "M551", "M552", "M553", "M554", "M555"},
}
"""Findings on other files that a cut file explains, by how its name begins."""


def without_what_was_cut(workspace: Workspace, found: Iterable[Finding]) -> Iterator[Finding]:
    """Give the findings ``found`` with one for each record cut off, instead of those on what it lacks.

    Where an error stands in such a file, that is what is said of it.
    """
    cut = _cut(workspace)
    if not cut:
        yield from found
        return
    listed = list(found)
    broken = {one.place.file for one in listed if one.place and one.severity is Severity.ERROR}
    explained = {
        code for start, codes in _FOLLOWS_FROM.items() if any(name.startswith(start) for name in cut) for code in codes
    }
    for one in listed:
        inside = one.place is not None and one.place.file in cut
        if one.severity is Severity.ERROR or not (inside or one.code in explained):
            yield one
    for name, loaded in cut.items():
        if name not in broken:
            text = loaded.source.text
            last = text.rpartition("\n")[2]
            place = Place(name, text.count("\n") + 1, len(last) + 1)
            yield finding("W175", place, year=loaded.year, tail=last.strip()[-_SHOWN:])


def _cut(workspace: Workspace) -> Mapping[str, Loaded[Any]]:
    """Give the records without a line break at their end, by name, where nearly all others have one."""
    records: list[Loaded[Any]] = [
        workspace.config,
        *chain.from_iterable(items.values() for items in workspace.items.values()),
        *chain.from_iterable(workspace.measures.values()),
        *workspace.results.values(),
    ]
    cut = {one.source.name: one for one in records if not one.source.text.endswith("\n")}
    return cut if len(records) >= _FEWEST and len(cut) * _SELDOM <= len(records) else {}
