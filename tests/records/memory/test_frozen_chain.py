"""Manifests know those before them: one that is made anew, put in between, dated back or deleted is missed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.records.memory.frozen_manifest import Manifest, as_text, load, sealed
from tests.records.memory.test_frozen_manifest import MANIFEST

TIMES = {
    "2565-1": "2022-04-30T16:00:00+07:00",
    "2566-1": "2023-04-30T16:20:00+07:00",
    "2566-2": "2023-06-10T09:00:00+07:00",
}


def chain() -> dict[str, Manifest]:
    """Return three manifests in two years, each made after the one before."""
    made: dict[str, Manifest] = {}
    previous = ""
    for name, time in TIMES.items():
        made[name] = sealed(replace(MANIFEST, fiscal_year=int(name[:4]), time=time, previous=previous), name)
        previous = made[name].digest
    return made


def said(folder: Path, manifests: dict[str, Manifest]) -> list[str]:
    """Write manifests and return the codes of what is said of them."""
    (folder / "content/frozen").mkdir(parents=True)
    for name, manifest in manifests.items():
        (folder / f"content/frozen/{name}.json").write_text(as_text(manifest), encoding="utf-8")
    return [found.code for found in load(folder)[1]]


def test_manifests_that_follow_each_other_are_quiet(tmp_path: Path) -> None:
    assert said(tmp_path, chain()) == []


def test_manifest_made_anew_is_missed_by_the_next(tmp_path: Path) -> None:
    manifests = chain()
    forged = sealed(replace(manifests["2566-1"], label="ส่งก่อนกำหนด"), "2566-1")
    assert forged.is_untouched
    assert said(tmp_path, {**manifests, "2566-1": forged}) == ["L668"]


def test_deleted_manifest_of_another_year_is_missed_by_the_next(tmp_path: Path) -> None:
    manifests = chain()
    del manifests["2565-1"]
    assert said(tmp_path, manifests) == ["L668"]


@pytest.mark.parametrize(
    ("previous", "time"),
    [
        ("", "2023-05-15T09:00:00+07:00"),
        ("2566-1", "2023-04-01T09:00:00+07:00"),
        ("2566-1", "2023-07-01T09:00:00+07:00"),
    ],
)
def test_manifest_put_between_or_dated_back_is_told(tmp_path: Path, previous: str, time: str) -> None:
    manifests = chain()
    digest = manifests[previous].digest if previous else ""
    planted = sealed(replace(MANIFEST, time=time, previous=digest), "2566-3")
    assert said(tmp_path, {**manifests, "2566-3": planted}) == ["L669"]


def test_manifests_from_before_there_was_a_chain_are_left_alone(tmp_path: Path) -> None:
    old = {name: sealed(replace(MANIFEST, time=time), name) for name, time in TIMES.items()}
    assert said(tmp_path, old) == []
