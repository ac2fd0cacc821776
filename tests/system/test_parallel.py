"""Work in other processes gives what it would have given in its place."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

import pytest

from generator.system.parallel import beside, shared

POSIX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux splits a program")


@pytest.fixture(params=[1, 3], autouse=True)
def processors(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Let the program think that it may use one processor, or several whatever this machine has."""
    if request.param > 1 and not sys.platform.startswith("linux"):
        pytest.skip("only Linux splits a program")
    monkeypatch.setattr("generator.system.parallel.processors", lambda: request.param)
    return int(request.param)


def test_it_gives_what_the_work_gives() -> None:
    with ExitStack() as works:
        large = works.enter_context(beside(lambda: "ก" * 5_000_000))
        small = works.enter_context(beside(lambda: {"a": [1, None]}))
        assert small() == {"a": [1, None]}
        assert large() == "ก" * 5_000_000


def test_it_raises_what_the_work_raises() -> None:
    def open_nothing() -> None:
        raise FileNotFoundError(2, "none", "a.txt")

    with beside(open_nothing) as wanted, pytest.raises(FileNotFoundError) as raised:
        wanted()
    assert raised.value.filename == "a.txt"


def test_where_another_process_stumbled_is_told(processors: int) -> None:
    with beside(lambda: 1 // 0) as wanted, pytest.raises(ZeroDivisionError) as raised:
        wanted()
    assert processors == 1 or "1 // 0" in "".join(raised.value.__notes__)


@POSIX
def test_another_process_that_dies_is_said(processors: int) -> None:
    here = os.getpid()
    with beside(lambda: "made" if os.getpid() == here else os._exit(9)) as wanted:
        if processors == 1:
            assert wanted() == "made"
        else:
            with pytest.raises(ChildProcessError):
                wanted()


def test_what_nobody_asks_for_ends_with_the_block(tmp_path: Path) -> None:
    number = tmp_path / "number"

    def work() -> str:
        number.write_text(str(os.getpid()), encoding="utf-8")
        return "ก" * 5_000_000

    with beside(work):
        pass
    if number.is_file():
        with pytest.raises(ProcessLookupError):
            os.kill(int(number.read_text(encoding="utf-8")), 0)


def test_where_the_system_gives_no_further_process_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError(11, "no more processes")

    monkeypatch.setattr("generator.system.parallel.os.fork", refuse, raising=False)
    with beside(os.getpid) as wanted:
        assert wanted() == os.getpid()


@pytest.mark.parametrize("count", [0, 1, 7, 30])
def test_each_thing_is_in_one_share(count: int) -> None:
    given = shared(list[int], range(count), fewest=5)
    assert sorted(thing for share in given for thing in share) == list(range(count))


def test_shares_are_done_by_different_processes_unless_they_are_small(processors: int) -> None:
    def work(things: Iterable[int]) -> tuple[int, int]:
        return len(list(things)), os.getpid()

    large, small = shared(work, range(30), fewest=10), shared(work, range(19), fewest=10)
    assert [count for count, _ in large] == ([30] if processors == 1 else [10, 10, 10])
    assert len({process for _, process in large}) == processors
    assert small == [(19, os.getpid())]


def test_a_share_that_fails_fails_all(tmp_path: Path) -> None:
    def work(things: Iterable[int]) -> None:
        for thing in things:
            (tmp_path / str(thing)).mkdir()

    (tmp_path / "17").mkdir()
    with pytest.raises(FileExistsError):
        shared(work, range(30), fewest=5)


LEFT_ALONE = """
import os, signal, sys, time
from pathlib import Path
from generator.system import parallel

parallel.processors = lambda: 2
folder, starter = Path(sys.argv[1]), os.getpid()

def work(things):
    for thing in things:
        (folder / str(thing)).write_text(str(os.getpid()))
        while os.getpid() == starter:
            time.sleep(0.01)
            if (folder / "898").exists():
                os.kill(starter, signal.SIGKILL)
        time.sleep(0.01)

parallel.shared(work, range(1000)[::-1], fewest=1)
"""


@POSIX
def test_a_share_ends_when_the_program_is_killed(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", LEFT_ALONE, str(tmp_path)], check=False, timeout=60)
    other = int((tmp_path / "998").read_text(encoding="utf-8"))
    ended = _soon(lambda: not Path(f"/proc/{other}").exists() or "zombie" in _status(other))
    assert ended
    assert not (tmp_path / "0").exists()


def _status(process: int) -> str:
    return Path(f"/proc/{process}/status").read_text(encoding="utf-8")


def _soon(happened: Callable[[], bool]) -> bool:
    until = time.monotonic() + 10
    while time.monotonic() < until and not happened():
        time.sleep(0.01)
    return happened()
