"""A temporary folder that is gone afterwards, on every kind of end: also when the program is told to go, or was killed.

A killed program can clear nothing away; the next one that wants such a folder does.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NAME = re.compile(r"oit-[a-z]+-(\d+)-\w+")
"""A folder of ours is called after its purpose and the number of the process that made it."""


@contextmanager
def temporary(purpose: str) -> Iterator[Path]:
    """Make a temporary folder for ``purpose``, one word in small letters, and delete it at the end."""
    _forget_those_of_the_dead()
    with _ended_in_order(), tempfile.TemporaryDirectory(prefix=f"oit-{purpose}-{os.getpid()}-") as name:
        yield Path(name)


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Let the signals that tell a program to go, or that its terminal is closed, end it as its last line would."""
    wanted = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        wanted = []

    def end(number: int, _frame: object) -> None:
        """Leave by the way that clears up."""
        raise SystemExit(128 + number)

    before = {wanted_signal: signal.signal(wanted_signal, end) for wanted_signal in wanted}
    try:
        yield
    finally:
        for wanted_signal, handler in before.items():
            signal.signal(wanted_signal, handler)


def _forget_those_of_the_dead() -> None:
    """Delete folders of this kind that are this person's, and whose process is no more."""
    if not hasattr(os, "getuid"):
        return  # Windows numbers and owners say too little
    for path in Path(tempfile.gettempdir()).glob("oit-*-*"):
        name = _NAME.fullmatch(path.name)
        if name and path.is_dir() and not path.is_symlink() and path.lstat().st_uid == os.getuid():
            _forget(path, int(name[1]))


def _forget(path: Path, process: int) -> None:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        shutil.rmtree(path, ignore_errors=True)
    except (OSError, OverflowError):
        return
