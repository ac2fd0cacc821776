"""Work that would never end is ended where the system can do that."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from generator.rendering import engine
from generator.rendering.time_limit import OverTimeError, within
from tests.small_site import FREE, HOME, LOST, project

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such alarm")


def endless(*_arguments: object) -> None:
    while True:
        pass


def test_endless_work_ends() -> None:
    with pytest.raises(OverTimeError), within(0.05):
        endless()


def test_quick_work_is_left_alone_and_nothing_rings_later() -> None:
    with within(100):
        pass
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


def test_a_page_that_takes_too_long_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PAGE_SECONDS", 0.05)
    monkeypatch.setattr("mkdocs.structure.pages.Page.render", endless)
    frames = engine.frames_of(project(tmp_path, (HOME, FREE, LOST)))
    assert [found.code for found in frames.findings] == ["E521"]
