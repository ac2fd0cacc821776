"""How many failed items give a score: an indicator of items worth all or nothing, solved backwards.

An indicator is the mean of its sub-indicators, each the mean of its items, so its score tells how many items failed in
each sub-indicator, up to a few combinations. Scores carry two decimals, rounded half up after each mean or at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from math import lcm

from generator.assessment.scoring import Rounding
from generator.catalogue.model import Catalogue

Counts = tuple[int, ...]
"""A number of items for each sub-indicator of the indicator, in the form's order."""

_FULL = 100_00
"""Full marks in hundredths of a point: the search runs over whole numbers, which is exact and fast."""


def sizes(form: Catalogue, indicator: int) -> dict[str, int]:
    """Return how many items each sub-indicator of ``indicator`` has, by its code, in the form's order."""
    return {sub.code: len(form.items_of(sub.code)) for sub in form.sub_indicators_of(indicator)}


def score_of(failed: Counts, of: Counts, rounding: Rounding = Rounding.EACH_STEP) -> Decimal:
    """Return the score 0–100 of an indicator whose sub-indicators have ``of`` items, ``failed`` of them failed."""
    shares, divisor = _shares(of, rounding)
    return _score(sum(share[count] for share, count in zip(shares, failed, strict=True)), divisor)


def fitting(score: Decimal, of: Counts) -> Iterator[Counts]:
    """Yield every way in which items can have failed for the indicator to score ``score``, in either rounding order."""
    fits: set[Counts] = set()
    for rounding in Rounding:
        shares, divisor = _shares(of, rounding)
        for failed in product(*(range(size + 1) for size in of)):
            reached = sum(share[count] for share, count in zip(shares, failed, strict=True))
            if _score(reached, divisor) == score and failed not in fits:
                fits.add(failed)
                yield failed


def nearest(score: Decimal, of: Counts, listed: Counts) -> tuple[Counts, ...]:
    """Return the fitting combinations that differ from ``listed`` in the fewest items; none when nothing fits."""
    distances = {
        failed: sum(abs(count - stated) for count, stated in zip(failed, listed, strict=True))
        for failed in fitting(score, of)
    }
    least = min(distances.values(), default=0)
    return tuple(sorted(failed for failed, distance in distances.items() if distance == least))


def _shares(of: Counts, rounding: Rounding) -> tuple[list[list[int]], int]:
    """Return what each number of failed items leaves of a sub-indicator, and by what the sum of all is divided."""
    if rounding is Rounding.EACH_STEP:
        return [[_half_up(_FULL * (size - failed), size) for failed in range(size + 1)] for size in of], len(of)
    common = lcm(*of)
    return [[_FULL * (size - failed) * common // size for failed in range(size + 1)] for size in of], common * len(of)


def _score(total: int, divisor: int) -> Decimal:
    return Decimal(_half_up(total, divisor)).scaleb(-2)


def _half_up(value: int, divisor: int) -> int:
    return (2 * value + divisor) // (2 * divisor)
