"""Whose theme is used: what ships, what the person at this machine agreed to, and never anything else."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from generator.rendering import theme_trust
from generator.rendering.theme_folder import own_theme_of, shipped, theme_findings, theme_of
from generator.rendering.theme_trust import agree
from generator.system import cache_folder

ROOT = Path(__file__).parents[2]
HOME = "templates/home.html"


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a person who has agreed to nothing yet, and where it is kept."""
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "settings"))
    folder = cache_folder.settings_folder()
    assert folder is not None
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "agency").mkdir()
    return tmp_path / "agency"


def put(folder: Path, name: str, text: str | bytes = "own") -> None:
    path = folder / "theme" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def told(folder: Path) -> list[tuple[str, str]]:
    return [(found.code, found.place.file if found.place else "") for found in theme_findings(folder)]


def is_used(folder: Path) -> bool:
    return folder / "theme" in theme_of(folder).folders


def test_this_repository_needs_no_question() -> None:
    assert told(ROOT) == []
    assert theme_of(ROOT).folders == (shipped(),)


def test_a_folder_without_a_theme_needs_none(folder: Path) -> None:
    assert told(folder) == []


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_a_copy_of_what_ships_needs_none_whatever_its_line_ends(folder: Path, ends: bytes) -> None:
    for path in shipped().rglob("*"):
        if path.is_file():
            put(folder, path.relative_to(shipped()).as_posix(), path.read_bytes().replace(b"\n", ends))
    assert told(folder) == []


@pytest.mark.parametrize(
    "name",
    [
        *("main.html", "404.html", "partials/oit/header.html", "partials/new.html", HOME, "templates/new.html"),
        *(
            "assets/site.js",
            "assets/search/new.js",
            "assets/site.css",
            "assets/new.svg",
            "assets/photo.png",
            "other.txt",
        ),
    ],
)
def test_every_file_that_is_not_what_ships_needs_to_be_agreed_to(folder: Path, name: str) -> None:
    put(folder, name)
    assert told(folder) == [("E506", f"theme/{name}")]
    assert not is_used(folder)
    assert agree(own_theme_of(folder)) == [name]
    assert told(folder) == []
    assert is_used(folder)


def test_what_was_agreed_to_holds_for_this_content_in_this_folder_only(folder: Path, tmp_path: Path) -> None:
    put(folder, HOME)
    put(folder, "main.html")
    agree(own_theme_of(folder))
    shutil.copytree(folder, tmp_path / "other")
    assert told(tmp_path / "other") == [("E506", "theme/main.html")]
    put(folder, HOME, "changed")
    assert told(folder) == [("E506", f"theme/{HOME}")]
    assert not is_used(folder)
    put(folder, HOME)
    assert told(folder) == []
    put(folder, "assets/more.js")
    assert told(folder) == [("E506", "theme/assets/more.js")]
    (folder / "theme/assets/more.js").unlink()
    (folder / "theme/main.html").unlink()
    assert told(folder) == []


def test_one_folder_takes_nothing_from_another(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    for one in (folder, other):
        put(one, HOME)
        agree(own_theme_of(one))
    assert told(folder) == told(other) == []


def test_a_folder_cannot_bring_its_own_agreement(folder: Path, settings: Path) -> None:
    put(folder, HOME)
    agree(own_theme_of(folder))
    kept = (settings / theme_trust._KEPT).read_bytes()  # noqa: SLF001 - what stands there is what is tried elsewhere
    (settings / theme_trust._KEPT).unlink()  # noqa: SLF001 - the same
    for name in (".", "theme", "content", ".config/oit"):
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "trusted-themes.json").write_bytes(kept)
    assert "E506" in [code for code, _ in told(folder)]


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"a": 1}', b"\xff", b"[" * 100_000, b'{"a": {"b": null}}'])
def test_a_damaged_memory_counts_as_none_and_is_replaced(folder: Path, settings: Path, damage: bytes) -> None:
    settings.mkdir(parents=True)
    (settings / "trusted-themes.json").write_bytes(damage)
    put(folder, HOME)
    assert told(folder) == [("E506", f"theme/{HOME}")]
    agree(own_theme_of(folder))
    assert told(folder) == []
    assert isinstance(json.loads((settings / "trusted-themes.json").read_text(encoding="utf-8")), dict)


def test_many_files_are_told_once(folder: Path) -> None:
    for number in range(30):
        put(folder, f"templates/{number}.html")
    (found,) = theme_findings(folder)
    assert "templates/0.html" in found.message
    assert "อีก 25 แฟ้ม" in found.message


def test_more_files_than_any_theme_has_are_not_read(folder: Path) -> None:
    for number in range(theme_trust.MOST_FILES + 1):
        put(folder, f"assets/{number}.css")
    assert ("E508", "theme") in told(folder)
    agree(own_theme_of(folder))
    assert told(folder) == [("E508", "theme")]
    assert not is_used(folder)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("name", ["assets/site.css", "main.html", HOME, "assets/photo.png"])
@pytest.mark.parametrize("kind", ["link outside", "link to a folder outside", "pipe", "large"])
def test_the_theme_is_guarded_as_records_are_whoever_agreed(folder: Path, name: str, kind: str) -> None:
    path = folder / "theme" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "large":
        path.write_bytes(bytes((1 << 20) + 1))
    else:
        outside = folder.parent / "outside"
        outside.mkdir()
        (outside / "secret").write_text("secret", encoding="utf-8")
        path.symlink_to(outside if "folder" in kind else outside / "secret")
    agree(own_theme_of(folder))
    code = {"pipe": "E106", "large": "E108"}.get(kind, "E105")
    assert told(folder) == [(code, f"theme/{name}")]
    assert not is_used(folder)


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody make links")
def test_the_whole_theme_outside_is_refused(folder: Path, tmp_path: Path) -> None:
    put(tmp_path / "other", HOME)
    (folder / "theme").symlink_to(tmp_path / "other/theme")
    assert told(folder) == [("E105", "theme")]
    assert not is_used(folder)


def test_hidden_files_are_neither_asked_for_nor_used(folder: Path) -> None:
    put(folder, ".git/config")
    put(folder, "assets/.secret.css", "secret")
    assert told(folder) == []
    put(folder, HOME)
    agree(own_theme_of(folder))
    theme = theme_of(folder)
    assert is_used(folder)
    assert theme.asset("assets/.secret.css") is None
    assert theme.asset("assets/../theme/templates/home.html") is None
    assert theme.asset(f"assets/../{HOME}") is None
