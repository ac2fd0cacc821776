"""May this folder be replaced by a site? Only an empty one, one that is not there yet, or a site of ours."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from generator.findings.finding import Finding, finding
from generator.release.out_folder.manifest import is_marked

CODES = ("E704", "E705")

_RECORDS = ("content", "oit_items", "theme")


def refusal(out: Path, folder: Path) -> Finding | None:
    """Return the finding that forbids building into ``out`` from the agency's ``folder``, or None."""
    try:
        real, home = out.resolve(), _home()
    except (OSError, RuntimeError):
        return finding("E705", out=out)
    source = folder.resolve()
    covered = [source, *([home] if home else [])]
    inside = [(source / name).resolve() for name in _RECORDS]
    if any(path.is_relative_to(real) for path in covered) or any(real.is_relative_to(path) for path in inside):
        return finding("E704", out=out)
    if os.path.lexists(out) and not (real.is_dir() and (is_site(real) or not any(real.iterdir()))):
        return finding("E705", out=out)
    return None


def is_site(folder: Path) -> bool:
    """Tell whether ``folder`` is a site that this program made and that nobody keeps a history in."""
    return is_marked(folder) and not (folder / ".git").exists()


def _home() -> Path | None:
    with suppress(RuntimeError):
        return Path.home().resolve()
    return None
