"""Lines that hold badly and logins in every way: a large file goes on where it stood, a keyring knows a password."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import keyring
import keyring.backend
import pytest

from generator.app.publish import perform
from generator.publishing.servers.ftp_line import Line
from tests.sftp_space import sftp_by_password
from tests.small_web import FIRST, PASSWORD, SECOND, Town, problems, served
from tests.web_space import USER, Habits, ftp

BIG = random.Random(1).randbytes(3_000_000)  # noqa: S311 - any bytes
LARGE = {**SECOND, "documents/2570/big.pdf": BIG}


@pytest.mark.parametrize("replaces", [True, False], ids=["as OpenSSH", "without replacing"])
def test_sftp_by_password(tmp_path: Path, replaces: bool) -> None:
    met: list[str] = []
    with sftp_by_password(tmp_path / "root", replaces=replaces) as space:
        town = Town(tmp_path / "town", space.target, introduce=True)
        first = town.publish(FIRST)
        assert first.is_done, first.findings
        if replaces:
            space.watch = lambda: met.extend(problems(space.www, FIRST, SECOND))  # type: ignore[method-assign]
        assert town.publish(SECOND).is_done
        assert served(space.www) == SECOND
        assert {path.name for path in (space.www / "oit-publish").iterdir() if "base" not in path.name} == {"state.txt"}
    assert met == []


def test_sftp_with_a_wrong_password_is_tried_once(tmp_path: Path) -> None:
    with sftp_by_password(tmp_path / "root") as space:
        done = Town(tmp_path / "town", space.target, password="x" * 9, introduce=True).publish(FIRST)
        assert [found.code for found in done.findings] == ["E713"]
        assert space.logins == [USER]


def test_sftp_goes_on_within_a_large_file(tmp_path: Path) -> None:
    with sftp_by_password(tmp_path / "root") as space:
        town = Town(tmp_path / "town", space.target, introduce=True)
        assert town.publish(FIRST).is_done
        space.cut_after, space.written = 2_000_000, 0
        done = town.publish(LARGE)
        assert done.is_done, done.findings
        assert served(space.www) == LARGE
        assert space.written < 4_000_000


def test_all_that_changes_changes_in_one_piece_when_new_files_have_their_places(tmp_path: Path) -> None:
    with ftp(tmp_path / "root") as space:
        town = Town(tmp_path / "town", space.target)
        assert town.publish(FIRST).is_done
        pieces: list[int] = []
        real = Line.asked_at_once

        def asked(self: Line, commands: Sequence[str]) -> list[str]:
            pieces.append(sum(command.startswith("RNTO") for command in commands))
            if len(pieces) == 2:
                assert all((space.www / new).exists() for new in SECOND.keys() - FIRST.keys())
            return real(self, commands)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Line, "asked_at_once", asked)
            assert town.publish(SECOND).is_done
        assert pieces == [0, len(SECOND.keys() & FIRST.keys())]
        assert served(space.www) == SECOND


@pytest.mark.parametrize("without", ["", "REST", "SIZE"])
def test_ftp_goes_on_within_a_large_file_where_the_server_can(tmp_path: Path, without: str) -> None:
    with ftp(tmp_path / "root", Habits(frozenset({without}))) as space:
        town = Town(tmp_path / "town", space.target)
        assert town.publish(FIRST).is_done
        space.habits.cut_data_after, space.habits.received = 2_000_000, 0
        done = town.publish(LARGE)
        assert done.is_done, done.findings
        assert served(space.www) == LARGE
        assert (space.habits.received < 4_000_000) == (not without)
        assert done.tally.sent == done.tally.whole


def test_a_server_that_hangs_up_on_the_idle_is_called_again(tmp_path: Path) -> None:
    with ftp(tmp_path / "root") as space:
        town = Town(tmp_path / "town", space.target)
        offer = town.offer(FIRST)
        idle = len(space.habits.commands) + 1
        space.habits.fault = lambda number, _verb: "421" if number == idle else ""
        done = perform(offer)
        assert offer.server is not None
        offer.server.close()
        assert done.is_done, done.findings
        assert served(space.www) == FIRST
        assert space.habits.commands.count("PASS") == 2


class Keys(keyring.backend.KeyringBackend):
    """A keyring of the system that is none."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # the library has no types there
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


def test_a_typed_password_is_kept_in_the_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OIT_PUBLISH_PASSWORD", raising=False)
    keys, before = Keys(), keyring.get_keyring()
    keyring.set_keyring(keys)
    try:
        with ftp(tmp_path / "root") as space:
            town = Town(tmp_path / "town", space.target)
            offer = town.offer(FIRST)
            assert offer.place is not None
            assert offer.server is not None
            offer.server.close()
            assert offer.place.secret.can_be_kept
            assert offer.place.secret.keep()
            assert list(keys.kept.values()) == [PASSWORD]
            town.password = ""
            done = town.publish(FIRST)
            assert done.is_done, done.findings
        files = [path.read_bytes() for path in town.folder.rglob("*") if path.is_file()]
        assert not any(PASSWORD.encode() in content for content in files)
    finally:
        keyring.set_keyring(before)
