"""A YAML file is read as it was written, knows where everything stands, and explains itself where it cannot."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.findings.finding import Finding, Place, Severity, has_errors
from generator.records.strict_yaml.causes import find_cause
from generator.records.yaml_source import SourceFile, from_text, read

CASES: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("yaml_source_cases.yml").read_text(encoding="utf-8")
)


def cases(family: str) -> list[Any]:
    return [pytest.param(case, id=name) for name, case in CASES[family].items()]


def parse(text: str) -> tuple[SourceFile | None, tuple[Finding, ...]]:
    return from_text(text, Path("a.yml"), "a.yml")


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [found.code for found in findings]


def place(finding: Finding) -> Place:
    assert finding.place is not None
    return finding.place


@pytest.mark.parametrize("case", [*cases("traps"), *cases("wholeness")])
def test_text_is_read_as_it_was_written(case: dict[str, Any]) -> None:
    source, findings = parse(case["text"])
    assert codes(findings) == case.get("tells", [])
    assert (source.data if source else None) == case.get("data")


@pytest.mark.parametrize("case", cases("places"))
def test_everything_has_its_place(case: dict[str, Any]) -> None:
    source, _ = parse(case["text"])
    assert source is not None
    for way, at in case["at"].items():
        steps = [int(step) if step.isdecimal() else step for step in way.lstrip(":").split(".") if step]
        assert str(source.place(steps, key=way.startswith(":"))) == f"a.yml:{at}", way


@pytest.mark.parametrize("case", cases("unusual_breaks"))
def test_line_numbers_are_those_of_an_editor(case: dict[str, Any]) -> None:
    _, findings = parse(case["text"])
    assert codes(findings) == case["tells"]
    assert [[place(found).line, place(found).column] for found in findings] == case["at"]


def test_an_example_is_the_users_own_line_written_right() -> None:
    _, (finding,) = parse("item: O1\ntitle: ข้อ 1: โครงสร้าง # ร่าง\n")
    assert finding.example == 'title: "ข้อ 1: โครงสร้าง"'
    assert parse(finding.example)[0] is not None


def test_a_users_text_cannot_disturb_a_message() -> None:
    _, findings = parse('"{x}\u202e\\x1b[31m": 1\n"{x}\u202e\\x1b[31m": 2\n')
    assert codes(findings) == ["E123", "E136", "E123"]
    for found in findings:
        assert "{x}" in found.message
        assert found.message.isprintable()


def test_a_wording_of_the_parser_that_nobody_knows_is_still_told_in_thai() -> None:
    cause = find_cause("a: 1\n", yaml.YAMLError("something new"), None)
    assert cause.trouble.code == "E199"
    assert cause.trouble.values["wording"] == "something new"


ENDLESS = {
    "opening brackets": ("E143", "a: " + "[" * 19_000),
    "brackets with keys": ("E143", "{a: " * 4_000),
    "dashes": ("E143", "- " * 9_000),
    "a hundred thousand dashes": ("E145", "- " * 100_000),
    "dashes line by line": ("E143", "".join(f"{' ' * level}-\n" for level in range(1_000))),
    "questions": ("E143", "? " * 9_000),
    "fields in braces": ("E144", "a: {" + ",\n".join(f"k{number}" for number in range(60_000)) + "}\n"),
    "entries": ("E144", "a:\n" + "- 1\n" * 100_000),
    "fields": ("E144", "".join(f"k{number}: 1\n" for number in range(60_000))),
    "the same field": ("E198", "a: 1\n" * 60_000),
    "anchors": ("E198", "- &a x\n" * 60_000),
    "aliases of aliases": ("E198", "a: &a [x, x]\n" + "".join(f"k{n}: &k{n} [*a, *a, *a]\n" for n in range(2_000))),
    "directives": ("E135", "".join(f"%TAG !t{number}! x\n" for number in range(60_000)) + "---\na: 1\n"),
    "directives below": ("E135", "a: 1\n" + "".join(f"%TAG !t{number}! x\n" for number in range(60_000)) + "---\n"),
    "documents": ("E134", "---\n" * 100_000),
    "a line": ("E145", "a: " + "ก" * 400_000),
    "a million fields on one line": ("E145", "{" + "a," * 1_000_000 + "}"),
    "spaces": ("E151", "a:" + " " * 19_000 + "x: y"),
    "quotes": ("E154", "a: " + '"' * 19_001),
    "colons": ("E151", "a: b: c\n" * 60_000),
    "control characters": ("E121", "a: \a\n" * 60_000),
    "comments": ("E132", "# ก\n" * 100_000),
    "carriage returns": ("E151", "\r\n" * 100_000 + "a: 1: 2"),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_no_text_hangs_it(name: str) -> None:
    code, text = ENDLESS[name]
    source, findings = parse(text)
    assert code in codes(findings)
    assert source is None
    assert len(findings) < 200


def test_a_file_of_fifty_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "o1.yml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert codes(read(path, tmp_path)[1]) == ["E108"]


@pytest.mark.parametrize(("size", "told"), [(1 << 20, []), ((1 << 20) + 1, ["E108"])])
def test_a_file_of_one_megabyte_is_read_and_one_byte_more_is_not(tmp_path: Path, size: int, told: list[str]) -> None:
    path = tmp_path / "o1.yml"
    line = f"# {'x' * 97}\n"
    path.write_bytes(f"item: O1\n{line * (size // 100)}".encode().ljust(size)[:size])
    assert codes(read(path, tmp_path)[1]) == told


def test_a_record_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "oit_items" / "2569" / "o1.yml"
    path.parent.mkdir(parents=True)
    path.write_bytes("\ufeffitem: O1\r\nunit: กองคลัง\r\n".encode())
    source, findings = read(path, tmp_path)
    assert findings == ()
    assert source is not None
    assert source.data == {"item": "O1", "unit": "กองคลัง"}
    assert source.place(["unit"]) == Place("oit_items/2569/o1.yml", 2, 7)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_does_not_hang_it(tmp_path: Path) -> None:
    path = tmp_path / "o1.yml"
    os.mkfifo(path)
    assert codes(read(path, tmp_path)[1]) == ["E106"]


YAML_LIKE = st.text(
    st.one_of(
        st.sampled_from("ab: -#[]{},&*!|>%@`'\"\\?~\n\n\n  \t\r\xa0\u200b\ufeff\x85\u2028\0\a：“”กี่๒😀"),
        st.characters(),
    ),
    max_size=120,
)


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    path = folder / "any.yml"
    path.write_bytes(raw)
    source, findings = read(path, folder)
    assert source is not None or has_errors(findings)


@given(YAML_LIKE)
def test_no_text_makes_it_fail(text: str) -> None:
    source, findings = parse(text)
    assert source is not None or has_errors(findings)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for found in findings:
        at = place(found)
        if at.line is not None and at.column is not None:
            assert at.line <= len(lines)
            assert at.column <= len(lines[at.line - 1]) + 1
    if source is not None and not findings:
        assert every_text(source)


NAMES = st.text(
    st.characters(categories=["L", "N"], include_characters="ัิี่้๊๋์_-. ", exclude_characters="\u115f\u1160\u3164\uffa0"),
    min_size=1,
).filter(lambda name: name == " ".join(name.split()))
SHOWABLE = st.characters(
    exclude_categories=["Cs", "Cc"], include_characters="\n\r\t", exclude_characters="\u2028\u2029\ufffe\uffff"
)
TEXTS = st.text(SHOWABLE, max_size=200) | st.sampled_from(
    [
        "- ก",
        "ก: ข",
        "ก #3",
        "~",
        "null",
        "<<",
        "'ก",
        '"ก',
        "\\",
        "[ก",
        "{ก}",
        "@ก",
        "&ก",
        "*ก",
        "!ก",
        "|",
        "%",
        "...",
        "---",
    ]
)
RECORDS = st.dictionaries(
    NAMES,
    TEXTS | st.lists(TEXTS | st.dictionaries(NAMES, TEXTS, min_size=1), min_size=1, max_size=4),
    min_size=1,
    max_size=4,
)


@given(RECORDS, st.sampled_from(["\n", "\r\n", "\r"]))
def test_what_is_written_is_read_back_exactly(record: dict[str, object], line_end: str) -> None:
    dumped = yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
    source, findings = parse(dumped.replace("\n", line_end))
    assert [found for found in findings if found.severity is Severity.ERROR] == []
    assert source is not None
    assert source.data == record
    assert every_text(source)


def every_text(source: SourceFile) -> bool:
    """Check that the place of each text and name in ``source`` is where it begins in the file."""
    lines = source.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def begins(text: str | None, at: Place) -> None:
        assert at.line is not None
        assert at.column is not None
        rest = lines[at.line - 1][at.column - 1 :]
        assert not text or rest[:1] in {text[0], '"', "'", "|", ">"} or rest[:2] == "? ", (text, rest)

    def walk(node: object, loc: tuple[str | int, ...]) -> None:
        if isinstance(node, dict):
            for name, value in node.items():
                begins(name, source.place((*loc, name), key=True))
                walk(value, (*loc, name))
        elif isinstance(node, list):
            for index, value in enumerate(node):
                walk(value, (*loc, index))
        else:
            begins(node if isinstance(node, str) else None, source.place(loc))

    walk(source.data, ())
    return True
