"""Makes sure that what was written is on the disk, so that a power cut leaves the whole old or the whole new site.

On Linux one call writes out the file system that a site stands on, which takes a fraction of the time of one call for
each of thousands of files. Elsewhere each file is written out by itself.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


def write_out(folder: Path) -> None:
    """Return once everything below ``folder`` is on the disk, as far as the system can say so."""
    if sys.platform.startswith("linux") and _sync_file_system(folder):
        return
    for parent, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                _sync(Path(parent, name))
        write_out_names(Path(parent))


def write_out_names(folder: Path) -> None:
    """Return once the names in ``folder`` are on the disk; Windows knows no such thing of folders."""
    with suppress(OSError):
        _sync(folder)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_file_system(folder: Path) -> bool:
    """Write out the file system that ``folder`` stands on; False where the system has no such call."""
    import ctypes  # noqa: PLC0415 - only when a site is published

    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        return False
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        return bool(syncfs(descriptor) == 0)
    finally:
        os.close(descriptor)
