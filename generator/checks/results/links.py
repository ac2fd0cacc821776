"""Rules on links into a result: what a measure or a block of the analysis names must belong together.

An instrument has its indicators, an indicator its questions or sub-indicators, a sub-indicator its items; the form of
the answered year says which.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.answered import answered_year
from generator.assessment.site_context import SiteContext
from generator.catalogue.groups import Group
from generator.catalogue.model import Catalogue
from generator.checks.measures.subject import Subject, subjects
from generator.checks.measures.told_elsewhere import told_elsewhere
from generator.checks.results.copied import without_copies
from generator.findings.finding import Finding, finding
from generator.records.forms.store import form_with_questions
from generator.records.model.measure import Links
from generator.records.model.result import Analysis

CODES = ("M540", "M541", "M542")

_SAME_QUESTIONS = 1
"""Years around a form with questions in which theirs are seen to be the same."""
_SURVEY = {"i": "IIT", "e": "EIT"}


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield links that contradict each other, and measures that say nothing more than the instrument."""
    for subject in subjects(site):
        yield from _measure(site, subject)
    for year, result in without_copies(site).workspace.results.items():
        for index, block in enumerate(result.record.analysis):
            points = ((("analysis", index, "points", number), point) for number, point in enumerate(block.points))
            instruments = _instruments(block)
            wrong = [
                (loc, words)
                for loc, part in ((("analysis", index), block), *points)
                for words in contradictions(site, year, part, instruments)
            ]
            if wrong:
                words = " · ".join(dict.fromkeys(words for _, words in wrong))
                yield finding("M542", result.place(*wrong[0][0]), year=year, wrong=words)


def _measure(site: SiteContext, subject: Subject) -> Iterator[Finding]:
    answers = subject.measure.answers
    wrong = list(contradictions(site, answered_year(answers, subject.year), answers, answers.instruments))
    if wrong:
        yield subject.say("M540", "answers", wrong=" · ".join(wrong))
    if not any((answers.indicators, answers.sub_indicators, answers.questions, answers.items)):
        note = told_elsewhere(subject, "indicators")
        yield note or subject.say("M541", "answers", instruments=", ".join(answers.instruments))


def _instruments(block: Analysis) -> tuple[str, ...]:
    return (*((block.instrument,) if block.instrument else ()), *block.instruments)


def contradictions(site: SiteContext, year: int, links: Links, instruments: tuple[str, ...]) -> Iterator[str]:
    """Say in Thai which of ``links`` lie outside the ``instruments``, indicators or sub-indicators named beside them.

    Indicators keep their numbers from year to year; of a ``year`` without a form no more than those can be judged.
    """
    names, form = site.workspace.names(year), site.workspace.form(year)
    asked = form if form and form.questions else _near(year, site.workspace.group)
    for number in links.indicators:
        indicator = names.indicator(number)
        if indicator and instruments and indicator.instrument not in instruments:
            yield f"ตัวชี้วัดที่ {number} เป็นของแบบวัด {indicator.instrument} ไม่ใช่ {', '.join(instruments)}"
    for code in links.questions:
        yield from _question(asked, links, code, instruments)
    for code in links.sub_indicators:
        number = int(code.partition(".")[0])
        if links.indicators and number not in links.indicators:
            yield f"ตัวชี้วัดย่อย {code} เป็นของตัวชี้วัดที่ {number}"
    for code in links.items:
        yield from _item(form, links, code, instruments)


def _near(year: int, group: Group) -> Catalogue | None:
    """Return the form of a neighbouring year, whose questions are those of a year that has none."""
    form = form_with_questions(year, group)
    return form if form and abs(form.fiscal_year - year) <= _SAME_QUESTIONS else None


def _question(form: Catalogue | None, links: Links, code: str, instruments: tuple[str, ...]) -> Iterator[str]:
    survey = _SURVEY[code[0]]
    indicator = form.indicator_of_question(code) if form else None
    if instruments and survey not in instruments:
        yield f"ข้อคำถาม {code} เป็นของแบบวัด {survey} ไม่ใช่ {', '.join(instruments)}"
    elif indicator and links.indicators and indicator not in links.indicators:
        yield f"ข้อคำถาม {code} เป็นของตัวชี้วัดที่ {indicator}"


def _item(form: Catalogue | None, links: Links, code: str, instruments: tuple[str, ...]) -> Iterator[str]:
    item = form.item(code) if form else None
    sub = form.sub_indicator(item.sub_indicator) if form and item else None
    indicator = form.indicator(sub.indicator) if form and sub else None
    owner = indicator.instrument if indicator else "OIT"
    if instruments and owner not in instruments:
        yield f"ข้อ {code} เป็นของแบบวัด {owner} ไม่ใช่ {', '.join(instruments)}"
    elif form and not all(map(form.sub_indicator, links.sub_indicators)):
        return  # one that the form does not have is told of, and may be the one meant
    elif sub and links.sub_indicators and sub.code not in links.sub_indicators:
        yield f"ข้อ {code} เป็นของตัวชี้วัดย่อย {sub.code}"
    elif sub and links.indicators and sub.indicator not in links.indicators:
        yield f"ข้อ {code} เป็นของตัวชี้วัดที่ {sub.indicator}"
