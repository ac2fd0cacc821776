"""Exploring runs properties and nothing else, and says what it found and how to see it again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TESTS = """
from hypothesis import given, strategies

@given(strategies.integers())
def test_property(number):
    assert number < {most}

def test_nothing_to_do_with_it():
    raise AssertionError
"""


@pytest.mark.parametrize(("most", "code"), [(1000, 1), ("float('inf')", 0)])
def test_only_properties_are_tried(tmp_path: Path, most: object, code: int) -> None:
    (tmp_path / "test_one.py").write_text(TESTS.format(most=most), encoding="utf-8")
    command = [sys.executable, "-c", "from tests.explore import run; run(1)"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == code, done.stdout
    assert done.stdout.endswith("1 of 1 properties tried\n")
    assert ("number=1000" in done.stdout) is bool(code)
