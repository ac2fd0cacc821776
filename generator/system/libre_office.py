"""LibreOffice, where this computer has it: it turns an office document into another format, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

SECONDS = 180
_NAMES = ("soffice", "libreoffice")
_USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    *(f"{os.environ.get(name, '')}/LibreOffice/program/soffice.exe" for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")),
)
"""Where it stands on computers that do not name it among their commands."""


class ConversionError(Exception):
    """LibreOffice did not give what it was asked for; the text says why."""


def found() -> Path | None:
    """Return the program, None where this computer has none."""
    named = (shutil.which(name) for name in _NAMES)
    usual = (path for path in _USUAL if Path(path).is_file())
    path = next((path for path in (*named, *usual) if path), None)
    return Path(path) if path else None


def converted(program: Path, content: bytes, ending: str, into: str) -> bytes:
    """Return ``content``, a document whose name would end in ``ending``, as a file ending in ``into``.

    It runs without a screen, with settings of its own that are thrown away, so that no macro of anybody is trusted.
    Raises ``ConversionError``.
    """
    with tempfile.TemporaryDirectory(prefix="oit-office-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"paper.{ending}"
        source.write_bytes(content)
        profile = (folder / "profile").as_uri()
        command = [
            *(str(program), f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"),
            *("--convert-to", into, "--outdir", str(folder), str(source)),
        ]
        try:
            subprocess.run(  # noqa: S603 - the program is LibreOffice, its arguments are ours
                command, capture_output=True, check=False, timeout=SECONDS, stdin=subprocess.DEVNULL
            )
        except subprocess.TimeoutExpired:
            raise ConversionError(f"ไม่เสร็จใน {SECONDS} วินาที") from None
        except OSError as error:
            raise ConversionError(error.strerror or type(error).__name__) from None
        made = folder / f"paper.{into}"
        if not made.is_file():
            raise ConversionError("LibreOffice ไม่ได้เขียนแฟ้ม")
        return made.read_bytes()
