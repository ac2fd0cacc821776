"""Rules on the weaknesses that a result names: each has a measure, and none of the low scores is passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue
from generator.checks.per_site import once_per_site
from generator.checks.results.answering import Steps, answering, indicators_of
from generator.checks.results.copied import without_copies
from generator.checks.results.verdicts import LOW, crossed_verdicts
from generator.findings.finding import Finding, finding
from generator.records.layouts.links import indicator_name
from generator.records.loading.workspace import Loaded
from generator.records.model.measure import Links
from generator.records.model.result import Analysis, Result

CODES = ("M553", "M554", "M555", "M556")

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


@dataclass(frozen=True)
class _Answered:
    """A result of ``year`` (BE) with what the measures that answer it name."""

    result: Loaded[Result]
    year: int
    form: Catalogue | None
    names: Catalogue
    answers: _Answers
    crossed: frozenset[int]

    @cached_property
    def weak(self) -> tuple[tuple[Loc, int, Links], ...]:
        """Place, indicator and links of everything that the analysis calls weak."""
        return tuple(_weaknesses(self.result.record, self.form))

    @cached_property
    def without_measure(self) -> tuple[tuple[Loc, int], ...]:
        """Place and number of every weak indicator that no measure answers, each once."""
        places: dict[int, Loc] = {}
        for loc, number, _ in self.weak:
            if number not in places and not _is_answered(number, self.names, self.answers):
                places[number] = loc
        return tuple((loc, number) for number, loc in places.items())


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield a gap for every weakness without a measure, and a warning for what nobody speaks of."""
    for answered in _answered(without_copies(site)):
        for loc, number in answered.without_measure:
            yield finding(
                "M553",
                answered.result.place(*loc),
                year=answered.year,
                indicator=indicator_name(number, answered.names),
            ).of_indicators(number)
        yield from _questions(answered)
        yield from _passed_over(answered)


def years_without_measure(site: SiteContext) -> frozenset[int]:
    """Return the years (BE) whose result names a weakness that no measure answers."""
    return frozenset(answered.year for answered in _answered(without_copies(site)) if answered.without_measure)


@once_per_site
def _answered(site: SiteContext) -> tuple[_Answered, ...]:
    """Return the results that measures answer, as far as all measures of the year could be read."""
    measures, crossed = answering(site), crossed_verdicts(site)
    return tuple(
        _Answered(
            result,
            year,
            site.workspace.form(year),
            site.workspace.names(year),
            _answers(measures[year]),
            frozenset(best for _, (_, best) in crossed.get(year, ())),
        )
        for year, result in site.workspace.results.items()
        if year in measures and not site.workspace.lacks_measures(year + 1)
    )


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


def _found_of(record: Result, form: Catalogue | None) -> frozenset[int]:
    """Return the indicators of which the analysis says what was found, which may be told of as weak there."""
    parts = (
        part for index, one in enumerate(record.analysis) if one.kind == "finding" for _, part in _parts(index, one)
    )
    return frozenset(number for part in parts for number in indicators_of(part, form))


def _parts(index: int, block: Analysis) -> Iterator[tuple[Loc, Links]]:
    yield ("analysis", index), block
    for number, point in enumerate(block.points):
        yield ("analysis", index, "points", number), point


def _is_answered(number: int, names: Catalogue, answers: _Answers) -> bool:
    indicator = names.indicator(number)
    return number in answers.indicators or (indicator is not None and indicator.instrument in answers.instruments)


def _questions(answered: _Answered) -> Iterator[Finding]:
    """Tell of questions left out where the measures do name other questions of the same indicator."""
    answers, form = answered.answers, answered.form
    told: set[str] = set()
    for loc, number, links in answered.weak:
        left = [code for code in links.questions if code not in answers.questions and code not in told]
        own = {code for code in answers.questions if form and form.indicator_of_question(code) == number}
        own |= answers.questions & set(links.questions)
        if left and own:
            told.update(left)
            codes = ", ".join(left)
            yield finding("M555", answered.result.place(*loc), year=answered.year, questions=codes, number=number)


def _vague(record: Result, form: Catalogue | None) -> frozenset[str | None]:
    return frozenset(
        block.instrument
        for block in record.analysis
        if block.kind == "weakness" and not any(any(indicators_of(part, form)) for part in (block, *block.points))
    )


def _passed_over(answered: _Answered) -> Iterator[Finding]:
    """Tell of indicators to improve (or low, where nothing is decided) of which the analysis names no weakness."""
    result, year, names = answered.result, answered.year, answered.names
    weak = _Weak(frozenset(number for _, number, _ in answered.weak), _vague(result.record, answered.form))
    record = result.record
    for number, score in record.indicators.items():
        verdict = record.verdicts.get(number)
        calls = verdict == "improve" if record.verdicts else score < LOW
        if not calls or number in weak.indicators or number in answered.crossed:  # there the verdict is doubtful
            continue
        place, name = result.place("indicators", str(number)), indicator_name(number, names)
        if not _is_answered(number, names, answered.answers):
            yield finding("M554", place, year=year, indicator=name, score=score).of_indicators(number)
        elif (
            weak.indicators
            and verdict == "improve"
            and not weak.may_mean(number, names)
            and number not in _found_of(record, answered.form)
        ):
            yield finding("M556", place, year=year, indicator=name).of_indicators(number)
