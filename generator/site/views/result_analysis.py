"""The agency's analysis of its result in order: what to fix first, what to keep, and the measures that answer it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Literal

from generator.assessment.answered import (
    Reference,
    ReferenceGroup,
    answered_year,
    failed_item_anchor,
    item_reference,
    references,
)
from generator.assessment.measure_entries import MeasureEntry, measure_entries
from generator.assessment.measure_totals import instruments_of
from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue
from generator.records.model.measure import Links
from generator.records.model.result import Analysis, AnalysisPoint, FailedItem, Result


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of one kind in a row: an introduction, a heading, or points of a list."""

    kind: Literal["intro", "heading", "point"]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnalysisBlock:
    """One block of the analysis: what it speaks of, its lines, the lowest score there, and the measures for it."""

    heading: str
    spoken_of: tuple[ReferenceGroup, ...]
    passages: tuple[Passage, ...]
    score: Decimal | None
    measures: tuple[MeasureEntry, ...]


@dataclass(frozen=True, slots=True)
class FailedItemView:
    """An item that lost points, with its page where there is one and the measures that answer it."""

    item: Reference
    anchor: str
    failed: FailedItem
    measures: tuple[MeasureEntry, ...]


@dataclass(frozen=True, slots=True)
class AnalysisView:
    """The blocks of the analysis by what they call for; ``fix`` begins with what scored lowest."""

    fix: tuple[AnalysisBlock, ...]
    keep: tuple[AnalysisBlock, ...]
    suggestions: tuple[AnalysisBlock, ...]
    failed: tuple[FailedItemView, ...]
    measures: tuple[MeasureEntry, ...]


def analysis_view(site: SiteContext, year: int) -> AnalysisView:
    """Put the analysis of the result of ``year`` (BE) in order; raises ``KeyError`` when there is no result."""
    record = site.workspace.results[year].record
    answering = tuple(_answering(site, year))

    def blocks(*kinds: str) -> list[AnalysisBlock]:
        """Return the blocks of some kinds."""
        return [_block(site, year, record, block, answering) for block in record.analysis if block.kind in kinds]

    return AnalysisView(
        fix=tuple(sorted(blocks("weakness", "finding"), key=lambda block: (block.score is None, block.score or 0))),
        keep=tuple(blocks("maintain")),
        suggestions=tuple(blocks("suggestion")),
        failed=tuple(
            FailedItemView(
                item_reference(site, failed.item, year),
                failed_item_anchor(failed.item),
                failed,
                tuple(entry for entry in answering if failed.item in entry.measure.answers.items),
            )
            for failed in record.failed_items
        ),
        measures=answering,
    )


def _answering(site: SiteContext, year: int) -> Iterator[MeasureEntry]:
    """Yield the measures of any year that answer the result of ``year``."""
    for measures_year in sorted(site.workspace.measures):
        for entry in measure_entries(site.workspace, measures_year, site.as_of):
            if answered_year(entry.measure.answers, measures_year) == year:
                yield entry


def _block(
    site: SiteContext, year: int, record: Result, block: Analysis, answering: Sequence[MeasureEntry]
) -> AnalysisBlock:
    links = _united(block)
    known = [record.indicators[number] for number in links.indicators if number in record.indicators]
    form = site.workspace.names(year)
    return AnalysisBlock(
        " · ".join(instruments_of(links, form)) or "ภาพรวม",
        tuple(group for group in references(site, links, year) if group.label != "แบบวัด"),
        tuple(_passages(block.points)),
        min(known, default=None),
        tuple(entry for entry in answering if _meet(links, entry.measure.answers, form)),
    )


def _united(block: Analysis) -> Links:
    """Put together what a block and its points speak of, each once."""
    parts: tuple[Links, ...] = (block, *block.points)
    instruments = (block.instrument, *(name for part in parts for name in part.instruments))
    return Links(
        instruments=tuple(dict.fromkeys(name for name in instruments if name)),
        indicators=tuple(dict.fromkeys(number for part in parts for number in part.indicators)),
        sub_indicators=tuple(dict.fromkeys(code for part in parts for code in part.sub_indicators)),
        questions=tuple(dict.fromkeys(code for part in parts for code in part.questions)),
        items=tuple(dict.fromkeys(code for part in parts for code in part.items)),
    )


def _passages(points: Sequence[AnalysisPoint]) -> Iterator[Passage]:
    for kind, passage in groupby(points, key=lambda point: point.kind):
        yield Passage(kind, tuple(point.text for point in passage))


def _meet(spoken_of: Links, answered: Links, form: Catalogue) -> bool:
    """Tell whether two speak of the same, told by the finest kind of thing that both name."""
    pairs: tuple[tuple[Sequence[object], Sequence[object]], ...] = (
        (spoken_of.items, answered.items),
        (spoken_of.questions, answered.questions),
        (spoken_of.sub_indicators, answered.sub_indicators),
        (spoken_of.indicators, answered.indicators),
        (instruments_of(spoken_of, form), instruments_of(answered, form)),
    )
    finest = next(((left, right) for left, right in pairs if left and right), ((), ()))
    return bool({*finest[0]} & {*finest[1]})
