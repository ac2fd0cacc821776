"""Where a site may be built: never over what belongs to somebody, and nothing but the site is written."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.broken import GOOD
from tests.command import DAY, codes, contents, environment, inodes, oit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the good agency."""
    shutil.copytree(GOOD, tmp_path / "agency")
    return tmp_path / "agency"


def build(folder: Path, *more: str | Path) -> subprocess.CompletedProcess[str]:
    arguments = ("build", "--folder", folder, "--as-of", DAY, "--format", "json", *more)
    return oit(*arguments, env=environment(folder.parent / "cache"))


@pytest.mark.parametrize(
    ("out", "code"),
    [
        ("photos", "E705"),
        (".", "E704"),
        ("..", "E704"),
        ("content", "E704"),
        ("content/documents/site", "E704"),
        ("oit_items/2569", "E704"),
        ("theme", "E704"),
        ("site_config.yml", "E705"),
        ("photos/a.jpg/site", "E705"),
    ],
)
def test_a_site_is_never_built_over_somebodys_data(folder: Path, out: str, code: str) -> None:
    (folder / "photos").mkdir()
    (folder / "photos/a.jpg").write_bytes(b"1")
    before = contents(folder)
    done = build(folder, "--out", folder / out)
    assert (done.returncode, codes(done)[0]) == (1, code)
    assert contents(folder) == before


def test_an_out_that_is_a_link_into_the_records_is_refused(folder: Path) -> None:
    link = folder.parent / "www"
    try:
        link.symlink_to(folder / "content")
    except OSError:
        pytest.skip("this system lets nobody make links")
    before = contents(folder)
    done = build(folder, "--out", link)
    assert (done.returncode, codes(done)[0]) == (1, "E704")
    assert contents(folder) == before


def test_a_build_writes_nothing_into_the_records(folder: Path) -> None:
    before = inodes(folder)
    assert build(folder, "--out", folder.parent / "elsewhere/site").returncode == 0
    assert inodes(folder) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nobody may forbid root to write")
def test_a_folder_that_may_not_be_written_is_said(folder: Path) -> None:
    folder.chmod(0o555)
    done = build(folder)
    folder.chmod(0o755)
    assert (done.returncode, codes(done)[0]) == (1, "E702")
