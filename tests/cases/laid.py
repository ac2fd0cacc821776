"""Lays the agency of a case out in a folder and changes its files."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.broken import GOOD
from tests.frozen_agency import frozen_agency

SHIPPED = Path(__file__).parents[2] / "generator/catalogue/data"
"""The forms that ship, by year."""

Change = str | list[str] | dict[str, str] | None
"""What becomes of a file: a text, ``[from, to]`` in what is there or ships, ``{to: …}`` for a link, nothing."""


def lay(case: Mapping[str, Any], folder: Path) -> None:
    """Put the agency of a case into ``folder``, if it has one, and change its files."""
    if "files" in case:
        shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    if "frozen" in case:
        frozen_agency(folder)
    for name, change in (case.get("files") or case.get("frozen") or {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if change is None:
            path.unlink()
        elif isinstance(change, dict):
            _link(path, change["to"])
        else:
            path.write_text(_changed(path, change), encoding="utf-8", newline="")


def _link(path: Path, target: str) -> None:
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("this system lets nobody make links")


def _changed(path: Path, change: str | list[str]) -> str:
    """Return the text that a file becomes."""
    if isinstance(change, str):
        return change
    before, after = change
    source = SHIPPED / path.name if path.parent.name == "catalogue" and not path.exists() else path
    whole = source.read_text(encoding="utf-8")
    assert whole.count(before) == 1, f"not once in {path.name}: {before}"
    return whole.replace(before, after)
