from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.rendering import frame_cache
from generator.rendering.frames import Frame, Frames
from generator.system import cache_folder

FRAMES = Frames({None: Frame(("<", ">"), ("body",)), "2569/": Frame(("ก",), ())}, {"pages/a/": "<p>ข</p>"})


def test_what_is_stored_comes_back(tmp_path: Path) -> None:
    frame_cache.store(tmp_path / "new/cache", "d1", FRAMES)
    assert frame_cache.load(tmp_path / "new/cache", "d1") == FRAMES
    assert frame_cache.load(tmp_path / "new/cache", "d2") is None


def test_the_cache_does_not_grow_for_ever(tmp_path: Path) -> None:
    (tmp_path / "new-killed").write_text("half")
    for number in range(frame_cache.KEPT + 5):
        frame_cache.store(tmp_path, f"d{number}", FRAMES)
        os.utime(tmp_path / f"frames-d{number}.json", (number, number))
    assert len(list(tmp_path.iterdir())) <= frame_cache.KEPT + 1
    assert frame_cache.load(tmp_path, "d0") is None
    assert frame_cache.load(tmp_path, f"d{frame_cache.KEPT + 4}") == FRAMES


@pytest.mark.skipif(os.name == "nt", reason="another place on Windows")
def test_the_cache_is_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert cache_folder.default_folder() == tmp_path / "oit"
