"""``python -m tests.explore [SEED]`` tries properties on examples that no run has tried before, within a minute.

The fixed examples of every run say something about a change; these say something about the program. So they are tried
in an order and with a seed of their own, both printed, and what they find is told and stops nothing: ``make test``
goes on. The seed given again tries the same.
"""

from __future__ import annotations

import os
import random
import secrets
import subprocess
import sys
import time
from pathlib import Path

import pytest

BOUND, PATIENCE = 40, 100
"""Seconds after which no other property is begun, and after which the one at work is given up."""
ROOT = Path(__file__).parents[1]


class Explorer:
    """Leaves of a run only the properties, in an order that the seed gives, and begins none once its time is over."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._ends = 0.0
        self.known = self.tried = 0

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.get_closest_marker("hypothesis")]
        random.Random(self._seed).shuffle(items)  # noqa: S311 - an order is no secret
        self.known = len(items)
        self._ends = time.monotonic() + BOUND

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self) -> bool | None:
        if time.monotonic() > self._ends:
            return True
        self.tried += 1
        return None


def main(seed: int) -> int:
    """Explore in a process of its own; say in a few lines what came out, and return the exit code."""
    print(f"exploring properties with seed {seed}: python -m tests.explore {seed}", flush=True)
    command = [sys.executable, "-c", f"from tests.explore import run; run({seed})"]
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "explore"}
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        print(f"exploring was given up after {PATIENCE} seconds in the middle of a property; seed {seed}")
        return 0
    if done.returncode:
        print(f"{done.stdout}\n{done.stderr}\nexploring FOUND what stands above; again: python -m tests.explore {seed}")
    else:
        print(f"exploring found nothing new: {done.stdout.splitlines()[-1]}")
    return done.returncode


def run(seed: int) -> None:
    """Be the process that explores."""
    options = ["-qq", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "hypothesis and not browser"]
    explorer = Explorer(seed)
    code = pytest.main([*options, f"--hypothesis-seed={seed}"], plugins=[explorer])
    print(f"{explorer.tried} of {explorer.known} properties tried")
    raise SystemExit(code)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else secrets.randbelow(2**32)))
