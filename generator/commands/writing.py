"""Writes a file of the agency's folder at once or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from generator.usage import usage_problem


def write_text(path: Path, text: str, *, overwrite: bool = True) -> None:
    """Write ``text`` as UTF-8 to ``path``; raises ``UsageProblem`` when it stands already or cannot be written."""
    write_bytes(path, text.encode(), overwrite=overwrite)


def write_bytes(path: Path, content: bytes, *, overwrite: bool = True) -> None:
    """Write ``content`` to ``path``; raises ``UsageProblem`` when it stands already or cannot be written."""
    if not overwrite and path.exists():
        raise usage_problem("U907", value=path.as_posix())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, content, overwrite=overwrite)
    except OSError as error:
        if isinstance(error, FileExistsError) and path.exists():
            raise usage_problem("U907", value=path.as_posix()) from None
        raise usage_problem("U911", value=path.as_posix(), reason=error.strerror or type(error).__name__) from None


def _write(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Write beside ``path`` and put the finished file in its place; raises ``OSError`` and then leaves nothing."""
    with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=".oit-", delete=False) as file:
        beside = Path(file.name)
        try:
            file.write(content)
            file.close()
            beside.chmod(0o666 & ~_umask())
            if overwrite:
                beside.replace(path)
            else:
                _put_where_nothing_is(beside, path, content)
        finally:
            beside.unlink(missing_ok=True)


def _put_where_nothing_is(beside: Path, path: Path, content: bytes) -> None:
    """Give the file ``beside`` the name ``path``; raises ``FileExistsError`` when somebody was faster."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:
        # A USB stick or a network drive without second names for files.
        with path.open("xb") as file:
            file.write(content)


def _umask() -> int:
    """Give the person's own rule for the rights of new files, which temporary files do not follow."""
    current = os.umask(0o022)
    os.umask(current)
    return current
