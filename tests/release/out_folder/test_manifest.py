"""The list in a site's folder says of every file whether a build wrote it; a list that is not whole says nothing."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from generator.release.out_folder.manifest import MARKER, is_marked, manifest, written

DIGESTS = {"index.html": sha256(b"home").hexdigest(), "2569/o10/index.html": sha256(b"item").hexdigest()}


def site(folder: Path, content: bytes) -> Path:
    (folder / MARKER).write_bytes(content)
    return folder


def test_what_was_written_is_known_with_its_digest(tmp_path: Path) -> None:
    known = written(site(tmp_path, manifest(DIGESTS)))
    assert known is not None
    assert {path: known.digest(path) for path in DIGESTS} == DIGESTS
    assert all(path in known for path in DIGESTS)
    assert "other.html" not in known
    assert known.digest("other.html") is None


def test_the_list_is_the_same_whatever_the_order_of_writing() -> None:
    assert manifest(DIGESTS) == manifest(dict(reversed(DIGESTS.items())))


def test_ends_of_lines_that_an_upload_changed_matter_not(tmp_path: Path) -> None:
    known = written(site(tmp_path, manifest(DIGESTS).replace(b"\n", b"\r\n")))
    assert known is not None
    assert "index.html" in known


LINES = manifest(DIGESTS).decode().splitlines()


def closed(lines: list[str]) -> bytes:
    """Return a list of these lines whose last line vouches for the others."""
    text = "\n".join(lines)
    return f"{text}\n{sha256(text.encode()).hexdigest()}\n".encode()


@pytest.mark.parametrize(
    "content",
    [
        "\n".join(LINES[:-1]).encode(),
        "\n".join([*LINES[:3], *LINES[4:]]).encode(),
        closed(["oit 1", *LINES[1:-1]]),
        closed(["oit 3", *LINES[1:-1]]),
        manifest(DIGESTS).replace(b"oit 2", b"oit 2 "),
        b"oit 2\n",
        b"",
        b"\xff\xfe",
    ],
)
def test_a_list_that_is_damaged_cut_short_or_of_another_version_is_none(content: bytes, tmp_path: Path) -> None:
    assert written(site(tmp_path, content)) is None


def test_a_line_that_names_no_file_is_passed_over(tmp_path: Path) -> None:
    known = written(site(tmp_path, closed([*LINES[:-1], "../../victim.txt", "0" * 32])))
    assert known is not None
    assert all(path in known for path in DIGESTS)


@pytest.mark.parametrize(
    ("content", "is_ours"),
    [(b"oit 1\n", True), (b"oit 2\n", True), (b"oit 3\nof a later version\n", True), (b"oit", False), (b"", False)],
)
def test_a_site_of_any_version_is_marked(content: bytes, tmp_path: Path, *, is_ours: bool) -> None:
    assert is_marked(site(tmp_path, content)) is is_ours


def test_a_folder_without_the_file_or_with_a_link_in_its_place_is_not_marked(tmp_path: Path) -> None:
    assert is_marked(tmp_path) is False
    assert written(tmp_path) is None
    (tmp_path / "elsewhere").write_bytes(manifest(DIGESTS))
    (tmp_path / MARKER).symlink_to(tmp_path / "elsewhere")
    assert is_marked(tmp_path) is False
    assert written(tmp_path) is None
