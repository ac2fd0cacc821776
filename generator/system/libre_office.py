"""LibreOffice, where this computer has it: it turns an office document into another format, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from generator.system.plain_files import content_of
from generator.system.temporary import temporary

SECONDS = 180
_BYTES = 200_000_000
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
    with temporary("office") as folder:
        source, made = folder / f"paper.{ending}", folder / f"paper.{into}"
        source.write_bytes(content)
        profile = (folder / "profile").as_uri()
        _run(
            *(str(program), f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"),
            *("--convert-to", into, "--outdir", str(folder), str(source)),
        )
        if not made.is_file():
            raise ConversionError("LibreOffice ไม่ได้เขียนแฟ้ม")
        return content_of(made, _BYTES)


def _run(*command: str) -> None:
    """Run LibreOffice to its end, or for so long; with it goes all that it started."""
    nothing = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 - the program is LibreOffice, its arguments are ours
            command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
        )
    except OSError as error:
        raise ConversionError(error.strerror or type(error).__name__) from None
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise ConversionError(f"ไม่เสร็จใน {SECONDS} วินาที") from None
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
