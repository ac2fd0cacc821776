"""Colours that can be read: contrast as WCAG 2.2 defines it, and the nearest colour that has enough of it.

Colours are ``#rrggbb`` in sRGB. The ratio runs from 1 (the same colour) to 21 (black on white).
"""

from __future__ import annotations

from collections.abc import Sequence

AA_TEXT = 4.5
"""Least contrast of text with its background, WCAG 2.2 success criterion 1.4.3 (AA)."""

BLACK, WHITE = "#000000", "#ffffff"
_STEPS = 50
_LINEAR_BELOW = 0.04045  # sRGB: darker channels are linear


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
