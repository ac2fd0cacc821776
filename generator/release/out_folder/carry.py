"""What is not ours goes over into the new site before that takes the old one's place, so that it is never missing.

A file, a link, a pipe gets a second name there (a hard link): nothing is copied or opened, whatever its size and
rights, and who has it open goes on working on the same file. Folders are made anew with the rights and times of the
old ones. What can have no second name, because the file system knows none or it belongs to somebody else, is moved
right after the new site is in place, see ``clear``.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from pathlib import Path

from generator.release.out_folder.plan import Plan


class NotMovableError(Exception):
    """Something that is not ours cannot go over as it is: its path in the site, and why in the system's words."""

    def __init__(self, path: str, reason: str) -> None:
        """Take the path and the reason."""
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


def carry(plan: Plan, out: Path, new: Path) -> None:
    """Return everything of the site in ``out`` that stays a place in ``new``.

    Raises ``NotMovableError`` for what cannot go over, and ``OSError``.
    """
    folders = []
    for folder in plan.folders:
        if os.path.ismount(out / folder.path):
            raise NotMovableError(folder.path, os.strerror(errno.EXDEV))
        if not (new / folder.path).is_dir():
            (new / folder.path).mkdir(mode=0o700)
            folders.append(folder)
    for thing in plan.things:
        _link(thing.path, thing.state, out, new)
    for folder in reversed(folders):  # what is put into a folder changes its time
        _like(folder.path, folder.state, out, new)


def _link(path: str, state: os.stat_result, out: Path, new: Path) -> None:
    """Return one thing a second name in ``new``, where it can have one and otherwise can be moved there later."""
    try:
        if not stat.S_ISLNK(state.st_mode):
            os.link(out / path, new / path)
        elif os.link in os.supports_follow_symlinks:
            os.link(out / path, new / path, follow_symlinks=False)
    except OSError as fault:
        if fault.errno == errno.EXDEV or not os.access((out / path).parent, os.W_OK):
            raise NotMovableError(path, fault.strerror or str(fault)) from fault


def _like(path: str, state: os.stat_result, out: Path, new: Path) -> None:
    """Return the folder at ``path`` in ``new`` the owner, rights and times of the one in ``out``."""
    copy = os.lstat(new / path)
    try:
        if (state.st_uid, state.st_gid) != (copy.st_uid, copy.st_gid):
            os.chown(new / path, state.st_uid, state.st_gid)
        shutil.copystat(out / path, new / path)
    except OSError as fault:
        raise NotMovableError(path, fault.strerror or str(fault)) from fault
