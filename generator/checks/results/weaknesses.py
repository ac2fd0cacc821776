"""Rules on the weaknesses that a result names: each has a measure, and none of the low scores is passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue
from generator.checks.results.answering import Steps, answering, indicators_of
from generator.checks.results.arithmetic import crossed_verdicts
from generator.findings.finding import Finding, finding
from generator.records.layouts.links import indicator_name
from generator.records.loading.workspace import Loaded
from generator.records.model.measure import Links
from generator.records.model.result import Analysis, Result

_LOW = 85
"""The least score of every instrument for the level “good” from FY2566, and of the total for A before that."""

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Answers:
    """The measures that answer a result: what they name, and the instruments of those that name nothing finer."""

    indicators: frozenset[int]
    questions: frozenset[str]
    instruments: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Weak:
    """What the analysis calls weak: indicators, and the instruments of what names none (None: of everything)."""

    indicators: frozenset[int]
    vague: frozenset[str | None]

    def may_mean(self, number: int, names: Catalogue) -> bool:
        """Tell whether a weakness without an indicator may be about this one."""
        indicator = names.indicator(number)
        return None in self.vague or (indicator is not None and indicator.instrument in self.vague)


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield a gap for every weakness without a measure, and a warning for what nobody speaks of."""
    measures = answering(site)
    for year, result in site.workspace.results.items():
        if year in measures and not site.workspace.lacks_measures(year + 1):
            form, names = site.workspace.form(year), site.workspace.names(year)
            answers = _answers(measures[year])
            weak = list(_weaknesses(result.record, form))
            yield from _unanswered(result, year, names, weak, answers)
            yield from _questions(result, year, weak, answers, form)
            spoken_of = _Weak(frozenset(number for _, number, _ in weak), _vague(result.record, form))
            yield from _passed_over(result, year, names, spoken_of, answers)


def _answers(measures: Sequence[Steps]) -> _Answers:
    return _Answers(
        frozenset(number for steps in measures for number in steps.indicators),
        frozenset(code for steps in measures for code in steps.links.questions),
        frozenset(name for steps in measures if not steps.indicators for name in steps.links.instruments),
    )


def _weaknesses(record: Result, form: Catalogue | None) -> Iterator[tuple[Loc, int, Links]]:
    """Yield place, indicator and links of everything that the analysis calls weak."""
    kinds = {"weakness"} if any(block.kind == "weakness" for block in record.analysis) else {"finding"}
    for index, block in enumerate(record.analysis):
        if block.kind in kinds:
            for loc, links in _parts(index, block):
                for number in dict.fromkeys(indicators_of(links, form)):
                    yield loc, number, links


def _parts(index: int, block: Analysis) -> Iterator[tuple[Loc, Links]]:
    yield ("analysis", index), block
    for number, point in enumerate(block.points):
        yield ("analysis", index, "points", number), point


def _unanswered(
    result: Loaded[Result],
    year: int,
    names: Catalogue,
    weak: Sequence[tuple[Loc, int, Links]],
    answers: _Answers,
) -> Iterator[Finding]:
    told: set[int] = set()
    for loc, number, _ in weak:
        if number not in told and not _is_answered(number, names, answers):
            told.add(number)
            yield finding("M553", result.place(*loc), year=year, indicator=indicator_name(number, names))


def _is_answered(number: int, names: Catalogue, answers: _Answers) -> bool:
    indicator = names.indicator(number)
    return number in answers.indicators or (indicator is not None and indicator.instrument in answers.instruments)


def _questions(
    result: Loaded[Result],
    year: int,
    weak: Sequence[tuple[Loc, int, Links]],
    answers: _Answers,
    form: Catalogue | None,
) -> Iterator[Finding]:
    """Tell of questions left out where the measures do name other questions of the same indicator."""
    told: set[str] = set()
    for loc, number, links in weak:
        left = [code for code in links.questions if code not in answers.questions and code not in told]
        own = {code for code in answers.questions if form and form.indicator_of_question(code) == number}
        own |= answers.questions & set(links.questions)
        if left and own:
            told.update(left)
            codes = ", ".join(left)
            yield finding("M555", result.place(*loc), year=year, questions=codes, number=number)


def _vague(record: Result, form: Catalogue | None) -> frozenset[str | None]:
    return frozenset(
        block.instrument
        for block in record.analysis
        if block.kind == "weakness" and not any(any(indicators_of(part, form)) for part in (block, *block.points))
    )


def _passed_over(
    result: Loaded[Result], year: int, names: Catalogue, weak: _Weak, answers: _Answers
) -> Iterator[Finding]:
    """Tell of indicators to improve (or low, where nothing is decided) of which the analysis names no weakness."""
    record = result.record
    crossed = {best for _, (_, best) in crossed_verdicts(record, names)}  # there the verdict itself is doubtful
    for number, score in record.indicators.items():
        verdict = record.verdicts.get(number)
        calls = verdict == "improve" if record.verdicts else score < _LOW
        if not calls or number in weak.indicators or number in crossed:
            continue
        place, name = result.place("indicators", str(number)), indicator_name(number, names)
        if not _is_answered(number, names, answers):
            yield finding("M554", place, year=year, indicator=name, score=score)
        elif weak.indicators and verdict == "improve" and not weak.may_mean(number, names):
            yield finding("M556", place, year=year, indicator=name)
