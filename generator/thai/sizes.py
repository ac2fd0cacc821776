"""Sizes of files in Thai words."""

from __future__ import annotations

_KILO = 1024


def file_size(size: int) -> str:
    """Write a size in bytes as ``812 ไบต์``, ``120 กิโลไบต์`` or ``1.4 เมกะไบต์``."""
    if size < _KILO:
        return f"{size} ไบต์"
    if round(size / _KILO) < _KILO:
        return f"{round(size / _KILO)} กิโลไบต์"
    return f"{size / _KILO / _KILO:,.1f} เมกะไบต์"
