"""Files of a new site: what the last one has already is taken over, and nothing is ever written into what exists."""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from generator.rendering import output
from generator.rendering.output import Output

TIME = 1_700_000_000_123_456_789


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A document of the agency."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF plan")
    os.utime(path, ns=(TIME, TIME))
    return path


def new(folder: Path, name: str, previous: Path | None = None) -> Output:
    (folder / name).mkdir()
    return Output(folder / name, previous)


def last(folder: Path, source: Path) -> Path:
    """Make a last site of one page and one document."""
    made = new(folder, "last")
    made.put("2569/index.html", b"page")
    made.copy("documents/plan.pdf", source)
    assert (made.written, made.kept) == (2, 0)
    return made.target


def test_what_is_as_it_was_becomes_a_second_name_of_the_old_file(tmp_path: Path, source: Path) -> None:
    old = last(tmp_path, source)
    made = new(tmp_path, "new", old)
    made.put("2569/index.html", b"page")
    made.copy("documents/plan.pdf", source)
    assert (made.written, made.kept) == (0, 2)
    assert all((old / path).samefile(made.target / path) for path in ("2569/index.html", "documents/plan.pdf"))
    page, plan = sha256(b"page").hexdigest(), sha256(b"%PDF plan").hexdigest()
    assert made.digests == {"2569/index.html": page, "documents/plan.pdf": plan}


@pytest.mark.parametrize("content", [b"egap", b"page and more", b"pa", b""])
def test_a_page_that_changed_is_written_and_the_old_one_left(content: bytes, tmp_path: Path, source: Path) -> None:
    old = last(tmp_path, source)
    made = new(tmp_path, "new", old)
    made.put("2569/index.html", content)
    assert (made.written, made.kept) == (1, 0)
    assert (made.target / "2569/index.html").read_bytes() == content
    assert (old / "2569/index.html").read_bytes() == b"page"


def test_a_copy_has_the_time_of_its_source_and_its_content_at_any_size(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "_CHUNK", 4)
    made = new(tmp_path, "new")
    made.copy("a/b/plan.pdf", source)
    copy = made.target / "a/b/plan.pdf"
    assert (copy.read_bytes(), copy.stat().st_mtime_ns) == (b"%PDF plan", TIME)
    assert made.digests == {"a/b/plan.pdf": sha256(b"%PDF plan").hexdigest()}
    assert (made.written, made.kept) == (1, 0)


def linked(path: Path) -> None:
    path.rename(path.with_name("moved"))
    path.symlink_to("moved")


def alike(path: Path) -> None:
    path.rename(path.with_name("moved.pdf"))
    path.symlink_to("moved.pdf")
    assert path.lstat().st_size == path.stat().st_size
    os.utime(path, ns=(TIME, TIME), follow_symlinks=False)


CHANGES: dict[str, Callable[[Path], object]] = {
    "other bytes at the same size and time": lambda path: path.write_bytes(b"%PDF nalp"),
    "longer": lambda path: path.write_bytes(b"%PDF plan, more"),
    "later": lambda path: os.utime(path, ns=(TIME, TIME + 1)),
    "a link": linked,
    "a link of its size and time": alike,
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_document_of_the_last_site_that_is_not_the_same_is_copied_anew(
    change: str, tmp_path: Path, source: Path
) -> None:
    old = last(tmp_path, source) / "documents/plan.pdf"
    CHANGES[change](old)
    if old.exists() and change.startswith("other"):
        os.utime(old, ns=(TIME, TIME))
    made = new(tmp_path, "new", tmp_path / "last")
    made.copy("documents/plan.pdf", source)
    copy = made.target / "documents/plan.pdf"
    assert (copy.read_bytes(), copy.is_symlink(), made.written, made.kept) == (b"%PDF plan", False, 1, 0)


def test_nothing_is_written_into_a_file_that_is_there(tmp_path: Path, source: Path) -> None:
    made = new(tmp_path, "new")
    made.put("index.html", b"first")
    with pytest.raises(FileExistsError):
        made.put("index.html", b"second")
    with pytest.raises(FileExistsError):
        made.copy("index.html", source)
    assert (made.target / "index.html").read_bytes() == b"first"


def test_a_last_site_that_is_none_is_not_asked(tmp_path: Path) -> None:
    made = new(tmp_path, "new", tmp_path / "nowhere")
    made.put("index.html", b"page")
    assert (made.written, made.kept) == (1, 0)


def test_a_link_in_the_last_site_is_not_taken_over_for_the_page_it_leads_to(tmp_path: Path, source: Path) -> None:
    old = last(tmp_path, source)
    linked(old / "2569/index.html")
    made = new(tmp_path, "new", old)
    made.put("2569/index.html", b"page")
    assert (made.written, made.kept, (made.target / "2569/index.html").is_symlink()) == (1, 0, False)


def test_where_a_file_can_have_no_second_name_it_is_written(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "not permitted")

    old = last(tmp_path, source)
    monkeypatch.setattr(os, "link", refuse)
    made = new(tmp_path, "new", old)
    made.put("2569/index.html", b"page")
    made.copy("documents/plan.pdf", source)
    assert (made.written, made.kept) == (2, 0)
    assert (made.target / "2569/index.html").read_bytes() == b"page"
    assert (made.target / "documents/plan.pdf").read_bytes() == b"%PDF plan"
