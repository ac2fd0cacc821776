"""A division of another agency that a measure's own words let do its work."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.checks.language.asked_of import is_asked
from generator.checks.language.letters import squeezed
from generator.checks.language.nature import leading_division
from generator.checks.language.texts import once_per_file, texts_of
from generator.findings.finding import Finding, finding
from generator.records.model.validate import did_you_mean

CODES = ("T518",)

_DIVISION, _DIVISIONS = "กอง", 2
"""What divisions are called, and of how many the register must know to be taken for whole."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield divisions that steps and follow-ups begin with, as ``กอง…รวบรวม``, and that the register does not have."""
    known = [name for unit in site.workspace.config.units for name in (unit.id, unit.name, *unit.aliases)]
    registered = [squeezed(name) for name in known if name.startswith(_DIVISION)]
    if len(registered) < _DIVISIONS:
        return
    texts = texts_of(site)
    acting = (
        (passage, name)
        for passage in texts.passages
        if passage.measure and is_asked("texts.divisions", passage) and (name := leading_division(passage.text))
    )
    hits = (one for one in acting if not any(one[1].startswith(own) or own.startswith(one[1]) for own in registered))
    for told in once_per_file(hits):
        near = did_you_mean(told.word, known)
        cure = f"หมายถึง “{near}” ใช่หรือไม่ " if near else ""
        yield finding("T518", told.passage.place, word=told.word, cure=cure, more=told.more, **told.passage.about)
