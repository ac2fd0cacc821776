"""What Markdown made of free pages is remembered, and nothing is told differently for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.verify.typed_links import kept_texts
from tests.both_verbs import good_agency, run_both

PAGE = "# ก\n\n[ข](none.md) ![](javascript:x) [ค](#ไม่มี) และ www.a.example\n"


def kept(folder: Path) -> list[Path]:
    """Return the files that are kept below a cache folder."""
    return sorted(folder.glob("oit/texts/*.json"))


def test_a_page_known_already_is_judged_as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    folder = good_agency(tmp_path / "agency", {"content/pages/a.md": PAGE})
    first = run_both(folder).check
    told = {one.code for one in first if str(one.place).startswith("content/pages/a.md:")}
    assert {"E601", "E602", "W502", "W602"} <= told
    files = kept(tmp_path / "cache")
    assert files
    assert run_both(folder).check == first
    assert kept(tmp_path / "cache") == files
    for file in files:
        file.write_bytes(file.read_bytes()[:-9])
    assert run_both(folder).check == first


def test_the_folder_of_texts_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setattr(kept_texts, "KEPT", 3)
    folder = tmp_path / "agency"
    good_agency(folder, {f"content/pages/p{number}.md": f"# ก\n\n{number}\n" for number in range(6)})
    run_both(folder)
    assert len(kept(tmp_path)) == 3
