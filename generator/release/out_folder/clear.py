"""Deletes a site that another one has replaced: what we wrote, and whatever has its place in the new one.

What is not ours and is not there, because it could have no second name or came while the new site was made, is moved
there. Nothing else is touched: what has no place in the new site stays where it is, in a folder beside the site.

The list of what we wrote goes last, so that whatever ends this halfway, the next build can go on with it.
"""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from generator.release.out_folder.manifest import MARKER, Written, written
from generator.release.out_folder.ownership import Ownership, Thing, Whose, things


def clear(old: Path, live: Path) -> None:
    """Delete the site ``old`` that ``live`` has replaced, but for what is not ours and has no place there."""
    new = written(live)
    if new is None:
        return
    ownership = Ownership(old, new)
    with suppress(OSError):
        _open_folders(old)
        contents = list(things(old))
        full = {os.path.dirname(thing.path) for thing in contents}  # noqa: PTH120 - thousands of files
        for thing in contents:
            if thing.is_folder:
                if thing.path not in full:
                    _bring_folder(thing.path, old, live)
            elif thing.path != MARKER:
                with suppress(OSError):
                    _settle(thing, ownership, new, old, live)
        for folder in reversed(contents):
            if folder.is_folder:
                with suppress(OSError):
                    (old / folder.path).rmdir()
        if os.listdir(old) == [MARKER]:  # noqa: PTH208 - one name
            (old / MARKER).unlink()
        old.rmdir()


def remove(folder: Path) -> None:
    """Delete a site that was not finished; what of it cannot be deleted now is left for the next build."""
    with suppress(OSError):
        _open_folders(folder)
    shutil.rmtree(folder, ignore_errors=True)


def _settle(thing: Thing, ownership: Ownership, new: Written, old: Path, live: Path) -> None:
    """Delete one thing that is no folder, or move it to its place in ``live``."""
    before, place = old / thing.path, live / thing.path
    try:
        there = os.lstat(place)
    except OSError:
        there = None
    if (there is not None and there.st_ino and os.path.samestat(there, thing.state)) or (
        ownership.of(thing.path, thing.state) is Whose.OURS
    ):
        before.unlink()
    elif there is None:
        _bring_folders(os.path.dirname(thing.path), old, live)  # noqa: PTH120 - as above
        before.rename(place)
    elif thing.path not in new and not stat.S_ISDIR(there.st_mode):
        before.replace(place)  # somebody put a newer one in its place while the new site was made


def _bring_folder(path: str, old: Path, live: Path) -> None:
    """Make sure that the folder at ``path``, which is empty and not ours, is in ``live``."""
    if not os.path.lexists(live / path):
        with suppress(OSError):
            _bring_folders(os.path.dirname(path), old, live)  # noqa: PTH120 - as above
            (live / path).mkdir()
            shutil.copystat(old / path, live / path)


def _bring_folders(path: str, old: Path, live: Path) -> None:
    """Make those of the folders on the way to ``path`` that ``live`` does not have."""
    if path and not (live / path).is_dir():
        _bring_folders(os.path.dirname(path), old, live)  # noqa: PTH120 - as above
        (live / path).mkdir()
        shutil.copystat(old / path, live / path)


def _open_folders(site: Path) -> None:
    """Let folders of a site that is to go be written in, whatever rights they had; raises ``OSError``."""
    for thing in things(site):
        if thing.is_folder and thing.state.st_mode & stat.S_IRWXU != stat.S_IRWXU:
            (site / thing.path).chmod(thing.state.st_mode | stat.S_IRWXU)
