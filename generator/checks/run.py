"""Runs every family of rules over a workspace and gives the findings in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.checks import evidence, look, references, required_parts, survey, years
from generator.context import SiteContext
from generator.findings import Finding


def check(site: SiteContext) -> Iterator[Finding]:
    """Give what every family of rules has to say of the site as it stands on its day."""
    return chain(
        years.check(site),
        references.check(site),
        evidence.check(site),
        required_parts.check(site),
        survey.check(site),
        look.check(site),
    )


def in_reading_order(findings: list[Finding]) -> list[Finding]:
    """Sort by file and line, whole-folder findings first, so that an official can go through them file by file."""

    def key(found: Finding) -> tuple[str, int, int, str]:
        place = found.place
        return (place.file, place.line or 0, place.column or 0, found.code) if place else ("", 0, 0, found.code)

    return sorted(findings, key=key)
