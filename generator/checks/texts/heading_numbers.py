"""Rules on the numbers of headings: none left out, none given twice among those that are numbered in one way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, Place, finding
from generator.thai.digits import to_arabic

CODES = ("T580",)

_NUMBERED = re.compile(
    r"\s*(?P<kind>ส่วนที่|บทที่|ตอนที่|หมวดที่|หมวด|ข้อที่|ข้อ)?\s*(?P<above>(?:[0-9]{1,2}\.)*)(?P<number>[0-9]{1,2})(?P<mark>[.)]|\s)(?![0-9])"
)
_FEWEST = 2
_MOST = 40

Found = tuple[int, str, Place]


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield headings of a result or a page whose number is that of another, or leaves one out."""
    for year, loaded in site.workspace.results.items():
        headings = [
            (section.heading, loaded.place("narrative", index, "heading"))
            for index, section in enumerate(loaded.record.narrative)
            if section.heading
        ]
        yield from _of(headings, year)
        for index, block in enumerate(loaded.record.analysis):
            points = [
                (point.text, loaded.place("analysis", index, "points", number, "text"))
                for number, point in enumerate(block.points)
                if point.kind == "heading"
            ]
            yield from _of(points, year)


def _of(headings: Sequence[tuple[str, Place]], year: int) -> Iterator[Finding]:
    """Compare numbers with the one before them among headings of one kind below one number."""
    kinds: dict[tuple[str, str, str], list[Found]] = defaultdict(list)
    parent = ""
    for text, place in headings:
        match = _NUMBERED.match(to_arabic(text))
        if match is None:
            parent = text
            continue
        mark = "" if match["above"] else match["mark"].strip()
        # What begins anew with 1 below a heading without a number is another list.
        below = parent if int(match["number"]) == 1 and kinds else ""
        key = (match["kind"] or "", match["above"], mark)
        if below:
            kinds.pop(key, None)
        kinds[key].append((int(match["number"]), text, place))
    for found in kinds.values():
        if _FEWEST <= len(found) <= _MOST:
            yield from _gaps(found, year)


def _gaps(found: Sequence[Found], year: int) -> Iterator[Finding]:
    for (before, _, _), (number, text, place) in pairwise(found):
        if number == before:
            yield finding("T580", place, year=year, text=text, lack=f"ใช้เลข {number} ซ้ำกับหัวข้อก่อนหน้า")
            return
        if number > before + 1:
            left = str(before + 1) if number == before + 2 else f"{before + 1} ถึง {number - 1}"
            yield finding("T580", place, year=year, text=text, lack=f"ข้ามเลข {left}")
            return
