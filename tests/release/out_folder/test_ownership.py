"""Whose each thing in the folder of the old site is, with and without a list of what was written."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from generator.release.out_folder.manifest import MARKER, manifest
from generator.release.out_folder.ownership import Ownership, Whose, things
from generator.release.out_folder.plan import Addresses
from tests.small_release import put

PAGE = '<main id="oit-main"></main>'


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two pages with things of somebody else; the new one will have ``kept.html``, ``new.txt`` and a page."""
    for path in ("kept.html", "gone.html"):
        put(tmp_path / path, PAGE)
    put(tmp_path / "mine.html", PAGE)
    put(tmp_path / "new.txt", "new")
    (tmp_path / "link.html").symlink_to("kept.html")
    (tmp_path / MARKER).write_bytes(manifest({path: digest(PAGE) for path in ("kept.html", "gone.html", "link.html")}))
    return tmp_path


def of(site: Path, path: str) -> Whose:
    new = Addresses({"kept.html": digest("other"), "new.txt": digest("new"), "link.html": ""})
    return Ownership(site, new).of(path, os.lstat(site / path))


@pytest.mark.parametrize(
    ("path", "whose"),
    [
        ("kept.html", Whose.OURS),
        ("gone.html", Whose.OURS),
        ("mine.html", Whose.FOREIGN),
        ("new.txt", Whose.FOREIGN),
        ("link.html", Whose.FOREIGN),
        (MARKER, Whose.OURS),
    ],
)
def test_what_we_wrote_is_ours_and_nothing_else(path: str, whose: Whose, site: Path) -> None:
    assert of(site, path) is whose


def test_what_somebody_changed_is_ours_only_where_the_new_site_has_a_file(site: Path) -> None:
    for path in ("kept.html", "gone.html"):
        put(site / path, "changed")
    assert (of(site, "kept.html"), of(site, "gone.html")) == (Whose.OURS, Whose.CHANGED)


@pytest.mark.parametrize(
    ("path", "whose"),
    [
        ("kept.html", Whose.OURS),
        ("gone.html", Whose.FOREIGN),
        ("mine.html", Whose.FOREIGN),
        ("new.txt", Whose.OURS),
        ("link.html", Whose.FOREIGN),
        (MARKER, Whose.OURS),
    ],
)
def test_without_a_list_only_what_the_new_site_replaces_is_ours(path: str, whose: Whose, site: Path) -> None:
    (site / MARKER).write_bytes(b"oit 1\n")
    assert of(site, path) is whose


def test_without_a_list_what_looks_like_nothing_of_ours_stays(site: Path) -> None:
    (site / MARKER).write_bytes(b"oit 1\n")
    put(site / "kept.html", "somebody's")
    put(site / "new.txt", "somebody's")
    assert (of(site, "kept.html"), of(site, "new.txt")) == (Whose.FOREIGN, Whose.FOREIGN)


def test_everything_is_walked_through_a_folder_before_what_is_in_it(tmp_path: Path) -> None:
    for path in ("b/2/x", "b/1/y", "a/z", "c"):
        put(tmp_path / path, "")
    (tmp_path / "d").symlink_to("a")
    found = list(things(tmp_path))
    assert [thing.path for thing in found] == ["a", "b", "c", "d", "a/z", "b/1", "b/2", "b/1/y", "b/2/x"]
    assert [thing.path for thing in found if thing.is_folder] == ["a", "b", "b/1", "b/2"]
