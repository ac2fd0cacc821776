"""A division of another agency that a measure's own words let do its work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from generator.assessment.site_context import SiteContext
from generator.checks.language.asked_of import is_asked
from generator.checks.language.boundaries import may_end
from generator.checks.language.letters import squeezed
from generator.checks.language.nature import leading_division
from generator.checks.language.passages import Passage
from generator.checks.language.texts import once_per_file, texts_of
from generator.findings.finding import Finding, finding
from generator.records.model.validate import did_you_mean

CODES = ("T518",)

_DIVISION, _DIVISIONS = "กอง", 2
"""What divisions are called, and of how many the register must know to be taken for whole."""


_NAMED = re.compile(
    r"(?:^|[\s,/]|และ|ร่วมกับ)(?P<name>กอง(?!ทุน|อำนวยการ|บังคับ|พัน|ร้อย|กำกับ)[ก-๎]{3,40}?)(?=และกอง|ร่วมกับ|และสำนัก|และหน่วย|และ|[^ก-๎]|$)"
)
"""A division among those that are responsible; one whose name goes on with “and” begins alike."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield divisions that the register does not have: those that act, as in ``กอง…รวบรวม``, or are responsible."""
    known = [name for unit in site.workspace.config.units for name in (unit.id, unit.name, *unit.aliases)]
    registered = [squeezed(name) for name in known if name.startswith(_DIVISION)]
    if len(registered) < _DIVISIONS:
        return
    texts = texts_of(site)
    acting: Iterator[tuple[Passage, str]] = (
        (passage, name)
        for passage in texts.passages
        if passage.measure and is_asked("texts.divisions", passage) and (name := leading_division(passage.text))
    )
    named = (
        (passage, match["name"])
        for passage in texts.passages
        if passage.kind == "responsible"
        for match in _NAMED.finditer(passage.text)
        if may_end(passage.text, match.end("name"))
    )
    acting = chain(acting, named)
    hits = (one for one in acting if not any(one[1].startswith(own) or own.startswith(one[1]) for own in registered))
    for told in once_per_file(hits):
        near = did_you_mean(told.word, known)
        cure = f"หมายถึง “{near}” ใช่หรือไม่ " if near else ""
        yield finding("T518", told.passage.place, word=told.word, cure=cure, more=told.more, **told.passage.about)
