"""A folder with frozen addresses is composed once, whoever asks: looking at its addresses is no second composition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.assessment.site_context import SiteContext
from generator.commands.cli import run
from generator.site import kinds
from generator.site.page import Page
from tests.small_agency import CONFIG, agency

ITEM = "item: O11\nstatus: draft\nresponsible: [clerk]\n"
REDIRECTS = "redirects: [{old: 2566/plan/, new: 2566/o11/}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a small agency with a moved address and a frozen year."""
    config = f"{CONFIG}site_url: https://www.test.example/\n"
    agency(tmp_path, {"site_config.yml": config, "oit_items/2566/o11.yml": ITEM, "content/redirects.yml": REDIRECTS})
    assert run(["freeze", "2566", "--label", "ทดลอง", "--folder", str(tmp_path)]) == 0
    return tmp_path


@pytest.mark.parametrize("verb", [["build"], ["check"], ["freeze", "diff"], ["freeze", "report"], ["urls", "2566"]])
def test_pages_are_composed_once(folder: Path, monkeypatch: pytest.MonkeyPatch, verb: list[str]) -> None:
    composed: list[SiteContext] = []

    def count(site: SiteContext) -> Iterator[Page]:
        composed.append(site)
        yield from ()

    first, *others = kinds.KINDS
    monkeypatch.setattr(kinds, "KINDS", (replace(first, compose=count), first, *others))
    run([*verb, "--folder", str(folder)])

    assert len(composed) == 1
