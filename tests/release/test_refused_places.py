"""Where no site is built: over the records, over the system, over anything that is not a site of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.release import staging as release
from tests.small_release import build


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    (tmp_path / "agency/content").mkdir(parents=True)
    return tmp_path / "agency"


def refused(out: Path, folder: Path) -> str:
    with pytest.raises(release.RefusedError) as caught, release.prepare(out, folder):
        pytest.fail("there is a place for a site")
    assert caught.value.finding.hint
    return caught.value.finding.code


@pytest.mark.parametrize("name", ["", "content", "content/site", "oit_items", "theme/x", "..", "../.."])
def test_a_site_never_covers_the_records(agency: Path, name: str) -> None:
    assert refused(agency / name, agency) == "E704"
    assert (agency / "content").is_dir()


@pytest.mark.parametrize("path", [Path("/"), Path.home(), Path.home().parent])
def test_a_site_never_covers_the_system(agency: Path, path: Path) -> None:
    assert refused(path, agency) == "E704"


def test_a_folder_of_something_else_is_not_replaced(agency: Path) -> None:
    out = agency / "site"
    build(out, ["index.html"])
    (agency / "photos").mkdir()
    (agency / "photos/a.jpg").write_bytes(b"1")
    (agency / "file").write_bytes(b"1")
    (agency / "gone").symlink_to(agency / "nowhere")
    (out / ".git").mkdir()
    before = sorted(agency.rglob("*"))
    for name in ("photos", "file", "gone", "site"):
        assert refused(agency / name, agency) == "E705"
    assert sorted(agency.rglob("*")) == before


def test_an_empty_folder_and_one_to_be_made_are_fine(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for out in (tmp_path / "empty", tmp_path / "a/b/site"):
        build(out, ["index.html"])
        assert (out / "index.html").read_text(encoding="utf-8") == "index.html"
