"""Whoever works for this program ends when it is killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from tests.command import PATIENCE

SPLIT_OFF = """
import os, time
from generator.system import parallel
parallel.processors = lambda: 2
def work():
    print(os.getpid(), flush=True)
    time.sleep(1000)
with parallel.beside(work) as answer:
    answer()
"""
PROGRAM = """
import subprocess, sys
inner = "import os, time; from generator.system.orphans import watch_parent; watch_parent(); "
inner += "print(os.getpid(), flush=True); time.sleep(1000)"
subprocess.run([sys.executable, "-c", inner])
"""


def is_there(process: int) -> bool:
    """Tell whether a process works on; one that has ended and that nobody has asked about does not."""
    with suppress(OSError):
        os.kill(process, 0)
        with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - no file of ours
            return file.read().rpartition(")")[2].split()[0] != "Z"
    return False


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")
@pytest.mark.parametrize("code", [SPLIT_OFF, PROGRAM], ids=["split off", "a program of its own"])
def test_a_killed_program_leaves_nobody_at_work(code: str) -> None:
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        child = int(started.stdout.readline())
        assert is_there(child)
        started.kill()
        started.wait()
        end = time.monotonic() + PATIENCE
        while is_there(child) and time.monotonic() < end:
            time.sleep(0.05)
        assert not is_there(child)
