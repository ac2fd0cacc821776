"""Where this user's caches stand, what documents say and what the engine gave before, and what the user agreed to."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def default_folder() -> Path | None:
    """Give this user's own cache folder, where the system wants such things; None where there is no home.

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
    """Give this user's own folder for what is to be remembered for good; None where there is no home."""
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
