"""Rules on the years in the running text of a document: those of another year's paper that was used as a pattern.

The title of a paper says of which year it is, and so does the record. A year beside it may be compared with, planned
for or history. It is wrong where the same words name the right year elsewhere in the paper, or where it alone is said
to be the year in which something was done.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import partial

from generator.assessment.completeness import evidence_span
from generator.assessment.site_context import SiteContext
from generator.checks.documents.files import is_own
from generator.checks.documents.paper_year import other_year
from generator.checks.documents.published import Paper, entries_of, papers
from generator.checks.documents.reading import Piece, paragraphs_of
from generator.checks.documents.told_before import Saying, told_before
from generator.checks.language.letters import LETTERS, around, squeezed
from generator.checks.language.time_asides import spoken_years
from generator.findings.finding import Finding
from generator.thai.fiscal import fiscal_year_of
from generator.thai.years import YearMention, years_in

CODES = ("D456", "D457")

_SAME_WORDS = 12
"""Letters before a year by which two mentions are of the same thing."""
_YEAR_WORDS = re.compile(r"(?:ประจำ|ใน|ของ)?ปี(?:งบประมาณ|งบ)?ฯ?$|พ\.ศ\.$")
_THAI = re.compile(f"[{LETTERS}]")
_COMPARES = re.compile(
    r"ปีก่อน|ลดลง|เพิ่มขึ้น|สูงกว่า|ต่ำกว่า|เทียบ|ย้อนหลัง|ที่ผ่านมา|เพิ่มจาก|ลดจาก|จากเดิม|แนวโน้ม|ดีขึ้น|ปีที่แล้ว|ก่อนหน้า|เดิม|เคย|สถิติ"
    r"|เริ่ม|ตั้งแต่|ครั้งแรก|มติ|คณะรัฐมนตรี|ยุทธศาสตร์|แผนแม่บท|ความเป็นมา|ต่อเนื่อง|จนถึง|ประกาศใช้|บังคับใช้|พระราช|ระเบียบ|กฎ|ข้อบัญญัติ|เทศบัญญัติ"
    r"|ผลการประเมิน|ผลการวิเคราะห์|นำผล|จากผล|ทบทวน|ถัดไป|ต่อไป|ข้างหน้า|กันเงิน|ค้าง|เบิกเหลื่อม|สะสม"
)
"""Words of a comparison, of history, of a law, of what goes on into another year: with them any year may be right."""
_DONE = re.compile(
    r"(?:[^0-9;.]{0,40}?)(?:ได้ดำเนิน|ได้จัด|ได้มี|ดำเนินการแล้ว|มีผลการ(?:ดำเนิน|ปฏิบัติ)|จัดกิจกรรม|จัดอบรม|ดำเนินโครงการ|เบิกจ่าย|ใช้จ่าย|มีผู้รับบริการ|ให้บริการ)"
)
_ROOM, _FEWEST, _FAR, _MOST = 60, 2, 2, 6
_PLANS = {"plan", "evergreen", "not_stated"}


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield documents with years of another year's paper, each once."""
    told: set[str] = set()
    before = told_before(site)
    for paper in papers(site):
        if paper.document.name in told or not is_own(paper):
            continue
        years = _years(site, paper)
        if not years:
            continue
        told.add(paper.document.name)
        beside = (years, _is_told_by_window(paper), _may_have_others(paper))
        yield from before.findings(paper, "years", partial(_of_other_years, paper, *beside), beside=beside)


def _of_other_years(paper: Paper, years: Sequence[int], told_by_window: bool, others: bool) -> Iterator[Saying]:
    """Say that a paper is of another year than ``years``, or else where its text slips into one."""
    if not told_by_window and (found := other_year(paper.inspection.pages, years)):
        yield "D457", {"found": found, "stated": _span(years)}
    elif not others and (wrong := list(_wrong(list(paragraphs_of(paper.inspection)), years))):
        words = " · ".join(f"{where}: “{text}”" for text, where in wrong[:_MOST])
        yield "D456", {"stated": _span(years), "count": len(wrong), "words": words}


def _may_have_others(paper: Paper) -> bool:
    """Tell whether a paper by its kind speaks of other years than its own."""
    return paper.state is not None and paper.state.item.window.kind in {*_PLANS, "previous_result"}


def _years(site: SiteContext, paper: Paper) -> tuple[int, ...]:
    """Return the fiscal years (BE) of which the record says that the paper is; nothing where it says none."""
    spans = [span for entry in entries_of(site, paper) if (span := evidence_span(entry))]
    found = {year for span in spans for year in range(fiscal_year_of(span.start), fiscal_year_of(span.end) + 1)}
    return tuple(sorted(found))


def _span(years: Sequence[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _is_told_by_window(paper: Paper) -> bool:
    """Tell whether the year of the title is held to the windows of the form, so that it is told there."""
    year = paper.pointer.year
    if paper.state is None or year is None:
        return False
    name = paper.document.name
    parts = [part for part in paper.state.parts if any(proof.evidence.file == name for proof in part.proofs)]
    return bool(parts) and all(part.window.span(year) for part in parts)


def _wrong(pieces: Sequence[Piece], years: Collection[int]) -> Iterator[Piece]:
    """Yield what names another year than ``years`` by a slip, with where it stands."""
    named = [(text, where, one) for text, where in pieces for one in years_in(text)]
    own = [(text, one) for text, _, one in named if any(one.covers(year) for year in years)]
    if not own:
        return
    same: dict[str, int] = defaultdict(int)
    for text, one in own:
        if words := _words_before(text, one):
            same[words] += 1
    others = [(text, where, one) for text, where, one in named if _is_other(text, one, years)]
    times = Counter(one.first for _, _, one in others)
    for text, where, one in others:
        words = _words_before(text, one)
        repeated = bool(words) and same.get(words, 0) >= 1
        alone = times[one.first] == 1 and len(own) > _FEWEST and _DONE.match(text, one.end) is not None
        if repeated or alone:
            yield around(text, one.start, one.end), where


def _is_other(text: str, mention: YearMention, years: Collection[int]) -> bool:
    """Tell whether a year is a single other one, near enough to be a slip, in a text that compares nothing."""
    if mention.first != mention.last or any(mention.covers(year) for year in years):
        return False
    if not min(years) - _FAR <= mention.first <= max(years) + _FAR or _COMPARES.search(text):
        return False
    spoken = any(one.start == mention.start for one in spoken_years(text))
    return spoken and all(one.first == mention.first for one in years_in(text))


def _words_before(text: str, mention: YearMention) -> str:
    """Return the words right before a year, those for a year aside, where they are enough to be known again."""
    before = squeezed(text[max(0, mention.start - _ROOM) : mention.start])
    while match := _YEAR_WORDS.search(before):
        before = before[: match.start()]
    return before[-_SAME_WORDS:] if len(_THAI.findall(before)) >= _SAME_WORDS else ""
