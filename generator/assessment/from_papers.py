"""Where in a paper the value stood of which a finding speaks, so that the paper can be mended too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.findings.finding import Finding
from generator.records.editing.where import paths_at
from generator.records.loading.workspace import Workspace
from generator.records.memory.import_sources import Imported
from generator.records.yaml_source import SourceFile


def with_papers(workspace: Workspace, known: Mapping[str, Imported], findings: Sequence[Finding]) -> Sequence[Finding]:
    """Return ``findings``, those on a value that came from a paper with its place there; ``known`` is by file."""
    about: dict[str, list[int]] = {}
    for number, found in enumerate(findings):
        if found.place and found.place.line and found.place.file in known:
            about.setdefault(found.place.file, []).append(number)
    if not about:
        return findings
    told = list(findings)
    for source in _sources(workspace):
        for number, place in _places(source, known, about.get(source.name, ()), findings):
            told[number] = replace(told[number], paper=place)
    return told


def _sources(workspace: Workspace) -> Iterable[SourceFile]:
    yield workspace.config_file.source
    yield from (one.source for every in workspace.measures.values() for one in every)
    yield from (one.source for every in workspace.items.values() for one in every.values())
    yield from (one.source for one in workspace.results.values())


def _places(
    source: SourceFile, known: Mapping[str, Imported], numbers: Sequence[int], findings: Sequence[Finding]
) -> Iterable[tuple[int, str]]:
    if not numbers:
        return
    places = [findings[number].place for number in numbers]
    paths = paths_at(source.text, [(place.line or 1, place.column or 1) for place in places if place])
    for number, path in zip(numbers, paths, strict=True):
        kept = known[source.name]
        # What is said of a whole record stands at the field that names it.
        place = kept.begun if path in {("id",), ("item",)} else kept.place_of(".".join(map(str, path)), source.data)
        if path and place:
            yield number, place
