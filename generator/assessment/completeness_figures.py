"""One figure of completeness for each item, sub-indicator, indicator and year; every report and page shows the same.

An item's figure counts its required parts that are proved (and its open data, where the form demands any); nothing of
a draft is published, so nothing of it counts. The figure of anything larger counts its items that are complete or do
not apply. Percentages have two decimals where they are not whole, rounded half up; 100 means all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from generator.assessment.completeness import ItemState, ItemStatus
from generator.catalogue.model import Catalogue

Level = Literal["year", "indicator", "sub_indicator", "item"]

LEVEL_THAI: dict[Level, str] = {
    "year": "ทั้งปี",
    "indicator": "ตัวชี้วัด",
    "sub_indicator": "ตัวชี้วัดย่อย",
    "item": "ข้อ",
}
_HUNDREDTH = Decimal("0.01")
_SETTLED = {ItemStatus.COMPLETE, ItemStatus.NOT_APPLICABLE}


@dataclass(frozen=True, slots=True)
class Figure:
    """``done`` of ``total``: parts of an item, items of anything larger; ``status`` is that of an item."""

    level: Level
    code: str
    title: str
    done: int
    total: int
    status: ItemStatus | None = None

    @property
    def percent(self) -> int | float:
        """The share that is done in percent, 76.92 or 50; nothing to do is all done, and less than all never 100."""
        if self.done >= self.total:
            return 100
        share = (Decimal(100 * self.done) / self.total).quantize(_HUNDREDTH, rounding=ROUND_HALF_UP)
        share = min(share, 100 - _HUNDREDTH)
        return int(share) if share == int(share) else float(share)

    @property
    def words(self) -> str:
        """Say the figure in Thai: ``3 จาก 5 องค์ประกอบ``, ``20 จาก 26 ข้อ``."""
        return f"{self.done} จาก {self.total} {'องค์ประกอบ' if self.level == 'item' else 'ข้อ'}"

    @property
    def status_words(self) -> str:
        """The status of an item in Thai; empty for anything larger."""
        return self.status.thai if self.status else ""


def item_figure(state: ItemState) -> Figure:
    """Return the figure of one item."""
    demanded = int(state.must_open)
    total = state.required + demanded
    if state.status is ItemStatus.NOT_APPLICABLE:
        done = total
    elif state.status in {ItemStatus.COMPLETE, ItemStatus.PARTIAL}:
        done = state.proved + (demanded and not state.lacks_open_format)
    else:
        done = 0
    return Figure("item", state.item.code, state.item.title, done, total, state.status)


def figures(form: Catalogue, states: Mapping[str, ItemState], year: int) -> tuple[Figure, ...]:
    """Return the figures of fiscal year ``year`` (BE), each before those that it is made of, in the form's order."""
    every = list(states.values())
    if not every:
        return ()
    return (_group("year", str(year), f"ปีงบประมาณ พ.ศ. {year}", every), *_indicators(form, states))


def _indicators(form: Catalogue, states: Mapping[str, ItemState]) -> Iterator[Figure]:
    for indicator in form.indicators:
        subs = [
            (sub, [states[item.code] for item in form.items_of(sub.code) if item.code in states])
            for sub in form.sub_indicators_of(indicator.number)
        ]
        inside = [state for _, below in subs for state in below]
        if inside:
            yield _group("indicator", str(indicator.number), indicator.title, inside)
        for sub, below in subs:
            if below:
                yield _group("sub_indicator", sub.code, sub.title, below)
                yield from (item_figure(state) for state in below)


def _group(level: Level, code: str, title: str, states: Sequence[ItemState]) -> Figure:
    done = sum(state.status in _SETTLED for state in states)
    return Figure(level, code, title, done, len(states))
