"""Two folders change places: at once where the system can, otherwise in two steps that can be taken back."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM})


def replace_folder(new: Path, live: Path, aside: Path) -> None:
    """Put ``new`` where ``live`` is; what was there, if anything, ends up at ``new`` or at ``aside``.

    All three are beside each other; ``aside`` must not exist. Raises ``OSError`` and leaves ``live`` as it was.
    """
    if not live.exists():
        new.rename(live)
    elif not _exchange(new, live):
        live.rename(aside)
        try:
            new.rename(live)
        except OSError:
            aside.rename(live)
            raise


def _exchange(new: Path, old: Path) -> bool:
    """Let two folders change names in one step (Linux ``renameat2``); False where this system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes  # noqa: PLC0415 - only when a site is published, and only here

    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(old))
