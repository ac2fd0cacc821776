"""Rules on who signed a document and when, as its last lines say, against what the record says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from generator.assessment.site_context import SiteContext
from generator.checks.documents.files import own_papers
from generator.checks.documents.published import Paper, entries_of
from generator.checks.documents.reading import Piece, lines_of
from generator.checks.documents.told_before import Saying, told_before
from generator.checks.language.date_mentions import spoken_dates
from generator.checks.language.letters import LETTERS, squeezed
from generator.findings.finding import Finding
from generator.records.model.evidence import Evidence
from generator.thai.dates import format_date

CODES = ("D454", "D455")

_ISSUED = re.compile(r"(?:ประกาศ|สั่ง|ให้ไว้)\s*ณ\s*(?:วันที่)?\s*$")
_DAY_WORD = re.compile(r"(\s)(?:เดือน)\s*")
_TITLES = "นางสาว|นาง|นาย|ว่าที่(?:ร้อย|พัน)(?:ตรี|โท|เอก)(?:หญิง)?|ดร\\.|พันจ่า(?:ตรี|โท|เอก)|จ่าเอก|สิบเอก"
_SIGNED = re.compile(
    rf"\s*(?:\(ลงชื่อ\)|ลงชื่อ)?[\s.…_]*\(\s*(?P<name>(?:{_TITLES})\s?[{LETTERS}]{{2,30}}\s+[{LETTERS}]{{2,40}})\s*\)\s*"
)
"""A name in brackets on a line of its own, as it stands below a signature."""
_ROOM = 24


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield documents that were signed on another day, or by somebody else, than the record says."""
    before = told_before(site)
    for paper in own_papers(site):
        for entry in entries_of(site, paper)[:1]:
            signed = (entry.issued, entry.signatory.name if entry.signatory else "")
            if any(signed):
                yield from before.findings(paper, "signed", partial(_as_signed, paper, entry), beside=signed)


def _as_signed(paper: Paper, entry: Evidence) -> Iterator[Saying]:
    lines = list(lines_of(paper.inspection))
    yield from _day(entry, lines)
    yield from _person(paper, entry, lines)


def _day(entry: Evidence, lines: Sequence[Piece]) -> Iterator[Saying]:
    """Compare the one day on which a document says that it was issued."""
    days: dict[date, str] = {}
    for text, where in lines:
        plain = _DAY_WORD.sub(r"\1", text)
        for mention in spoken_dates(plain):
            if mention.first == mention.last and _ISSUED.search(plain[max(0, mention.start - _ROOM) : mention.start]):
                days.setdefault(mention.first, where)
    if entry.issued and len(days) == 1 and entry.issued not in days:
        ((day, where),) = days.items()
        yield "D454", {"said": format_date(day), "where": where, "day": format_date(entry.issued)}


def _person(paper: Paper, entry: Evidence, lines: Sequence[Piece]) -> Iterator[Saying]:
    """Compare the name below the one signature, where the name that the record has stands nowhere in the document."""
    signatory = entry.signatory
    if signatory is None or not paper.inspection.speaks_thai:
        return
    signed = {" ".join(match["name"].split()): where for text, where in lines if (match := _SIGNED.fullmatch(text))}
    if len(signed) != 1 or squeezed(signatory.name) in squeezed(paper.inspection.text):
        return
    ((name, where),) = signed.items()
    if squeezed(name) != squeezed(signatory.name):
        yield "D455", {"name": name, "where": where, "right": signatory.name}
