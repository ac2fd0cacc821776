"""An FTP server that fails at every single command: nobody meets half a site, and the next call ends it."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import PATIENCE
from tests.publishing.chaos import FOREIGN, Game, play
from tests.small_web import FIRST, SECOND, Town, problems, served
from tests.web_space import FAULTS, Habits, Space, ftp

QUICK = tuple(kind for kind in FAULTS if kind != "no answer")


class OneFault(Game):
    """A game in which one command goes wrong, in one way."""

    number, kind = 0, ""

    def fault(self, number: int, _verb: str) -> str:
        return self.kind if number == self.number else ""


class Stage:
    """A server with the first version on it, laid anew for each fault."""

    def __init__(self, space: Space, folder: Path) -> None:
        self.space, self.folder = space, folder
        for name, content in FOREIGN.items():
            (space.www / name).parent.mkdir(parents=True, exist_ok=True)
            (space.www / name).write_bytes(content)
        self.first = Town(folder / "first", space.target)
        assert self.first.publish(FIRST).is_done
        shutil.copytree(space.root, folder / "laid")

    def game(self, number: int, kind: str) -> Game:
        """Return a game in which the command of this ``number`` goes wrong."""
        shutil.rmtree(self.space.www)
        shutil.copytree(self.folder / "laid" / "ita", self.space.www)
        home = self.folder / "town"
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(self.first.folder, home)
        self.space.habits.commands.clear()
        seconds = 0.5 if kind == "no answer" else 5.0
        game = OneFault(self.space, Town(home, self.space.target, seconds=seconds), random.Random(0), live=FIRST)  # noqa: S311 - a game
        game.number, game.kind = number, kind
        return game


@pytest.mark.parametrize(
    "habits", [Habits(), Habits(no_replace=True), Habits(no_rename_across=True)], ids=["plain", "no replace", "within"]
)
def test_whatever_goes_wrong_at_whatever_command_the_site_stays_whole_and_gets_there(
    tmp_path: Path, habits: Habits
) -> None:
    with ftp(tmp_path / "root", habits) as space:
        stage = Stage(space, tmp_path)
        stage.game(0, "").round(SECOND)
        whole = len(space.habits.commands)
        assert whole > 30
        for number in range(1, whole + 1):
            kind = QUICK[number % len(QUICK)]
            try:
                stage.game(number, kind).round(SECOND)
            except AssertionError as wrong:
                raise AssertionError(f"{kind} at command {number}: {wrong}") from wrong


def test_a_server_that_says_nothing_any_more_is_left_and_called_again(tmp_path: Path) -> None:
    with ftp(tmp_path / "root") as space:
        stage = Stage(space, tmp_path)
        for number in range(2, 40, 6):
            stage.game(number, "no answer").round(SECOND)


@pytest.mark.parametrize("seed", range(6))
def test_faults_at_random(seed: int, tmp_path: Path) -> None:
    play(tmp_path, seed, 2)


def test_two_towns_at_once_in_processes_of_their_own_never_mix(tmp_path: Path) -> None:
    met: list[str] = []
    with ftp(tmp_path / "root") as space:
        assert Town(tmp_path / "0", space.target).publish(FIRST).is_done
        space.habits.watch = lambda: met.extend(problems(space.www, FIRST, SECOND))
        target = json.dumps(space.target)
        rivals = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.publishing.rival", str(tmp_path / number), target, number, "6"],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                cwd=Path(__file__).parents[2],
            )
            for number in ("1", "2")
        ]
        ended = [rival.communicate(timeout=PATIENCE) for rival in rivals]
        space.habits.watch = lambda: None
        assert [rival.returncode for rival in rivals] == [0, 0], ended
        assert [out.split()[0] for out, _ in ended] == ["6", "6"]
        assert served(space.www) in (FIRST, SECOND)
    assert met == []
