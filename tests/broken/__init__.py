"""Broken agency folders: each folder here is laid over ``tests/minimal_agency`` and breaks it in one way.

The folder's name is the behaviour; its ``expected.yml`` holds every finding as the user sees it. A new behaviour is a
new folder with the wrong files, then ``python -m tests.broken.refresh`` writes what the program says of it, for a
person to read before it is kept.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.findings import Finding
from generator.yaml_source import read

HERE = Path(__file__).parent
GOOD = HERE.parent / "minimal_agency"
EXPECTED = "expected.yml"

Told = dict[str, str | int | None]
"""A finding as ``expected.yml`` keeps it."""


def behaviours() -> list[Path]:
    """Give every broken folder, in order."""
    return sorted(path for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("_"))


def lay_out(behaviour: Path, folder: Path) -> None:
    """Make the broken agency in the empty ``folder``: the good one with the wrong files of ``behaviour`` over it."""
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    for wrong in behaviour.rglob("*"):
        if wrong.is_dir() or wrong.name == EXPECTED:
            continue
        target = folder / wrong.relative_to(behaviour)
        if target.parent.is_file():
            target.parent.unlink()
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(wrong, target)


def findings_of(folder: Path) -> tuple[Finding, ...]:
    """Give what the program says of the agency in ``folder``."""
    return tuple(_findings(folder))


def _findings(folder: Path) -> Iterator[Finding]:
    for path in sorted(folder.rglob("*.yml")):
        yield from read(path, folder)[1]


def as_told(found: Finding) -> Told:
    """Give a finding as ``expected.yml`` keeps it: everything that the user sees."""
    place = found.place
    return {
        "code": found.code,
        "severity": found.severity.value,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "message": found.message,
        "hint": found.hint,
        "example": found.example,
    }


def expected(behaviour: Path) -> list[Told]:
    """Give the findings kept for ``behaviour``; none where nothing was kept yet."""
    path = behaviour / EXPECTED
    kept: list[Told] = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []
    return kept
