"""The files of the index: whole, in order, safe as scripts, and the same every time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.site.search.entries import Entry, Kind, Text
from generator.site.search.folding import key
from generator.site.search.index import PORTION, WordsFor, index_files
from tests.site.search.index_reader import read

LONG = "รายงานผลการดำเนินงานตามแผน " * 900
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!--",
    "\u2028\u2029",
    "\\u003c",
    '"],["',
    "\ud800ก",
    "\x00\x1b",
    "]]>",
)
NO_WORDS: WordsFor = lambda _stands: []  # noqa: E731 - a value of the type
WORDS = st.text(st.sampled_from("กขคงจ่้ิีำเแ๑2aB <\u2028"), min_size=1, max_size=30)


def entry(path: str, *texts: Text, title: str = "ชื่อ", year: int | None = 2569, above: str = "") -> Entry:
    return Entry(Kind.ITEM, path, title, year, f"ปี {year}", above=above, texts=texts)


def test_titles_keep_their_order_and_point_to_what_they_stand_below() -> None:
    index = read(index_files([entry("a/"), entry("b.pdf", above="a/"), entry("c/", year=None)], NO_WORDS))

    assert [row[4] for row in index.titles["rows"]] == ["a/", "b.pdf", "c/"]
    assert [row[1] for row in index.titles["rows"]] == [2569, 2569, 0]
    assert [row[6] for row in index.titles["rows"]] == [-1, 0, -1]


def test_the_words_of_the_site_are_known_by_titles_and_texts() -> None:
    known = {}

    def words(stands: Callable[[str], bool]) -> list[list[list[str]]]:
        known.update({word: stands(word) for word in ("ชื่อเรื่อง", "ในเนื้อหา", "ชื่อเล่น", "ที่ไม่มี")})
        return [[["กก"], ["ขข"], []]]

    entries = [entry("a/", Text(("ในเนื้อหา",)), title="ชื่อเรื่อง"), replace(entry("b/"), also="ชื่อ เล่น")]
    index = read(index_files(entries, words))

    assert known == {"ชื่อเรื่อง": True, "ในเนื้อหา": True, "ชื่อเล่น": True, "ที่ไม่มี": False}
    assert index.titles["words"] == [[["กก"], ["ขข"], []]]


def test_texts_are_parted_by_year_and_size_and_no_page_is_cut() -> None:
    pages = [Text((LONG,), number) for number in (1, 2, 3)]
    index = read(
        index_files(
            [entry("a/", Text(("สั้น",))), entry("b.pdf", *pages), entry("c/", Text(("อื่น",)), year=2566)], NO_WORDS
        )
    )

    assert len(LONG) > PORTION
    assert [(number, path, page) for number, path, page, _ in index.texts()] == [
        (0, "a/", 0),
        (0, "b.pdf", 1),
        (1, "b.pdf", 2),
        (2, "b.pdf", 3),
        (3, "c/", 0),
    ]
    assert [year for _, year in index.titles["texts"]] == [2569, 2569, 2569, 2566]
    assert {words for _, path, _, words in index.texts() if path == "b.pdf"} == {LONG}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=5), st.data())
def test_every_word_leads_to_the_portions_that_hold_it(texts: list[list[str]], data: st.DataObject) -> None:
    entries = [entry(f"{number}/", Text(tuple(pieces)), year=2500 + number) for number, pieces in enumerate(texts)]
    index = read(index_files(entries, NO_WORDS))
    number = data.draw(st.sampled_from(range(len(texts))))
    word = key(data.draw(st.sampled_from([*texts[number], "ชื่อ"])))

    for start in range(len(word) - 2):
        assert number in (index.holders(word[start : start + 3]) or ())
    for start in range(len(word) - 1):
        assert number in index.beginning(word[start : start + 2])


def test_of_what_most_portions_hold_only_that_is_said() -> None:
    entries = [entry(f"{year}/", Text(("ทุกปี", f"ปีที่{year}")), year=year) for year in range(2540, 2570)]
    index = read(index_files(entries, NO_WORDS))

    assert index.holders("ทุก") is None
    assert index.holders("540") == [0]
    assert index.holders("ไม่") == []


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_no_text_can_end_the_script_or_break_its_line(words: str) -> None:
    files = dict(index_files([entry("a/", Text((words,)), title=words)], NO_WORDS))

    for content in files.values():
        text = content.decode("utf-8")
        assert "<" not in text
        assert "\u2028" not in text
        assert text.count("\n") == 1
    shown = words.replace("\ud800", "\ufffd")
    index = read(files.items())
    assert index.titles["rows"][0][3] == shown
    assert index.texts() == [(0, "a/", 0, shown)]


def test_the_bytes_are_the_same_every_time_and_versions_follow_the_content() -> None:
    def files(word: str) -> list[tuple[str, bytes]]:
        return list(index_files([entry("a/", Text((word, LONG))), entry("b/", Text((LONG,)))], NO_WORDS))

    assert files("ก") == files("ก")
    before, after = read(files("กขค")), read(files("งจฉ"))
    assert before.versions["text-0"] != after.versions["text-0"]
    assert before.versions["text-1"] == after.versions["text-1"]
    assert after.titles["texts"][0][0] == after.versions["text-0"]
    assert after.titles["grams"] == [after.versions[f"grams-{number}"] for number in range(len(after.titles["grams"]))]


def test_a_site_without_anything_has_an_index() -> None:
    index = read(index_files([], NO_WORDS))

    assert index.titles["rows"] == []
    assert index.texts() == []
