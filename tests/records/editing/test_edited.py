"""A changed record: the data asked for, every other line and every comment as they were, in the file's own bytes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.records.editing.comments import all_comments
from generator.records.editing.edited import CannotEditError, edited, edited_bytes
from generator.records.editing.tree import tree
from generator.records.strict_yaml.parse import parse
from tests.conftest import ROOT

CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))
RECORDS = sorted(
    path
    for folder in (ROOT, ROOT / "tests" / "minimal_agency")
    for path in [*folder.glob("*.yml"), *folder.glob("oit_items/*/*.yml"), *folder.glob("content/[mr]*/**/*.yml")]
)
LINE_ENDS = ("\n", "\r\n", "\r")
WORDS = st.one_of(
    st.sampled_from(
        [
            "ค่าใหม่",
            "a: b # c",
            "สอง\nบรรทัด",
            "012",
            "[x]",
            "- ข",
            "ก,ข",
            "'q'",
            '"q"',
            "a\\b",
            "~",
            "{a}",
            "@",
            "%",
            "*x",
            "x #y",
            "  ",
        ]
    ),
    st.text(
        alphabet=st.characters(min_codepoint=32, max_codepoint=0xE5B, exclude_categories=["Cc", "Cf", "Cs", "Cn"]),
        max_size=20,
    ),
)
VALUES = st.recursive(
    st.none() | WORDS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "date", "sub"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def text_of(path: Path, line_end: str = "\n") -> str:
    return path.read_bytes().decode().replace("\r\n", "\n").replace("\n", line_end)


def data_of(text: str) -> dict[str, Any]:
    data = parse(text).data
    assert data is not None
    return data


def paths_in(data: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inner:
        yield (*path, step)
        yield from paths_in(value, (*path, step))


@st.composite
def changed(draw: st.DrawFn, data: dict[str, Any]) -> dict[str, Any]:
    """Draw data in which one value is another, is new, or is gone."""
    path = draw(st.sampled_from(list(paths_in(data))))
    how = draw(st.sampled_from(["put", "drop", "add"]))

    def at(value: Any, rest: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - data of any shape
        step, inner = rest[0], rest[1:]
        entries: list[tuple[Any, Any]] = list(value.items() if isinstance(value, dict) else enumerate(value))
        index = next(number for number, (key, _) in enumerate(entries) if key == step)
        if inner:
            entries[index] = (step, at(entries[index][1], inner))
        elif how == "put":
            entries[index] = (step, draw(VALUES))
        elif how == "drop" and len(entries) > 1:
            del entries[index]
        else:
            entries.insert(index + 1, ("new", draw(VALUES)))
        return dict(entries) if isinstance(value, dict) else [entry for _, entry in entries]

    result: dict[str, Any] = at(data, path)
    return result


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_only_what_changed_is_written_anew(case: dict[str, Any]) -> None:
    assert edited(case["text"], case["data"]) == case["gives"]


@given(st.sampled_from(RECORDS), st.sampled_from(LINE_ENDS), st.data())
def test_any_change_is_read_back_and_no_comment_is_lost(path: Path, line_end: str, drawn: st.DataObject) -> None:
    text = text_of(path, line_end)
    data = drawn.draw(changed(data_of(text)))
    new = edited(text, data)
    assert parse(new).data == data
    assert set(all_comments(text, tree(text))) <= set(all_comments(new, tree(new)))


GAPS = st.sampled_from(["", " ", "\n  ", " # {}\n  ", "# {}\n  ", "\n  # {}\n  ", " # {}: [x\n  # y, {}\n  "])
ENTRIES = st.sampled_from(["ก", "ข ค", '"ง, จ"', "'ฉ # ช'", "[a, b]", "{text: ซ, sub: [ฌ]}", "~"])


@st.composite
def bracketed(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a record with a list in brackets that has remarks within, and the words of the remarks."""
    remarks: list[str] = []

    def gap() -> str:
        text = draw(GAPS)
        while "{}" in text:
            remarks.append(f"remark{len(remarks)}")
            text = text.replace("{}", remarks[-1], 1)
        return text

    entries = draw(st.lists(ENTRIES, min_size=1, max_size=4))
    inner = ",".join(f"{gap()}{entry}{gap()}" for entry in entries)
    last = draw(st.sampled_from(["", ",", ", "]))
    return f"item: O1\nunits: [{inner}{last}]{draw(st.sampled_from(['', ' # behind']))}\nnote: ง\n", remarks


@given(bracketed(), st.sampled_from(LINE_ENDS), st.data())
def test_a_remark_inside_a_list_in_brackets_stays_one(
    drawn_text: tuple[str, list[str]], line_end: str, drawn: st.DataObject
) -> None:
    text, remarks = drawn_text[0].replace("\n", line_end), drawn_text[1]
    before = parse(text)
    assume(before.data is not None and not before.troubles)
    remarks = [one for one in remarks if one not in str(before.data)]
    data = drawn.draw(changed(data_of(text)))

    new = edited(text, data)

    assert parse(new).data == data
    for remark in remarks:
        assert re.search(rf"#[^\r\n]*{remark}(?![0-9])", new), remark


@given(st.sampled_from(RECORDS), st.data())
def test_a_changed_word_changes_its_line_alone(path: Path, drawn: st.DataObject) -> None:
    text = text_of(path)
    data = data_of(text)
    field = drawn.draw(st.sampled_from([key for key, value in data.items() if isinstance(value, str)] or [""]))
    if not field:
        return
    lines, new = text.splitlines(), edited(text, {**data, field: "คำอื่น"}).splitlines()
    assert [line for line in lines if not line.startswith(f"{field}:")] == [
        line for line in new if not line.startswith(f"{field}:")
    ]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.name)
def test_what_does_not_change_stays_to_the_byte(path: Path) -> None:
    raw = path.read_bytes()
    assert edited_bytes(raw, data_of(raw.decode())) is raw


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "cp874"),
    ],
)
def test_a_file_keeps_its_encoding(mark: bytes, encoding: str) -> None:
    text = "item: O1\r\nstatus: draft # ร่าง\r\nexplanation: คำอธิบายของข้อนี้\r\n"
    raw = mark + text.encode(encoding)
    new = edited_bytes(raw, {**data_of(text), "explanation": "คำใหม่"})
    assert new == mark + text.replace("คำอธิบายของข้อนี้", "คำใหม่").encode(encoding)


@pytest.mark.parametrize(
    ("raw", "data"),
    [
        (b"item: [O1", {"item": "O2"}),
        (b"", {"item": "O2"}),
        (b"item: O1\nitem: O2\n", {"item": "O3"}),
        ("item: คำ\n".encode("cp874"), {"item": "→"}),
        (b"item: O1\n", {"item": "\x07"}),
    ],
)
def test_what_cannot_be_written_is_refused(raw: bytes, data: dict[str, Any]) -> None:
    with pytest.raises(CannotEditError):
        edited_bytes(raw, data)
