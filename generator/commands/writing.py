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
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("wb", dir=path.parent, delete=False) as file:
            file.write(content)
        Path(file.name).chmod(0o666 & ~_umask())
        try:
            if overwrite:
                Path(file.name).replace(path)
            else:
                os.link(file.name, path)
        finally:
            Path(file.name).unlink(missing_ok=True)
    except FileExistsError:
        raise usage_problem("U907", value=path.as_posix()) from None
    except OSError as error:
        raise usage_problem("U911", value=path.as_posix(), reason=error.strerror or type(error).__name__) from None


def _umask() -> int:
    """Give the person's own rule for the rights of new files, which temporary files do not follow."""
    current = os.umask(0o022)
    os.umask(current)
    return current
