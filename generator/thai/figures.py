"""Figures as readers expect them: rounded half up, with commas."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def figure(value: float | Decimal | None, places: int = 2) -> str:
    """Write a figure with that many decimals, rounded half up, and commas between thousands; none gives ``–``."""
    return "–" if value is None else f"{_rounded(value, places):,}"


def _rounded(value: float | Decimal, places: int) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
