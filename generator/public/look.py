"""What an agency chose of the look, as properties of the style sheet that can always be read.

An agency names one or two colours in ``site_config.yml`` and need not know about contrast: where a colour could not
be read as text, the nearest readable one is used for text in its place, by day and by night.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.public.contrast import BLACK, WHITE, ink_on, mix, readable
from generator.records.model.site_config import Look

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
