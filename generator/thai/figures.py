"""Figures as readers expect them: rounded half up, with commas; sizes of files in Thai words."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_KILO = 1024


def figure(value: float | Decimal | None, places: int = 2) -> str:
    """Write a figure with that many decimals, rounded half up, and commas between thousands; none gives ``–``."""
    return "–" if value is None else f"{_rounded(value, places):,}"


def file_size(size: int) -> str:
    """Write a size in bytes as ``812 ไบต์``, ``120 กิโลไบต์`` or ``1.4 เมกะไบต์``."""
    if size < _KILO:
        return f"{size} ไบต์"
    if round(size / _KILO) < _KILO:
        return f"{round(size / _KILO)} กิโลไบต์"
    return f"{size / _KILO / _KILO:,.1f} เมกะไบต์"


def _rounded(value: float | Decimal, places: int) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
