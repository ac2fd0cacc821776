"""Rules on headings with nothing below them: a picture or a table was lost when the text was taken over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, Place, finding
from generator.records.loaded import Loaded
from generator.records.model.free_page import FreePage
from generator.records.model.result import Result
from generator.thai.digits import to_arabic

CODES = ("T527",)

_NUMBER = re.compile(r"\s*(?:ส่วนที่|บทที่|ข้อ)?\s*([0-9]{1,2}(?:\.[0-9]{1,2})*)")
_MARKS = re.compile(r" {0,3}(#{1,6})(?:\s+(.*))?$")
_NAMELESS = "(ไม่มีชื่อ)"
_FENCE = re.compile(r" {0,3}(?:```|~~~)")


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading, how deep it is, whether anything stands below it, and where it stands."""

    text: str
    depth: tuple[str, ...]
    filled: bool
    place: Place
    nameless: bool = False

    def holds(self, behind: _Heading) -> bool:
        """Tell whether the heading ``behind`` is below this one: by its marks, or by a number that begins with its."""
        return len(behind.depth) > len(self.depth) and behind.depth[: len(self.depth)] == self.depth


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield a finding for every heading that is followed at once by another, or by nothing."""
    for year, loaded in site.workspace.results.items():
        yield from _empty(list(_of_result(loaded)), year)
        for index in range(len(loaded.record.analysis)):
            yield from _empty(list(_of_block(loaded, index)), year)
    for page in site.workspace.pages:
        yield from _empty(list(_of_page(page)), None)


def _empty(headings: Sequence[_Heading], year: int | None) -> Iterator[Finding]:
    for one, behind in zip_longest(headings, headings[1:]):
        if one.nameless or (not one.filled and not (behind and one.holds(behind))):
            following = f" แล้วขึ้นหัวข้อ “{behind.text}” ทันที" if behind and not one.filled else ""
            lack = "ไม่มีข้อความของหัวข้อ" if one.nameless else "ไม่มีเนื้อหา"
            yield finding("T527", one.place, year=year, text=one.text, lack=lack, following=following)


def _of_result(loaded: Loaded[Result]) -> Iterator[_Heading]:
    """Yield the sections of the running text; a numbered heading holds those whose numbers begin with its own."""
    for index, section in enumerate(loaded.record.narrative):
        if section.heading:
            number = _NUMBER.match(to_arabic(section.heading))
            depth = tuple(number[1].split(".")) if number else ()
            filled = bool(section.paragraphs)
            unnumbered = () if number else (section.heading,)
            yield _Heading(section.heading, depth or unnumbered, filled, loaded.place("narrative", index, "heading"))


def _of_block(loaded: Loaded[Result], index: int) -> Iterator[_Heading]:
    """Yield the headings among the points of a block of the analysis."""
    points = loaded.record.analysis[index].points
    for number, (point, behind) in enumerate(zip_longest(points, points[1:])):
        if point.kind == "heading":
            filled = behind is not None and behind.kind != "heading"
            place = loaded.place("analysis", index, "points", number, "text")
            yield _Heading(point.text, (point.text,), filled, place)


def _of_page(page: FreePage) -> Iterator[_Heading]:
    found: list[_Heading] = []
    fenced = False
    for number, line in enumerate(page.markdown.splitlines(), start=1):
        fenced ^= _FENCE.match(line) is not None
        marks = None if fenced else _MARKS.match(line)
        if marks:
            place = Place(page.place.file, number, 1)
            text = (marks[2] or "").strip(" #")
            found.append(_Heading(text or _NAMELESS, tuple(marks[1]), filled=False, place=place, nameless=not text))
        elif line.strip() and found and not found[-1].filled:
            last = found[-1]
            found[-1] = replace(last, filled=True)
    yield from found if len(found) > 1 else ()  # a page with nothing below its title is told as empty
