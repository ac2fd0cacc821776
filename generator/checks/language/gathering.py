"""Walks the records of a workspace and gives their passages, once for all rules on text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from generator.checks.language.passages import Kind, Passage, page_passages
from generator.records.loaded import Loaded
from generator.records.loading.workspace import Workspace
from generator.records.model.evidence import Evidence
from generator.records.model.item import Item
from generator.records.model.measure import Measure, MeasureRow
from generator.records.model.period import FollowUp
from generator.records.model.progress import ProgressEntry
from generator.records.model.result import Result
from generator.records.model.site_config import SiteConfig

Loc = tuple[str | int, ...]
Piece = tuple[Kind, Loc, str]


def passages_of(workspace: Workspace) -> tuple[Passage, ...]:
    """Return every passage of the folder: config, items, measures, results and free pages, each year in order."""
    return (
        *_made(workspace.config_file, _config(workspace.config_file.record)),
        *(one for year in workspace.items.values() for loaded in year.values() for one in _of_item(loaded)),
        *(one for year in workspace.measures.values() for loaded in year for one in _of_measure(loaded)),
        *(one for loaded in workspace.results.values() for one in _made(loaded, _result(loaded.record))),
        *(one for page in workspace.pages for one in page_passages(page)),
    )


def _made(loaded: Loaded[Any], pieces: Iterable[Piece]) -> Iterator[Passage]:
    for kind, loc, text in pieces:
        yield Passage(text, kind, loaded, loc, year=loaded.year)


def _of_item(loaded: Loaded[Item]) -> Iterator[Passage]:
    for passage in _made(loaded, _item(loaded.record)):
        yield replace(passage, item=loaded.record.item)


def _of_measure(loaded: Loaded[Measure]) -> Iterator[Passage]:
    for passage in _made(loaded, _measure(loaded.record)):
        yield replace(passage, measure=loaded.record.id)


def _config(config: SiteConfig) -> Iterator[Piece]:
    yield from _one("config", ("tagline",), config.tagline)
    if config.complaint:
        yield from _one("config", ("complaint", "title"), config.complaint.title)
        yield from _one("config", ("complaint", "note"), config.complaint.note)


def _item(item: Item) -> Iterator[Piece]:
    for kind in ("explanation", "reason", "instruction", "note"):
        yield from _one(kind, (kind,), getattr(item, kind))
    yield from _progress(item.progress)
    yield from _one("responsible", ("responsible", "text"), item.responsible.text)
    yield from _follow_up((), item.follow_up)
    yield from _evidence(item.evidence)


def _measure(measure: Measure) -> Iterator[Piece]:
    yield from _many("title", ("title",), measure.title)
    yield from _one("issue", ("issue",), measure.issue)
    yield from _many("recommendation", ("recommendation",), measure.recommendation)
    for index, row in enumerate(measure.rows):
        yield from _row(("rows", index), row)
    yield from _one("target", ("target", "text"), measure.target.text if measure.target else None)
    yield from _progress(measure.progress)
    yield from _many("result", ("result",), measure.result)
    yield from _many("outcome", ("outcome",), measure.outcome)
    yield from _evidence(measure.evidence)


def _row(loc: Loc, row: MeasureRow) -> Iterator[Piece]:
    for index, step in enumerate(row.steps):
        yield "step", (*loc, "steps", index, "text"), step.text
        yield from _many("step", (*loc, "steps", index, "sub"), step.sub)
    yield from _one("responsible", (*loc, "responsible", "text"), row.responsible.text)
    yield from _follow_up(loc, row.follow_up)
    yield from _one("note", (*loc, "note"), row.note)
    yield from _many("result", (*loc, "result"), row.result)


def _result(result: Result) -> Iterator[Piece]:
    yield from _one("level", ("level_word",), result.level_word)
    for index, failed in enumerate(result.failed_items):
        for key in ("comment", "cause", "remedy"):
            yield from _one("comment", ("failed_items", index, key), getattr(failed, key))
    for index, block in enumerate(result.analysis):
        for position, point in enumerate(block.points):
            leads: dict[str, Kind] = {"intro": "lead", "heading": "heading"}
            yield leads.get(point.kind, block.kind), ("analysis", index, "points", position, "text"), point.text
    for index, section in enumerate(result.narrative):
        yield from _one("heading", ("narrative", index, "heading"), section.heading)
        yield from _many("narrative", ("narrative", index, "paragraphs"), section.paragraphs)


def _progress(entries: Iterable[ProgressEntry]) -> Iterator[Piece]:
    for index, entry in enumerate(entries):
        yield "progress", ("progress", index, "text"), entry.text


def _follow_up(loc: Loc, follow_up: FollowUp | None) -> Iterator[Piece]:
    if follow_up:
        yield from _one("method", (*loc, "follow_up", "text"), follow_up.text)
        yield from _one("method", (*loc, "follow_up", "method"), follow_up.method)


def _evidence(entries: Iterable[Evidence]) -> Iterator[Piece]:
    for index, entry in enumerate(entries):
        yield from _one("evidence", ("evidence", index, "title"), entry.title)
        yield from _one("note", ("evidence", index, "note"), entry.note)
        position = entry.signatory.position if entry.signatory else None
        yield from _one("signatory", ("evidence", index, "signatory", "position"), position)


def _one(kind: Kind, loc: Loc, text: str | None) -> Iterator[Piece]:
    if text:
        yield kind, loc, text


def _many(kind: Kind, loc: Loc, texts: Iterable[str]) -> Iterator[Piece]:
    for index, text in enumerate(texts):
        yield kind, (*loc, index), text
