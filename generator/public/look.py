"""What an agency chose of the look, as properties of the style sheet that can always be read.

An agency names one or two colours in ``site_config.yml`` and need not know about contrast: where a colour could not
be read as text, the nearest readable one is used for text in its place, by day and by night.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.records.model.site_config import Look

AA_TEXT = 4.5
"""Least contrast of text with its background, WCAG 2.2 success criterion 1.4.3 (AA)."""

BLACK, WHITE = "#000000", "#ffffff"
_STEPS = 50
_LINEAR_BELOW = 0.04045  # sRGB: darker channels are linear
PAPER, RAISED = "#ffffff", "#f5f7f9"
"""Backgrounds of a light page: ``--oit-page`` and ``--oit-raised`` in ``tokens.css``."""
NIGHT, NIGHT_RAISED = "#14181d", "#1d2329"
"""The same of a dark page."""
ENHANCED = 7
"""Least contrast of links by night, where thin strokes glow: WCAG 2.2 success criterion 1.4.6 (AAA)."""


def properties(look: Look) -> Mapping[str, str]:
    """Return the style sheet's own properties: ``--oit-day-…`` for a light page, ``--oit-night-…`` for a dark one."""
    day = {f"--oit-day-{name}": value for name, value in _by_day(look).items()}
    return day | {f"--oit-night-{name}": value for name, value in _by_night(look).items()}


def _by_day(look: Look) -> dict[str, str]:
    soft = mix(WHITE, look.primary, 0.09)
    return {
        "primary": look.primary,
        "accent": look.accent or look.primary,
        "on-primary": ink_on(look.primary),
        "primary-soft": soft,
        "link": readable(look.primary, (PAPER, RAISED, soft), BLACK),
    }


def _by_night(look: Look) -> dict[str, str]:
    soft = mix(NIGHT, look.primary, 0.2)
    link = readable(look.primary, (NIGHT, NIGHT_RAISED, soft), WHITE, ENHANCED)
    return {
        "primary": link,
        "accent": look.accent or link,
        "on-primary": ink_on(link),
        "primary-soft": soft,
        "link": link,
    }


def contrast(ink: str, paper: str) -> float:
    """Return the contrast ratio of two colours."""
    lighter, darker = sorted((_luminance(ink), _luminance(paper)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(color: str, with_color: str, share: float) -> str:
    """Return ``color`` with that share (0–1) of another in it."""
    pairs = zip(_channels(color), _channels(with_color), strict=True)
    return "#" + "".join(f"{round(mine + (other - mine) * share):02x}" for mine, other in pairs)


def readable(color: str, backgrounds: Sequence[str], towards: str, least: float = AA_TEXT) -> str:
    """Return ``color``, or the nearest mix of it with ``towards`` that has contrast ``least`` with every background."""
    for step in range(_STEPS):
        candidate = mix(color, towards, step / _STEPS)
        if all(contrast(candidate, background) >= least for background in backgrounds):
            return candidate
    return towards


def ink_on(color: str) -> str:
    """Return black or white, whichever reads better on ``color``; one of them always has more than ``AA_TEXT``."""
    return max((WHITE, BLACK), key=lambda ink: contrast(ink, color))


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
