"""Where this user's caches stand, what documents say and what the engine gave before, and what the user agreed to."""

from __future__ import annotations

import os
import sys
from collections.abc import Container
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile


def default_folder() -> Path | None:
    """Return this user's own cache folder, where the system wants such things; None where there is no home.

    Not the agency's folder: that may come from someone else, and what stands in the cache is published unseen.
    """
    try:
        if sys.platform == "win32":
            base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        elif sys.platform == "darwin":
            base = Path.home() / "Library" / "Caches"
        else:
            base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:
        return None
    return base / "oit"


def settings_folder() -> Path | None:
    """Return this user's own folder for what is to be remembered for good; None where there is no home."""
    try:
        if sys.platform == "win32":
            base = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
        elif sys.platform == "darwin":
            base = Path.home() / "Library" / "Application Support"
        else:
            base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    except RuntimeError:
        return None
    return base / "oit"


def keep(file: Path, content: bytes) -> None:
    """Put ``content`` into a ``file`` of the cache, whole or not at all; a disk that refuses is nobody's fault."""
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, prefix="new-", delete=False) as new:
            new.write(content)
        Path(new.name).replace(file)


def forget_oldest(folder: Path, pattern: str, kept: int, needed: Container[str] = ()) -> None:
    """Delete the oldest files beyond ``kept`` that ``pattern`` matches, but none whose name is ``needed``."""
    with suppress(OSError):
        files = sorted(folder.glob(pattern), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in files[kept:]:
            if path.name not in needed:
                path.unlink(missing_ok=True)
