"""Two folders change places: in one step where the system can, in two that are taken back where it cannot."""

from __future__ import annotations

import ctypes
import errno
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.release.swap import replace_folder

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux changes names in one step")


class Places(NamedTuple):
    """Where the new site, the live one and the one put aside stand."""

    new: Path
    live: Path
    aside: Path

    def replace(self) -> None:
        replace_folder(*self)

    @property
    def said(self) -> tuple[str | None, ...]:
        """What stands in each place."""
        pages = (place / "index.html" for place in self)
        return tuple(page.read_text(encoding="utf-8") if page.exists() else None for page in pages)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    made = Places(tmp_path / "new", tmp_path / "live", tmp_path / "aside")
    for place in made[:2]:
        place.mkdir()
        (place / "index.html").write_text(place.name, encoding="utf-8")
    return made


class Refusing:
    """A C library whose system refuses to let two folders change names."""

    def __init__(self, number: int) -> None:
        self.number = number

    def renameat2(self, *_: object) -> int:
        ctypes.set_errno(self.number)
        return -1


def system(patch: pytest.MonkeyPatch, library: object) -> None:
    """Let this be a Linux with that C library."""
    patch.setattr(sys, "platform", "linux")
    patch.setattr(ctypes, "CDLL", lambda *_, **__: library)


@LINUX
def test_two_folders_change_names_in_one_step(places: Places) -> None:
    places.replace()
    assert places.said == ("live", "new", None)


def test_a_new_folder_that_is_gone_leaves_the_live_one(places: Places) -> None:
    (places.new / "index.html").unlink()
    places.new.rmdir()
    with pytest.raises(FileNotFoundError):
        places.replace()
    assert places.said == (None, "live", None)


def test_where_nothing_stands_the_new_one_is_put(places: Places) -> None:
    (places.live / "index.html").unlink()
    places.live.rmdir()
    places.replace()
    assert places.said == (None, "new", None)


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM])
def test_a_system_that_cannot_do_it_in_one_step_takes_two(
    places: Places, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    system(monkeypatch, Refusing(number))
    places.replace()
    assert places.said == (None, "new", "live")


def test_an_older_library_takes_two_steps(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    system(monkeypatch, object())
    places.replace()
    assert places.said == (None, "new", "live")


def test_another_system_is_asked_nothing_it_does_not_know(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise AssertionError("this system has no such library")

    monkeypatch.setattr(ctypes, "CDLL", unknown)
    monkeypatch.setattr(sys, "platform", "darwin")
    places.replace()
    assert places.said == (None, "new", "live")


def test_a_refusal_names_the_live_folder_and_leaves_it(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    system(monkeypatch, Refusing(errno.EACCES))
    with pytest.raises(PermissionError) as caught:
        places.replace()
    assert caught.value.filename == str(places.live)
    assert places.said == ("new", "live", None)
