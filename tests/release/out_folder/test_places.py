"""Where something of somebody else would stand in the way of the new site, on any system's file names."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from generator.release.out_folder.manifest import MARKER, manifest
from generator.release.out_folder.plan import Addresses, Plan, plan

ADDRESSES = Addresses({"index.html": "a", "2569/o10/index.html": "b", "documents/café.pdf": "c"})


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("index.html", "index.html"),
        ("Index.HTML", "index.html"),
        ("2569", "2569/o10/index.html"),
        ("2569/o10", "2569/o10/index.html"),
        ("2569/O10", "2569/o10/index.html"),
        ("2569/o10/index.html/inner.txt", "2569/o10/index.html"),
        ("index.html/a/b.txt", "index.html"),
        (unicodedata.normalize("NFD", "documents/café.pdf"), "documents/café.pdf"),
        ("2569/o1", None),
        ("2569/o10/other.txt", None),
        ("notes", None),
    ],
)
def test_what_stands_in_the_way_of_a_file_of_ours(path: str, file: str | None) -> None:
    assert ADDRESSES.in_place_of(path) == file


def test_a_file_is_known_by_the_name_that_the_system_takes_it_for() -> None:
    assert ADDRESSES.named("INDEX.html") == "index.html"
    assert ADDRESSES.named("notes.txt") == "notes.txt"
    assert ("index.html" in ADDRESSES, "INDEX.html" in ADDRESSES) == (True, False)
    assert (ADDRESSES.digest("index.html"), ADDRESSES.digest("INDEX.html")) == ("a", None)


OURS = ("page/index.html", "page/gone.html", "own/gone.html")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of three files of ours, with things of somebody else."""
    for path in ("a/b/c.txt", "a/other.txt", "page/index.html", "page/gone.html", "own/gone.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"")
    for path in ("empty", "page/empty", "a/b/empty"):
        (tmp_path / path).mkdir()
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    (tmp_path / MARKER).write_bytes(manifest(dict.fromkeys(OURS, empty)))
    return tmp_path


def planned(site: Path, *paths: str) -> Plan:
    return plan(site, Addresses(dict.fromkeys(paths, "")))


def test_what_is_not_ours_stays_with_the_folders_that_it_needs(site: Path) -> None:
    made = planned(site, "page/index.html")
    assert [thing.path for thing in made.things] == ["a/other.txt", "a/b/c.txt"]
    assert sorted(made.empty) == ["a/b/empty/", "empty/", "page/empty/"]
    assert [thing.path for thing in made.folders] == ["a", "empty", "page", "a/b", "a/b/empty", "page/empty"]
    assert made.foreign == ["a/b/c.txt", "a/b/empty/", "a/other.txt", "empty/", "page/empty/"]
    assert (made.changed, made.clashes) == ([], [])


def test_a_file_of_ours_that_somebody_changed_stays_and_is_not_called_foreign(site: Path) -> None:
    (site / "page/gone.html").write_bytes(b"mine")
    made = planned(site, "page/index.html")
    assert made.changed == ["page/gone.html"]
    assert "page/gone.html" not in made.foreign


def test_an_empty_folder_and_a_file_clash_with_a_file_of_ours_in_their_place(site: Path) -> None:
    made = planned(site, "empty", "A/OTHER.txt/index.html", "a/b/empty/index.html")
    assert sorted(made.clashes) == [("a/other.txt", "A/OTHER.txt/index.html"), ("empty/", "empty")]


def test_without_a_list_nothing_is_known_to_be_ours(site: Path) -> None:
    (site / MARKER).unlink()
    made = planned(site, "page/index.html")
    assert {"page/gone.html", "page/index.html"} <= {thing.path for thing in made.things}


def test_a_file_of_ours_in_other_letters_is_ours_only_where_the_system_takes_it_for_that(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "page/index.html").rename(site / "page/Index.HTML")
    if not (site / "page/index.html").exists():  # a system that tells letters apart, as Linux does
        assert planned(site, "page/index.html").clashes == [("page/Index.HTML", "page/index.html")]
        lstat = os.lstat
        monkeypatch.setattr(os, "lstat", lambda path: lstat(str(path).replace("index.html", "Index.HTML")))
    made = planned(site, "page/index.html")
    assert made.clashes == []
    assert "page/Index.HTML" not in [thing.path for thing in made.things]
