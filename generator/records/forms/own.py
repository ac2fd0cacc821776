"""The forms an agency keeps itself, in ``content/catalogue``: a year that does not ship yet, or a corrected one."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from generator.catalogue.model import Catalogue
from generator.findings.finding import Finding, finding
from generator.records.model.validate import validate
from generator.records.yaml_source import SourceFile, read

CODES = ("E191",)

_NAME = re.compile(r"25[5-9]\d|26\d\d")
"""The stem of a form's file: a fiscal year in the Buddhist era, from 2550 to 2699."""


def _files(folder: Path) -> list[Path]:
    """Return the records in ``folder``; none where it is not, or nobody may look."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".yml")
    except OSError:
        return []


def own_files(folder: Path) -> dict[int, Path]:
    """Return the catalogue files in ``folder`` by fiscal year (BE); other files are left out."""
    return {int(path.stem): path for path in _files(folder) if _NAME.fullmatch(path.stem)}


def misnamed_files(folder: Path) -> tuple[Path, ...]:
    """Return the files in ``folder`` that would be forms if they were called after a year."""
    return tuple(path for path in _files(folder) if not _NAME.fullmatch(path.stem))


def read_own(path: Path, answered_in: int | None = None) -> tuple[Catalogue | None, tuple[Finding, ...]]:
    """Read one catalogue file of an agency (``<agency>/content/catalogue/2570.yml``).

    Returns the form, or ``None`` and every problem found. An unchanged file is read once.
    """
    try:
        state = path.stat()
    except OSError:  # a link to nowhere: the reader says so
        return _read(path, answered_in, (0, 0))
    return _read(path, answered_in, (state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=4)
def _source(
    path: Path,
    stamp: tuple[int, int],  # noqa: ARG001 - part of the cache's key
) -> tuple[SourceFile | None, tuple[Finding, ...]]:
    return read(path, path.parent.parent.parent)


@lru_cache(maxsize=32)
def _read(path: Path, answered_in: int | None, stamp: tuple[int, int]) -> tuple[Catalogue | None, tuple[Finding, ...]]:
    # A form that answers for many years is validated for each, but parsed once: half the time.
    source, findings = _source(path, stamp)
    if source is None:
        return None, findings
    form, problems = validate(Catalogue, source, {"answered_in": answered_in})
    if form is not None and form.fiscal_year != int(path.stem):
        place = source.place(("fiscal_year",))
        problems = (*problems, finding("E191", place, file=path.name, inside=form.fiscal_year))
        form = None
    return form, (*findings, *problems)


def read_text(path: Path) -> str:
    """Return the decoded text of a catalogue file that ``read_own`` could read."""
    source, _ = read(path, path.parent.parent.parent)
    return source.text if source else ""
