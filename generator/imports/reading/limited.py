"""Reads a paper in a process of its own, which has little time, little memory, and no say in what happens here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from generator.imports.reading.model import Paper
from generator.inspection.bounds import ANSWER_BYTES, FILE_BYTES, WALL_SECONDS
from generator.inspection.result import Problem

_PACKAGES = Path(__file__).parents[3]


def read_paper(path: Path, name: str = "", *, seconds: float = WALL_SECONDS) -> Paper:
    """Return the paper at ``path``, called ``name``; one with a problem when it cannot be read within the bounds."""
    called = name or path.name
    try:
        if path.stat().st_size > FILE_BYTES:
            return Paper(called, problem=Problem.TOO_LARGE)
        done = subprocess.run(  # noqa: S603 - this very Python, our own module, a path as one argument
            [sys.executable, "-P", "-X", "utf8", "-m", "generator.imports.reading.worker", str(path), called],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(_PACKAGES)},
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        if len(done.stdout) > ANSWER_BYTES:
            return Paper(called, problem=Problem.HEAVY)
        return Paper.from_data(json.loads(done.stdout))
    except subprocess.TimeoutExpired:
        return Paper(called, problem=Problem.SLOW)
    except (OSError, ValueError, KeyError, TypeError):
        return Paper(called, problem=Problem.UNREADABLE if not path.is_file() else Problem.HEAVY)
