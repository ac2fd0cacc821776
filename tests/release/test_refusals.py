"""Which folders a site may take: an empty one, one to be made, and a site of ours that nobody keeps a history in."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.release.out_folder.manifest import MARKER
from generator.release.refusals import is_site, refusal


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    (tmp_path / "agency/content").mkdir(parents=True)
    return tmp_path / "agency"


def code(out: Path, folder: Path) -> str | None:
    found = refusal(out, folder)
    return found.code if found else None


def test_links_that_lead_round_in_a_circle_are_no_place_for_a_site(agency: Path) -> None:
    (agency / "one").symlink_to(agency / "other")
    (agency / "other").symlink_to(agency / "one")
    assert code(agency / "one", agency) == "E705"


def test_whoever_has_no_home_can_build(agency: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_: type[Path]) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", classmethod(nobody))
    assert code(agency / "site", agency) is None
    assert code(agency, agency) == "E704"


def test_the_home_of_whoever_builds_is_never_covered(agency: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = agency.parent / "people/somebody"
    home.mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: home)
    assert [code(path, agency) for path in (home, home.parent)] == ["E704", "E704"]
    assert code(home / "site", agency) is None


def test_a_site_is_a_folder_that_we_marked_and_nobody_keeps_a_history_in(agency: Path) -> None:
    site = agency / "site"
    site.mkdir()
    assert not is_site(site)
    (site / MARKER).write_bytes(b"oit 1\n")
    (site / "index.html").write_bytes(b"")
    assert is_site(site)
    assert code(site, agency) is None
    (site / ".git").write_bytes(b"gitdir: elsewhere\n")
    assert not is_site(site)
    assert code(site, agency) == "E705"
