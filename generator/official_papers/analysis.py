"""The analysis of a year's ITA result: what it was, table by table, and what the agency makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.assessment.measure_totals import instruments_of
from generator.official_papers.choosing import Named, analysis_layouts, keys_of, level_layouts, score_layouts
from generator.official_papers.failed_items import failed_part
from generator.official_papers.paper import BLANK, Blank, Paper, Part, part_table
from generator.official_papers.voice import ITA, Order, Voice, of_year
from generator.records.model.result import Analysis, AnalysisKind, Result
from generator.site.tables.table import table

_KINDS: dict[AnalysisKind, str] = {
    "finding": "ข้อค้นพบจากการวิเคราะห์",
    "suggestion": "ข้อเสนอแนะ",
    "weakness": "ประเด็นที่ต้องแก้ไข",
    "maintain": "ประเด็นที่ต้องรักษาระดับและต่อยอด",
}
_TITLE = "การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส\nในการดำเนินงานของหน่วยงานภาครัฐ (ITA)"


def analysis_paper(order: Order) -> Paper | None:
    """Return the analysis of the result that the measures of the year answer; ``None`` where there is no result."""
    year = order.result_year
    loaded = order.site.workspace.results.get(year)
    if loaded is None:
        return None
    result, form = loaded.record, order.site.workspace.form(year)
    scored = score_layouts(order.choice, with_verdicts=bool(result.verdicts))
    levels = level_layouts(order.choice, verified=form is not None and form.fiscal_year == year and form.is_verified)
    analysed = analysis_layouts(order.choice)
    voice = order.voice(scored[0][1])
    blanks: list[Blank] = []
    parts = [
        *_titled("ผลการประเมินในภาพรวม", (_overview(order, voice, result, blanks),), scored, order, blanks),
        *_titled("เกณฑ์คะแนนและระดับผลการประเมิน", (), levels, order, blanks),
        *_titled("การวิเคราะห์ผลการประเมินรายแบบวัด", (), analysed, order, blanks),
        *_unprinted(order, voice, result, analysed),
        *failed_part(order, voice, result, blanks),
        *_narrative(voice, result),
    ]
    title = voice.ours(f"{_TITLE}\n{of_year(year)}")
    return Paper("analysis", f"1-วิเคราะห์ผล-ITA-{year}", title, tuple(parts), voice.digits, tuple(blanks))


def _titled(
    heading: str, paragraphs: tuple[str, ...], layouts: Sequence[Named], order: Order, blanks: list[Blank]
) -> Iterator[Part]:
    """Yield a part for each layout of one subject; only the first has the running text."""
    for place, (name, layout) in enumerate(layouts):
        made = table(layout, order.site.workspace, order.result_year, digits=order.digits)
        shown, missing = part_table(made, layout, name)
        blanks.extend(missing)
        yield Part(heading if place == 0 else layout.title, paragraphs if place == 0 else (), shown)


def _overview(order: Order, voice: Voice, result: Result, blanks: list[Blank]) -> str:
    """Say how the agency was assessed, and whether that is better than the year before; blanks where nobody knows."""
    year = order.result_year
    if result.total is None:
        blanks.append(Blank(f"คะแนนรวมของปีงบประมาณ พ.ศ. {year}"))
    if result.level is None:
        blanks.append(Blank(f"ระดับผลการประเมินของปีงบประมาณ พ.ศ. {year}"))
    word = f" ({result.level_word})" if result.level_word else ""
    told = (
        f"{order.agency}เข้ารับ{ITA} (Integrity and Transparency Assessment: ITA) {of_year(year)} "
        f"มีผลคะแนนรวม {BLANK if result.total is None else voice.score(result.total)} คะแนน "
        f"อยู่ในระดับ {result.level or BLANK}{word}"
    )
    return voice.ours(" ".join(filter(None, (told, _change(order, voice, result), "รายละเอียดคะแนนเป็นไปตามตารางต่อไปนี้"))))


def _change(order: Order, voice: Voice, result: Result) -> str:
    last = order.result_year - 1
    before = order.site.workspace.results.get(last)
    announced: Decimal | None = before.record.total if before and before.record.total else result.previous_total
    if announced is None or result.total is None:
        return ""
    if announced == result.total:
        return f"เท่ากับปีงบประมาณ พ.ศ. {last}"
    way = "เพิ่มขึ้น" if result.total > announced else "ลดลง"
    by = voice.score(abs(result.total - announced))
    return f"{way}จากปีงบประมาณ พ.ศ. {last} ซึ่งได้ {voice.score(announced)} คะแนน เป็นจำนวน {by} คะแนน"


def _unprinted(order: Order, voice: Voice, result: Result, layouts: Sequence[Named]) -> Iterator[Part]:
    """Yield what the analysis says that no table of the paper has a column for."""
    printed = frozenset().union(*(keys_of(layout) for _, layout in layouts))
    form = order.site.workspace.names(order.result_year)
    for kind, heading in _KINDS.items():
        told = [passage for passage in result.analysis if passage.kind == kind]
        if kind in printed:
            told = [one for one in told if not (one.instrument or instruments_of(one, form))]
        lines = [line for passage in told for line in _lines(passage, voice)]
        if lines:
            yield Part(heading, tuple(lines))


def _lines(passage: Analysis, voice: Voice) -> Iterator[str]:
    counted = 0
    for point in passage.points:
        counted = counted + 1 if point.kind == "point" else 0
        mark = {"point": voice.ours(f"{counted}) "), "bullet": "- "}.get(point.kind, "")
        lead = f"{passage.instrument}: " if passage.instrument and point.kind in {"intro", "heading"} else ""
        yield f"{lead}{mark}{voice.theirs(point.text)}"


def _narrative(voice: Voice, result: Result) -> Iterator[Part]:
    """Yield the agency's own sections; one without a heading goes on from the one before."""
    sections: list[tuple[str, list[str]]] = []
    for section in result.narrative:
        if section.heading or not sections:
            sections.append((voice.theirs(section.heading or "รายละเอียดเพิ่มเติม"), []))
        sections[-1][1].extend(voice.theirs(text) for text in section.paragraphs)
    yield from (Part(heading, tuple(paragraphs)) for heading, paragraphs in sections)
