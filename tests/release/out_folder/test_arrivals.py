"""What others put into the site's folder while a new site is being made: it has its place in the new one as well."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.small_release import beside, build, put

TIME = 1_000_000
POSIX = pytest.mark.skipif(os.name != "posix", reason="rights and links of POSIX")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A published site in which somebody keeps a file."""
    (tmp_path / "agency/content").mkdir(parents=True)
    made = tmp_path / "agency/site"
    build(made, ["index.html"])
    (made / "kept.txt").write_text("kept", encoding="utf-8")
    return made


@POSIX
def test_a_file_in_folders_of_its_own_comes_over_with_them(out: Path) -> None:
    def upload() -> None:
        put(out / "incoming/2569/list.txt", "list")
        for name, mode in (("incoming/2569", 0o750), ("incoming", 0o711)):
            (out / name).chmod(mode)
            os.utime(out / name, (TIME, TIME))

    build(out, ["index.html"], upload)
    assert (out / "incoming/2569/list.txt").read_text(encoding="utf-8") == "list"
    modes = [stat.S_IMODE((out / name).stat().st_mode) for name in ("incoming", "incoming/2569")]
    assert modes == [0o711, 0o750]
    assert beside(out) == []


@POSIX
def test_an_empty_folder_comes_over_as_it_was(out: Path) -> None:
    def upload() -> None:
        (out / "a/empty").mkdir(parents=True, mode=0o700)
        os.utime(out / "a/empty", (TIME, TIME))

    build(out, ["index.html"], upload)
    state = (out / "a/empty").stat()
    assert (stat.S_IMODE(state.st_mode), state.st_mtime) == (0o700, TIME)
    assert beside(out) == []


def test_a_file_beside_pages_of_ours_comes_over(out: Path) -> None:
    build(out, ["index.html", "2569/index.html"])
    build(out, ["index.html", "2569/index.html"], lambda: put(out / "2569/counter.txt", "1"))
    assert (out / "2569/counter.txt").read_text(encoding="utf-8") == "1"
    assert beside(out) == []


def test_a_file_that_is_written_anew_meanwhile_is_the_newer_one(out: Path) -> None:
    def save() -> None:
        put(out / "draft.txt", "newer").replace(out / "kept.txt")

    build(out, ["index.html"], save)
    assert (out / "kept.txt").read_text(encoding="utf-8") == "newer"
    assert beside(out) == []


def test_a_file_whose_folder_the_new_site_has_no_more_keeps_it(out: Path) -> None:
    build(out, ["index.html", "old/page.html"])
    build(out, ["index.html"], lambda: put(out / "old/note.txt", "note"))
    assert (out / "old/note.txt").read_text(encoding="utf-8") == "note"
    assert not (out / "old/page.html").exists()
    assert beside(out) == []


def test_what_stands_where_the_new_site_has_a_page_of_its_own_is_left_beside_it(out: Path) -> None:
    build(out, ["index.html", "new.html"], lambda: put(out / "new.html", "somebody's"))
    assert (out / "new.html").read_text(encoding="utf-8") == "new.html"
    assert "new.html" in beside(out)
    build(out, ["index.html", "new.html"])
    (left,) = out.parent.glob(f".{out.name}.oit-*/new.html")
    assert left.read_text(encoding="utf-8") == "somebody's"


def test_a_file_where_the_new_site_has_a_folder_is_left_beside_it(out: Path) -> None:
    build(out, ["index.html", "2569/index.html"], lambda: put(out / "2569", "somebody's"))
    assert (out / "2569/index.html").is_file()
    assert "2569" in beside(out)
