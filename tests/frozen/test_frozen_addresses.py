"""Which frozen addresses are lost or elsewhere now, and where each may be meant to lead."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.app.composing import project_of
from generator.findings.finding import Finding
from generator.frozen import check
from generator.frozen.freeze import freeze
from generator.records.memory.frozen_manifest import Manifest, sealed
from generator.site.compose import own_files
from tests.frozen.test_freeze import CONFIG_OF_TWO, FILES, NOW
from tests.small_agency import agency


def findings(folder: Path, *, addresses: tuple[str, ...] = (), site_url: str | None = None) -> list[Finding]:
    """Freeze the year with ``addresses`` besides its own, and say what is lost of it in the very same site."""
    site = agency(folder, FILES)
    project = project_of(site, folder)
    made = freeze(site, project, 2566, "ส่ง ITAS", NOW)
    made = sealed(replace(made, addresses=(*made.addresses, *addresses), site_url=site_url), "2566-1")
    frozen = replace(site, workspace=replace(site.workspace, frozen=(made,)))
    return list(check.address_findings(frozen, project, tuple(own_files(site))))


def cures(found: list[Finding]) -> list[str]:
    assert {one.code for one in found} <= {"L850"}
    return [one.hint for one in found]


def test_nothing_is_lost_of_a_site_that_is_as_it_was(tmp_path: Path) -> None:
    assert findings(tmp_path) == []


@pytest.mark.parametrize(
    ("lost", "meant"),
    [
        ("documents/latte.pdf", "documents/late.pdf"),
        ("pages/gone/", None),
        ("documents/2566/late.pdf", None),
    ],
)
def test_the_cure_of_a_lost_address_is_what_came_beside_it(lost: str, meant: str | None, tmp_path: Path) -> None:
    (cure,) = cures(findings(tmp_path, addresses=(lost,)))
    assert lost in cure
    assert (meant or "ที่อยู่ใหม่") in cure


def test_with_very_many_lost_no_cure_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "_MOST_GUESSES", 1)
    first, second = cures(findings(tmp_path, addresses=("documents/latte.pdf", "documents/lates.pdf")))
    assert "documents/late.pdf" in first
    assert "documents/late.pdf" not in second
    assert "ที่อยู่ใหม่" in second


@pytest.mark.parametrize(
    ("before", "now", "moved"),
    [
        (None, "https://www.test.example/", False),
        ("https://www.test.example/ita/", "https://www.test.example/ita", False),
        ("http://WWW.test.example/ita/", "https://www.test.example/ita/", False),
        ("https://www.test.example/ita/", "https://www.test.example/oit/", True),
        ("https://www.test.example/", "https://new.example/", True),
        ("https://www.test.example/", None, True),
    ],
)
def test_a_site_that_stands_elsewhere_now_is_told(
    before: str | None, now: str | None, tmp_path: Path, *, moved: bool
) -> None:
    config = CONFIG_OF_TWO + (f"site_url: {now}\n" if now else "")
    workspace = agency(tmp_path, {"site_config.yml": config}).workspace
    manifest = Manifest(2566, "ส่ง ITAS", NOW.isoformat(), "ก", before, ("2566/", "2566/o1/"), ())
    told = list(check.moved_away(replace(workspace, frozen=(sealed(manifest, "2566-1"),))))
    assert [one.code for one in told] == (["L862"] if moved else [])
    assert all("2" in one.message and (now or "ไม่ได้ตั้งไว้") in one.message + one.hint for one in told)
