"""Open data: which evidence a program can read as a table, beside the paper that people read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from generator.records.file_kinds import Use, endings
from generator.records.model.evidence import Evidence

_OPEN, _PAPER = endings(Use.OPEN) | {"xml"}, endings(Use.PAPER)
"""XML is open data at an address elsewhere; here it is not published, since browsers run scripts in it."""


def shows_open_format(evidence: Iterable[Evidence]) -> bool:
    """Tell whether any of the evidence is open data, or may be: an address that does not end like paper."""
    return any(_suffix(entry) in _OPEN or (entry.url and _suffix(entry) not in _PAPER) for entry in evidence)


def _suffix(entry: Evidence) -> str:
    path = entry.file or (urlsplit(entry.url).path if entry.url else "")
    return PurePosixPath(path).suffix.lower().removeprefix(".")
