"""Papers of older formats (``.doc``, ``.odt``, ``.rtf``), made into DOCX by LibreOffice where there is one."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from generator.system.temporary import temporary

OLD = frozenset({".doc", ".odt", ".rtf"})
_NAMES = ("soffice", "libreoffice")
_SECONDS = 90.0


def converter() -> str | None:
    """Return the path of LibreOffice; ``None`` where there is none."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def as_word(path: Path) -> bytes | None:
    """Return the paper at ``path`` as the content of a DOCX; ``None`` where it cannot be made into one.

    LibreOffice gets a profile of its own, in which no macro may run, and a copy of the file in a folder of its own.
    """
    program = converter()
    if program is None:
        return None
    with temporary("import") as place:
        copy = place / f"paper{path.suffix.lower()}"
        shutil.copyfile(path, copy)
        profile = (place / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "docx"]
        with suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(  # noqa: S603 - the office program that is installed, with names of our own
                [*command, "--outdir", str(place), str(copy)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_SECONDS,
                check=False,
            )
            return (place / "paper.docx").read_bytes()
    return None
