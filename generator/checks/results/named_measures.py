"""Rules on measures that texts name or count: each number is that of a measure, and there are as many as is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.letters import around
from generator.checks.language.passages import Passage
from generator.checks.language.texts import Texts, texts_of
from generator.findings.finding import Finding, finding
from generator.thai.digits import to_arabic

CODES = ("M533", "M534")

_NUMBERED = re.compile(r"มาตรการ(?:ที่|ลำดับที่)\s*(?P<number>[0-9]{1,2})(?![0-9.])")
_COUNTED = re.compile(
    r"(?:กำหนด|จัดทำ|ได้|เป็น)(?:แนวทางและ)?มาตรการ(?:[^0-9;]|25[0-9]{2}){0,120}?(?:จำนวน|รวม|ทั้งสิ้น)\s*(?P<count>[0-9]{1,2})\s*มาตรการ"
)
_OF_OTHERS = re.compile(r"ความเสี่ยง|แผนปฏิบัติการ|แผนป้องกัน|ประหยัด|คณะรัฐมนตรี|ป\.ป\.ช\.")
_ROOM = 60
_FEWEST = 2


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on texts that name a measure that is not there, or count other measures than there are."""
    yield from in_texts(texts_of(site))


def in_texts(texts: Texts) -> Iterator[Finding]:
    """Yield the same of the texts given."""
    site = texts.site
    measures = site.workspace.measures
    numbers = {one.record.number for year in measures.values() for one in year if one.record.number}
    whole = not any(site.workspace.lacks_measures(year) for year in measures)
    for passage in texts.passages if whole and len(numbers) >= _FEWEST else ():
        text = to_arabic(passage.text)
        for match in _NUMBERED.finditer(text) if passage.item else ():
            before = text[max(0, match.start() - _ROOM) : match.start()]
            if int(match["number"]) > max(numbers) and not _OF_OTHERS.search(before):
                shown = around(passage.text, match.start(), match.end())
                values: dict[str, Any] = {"number": match["number"], "last": max(numbers), "text": shown}
                yield finding("M533", passage.place, **passage.about, field=passage.field, **values)
                break
        yield from _count(site, passage, text)


def _count(site: SiteContext, passage: Passage, text: str) -> Iterator[Finding]:
    """Compare “จำนวน 7 มาตรการ” in an analysis, or in its item, with the measures of the next year."""
    year = _planned(site, passage)
    measures = site.workspace.measures.get(year, ()) if year else ()
    match = _COUNTED.search(text) if measures else None
    if match and int(match["count"]) != len(measures) and not _OF_OTHERS.search(match[0]):
        values: dict[str, Any] = {"said": match["count"], "count": len(measures), "of": year}
        yield finding("M534", passage.place, **passage.about, field=passage.field, **values)


def _planned(site: SiteContext, passage: Passage) -> int | None:
    """Return the year (BE) of the measures that a passage on a result speaks of."""
    if passage.year is None or passage.measure:
        return None
    if not passage.item:
        return passage.year + 1
    form = site.workspace.form(passage.year)
    item = form.item(passage.item) if form else None
    return passage.year if item and item.window.kind == "previous_result" else None
