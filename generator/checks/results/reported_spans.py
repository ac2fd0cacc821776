"""Rules on the twelve months that a text on a result reports: the measures that answer it are of the year after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.asked_of import is_asked
from generator.checks.language.passages import Passage
from generator.checks.language.texts import texts_of
from generator.findings.finding import Finding, finding
from generator.records.loaded import Loaded
from generator.records.model.result import Result
from generator.thai.digits import to_arabic

CODES = ("Y561",)

_TWELVE_MONTHS = re.compile(
    r"(?:วันที่\s*)?(?:1\s*)?(?:เดือน\s*)?(?:ตุลาคม|ต\.ค\.)\s*(?:พ\.ศ\.\s*)?(?P<first>25[0-9]{2})\s*(?:-|–|ถึง|จนถึง)\s*(?:วันที่\s*)?(?:30\s*)?(?:เดือน\s*)?"
    r"(?:กันยายน|ก\.ย\.)\s*(?:พ\.ศ\.\s*)?(?P<last>25[0-9]{2})"
)
_MEASURES_DONE = re.compile(r"มาตรการ[^;]{0,60}?(?:แล้วเสร็จ|อยู่ระหว่าง|ดำเนินการแล้ว|ดำเนินการครบ|ตามแผน)")

_MADE_OF = re.compile(r"มาตรการ[^0-9;]{0,80}จากผลการประเมิน[^0-9;]{0,40}(?P<year>25[0-9]{2})")


def _answers_it(passage: Passage, year: int) -> bool:
    """Tell whether the section says that these measures were made of the result of ``year`` (BE)."""
    match passage.source, passage.loc:
        case Loaded(record=Result() as result), ("narrative", int(section), *_):
            found = _MADE_OF.search(to_arabic(" ".join(result.narrative[section].paragraphs)))
            return found is not None and int(found["year"]) == year
    return False


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield texts on a result that let its measures be done in the year of the result, or before it."""
    for passage in texts_of(site).passages:
        if not is_asked("results.reported_spans", passage) or passage.year is None or "มาตรการ" not in passage.text:
            continue
        text = to_arabic(passage.text)
        match = _TWELVE_MONTHS.search(text)
        if match is None or not _MEASURES_DONE.search(text, match.end()):
            continue
        first, last = int(match["first"]), int(match["last"])
        if last == first + 1 and last <= passage.year and _answers_it(passage, passage.year):
            values: dict[str, Any] = {"said": last, "right": passage.year + 1}
            yield finding("Y561", passage.place, **passage.about, field=passage.field, **values)
