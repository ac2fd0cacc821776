"""Open data: which evidence a program can read as a table, beside the paper that people read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from generator.records.model.evidence import Evidence

OPEN = frozenset({".csv", ".json", ".xlsx", ".ods", ".xml", ".geojson"})
PAPER = frozenset({".pdf", ".doc", ".docx", ".odt", ".ppt", ".pptx", ".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff"})
"""Formats for reading and printing; of an address that ends in neither kind it cannot be known what it gives."""


def shows_open_format(evidence: Iterable[Evidence]) -> bool:
    """Tell whether any of the evidence is open data, or may be: an address without a file's name."""
    return any(_suffix(entry) in OPEN or (entry.url and _suffix(entry) not in PAPER) for entry in evidence)


def _suffix(entry: Evidence) -> str:
    path = entry.file or (urlsplit(entry.url).path if entry.url else "")
    return PurePosixPath(path).suffix.lower()
