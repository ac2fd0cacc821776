"""Work beside the main work gives what it would have given in its place."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from generator.beside import beside


@pytest.fixture(params=["linux", "win32"], autouse=True)
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let the program think that it runs on another system, too."""
    name = str(request.param)
    if name == "linux" and not sys.platform.startswith("linux"):
        pytest.skip("needs Linux")
    monkeypatch.setattr("generator.beside.sys.platform", name)
    return name


def test_it_gives_what_the_work_gives() -> None:
    with ExitStack() as works:
        large = works.enter_context(beside(lambda: "ก" * 5_000_000))
        small = works.enter_context(beside(lambda: {"a": [1, None]}))
        assert small() == {"a": [1, None]}
        assert large() == "ก" * 5_000_000


def test_it_raises_what_the_work_raises() -> None:
    with beside(lambda: 1 // 0) as wanted, pytest.raises(ZeroDivisionError):
        wanted()


def test_what_cannot_be_sent_is_made_here() -> None:
    def five() -> Callable[[], int]:
        return lambda: 5

    with beside(five) as wanted:
        assert wanted()() == 5


def test_another_process_that_dies_is_no_loss() -> None:
    here = os.getpid()
    with beside(lambda: "made" if os.getpid() == here else os._exit(9)) as wanted:
        assert wanted() == "made"


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
