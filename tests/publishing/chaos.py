"""A web space on which things go wrong at random, and a town that publishes there all the same.

``python -m tests.publishing.chaos 60 [SEED]`` goes on for sixty minutes; the tests play a few rounds of fixed seeds.
"""

from __future__ import annotations

import logging
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.small_web import FIRST, SECOND, Site, Town, page, problems, served
from tests.web_space import FAULTS, Habits, Space, ftp

FOREIGN: Site = {"wp/logo.png": b"png", "2569/of-somebody-else.txt": b"x", "zz.php": b"<?php"}
ATTEMPTS = 25


def version(seed: int) -> Site:
    """Return one of many versions of a site: pages and documents that come, change, are renamed and go."""
    dice = random.Random(seed)  # noqa: S311 - a game
    items = [f"2569/o{n}/index.html" for n in range(1, 9) if dice.random() < 0.6]
    papers = [f"documents/2569/{n}.pdf" for n in range(5) if dice.random() < 0.6]
    site = {name: f"%PDF {dice.random()}".encode() * dice.choice((1, 400)) for name in papers}
    site |= {name: page(name, f"{dice.random()}", "2569/index.html", *papers) for name in items}
    style = f"assets/a.{dice.randrange(3)}.css"
    site |= {style: style.encode(), "search/index.json": f"[{dice.random()}]".encode(), ".htaccess": b"# oit build 1"}
    site["2569/index.html"] = page("2569/index.html", f"{dice.random()}", "index.html", *items)
    site["index.html"] = page("index.html", "หน้าหลัก", "2569/index.html", style, "search/index.json")
    return site


@dataclass
class Game:
    """A space with a town; ``met`` is all that a visitor found wrong."""

    space: Space
    town: Town
    dice: random.Random
    share: float = 0.06
    live: Site = field(default_factory=dict)
    met: list[str] = field(default_factory=list)

    def fault(self, number: int, verb: str) -> str:
        """Return what goes wrong now: rarely anything, and a server that never answers only where that is quick."""
        kind = self.dice.choice(FAULTS) if number and self.dice.random() < self.share else ""
        return "" if kind == "no answer" or (kind == "550" and verb in {"USER", "PASS"}) else kind

    def watch(self, *versions: Site) -> None:
        """Let a visitor walk the site after each command."""
        found = problems(self.space.www, *versions) if self.live else []
        self.met += [f"{problem} after {self.space.habits.commands[-3:]}" for problem in found]

    def round(self, new: Site) -> None:
        """Publish ``new`` until it is done; raises ``AssertionError`` when anything is not as it must be."""
        habits, old = self.space.habits, self.live
        habits.fault = self.fault
        if (
            not habits.no_replace
        ):  # there is a moment in between, which only a visitor in the server's own process meets
            habits.watch = lambda: self.watch(old, new)
        done = None
        for attempt in range(ATTEMPTS):
            if attempt > ATTEMPTS // 2:
                habits.fault = lambda _number, _verb: ""
            done = self.town.publish(new)
            if done.is_done:
                break
        habits.fault, habits.watch = (lambda _number, _verb: ""), (lambda: None)
        assert done is not None
        assert done.is_done, done.findings
        self.live = new
        assert self.met == []
        found, wanted = served(self.space.www), {**new, **FOREIGN}
        wrong = {name for name in {*found, *wanted} if found.get(name) != wanted.get(name)}
        assert not wrong, {name: (found.get(name), wanted.get(name), old.get(name)) for name in wrong}
        left = {path.name for path in (self.space.www / "oit-publish").iterdir() if "base-" not in path.name}
        # A lock that the server would not delete counts as nobody's: the next publish takes it.
        assert left - {"lock"} == {"state.txt"}, left


def play(folder: Path, seed: int, rounds: int) -> None:
    """Play ``rounds`` on a server whose habits the ``seed`` chooses."""
    dice = random.Random(seed)  # noqa: S311 - a game
    habits = dice.choice(
        (
            Habits(),
            Habits(frozenset({"MLSD", "MLST"})),
            Habits(no_replace=True),
            Habits(no_rename_across=True),
            Habits(no_replace=True, no_rename_across=True),
            Habits(dele_550=True),
        )
    )
    with ftp(folder / "root", habits) as space:
        for name, content in FOREIGN.items():
            (space.www / name).parent.mkdir(parents=True, exist_ok=True)
            (space.www / name).write_bytes(content)
        game = Game(space, Town(folder / "town", space.target, seconds=3.0), dice)
        for number, new in enumerate((FIRST, *(version(dice.randrange(9999)) for _ in range(rounds)), SECOND)):
            try:
                game.round(new)
            except AssertionError as wrong:
                raise AssertionError(f"seed {seed}, round {number}, {habits.no_replace=}: {wrong}") from wrong


def main() -> None:
    """Play until the time is over."""
    logging.disable(logging.CRITICAL)
    until = time.monotonic() + 60 * float(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    games = 0
    while time.monotonic() < until:
        with tempfile.TemporaryDirectory() as folder:
            play(Path(folder), seed + games, 4)
        games += 1
    print(f"{games} games of 6 rounds from seed {seed}: nothing wrong")


if __name__ == "__main__":
    main()
