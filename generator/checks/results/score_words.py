"""Scores in the wording of findings."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal


def figures(values: Iterable[Decimal | None]) -> str:
    """Write the figures that the rounding orders give: one, or both where they differ; none of them is nothing."""
    known = dict.fromkeys(f"{value:.2f}" for value in sorted(value for value in values if value is not None))
    return " หรือ ".join(known) + (" (ตามลำดับการปัดเศษ)" if len(known) > 1 else "")
