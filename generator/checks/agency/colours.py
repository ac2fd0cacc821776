"""Whether the colours that the agency chose can be read; the pages go by ``rendering/look.py``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, finding
from generator.public.look import AA_TEXT, PAPER, contrast, properties

CODES = ("W520",)


def check(site: SiteContext) -> Iterator[Finding]:
    """Say when the agency's main colour cannot be read as text on the page."""
    look = site.workspace.config.look
    ratio = contrast(look.primary, PAPER)
    if ratio < AA_TEXT:
        place = site.workspace.config_file.place("look", "primary")
        used = properties(look)["--oit-day-link"]
        yield finding("W520", place, color=look.primary, ratio=f"{ratio:.1f}", used=used)
