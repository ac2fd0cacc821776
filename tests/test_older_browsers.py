"""Styles and scripts as Safari 15.4 and Firefox 102 read them: telephones that get no newer browser.

There one thing that is not known takes more with it: a declaration, a whole rule, or a whole script.
"""

from __future__ import annotations

import re

import pytest

from generator.rendering.theme_assets import INLINE, SCRIPT, SEARCH_SCRIPT, STYLES, ThemeAssets
from generator.rendering.theme_folder import Theme, shipped
from generator.site.page import Shell

ASSETS = ThemeAssets(Theme((shipped(),)), Shell("ก", "ข"))
TOO_NEW = ("(?<=", "(?<!", "requestSubmit(", ".toSorted(", ".toReversed(", ".groupBy(", ".withResolvers(", "fromAsync(")
"""Look-behind is a syntax error before Safari 16.4; the others are functions that came later than 15.4."""
SELECTORS = re.compile(r"(?:^|[{};])([^{};@]*:has\([^{};]*)\{")
COMMA = re.compile(r",(?![^(]*\))")
WORDS_BESIDE = re.compile(r'content: ("[^"]*") / "[^"]*";')


def published(path: str) -> str:
    return (ASSETS.content(path) or b"").decode()


@pytest.mark.parametrize("path", [INLINE, SCRIPT, SEARCH_SCRIPT])
def test_scripts_hold_nothing_that_stops_them(path: str) -> None:
    assert published(path)
    assert [word for word in TOO_NEW if word in published(path)] == []


def test_a_rule_that_needs_has_takes_no_other_with_it() -> None:
    """Firefox before 121 drops the rule."""
    lists = SELECTORS.findall(published(STYLES))
    assert lists
    assert [found for found in lists for one in COMMA.split(found) if ":has(" not in one] == []


def test_a_sign_is_shown_where_words_beside_it_are_not_understood() -> None:
    styles = published(STYLES)
    signs = WORDS_BESIDE.findall(styles)
    assert signs
    assert [
        sign for sign in signs if not re.search(rf"content: {re.escape(sign)};\s*content: {re.escape(sign)} /", styles)
    ] == []
