"""A manifest as it stands in its file: what was written by any version is read, and vouches for itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.records.memory.frozen_manifest import FrozenFile, FrozenItem, Manifest, as_text, load, next_name, sealed

PLAN = FrozenFile("documents/2566/plan.pdf", "แผน", "a" * 64, 2048, "2023-04-30T16:20:00+07:00")
ITEM = FrozenItem(
    code="O11",
    key="annual-action-plan",
    title="แผนดำเนินงาน",
    address="2566/o11/",
    answered=True,
    text=("แผน", "หน้า 3"),
    documents=(PLAN,),
    links=("https://a.test.example/",),
)
MANIFEST = Manifest(
    fiscal_year=2566,
    label="ส่ง ITAS",
    time="2023-04-30T16:20:00+07:00",
    agency="เทศบาลตำบลทดสอบ",
    site_url="https://www.test.example/",
    addresses=("2566/o11/", "documents/2566/plan.pdf"),
    items=(ITEM,),
)


def put(folder: Path, name: str, manifest: Manifest = MANIFEST) -> Path:
    path = folder / "content/frozen" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_text(sealed(manifest, name)), encoding="utf-8")
    return path


def test_the_digest_of_a_manifest_stays_what_it_was_for_good() -> None:
    """Manifests are kept for years: another way of reckoning would call every old one changed by hand."""
    assert sealed(MANIFEST, "2566-1").digest == "f81a2478749c9ec6580dc9bab7859f406bca975518e444f3eb3cf29e063d2e18"


def test_people_can_read_the_file(tmp_path: Path) -> None:
    text = put(tmp_path, "2566-1").read_text(encoding="utf-8")
    assert text.endswith("}\n")
    assert '\n "label": "ส่ง ITAS",\n' in text
    assert "name" not in json.loads(text)


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    put(tmp_path, "2566-1")
    (read,), findings = load(tmp_path)
    assert findings == ()
    assert read == sealed(MANIFEST, "2566-1")
    assert (read.file, read.is_untouched) == ("content/frozen/2566-1.json", True)
    assert replace(read, name="2566-7").is_untouched, "the name of the file is no part of what was frozen"
    assert not replace(read, label="ส่งใหม่").is_untouched


def test_manifests_come_by_year_and_number(tmp_path: Path) -> None:
    for name in ("2566-10", "2566-2", "2565-1", *(f"2566-{number}" for number in (1, 3, 4, 5, 6, 7, 8, 9))):
        put(tmp_path, name)
    found, findings = load(tmp_path)
    assert [one.name for one in found] == ["2565-1", *(f"2566-{number}" for number in range(1, 11))]
    assert findings == ()


@pytest.mark.parametrize(
    ("there", "lost"),
    [
        (["2566-1"], []),
        (["2566-2"], [1]),
        (["2566-1", "2566-4"], [2, 3]),
        (["2566-2", "2566-3"], [1]),
        (["2566-1", "2566-2"], []),
        ([], []),
    ],
)
def test_a_number_that_is_missing_is_told(tmp_path: Path, there: list[str], lost: list[int]) -> None:
    for name in there:
        put(tmp_path, name)
    _, findings = load(tmp_path)
    names = [f"content/frozen/2566-{number}.json" for number in lost]
    assert [(found.code, found.place and found.place.file) for found in findings] == [("L863", name) for name in names]


def test_years_are_numbered_each_by_itself(tmp_path: Path) -> None:
    assert next_name(tmp_path, 2566) == "2566-1"
    for name in ("2566-1", "2566-3", "2565-7"):
        put(tmp_path, name)
    assert next_name(tmp_path, 2566) == "2566-4"
    assert next_name(tmp_path, 2565) == "2565-8"
    assert next_name(tmp_path, 2569) == "2569-1"


def test_one_that_cannot_be_read_leaves_the_others(tmp_path: Path) -> None:
    put(tmp_path, "2566-1")
    put(tmp_path, "2566-2").write_text("{", encoding="utf-8")
    (tmp_path / "content/frozen/notes.json").write_text("{", encoding="utf-8")
    found, findings = load(tmp_path)
    assert [one.name for one in found] == ["2566-1"]
    assert [one.code for one in findings] == ["L857"]
