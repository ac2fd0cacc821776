"""A colour has one name: only ``palette.css`` writes colours, and ``tokens.css`` says what they are for."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from generator.rendering.theme_assets import STYLES, ThemeAssets
from generator.rendering.theme_folder import shipped, theme_of
from generator.site.page import Shell

THEME = shipped()
PALETTE = THEME / "assets/styles/palette.css"
TOKENS = THEME / "assets/styles/tokens.css"
SHEETS = sorted(path for path in THEME.glob("assets/**/*.css") if path != PALETTE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
NAMED = "black|white|gray|grey|red|green|lime|teal|aqua|blue|navy|purple|yellow|orange|gold|pink"
LITERAL = re.compile(
    rf"#[0-9a-f]{{3,8}}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|(?<![\w-])(?:{NAMED})(?![\w-])"
)
"""A colour by number, by function or by name; ``transparent``, ``currentcolor`` and the system's colours are none."""
VALUE = re.compile(r"(?<=:)[^;{}]*(?=[;}])")
"""What a declaration says behind its colon, or a selector behind that of a pseudo-class: no colour stands there."""
TOKEN = re.compile(r"--oit-([a-z-]+): ([^;]+);")
COLOUR = re.compile(r"(--colour-[a-z-]+): ([^;]+);")
"""A colour of the palette: its name, and the colour."""
FOR_OWN_THEMES = {"mark"}
"""Tokens that the theme itself does not use; one of an agency's own may."""


def text_of(name: str) -> str:
    """Return a style sheet without its comments."""
    return COMMENT.sub("", (THEME / name).read_text(encoding="utf-8"))


def colours(text: str) -> list[str]:
    return [found for value in VALUE.findall(text) for found in LITERAL.findall(value)]


@pytest.mark.parametrize("name", [path.relative_to(THEME).as_posix() for path in SHEETS])
def test_only_the_palette_writes_colours(name: str) -> None:
    assert colours(text_of(name)) == []


def test_no_colour_stands_in_a_template() -> None:
    for path in (*THEME.glob("templates/*.html"), *THEME.glob("partials/**/*.html"), THEME / "main.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.findall(r'\b(?:fill|stroke|color|bgcolor)="(?!none|currentColor)', text), path.name
        assert not re.findall(r"[:\"']\s*#(?:[0-9a-f]{3}|[0-9a-f]{6})\b", text), path.name


def test_no_colour_has_two_names_and_every_name_is_used() -> None:
    palette = COLOUR.findall(text_of("assets/styles/palette.css"))
    assert [colour for colour, times in Counter(colour for _, colour in palette).items() if times > 1] == []
    styles = "".join(text_of(path.relative_to(THEME).as_posix()) for path in SHEETS)
    assert len(palette) > 40
    assert set(re.findall(r"var\((--colour-[a-z-]+)\)", styles)) == {name for name, _ in palette}


def test_no_name_of_a_colour_reaches_a_browser() -> None:
    theme = theme_of(THEME.parent)
    assert "--colour" not in (ThemeAssets(theme, Shell("ก", "ข")).content(STYLES) or b"").decode()


def test_every_token_is_used_and_every_one_that_is_used_is_there() -> None:
    styles = "".join(text_of(path.relative_to(THEME).as_posix()) for path in SHEETS)
    known = {name for name, _ in TOKEN.findall(text_of("assets/styles/tokens.css"))}
    used = set(re.findall(r"var\(--oit-([a-z-]+)", styles))

    assert known - used == FOR_OWN_THEMES
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
