"""Broken agency folders: each folder here is laid over ``tests/minimal_agency`` and breaks it in one way.

The folder's name is the behaviour; its ``expected.yml`` holds, as the user sees it, every finding that the good folder
does not have. A new behaviour is a new folder with the wrong files, then ``python -m tests.broken.refresh`` writes what
the program says of it, for a person to read before it is kept.

Two files of a behaviour's folder are not laid over the agency's: ``expected.yml``, and ``gone.txt``, which names the
files that are taken away, one a line.
"""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from generator.app.examine import examine
from generator.assessment.worst_first import in_reading_order
from generator.findings.finding import Finding
from generator.records.forms.store import available_years

DAY = date(2026, 1, 20)
"""The day of the check: 20 January 2569 in the Buddhist Era."""

HERE = Path(__file__).parent
GOOD = HERE.parent / "minimal_agency"
EXPECTED = "expected.yml"
GONE = "gone.txt"

YEARS = "<ปีที่มีแบบ>"
"""Stands for the years that have a form, of which there are more every year."""
_KNOWN_YEARS = ", ".join(map(str, available_years()))

Told = dict[str, str | int | None]
"""A finding as ``expected.yml`` keeps it."""


def behaviours() -> list[Path]:
    """Return every broken folder, in order."""
    return sorted(path for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("_"))


def lay_out(behaviour: Path, folder: Path) -> None:
    """Make the broken agency in the empty ``folder``: the good one with the wrong files of ``behaviour`` over it."""
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    gone = behaviour / GONE
    for name in gone.read_text(encoding="utf-8").splitlines() if gone.exists() else ():
        (folder / name).unlink()
    for wrong in behaviour.rglob("*"):
        if wrong.is_dir() or wrong in {behaviour / EXPECTED, gone}:
            continue
        target = folder / wrong.relative_to(behaviour)
        if target.parent.is_file():
            target.parent.unlink()
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(wrong, target)


def findings_of(folder: Path) -> list[Finding]:
    """Return what ``oit check`` says of the agency in ``folder`` on the day, and does not say of the good one."""
    usual = Counter(_usual())
    return [found for found in in_reading_order(examine(folder, DAY).findings) if not _spare(usual, _what(found))]


@cache
def _usual() -> tuple[str, ...]:
    return tuple(_what(found) for found in examine(GOOD, DAY).findings)


def _what(found: Finding) -> str:
    """Say what is found and in which file; the line is left out, because a broken file may have more lines above."""
    return f"{found.code} {found.place and found.place.file} {found.message}"


def _spare(usual: Counter[str], what: str) -> bool:
    """Take ``what`` out of ``usual``; False when it is not there (any more)."""
    usual[what] -= 1
    return usual[what] >= 0


def as_told(found: Finding) -> Told:
    """Return a finding as ``expected.yml`` keeps it: everything that the user sees."""
    place = found.place
    return {
        "code": found.code,
        "severity": found.severity.value,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "message": found.message.replace(_KNOWN_YEARS, YEARS),
        "hint": found.hint.replace(_KNOWN_YEARS, YEARS),
        "example": found.example,
    }


def expected(behaviour: Path) -> list[Told]:
    """Return the findings kept for ``behaviour``; none where nothing was kept yet."""
    path = behaviour / EXPECTED
    kept: list[Told] = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []
    return kept
