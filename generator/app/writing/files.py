"""Writes files at once or not at all: records that must not be there yet, and reports that replace only themselves."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from generator.app.writing import own_files
from generator.app.writing.own_files import Origin
from generator.app.writing.targets import cannot_write, free_name, is_stream, want_target
from generator.findings.usage import usage_problem
from generator.system.file_access import is_inside

CODES = ("U907", "U935", "U936", "U938")

_PROBLEMS = {Origin.FOREIGN: "U935", Origin.EDITED: "U936"}


def write_new(path: Path, text: str, folder: Path) -> None:
    """Write a new file of the agency's ``folder``; raises ``UsageProblem`` when anything stands there already."""
    write_new_bytes(path, text.encode(), folder)


def write_new_bytes(path: Path, content: bytes, folder: Path) -> None:
    """Write a new file with this content, like ``write_new``."""
    if os.path.lexists(path):
        raise usage_problem("U907", value=path.as_posix())
    if not is_inside(path, folder):
        raise usage_problem("U938", value=path.as_posix(), free=path.name)
    write_bytes(path, content, overwrite=False)


Ask = Callable[[str, str], bool]
"""Asks whether, as the first text says, another name will do: the second."""


def nobody(_problem: str, _free: str) -> bool:
    """Take no other name: nobody is there to be asked."""
    return False


def write_report(path: Path, content: bytes, folder: Path, ask: Ask = nobody) -> Path:
    """Write a report about the agency's ``folder`` and return where it stands; raises ``UsageProblem``.

    What stands there already is replaced when this program wrote it and nobody changed it. Otherwise whoever can be
    asked is offered another name, and a program is told one.
    """
    if is_stream(path):
        _write_through(path, content)
        return path
    path = report_place(path, folder, ask)
    content = own_files.sealed(content)
    write_bytes(path, content, overwrite=path.exists())
    own_files.remember(path, content)
    return path


def report_place(path: Path, folder: Path, ask: Ask = nobody) -> Path:
    """Return where a report that is to stand at ``path`` may be written; raises ``UsageProblem`` where it may not."""
    if is_stream(path):
        return path
    want_target(path, folder)
    try:
        code = _PROBLEMS.get(own_files.origin(path)) if path.exists() else None
    except OSError as error:
        raise cannot_write(path, error) from None
    if code is None:
        return path
    free = free_name(path)
    problem = usage_problem(code, value=path.as_posix(), free=free.name)
    if ask(problem.finding.message, free.name):
        return free
    raise problem


def _write_through(path: Path, content: bytes) -> None:
    try:
        # Without waiting: a pipe that nobody reads is refused instead of waiting for a reader.
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "wb") as stream:
            if hasattr(os, "set_blocking"):
                os.set_blocking(descriptor, True)
            stream.write(content)
    except OSError as error:
        raise cannot_write(path, error) from None


def write_text(path: Path, text: str, *, overwrite: bool = True) -> None:
    """Write ``text`` as UTF-8 to ``path``; raises ``UsageProblem`` when it stands already or cannot be written."""
    write_bytes(path, text.encode(), overwrite=overwrite)


def write_bytes(path: Path, content: bytes, *, overwrite: bool = True, synced: bool = False) -> None:
    """Write ``content`` to ``path``; raises ``UsageProblem`` when it stands already or cannot be written.

    With ``synced`` it is on the disk when this returns, whatever becomes of the machine.
    """
    if not overwrite and os.path.lexists(path):
        raise usage_problem("U907", value=path.as_posix())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, content, overwrite=overwrite, synced=synced)
    except OSError as error:
        if isinstance(error, FileExistsError) and path.exists():
            raise usage_problem("U907", value=path.as_posix()) from None
        raise cannot_write(path, error) from None


def _write(path: Path, content: bytes, *, overwrite: bool, synced: bool) -> None:
    """Write beside ``path`` and put the finished file in its place; raises ``OSError`` and then leaves nothing."""
    with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=".oit-", delete=False) as file:
        beside = Path(file.name)
        try:
            file.write(content)
            if synced:
                file.flush()
                os.fsync(file.fileno())
            file.close()
            beside.chmod(0o666 & ~_umask())
            if overwrite:
                beside.replace(path)
            else:
                _put_where_nothing_is(beside, path, content)
        finally:
            beside.unlink(missing_ok=True)


def _put_where_nothing_is(beside: Path, path: Path, content: bytes) -> None:
    """Return the file ``beside`` the name ``path``; raises ``FileExistsError`` when somebody was faster."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:
        # A USB stick or a network drive without second names for files.
        with path.open("xb") as file:
            file.write(content)


def _umask() -> int:
    """Return the person's own rule for the rights of new files, which temporary files do not follow."""
    current = os.umask(0o022)
    os.umask(current)
    return current
