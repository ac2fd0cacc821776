"""The real program in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

PROGRAM = (sys.executable, "-c", "from generator.__main__ import main; main()")
DAY = "2569-01-20"
PATIENCE = 120
"""Seconds after which a test gives up on a process."""


def environment(cache: Path, **more: str) -> dict[str, str]:
    """Return an environment whose caches and settings stand in ``cache``, whoever runs the tests."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PYTEST"))}
    folders = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA")
    return {**plain, **dict.fromkeys(folders, str(cache)), **more}


def oit(
    *arguments: str | Path, env: Mapping[str, str], cwd: Path | None = None, before: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run ``oit`` with ``arguments`` and return how it ended; ``before`` is Python to run first in its process."""
    return subprocess.run(
        command(*arguments, before=before),
        env=dict(env),
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )


def start(*arguments: str | Path, env: Mapping[str, str], before: str = "") -> subprocess.Popen[str]:
    """Start ``oit`` and leave it running; its output is thrown away."""
    return subprocess.Popen(
        command(*arguments, before=before),
        env=dict(env),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )


def command(*arguments: str | Path, before: str = "") -> list[str]:
    """Return the command line of ``oit`` with ``arguments``."""
    program, option, code = PROGRAM
    return [program, option, f"{before}\n{code}", *map(str, arguments)]


def told(done: subprocess.CompletedProcess[str]) -> Any:  # noqa: ANN401 - any JSON value
    """Return what a run with ``--format json`` printed."""
    return json.loads(done.stdout)


def codes(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return the codes of the findings that a run with ``--format json`` printed."""
    return [found["code"] for found in told(done)["findings"]]


def contents(folder: Path) -> dict[str, str]:
    """Return a digest of every file below ``folder``, by its POSIX path."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def inodes(folder: Path) -> dict[str, tuple[int, int]]:
    """Return number and time of last change of every file below ``folder``: a file left alone keeps both."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def leftovers(out: Path) -> list[str]:
    """Return what a build left beside the site ``out``, but for its lock."""
    return [path.name for path in out.parent.glob(f".{out.name}.oit-*") if path.is_dir()]
