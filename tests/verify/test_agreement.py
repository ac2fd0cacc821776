"""Our verifier and LinkChecker on one site with many kinds of broken link: what each finds, and what each misses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.link_health import linkchecker
from generator.link_health.served import served
from generator.verify.run import verify

KINDS = yaml.safe_load((Path(__file__).parent / "agreement.yml").read_text(encoding="utf-8"))["kinds"]
SITE_URL = "https://www.test.example/ita/"


def page_of(number: int) -> str:
    return f"2569/{number}/index.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    for name, content in {"documents/แผน 1.pdf": "%PDF", "documents/empty.pdf": "", "folder/note.txt": "x"}.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    (root / "Style.css").write_text("a{}", encoding="utf-8")
    (root / "documents" / "ข้อกำหนด.pdf").write_text("%PDF", encoding="utf-8")
    numbers = range(1, len(KINDS) + 1)
    home = "".join(f'<a href="{page_of(number)}">{number}</a>' for number in numbers)
    (root / "index.html").write_text(f'<!doctype html><meta charset="utf-8"><p id="ก">{home}', encoding="utf-8")
    for number, kind in zip(numbers, KINDS, strict=True):
        for name, content in kind.get("file", {}).items():
            (root / name).write_text(content, encoding="utf-8")
        (root / page_of(number)).parent.mkdir(parents=True)
        html = f'<!doctype html><meta charset="utf-8"><title>{number}</title><body>{kind["html"]}'
        (root / page_of(number)).write_text(html, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def ours(site: Path) -> Mapping[str, list[str]]:
    """What our verifier finds, by file."""
    found = defaultdict(list)
    for one in verify(site, [], SITE_URL):
        found[one.message.split()[1]].append(one.code)
    return found


@pytest.fixture(scope="module")
def theirs(site: Path) -> set[str]:
    """The files in which LinkChecker finds anything."""
    with served(site) as home:
        rows = linkchecker.crawl(home, 60)
        return {row.parent.removeprefix(home) for row in rows if not row.valid or row.warning}


def test_there_are_thirty_kinds_and_more() -> None:
    assert len({kind["name"] for kind in KINDS}) == len(KINDS) >= 30


@pytest.mark.parametrize(("number", "kind"), list(enumerate(KINDS, 1)), ids=[kind["name"] for kind in KINDS])
def test_kind(number: int, kind: dict[str, Any], ours: Mapping[str, list[str]], theirs: set[str]) -> None:
    at = kind.get("at", page_of(number))
    assert ours[at] == [kind["code"]]
    assert (at in theirs) == ("missed_by_linkchecker" not in kind)


def test_neither_finds_anything_else(ours: Mapping[str, list[str]], theirs: set[str]) -> None:
    planted = {kind.get("at", page_of(number)) for number, kind in enumerate(KINDS, 1)}
    assert set(ours) <= planted
    assert theirs <= planted
