"""What somebody outside keeps of a manifest finds even the forger who makes the whole folder anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.app.freeze import verify
from generator.commands.cli import run
from generator.frozen import witness
from generator.records.memory.frozen_manifest import Manifest, as_text, sealed
from tests.records.memory.test_frozen_manifest import MANIFEST
from tests.small_agency import CONFIG

TRUE = sealed(MANIFEST, "2566-1")


def laid(folder: Path, manifest: Manifest = TRUE) -> Path:
    """Return a folder in which ``manifest`` stands."""
    (folder / "content/frozen").mkdir(parents=True)
    (folder / "site_config.yml").write_text(CONFIG, encoding="utf-8")
    (folder / "content/frozen/2566-1.json").write_text(as_text(manifest), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "kept", [TRUE.digest, TRUE.digest.upper(), witness.line(TRUE), f"1. ดู\n{witness.line(TRUE)}\n"]
)
def test_line_as_it_was_pasted_is_recognised(tmp_path: Path, kept: str) -> None:
    assert list(verify(laid(tmp_path), "2566", kept).findings) == []


def test_whole_chain_made_anew_is_found_by_what_others_kept(tmp_path: Path) -> None:
    forged = sealed(replace(MANIFEST, label="ส่งก่อนกำหนด", time="2023-04-29T16:20:00+07:00"), "2566-1")
    folder = laid(tmp_path, forged)
    assert [found.code for found in verify(folder, "2566-1", witness.line(TRUE)).findings] == ["L670"]
    assert run(["freeze", "verify", "--folder", str(folder), "--digest", TRUE.digest]) == 1


def test_without_a_witness_it_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = laid(tmp_path)
    assert [found.code for found in verify(folder).findings] == ["L671"]
    assert run(["freeze", "verify", "--folder", str(folder)]) == 0
    assert "ยืนยันวันที่ด้วยแฟ้มนี้แฟ้มเดียวไม่ได้" in capsys.readouterr().out


def test_the_letter_carries_the_digest_and_a_place_to_sign() -> None:
    words = "\n".join(witness.letter(TRUE))
    assert TRUE.digest in words
    assert "ลงชื่อ" in words
