"""Whatever ends a publish after whatever step: visitors find whole pages and live links, and the next one ends it."""

# ruff: noqa: ANN401 - whatever the steps of a server take and give
from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.publishing.servers import folder as folder_server
from generator.publishing.servers.server import LostError, ServerError
from tests.small_web import FIRST, SECOND, Site, Town, problems, served

STEPS = ("put", "rename", "remove", "make_folder", "remove_folder")


class KilledError(BaseException):
    """The program is killed: nothing of it goes on."""


class Cut:
    """Ends the ``number``-th step that changes anything, before or after it is done, or a transfer in its middle."""

    def __init__(self, number: int, how: str, fault: Callable[[], BaseException], watch: Callable[[], None]) -> None:
        self.number, self.how, self.fault, self.watch = number, how, fault, watch
        self.count = 0

    def step(self, real: Callable[..., Any], server: object, *values: Any) -> Any:
        self.count += 1
        if self.count != self.number:
            answer = real(server, *values)
            self.watch()
            return answer
        if self.how == "after":
            with suppress(ServerError):
                real(server, *values)
        elif self.how == "within" and real.__name__ == "put":
            path, source, *rest = values
            real(server, path, io.BytesIO(source.read()[:3]), *rest)
        self.watch()
        raise self.fault()


def cut(patch: pytest.MonkeyPatch, scissors: Cut) -> None:
    for name in STEPS:
        real = getattr(folder_server.FolderServer, name)
        patch.setattr(
            folder_server.FolderServer,
            name,
            lambda self, *values, real=real: scissors.step(real, self, *values),
        )


def count_of(tmp_path: Path) -> int:
    """Return how many steps the second publish takes."""
    with pytest.MonkeyPatch.context() as patch:
        town = town_at(tmp_path / "counted")
        assert town.publish(FIRST).is_done
        scissors = Cut(0, "", KilledError, lambda: None)
        cut(patch, scissors)
        assert town.publish(SECOND).is_done
        return scissors.count


def town_at(folder: Path) -> Town:
    (folder / "www").mkdir(parents=True)
    return Town(folder / "town", {"kind": "folder", "path": str(folder / "www")})


@pytest.mark.parametrize("how", ["before", "within", "after"])
@pytest.mark.parametrize("fault", [KilledError, lambda: LostError("cut")], ids=["killed", "lost"])
def test_after_a_cut_anywhere_every_page_is_whole_and_the_next_publish_ends_it(
    tmp_path: Path, how: str, fault: Callable[[], BaseException]
) -> None:
    for number in range(1, count_of(tmp_path) + 1):
        town = town_at(tmp_path / str(number))
        www = tmp_path / str(number) / "www"
        assert town.publish(FIRST).is_done
        met: list[str] = []
        with pytest.MonkeyPatch.context() as patch:
            cut(patch, Cut(number, how, fault, lambda: met.extend(problems(www, FIRST, SECOND))))  # noqa: B023 - called here
            try:
                done = town.publish(SECOND)
                assert done.is_done, (number, done)
            except KilledError:
                met.extend(problems(www, FIRST, SECOND))
                assert town.publish(SECOND).is_done
        assert met == [], number
        assert served(www) == SECOND, number
        left = {path.name for path in (www / "oit-publish").iterdir() if "base-" not in path.name}
        assert left <= {"state.txt", "lock"}, number


@pytest.mark.parametrize("then", [FIRST, {**SECOND, "documents/2570/new.pdf": b"%PDF newer"}], ids=["back", "newer"])
def test_after_a_cut_another_version_ends_it_as_well(tmp_path: Path, then: Site) -> None:
    for number in range(1, count_of(tmp_path) + 1):
        town = town_at(tmp_path / str(number))
        www = tmp_path / str(number) / "www"
        assert town.publish(FIRST).is_done
        with pytest.MonkeyPatch.context() as patch:
            cut(patch, Cut(number, "after", KilledError, lambda: None))
            with pytest.raises(KilledError):
                town.publish(SECOND)
        assert town.publish(then).is_done
        assert served(www) == then, number


def test_a_publish_that_died_elsewhere_is_ended_by_another_computer(tmp_path: Path) -> None:
    for number in range(1, count_of(tmp_path) + 1):
        town = town_at(tmp_path / str(number))
        www = tmp_path / str(number) / "www"
        assert town.publish(FIRST).is_done
        other = Town(tmp_path / str(number) / "other", town.target)
        shutil.copytree(town.folder, other.folder)
        with pytest.MonkeyPatch.context() as patch:
            cut(patch, Cut(number, "after", KilledError, lambda: None))
            with pytest.raises(KilledError):
                town.publish(SECOND)
        done = other.publish(FIRST)
        if not done.is_done:
            assert [found.code for found in done.findings] in (["E717"], ["E718"]), number
            other.clock.time += timedelta(hours=1)
            done = other.publish(FIRST, over=True)
        assert done.is_done, (number, done.findings)
        assert served(www) == FIRST, number
