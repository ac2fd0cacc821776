"""A colour has one name: only ``tokens.css`` writes colours, and everything else says what they are for."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from generator.rendering.theme_folder import shipped

THEME = shipped()
TOKENS = THEME / "assets/styles/tokens.css"
SHEETS = sorted(path for path in THEME.glob("assets/**/*.css") if path != TOKENS)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
NAMED = "black|white|gray|grey|red|green|lime|teal|aqua|blue|navy|purple|yellow|orange|gold|pink"
LITERAL = re.compile(
    rf"#[0-9a-f]{{3,8}}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|(?<![\w-])(?:{NAMED})(?![\w-])"
)
"""A colour by number, by function or by name; ``transparent``, ``currentcolor`` and the system's colours are none."""
VALUE = re.compile(r"(?<=:)[^;{}]*(?=[;}])")
"""What a declaration says behind its colon, or a selector behind that of a pseudo-class: no colour stands there."""
TOKEN = re.compile(r"--oit-([a-z-]+): ([^;]+);")
PAGE_NUMBER = '@bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #444; }'
"""The margin of a sheet of paper, which not every browser gives the values of the document."""


def text_of(name: str) -> str:
    """Return a style sheet without its comments and the number on the margin of paper."""
    return COMMENT.sub("", (THEME / name).read_text(encoding="utf-8")).replace(PAGE_NUMBER, "")


def colours(text: str) -> list[str]:
    return [found for value in VALUE.findall(text) for found in LITERAL.findall(value)]


@pytest.mark.parametrize("name", [path.relative_to(THEME).as_posix() for path in SHEETS])
def test_only_the_tokens_name_colours(name: str) -> None:
    assert colours(text_of(name)) == []


def test_no_colour_stands_in_a_template() -> None:
    for path in (*THEME.glob("templates/*.html"), *THEME.glob("partials/**/*.html"), THEME / "main.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.findall(r'\b(?:fill|stroke|color|bgcolor)="(?!none|currentColor)', text), path.name
        assert not re.findall(r"[:\"']\s*#(?:[0-9a-f]{3}|[0-9a-f]{6})\b", text), path.name


@pytest.mark.parametrize("scheme", [0, 1, 2])
def test_no_colour_has_two_names(scheme: int) -> None:
    """By day, by night because the system asks for it, by night because the visitor chose it."""
    part = COMMENT.sub("", TOKENS.read_text(encoding="utf-8")).split("@media screen")[scheme]
    written = Counter(colour for _, value in TOKEN.findall(part) for colour in re.findall(r"#[0-9a-f]+", value))

    assert len(written) > 10
    assert [colour for colour, times in written.items() if times > 1] == []


def test_every_token_is_used_and_every_one_that_is_used_is_there() -> None:
    styles = "".join(text_of(path.relative_to(THEME).as_posix()) for path in (TOKENS, *SHEETS))
    known = {name for name, _ in TOKEN.findall(text_of("assets/styles/tokens.css"))}
    used = set(re.findall(r"var\(--oit-([a-z-]+)", styles))

    assert sorted(known - used) == []
    assert sorted(name for name in used - known if not name.startswith(("day-", "night-"))) == []


@pytest.mark.parametrize(
    "rule",
    ["a { color: #fff }", "a { color: RED; }".lower(), "a{box-shadow:0 0 1px rgb(0 0 0 / 1%);}", "a { --x: gold; }"],
)
def test_a_colour_is_seen(rule: str) -> None:
    assert colours(rule)


@pytest.mark.parametrize(
    "rule", ["a { white-space: nowrap; }", "a { color: transparent; }", "a { color: var(--oit-ink); }"]
)
def test_what_is_no_colour_is_let_alone(rule: str) -> None:
    assert not colours(rule)
