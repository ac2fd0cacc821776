"""How many small wrong changes of the program the tests notice: ``make mutants ROOMS="generator/thai"``.

Changes are made one by one in a copy of the repository. First every test is run there once, with a note of the
functions it calls; each change is then tried on the tests that call the function it stands in, the quick ones first,
until one fails, and on others of the module while time is left: what is kept in memory, or runs in a process of its
own, is seen to be called by one test and is looked at by another. Tests in a browser are left out: they take long and
say little of what one function gives.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import Phase, settings

from tests.bench.mutations import Mutant, mutants

ROOT = Path(__file__).parents[2]
NOTES = "OIT_NOTE_CALLS_IN"
"""Names the file where a run of the tests notes what they call."""
_BUDGET, _PATIENCE = 20.0, 60.0
"""Seconds of tests that are tried on one change, and those added before a change is said to hang."""
_NOT_COPIED = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", "site")
_PYTEST = (sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", "not browser")

Calls = Mapping[str, Mapping[str, float]]
"""For each function (``generator/public/links.py:33``) and each module, its tests and the seconds they take."""


class CallNotes:
    """A plugin of pytest that notes which functions of the program each test calls."""

    def __init__(self, file: Path) -> None:
        """Note into ``file`` what is called of the program below the folder of this run."""
        self.file, self.folder = file, f"{Path.cwd()}{os.sep}"
        self.calls: dict[str, dict[str, float]] = {}
        self._now: set[tuple[str, int]] = set()
        self._made: dict[str, set[tuple[str, int]]] = {}

    def _note(self, frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            self._now.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Generator[None, object, object]:
        """Watch what is made once for many tests; each of them looks at it."""
        before, self._now = self._now, set()
        try:
            return (yield)
        finally:
            self._made[fixturedef.argname] = self._now
            self._now = self._now | before

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Watch one test with all that is made for it; its cases are one."""
        self._now, start = set(), time.perf_counter()
        sys.setprofile(self._note)
        try:
            return (yield)
        finally:
            sys.setprofile(None)
            made = (self._made.get(name, ()) for name in getattr(item, "fixturenames", ()))
            called = self._now.union(*made)
            inside = {(name.removeprefix(self.folder), line) for name, line in called if self.folder in name}
            for key in {f"{name}:{line}" for name, line in inside} | {name for name, _ in inside}:
                tests, test = self.calls.setdefault(key, {}), item.nodeid.partition("[")[0]
                tests[test] = tests.get(test, 0.0) + time.perf_counter() - start

    def pytest_sessionfinish(self) -> None:
        """Write the notes."""
        self.file.write_text(json.dumps(self.calls), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Take notes in a run that names a file for them (``pytest -p tests.bench.mutants``).

    That a change is noticed is enough: nobody wants to know the smallest example that does it.
    """
    settings.register_profile("unshrunk", settings(), phases=(Phase.explicit, Phase.generate))
    settings.load_profile("unshrunk")
    if file := os.environ.get(NOTES):
        config.pluginmanager.register(CallNotes(Path(file)))


def _run(copy: Path, arguments: Sequence[str], seconds: float | None = None, notes: Path | None = None) -> int | None:
    """Run tests in the ``copy`` and return pytest's own exit code; None when they took longer than ``seconds``."""
    around = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", NOTES: str(notes or "")}
    command = [*_PYTEST, "-p", "tests.bench.mutants", *arguments]
    try:
        done = subprocess.run(command, cwd=copy, env=around, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return None
    return done.returncode


def calls_of(copy: Path, notes: Path, tests: Sequence[str] = ()) -> Calls:
    """Return what ``notes`` say, or else take them of ``tests``, all unless they are named: each must pass."""
    if not notes.is_file() and _run(copy, tests, notes=notes) != 0:
        notes.unlink(missing_ok=True)
        raise SystemExit(f"the tests fail without any change; see them with {' '.join(_PYTEST)}")
    found: Calls = json.loads(notes.read_text(encoding="utf-8"))
    return found


def _tests(calls: Calls, name: str, source: bytes, line: int) -> list[list[str]]:
    """Return the tests that call the innermost function around ``line`` of module ``name``, in groups.

    First come those that are named alike, then others, before all those that call most of the module, and last those
    that call other functions of it.
    """
    around = [
        min([node.lineno, *(one.lineno for one in node.decorator_list)])
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and node.lineno <= line <= (node.end_lineno or 0)
    ]
    tests = calls.get(f"{name}:{max(around)}" if around else name, {})
    reach = Counter(test for key, known in calls.items() if key.startswith(f"{name}:") for test in known)
    groups: list[list[str]] = [[], [], []]
    seconds = 0.0
    for test, takes in sorted(calls.get(name, {}).items(), key=lambda one: (-reach[one[0]], one[1], one[0])):
        file = Path(test.partition("::")[0])
        is_alike = file.parent.name == Path(name).parent.name or file.stem.startswith(f"test_{Path(name).stem}")
        number = 2 if test not in tests else 0 if is_alike else 1
        if number == 0 or not groups[number] or seconds + takes <= _BUDGET:
            groups[number].append(test)
            seconds += takes if number else 0.0
    return [group for group in groups if group]


def survivors(copy: Path, room: str, calls: Calls, most: int) -> Iterator[tuple[str, Mutant, bool]]:
    """Try at most ``most`` changes of a room, always the same ones: in which module, which, and whether it survives."""
    every = [(name, mutant) for name in _modules(room) for mutant in mutants((copy / name).read_bytes())]
    random.Random(room).shuffle(every)  # noqa: S311 - a sample that is the same for everybody
    for name, mutant in sorted(every[:most], key=lambda one: (one[0], one[1].line, one[1].became)):
        path = copy / name
        source = path.read_bytes()
        path.write_bytes(mutant.text)
        groups = _tests(calls, name, source, mutant.line)
        yield name, mutant, all(_run(copy, tests, _BUDGET + _PATIENCE) == 0 for tests in groups)
        path.write_bytes(source)


def _modules(room: str) -> list[str]:
    path = ROOT / room
    modules = sorted(path.rglob("*.py")) if path.is_dir() else [path]
    return [module.relative_to(ROOT).as_posix() for module in modules]


def main() -> None:
    """Print what survives in the rooms (folders or modules) that are named, and the share of each that was noticed."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tests.bench.mutants")
    parser.add_argument("rooms", nargs="+", help="folders or modules, such as generator/thai")
    parser.add_argument("--most", type=int, default=100, help="changes tried of each room")
    parser.add_argument("--notes", type=Path, help="where notes of calls are kept for the next run")
    parser.add_argument("--tests", nargs="+", default=(), help="the tests that are tried, all unless they are named")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="oit-mutants-") as folder:
        copy = Path(folder, "copy")
        shutil.copytree(ROOT, copy, ignore=_NOT_COPIED)
        calls = calls_of(copy, (options.notes or Path(folder, "calls.json")).absolute(), options.tests)
        for room in options.rooms:
            tried = alive = 0
            for name, mutant, survives in survivors(copy, room, calls, options.most):
                tried, alive = tried + 1, alive + survives
                if survives:
                    print(f"{name}:{mutant}", flush=True)
            share = 100 * (tried - alive) / max(tried, 1)
            print(f"{room}: {tried - alive} of {tried} noticed ({share:.1f} %)", flush=True)


if __name__ == "__main__":
    main()
