"""What a person is told when a publish cannot be done, and what the config may not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.app.publishing.place import alone, place_of
from generator.findings.finding import Finding, finding
from generator.findings.usage import UsageProblem
from generator.public_site.wanted import Built
from generator.publishing.servers.folder import FolderServer
from generator.publishing.servers.server import NotAllowedError
from tests.publishing.test_beside_others import town_at
from tests.small_web import FIRST, SECOND, Town, served
from tests.web_space import ftp


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with ftp(tmp_path / "root") as space:
        done = Town(tmp_path / "town", {**space.target, "path": "/public_htm/ita"}).publish(FIRST)
        assert [found.code for found in done.findings] == ["W710", "E650"]
        assert "/public_htm/ita" in done.findings[1].message
        (space.root / "public_html" / "ita").mkdir(parents=True)
        again = Town(tmp_path / "town", {**space.target, "path": "/public_htm/ita"}).publish(FIRST)
        assert "/ita, /public_html หมายถึง /public_html/ita ใช่หรือไม่" in again.findings[-1].hint


def test_what_this_computer_cannot_keep_is_said(tmp_path: Path) -> None:
    town, _ = town_at(tmp_path)
    (town.folder / "published" / "main").mkdir(parents=True)
    (town.folder / "published" / "main" / "history").write_text("")
    assert [found.code for found in town.publish(FIRST).findings] == ["E723"]


def test_what_the_server_will_not_delete_is_told_each_time_until_it_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, www = town_at(tmp_path)
    town.publish(FIRST)
    real = FolderServer.remove

    def refuse(self: FolderServer, path: str) -> None:
        if path.startswith("documents/"):
            raise NotAllowedError("550 Permission denied")
        real(self, path)

    monkeypatch.setattr(FolderServer, "remove", refuse)
    for _ in range(2):
        done = town.publish(SECOND)
        assert [found.code for found in done.findings] == ["E726"]
        assert not done.is_done
    monkeypatch.undo()
    assert town.publish(SECOND).is_done
    assert served(www) == SECOND


def test_without_a_password_and_anybody_to_ask_the_variable_is_named(tmp_path: Path) -> None:
    with ftp(tmp_path / "root") as space, pytest.raises(UsageProblem) as problem:
        Town(tmp_path / "town", space.target, password="").publish(FIRST)
    assert problem.value.finding.code == "U992"
    assert "OIT_PUBLISH_PASSWORD_MAIN" in problem.value.finding.hint


def test_the_password_comes_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ftp(tmp_path / "root") as space:
        town = Town(tmp_path / "town", space.target)
        monkeypatch.setenv("OIT_PUBLISH_PASSWORD", "wrong")
        monkeypatch.setenv("OIT_PUBLISH_PASSWORD_MAIN", town.password)
        town.password = ""
        assert town.publish(FIRST).is_done


def test_two_windows_do_not_publish_at_once(tmp_path: Path) -> None:
    town, _ = town_at(tmp_path)
    place = town.place(town.wish())
    with alone(place), pytest.raises(UsageProblem) as problem, alone(place_of(place.workspace, "main", place.access)):
        pass
    assert problem.value.finding.code == "U998"


def test_a_finding_of_the_look_from_outside_makes_the_next_publish_look_at_everything(tmp_path: Path) -> None:
    town, www = town_at(tmp_path)
    seen: list[str] = []

    def verify(built: Built, url: str) -> list[Finding]:
        seen.append(url)
        assert built.content("index.html", 9_999) == FIRST["index.html"]
        return [finding("E724", path="a", url=url)] if len(seen) == 1 else []

    town.target = {**town.target, "url": "https://www.test.example/ita"}
    town.publish(FIRST, verify)
    assert seen == ["https://www.test.example/ita/"]
    (www / "2569" / "index.html").write_bytes(b"<html>defaced</html>")
    assert town.publish(FIRST, verify).is_done
    assert served(www) == FIRST


def test_a_host_that_nobody_has_is_said_soon(tmp_path: Path) -> None:
    for kind in ("ftps", "sftp"):
        town = Town(tmp_path / kind, {"kind": kind, "host": "ftp.nobody.invalid", "user": "town", "path": "/ita"})
        done = town.publish(FIRST)
        assert [found.code for found in done.findings] == ["E712"]
        assert "ไม่มีเครื่องชื่อนี้" in done.findings[0].message
        assert sum(town.clock.waited) < 1
