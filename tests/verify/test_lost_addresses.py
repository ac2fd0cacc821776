"""Which addresses of the last site are called lost, how many are named, and where each might lead instead."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from generator.release.lost_pages import lost_pages
from generator.release.out_folder.manifest import MARKER, manifest
from generator.site.page import Page


def built(folder: Path, *paths: str, foreign: tuple[str, ...] = ()) -> Path:
    """Write a last site of pages at ``paths``; at ``foreign`` stand pages that no build wrote."""
    for path in (*paths, *foreign):
        (folder / path).mkdir(parents=True, exist_ok=True)
        (folder / path / "index.html").write_bytes(b"")
    written = {f"{path}index.html": sha256(b"").hexdigest() for path in paths}
    (folder / MARKER).write_bytes(manifest(written))
    return folder


def told(previous: Path, *paths: str) -> list[tuple[str, str]]:
    """Return the address of each lost page, with what is said after it, and where it is said to lead."""
    found = list(lost_pages(previous, [Page(path, "item", "") for path in paths]))
    assert {one.code for one in found} <= {"L864"}
    heads = [one.message.removeprefix("หน้า ").partition(" มีในเว็บ")[0] for one in found]
    return [(head, one.hint.partition("ไปที่ ")[2].partition(" ")[0]) for head, one in zip(heads, found, strict=True)]


def test_pages_of_years_measures_and_texts_are_looked_for_and_lists_are_not(tmp_path: Path) -> None:
    last = built(
        tmp_path, "2569/", "2569/o1/", "2569/measures/", "2569/measures/m1/", "pages/news/", "units/clerk/", "search/"
    )
    assert told(last, "2569/") == [
        ("2569/measures/", "2569/"),
        ("2569/o1/", "2569/"),
        ("2569/measures/m1/", "2569/"),
        ("pages/news/", "2569/"),
    ]
    assert told(last, "2569/", "2569/o1/", "2569/measures/", "2569/measures/m1/", "pages/news/") == []


def test_what_no_build_wrote_is_not_lost(tmp_path: Path) -> None:
    last = built(tmp_path, "2569/", foreign=("2569/o9/", "pages/mine/", "25690/", "2568/"))
    (last / "2569/plan.pdf").write_bytes(b"%PDF")
    assert told(last, "2569/") == []
    (last / MARKER).write_bytes(b"oit 1\n")
    assert [path for path, _ in told(last, "2569/")] == ["2568/", "2569/o9/", "pages/mine/"]


@pytest.mark.parametrize("number", [1, 2, 5, 6])
def test_many_lost_pages_of_a_year_are_counted_and_few_are_named(number: int, tmp_path: Path) -> None:
    items = [f"2569/o{one}/" for one in range(1, number + 1)]
    found = told(built(tmp_path, "2569/", *items), "2569/")
    assert [path for path, _ in found] == (items if number < 6 else ["2569/o1/ และอีก 5 หน้าของปีนี้"])


def test_of_a_year_that_is_gone_the_year_is_named_and_others_by_themselves(tmp_path: Path) -> None:
    texts = [f"pages/{name}/" for name in "abcdefg"]
    last = built(tmp_path, "2568/", "2568/o1/", "2567/", "2569/", *texts)
    assert told(last, "2569/") == [
        ("2567/", "2569/"),
        ("2568/ และอีก 1 หน้าของปีนี้", "2569/"),
        *((text, "2569/") for text in texts),
    ]


@pytest.mark.parametrize(
    ("new", "where"),
    [
        (("2569/measures/training/",), "2569/measures/training/"),
        (("2569/measures/", "2569/measures/training/"), "2569/measures/training/"),
        (("2569/measures/", "2569/measures/a/", "2569/measures/b/"), "2569/measures/"),
        (("2569/measures/", "2569/measures/list.csv"), "2569/measures/"),
        (("2569/measures/", "2569/measures/a/deep/"), "2569/measures/"),
        (("2569/measures/", "2569/measures/known/"), "2569/measures/"),
        (("2568/",), "2569/"),
    ],
)
def test_a_lost_measure_leads_to_the_only_new_one_or_to_what_stands_above(
    new: tuple[str, ...], where: str, tmp_path: Path
) -> None:
    last = built(tmp_path, "2569/", "2569/measures/m1/", "2569/measures/known/")
    assert ("2569/measures/m1/", where) in told(last, "2569/", "2569/measures/known/", *new)


def test_where_no_year_is_left_nothing_better_is_known(tmp_path: Path) -> None:
    assert told(built(tmp_path, "pages/news/"), "search/", "eit/") == [("pages/news/", "pages/news/")]
