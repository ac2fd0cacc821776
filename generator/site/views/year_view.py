"""The items of a fiscal year as lists show them: by indicator and sub-indicator, each with its status and counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.assessment.completeness import ItemState, ItemStatus, Tally, tally
from generator.assessment.completeness_figures import Figure, figures
from generator.assessment.responsibility import responsibility
from generator.catalogue.model import Catalogue, SubIndicator
from generator.public import addresses
from generator.records.loading.workspace import Workspace
from generator.site.views.item_words import part_count


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many items have a status: its code, its Thai words, the count."""

    status: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item in a list; ``details`` are short remarks: parts proved, who is responsible."""

    path: str
    code: str
    title: str
    title_en: str
    status: str
    status_words: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubIndicatorView:
    """A sub-indicator with its items and its figure of completeness."""

    code: str
    title: str
    anchor: str
    rows: tuple[ItemRow, ...]
    counts: tuple[StatusCount, ...]
    figure: Figure
    is_whole: bool = False

    @property
    def settled(self) -> int:
        """How many of its items are complete or do not apply."""
        return self.figure.done

    @property
    def total(self) -> int:
        """How many items it has."""
        return self.figure.total


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator with its figure of completeness and those of its sub-indicators that have items."""

    number: int
    title: str
    figure: Figure
    subs: tuple[SubIndicatorView, ...]


def status_counts(counted: Tally) -> tuple[StatusCount, ...]:
    """Return the statuses that occur, from best to worst."""
    every = (StatusCount(status.value, words, getattr(counted, status.value)) for status, words in _BEST_FIRST)
    return tuple(count for count in every if count.count)


_BEST_FIRST = tuple(
    (status, status.thai)
    for status in (
        ItemStatus.COMPLETE,
        ItemStatus.NOT_APPLICABLE,
        ItemStatus.PARTIAL,
        ItemStatus.DRAFT,
        ItemStatus.MISSING,
    )
)


def indicators(
    workspace: Workspace, form: Catalogue, states: Mapping[str, ItemState], year: int
) -> tuple[IndicatorView, ...]:
    """Arrange the items of fiscal year ``year`` (BE) as the form does; indicators without items are left out."""
    by_sub: dict[str, list[ItemState]] = {}
    for state in states.values():
        by_sub.setdefault(state.item.sub_indicator, []).append(state)
    known = {(figure.level, figure.code): figure for figure in figures(form, states, year)}
    return tuple(
        IndicatorView(
            indicator.number,
            indicator.title,
            known["indicator", str(indicator.number)],
            tuple(
                _sub(workspace, sub, by_sub[sub.code], known["sub_indicator", sub.code], year)
                for sub in form.sub_indicators_of(indicator.number)
                if sub.code in by_sub
            ),
        )
        for indicator in form.indicators
        if ("indicator", str(indicator.number)) in known
    )


def _sub(
    workspace: Workspace, sub: SubIndicator, states: Sequence[ItemState], figure: Figure, year: int
) -> SubIndicatorView:
    return SubIndicatorView(
        sub.code,
        sub.title,
        addresses.sub_indicator_anchor(sub.code),
        tuple(_rows(workspace, states, year)),
        status_counts(tally(states)),
        figure,
        sub.is_whole,
    )


def _rows(workspace: Workspace, states: Iterable[ItemState], year: int) -> Iterator[ItemRow]:
    for state in states:
        item = state.item
        names = responsibility(state.loaded.record.responsible, workspace).names if state.loaded else ()
        yield ItemRow(
            addresses.item_page(year, item.code),
            item.code,
            item.title,
            item.title_en,
            state.status.value,
            state.status.thai,
            tuple(filter(None, (part_count(state), ", ".join(names)))),
        )
