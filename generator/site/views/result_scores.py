"""A year's ITA scores as they are shown: what was announced, what follows from it by arithmetic, and what changed.

An announced figure always stands before a computed one, and every figure says which of the two it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.assessment.answered import indicator_anchor
from generator.assessment.measure_totals import INSTRUMENT_THAI
from generator.assessment.scoring import Scores, scores
from generator.catalogue.model import Catalogue, Indicator
from generator.findings.choices import Choice
from generator.records.loading.workspace import Workspace
from generator.records.model.result import Result


class Verdict(Choice):
    """What an agency resolves on an indicator of its result; a printed layout may have words of its own for it."""

    IMPROVE = "improve", "ต้องปรับปรุง"
    MAINTAIN = "maintain", "รักษาและต่อยอด"


@dataclass(frozen=True, slots=True)
class Score:
    """A score 0–100, or None where nobody knows; ``computed`` when it follows from other scores of the year."""

    value: Decimal | None
    computed: bool = False
    before: Decimal | None = None

    @property
    def change(self) -> Decimal | None:
        """The difference from the year before."""
        return None if self.value is None or self.before is None else self.value - self.before


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """An indicator's line: its score, the agency's verdict and the survey questions behind it."""

    number: int
    title: str
    anchor: str
    score: Score
    verdict: Verdict | None
    questions: str


@dataclass(frozen=True, slots=True)
class InstrumentScore:
    """An instrument with its weight in percent and its indicators."""

    name: str
    title: str
    weight: Decimal
    score: Score
    indicators: tuple[IndicatorScore, ...]


@dataclass(frozen=True, slots=True)
class ResultScores:
    """The scores of a year; ``checked`` is the total by arithmetic where that differs from the announced one."""

    total: Score
    level: str | None
    level_computed: bool
    level_note: str
    checked: Decimal | None
    instruments: tuple[InstrumentScore, ...]

    @property
    def has_computed(self) -> bool:
        """Whether any figure is not an announced one."""
        return any(score.computed for score in (self.total, *(instrument.score for instrument in self.instruments)))


def result_scores(workspace: Workspace, year: int) -> ResultScores:
    """Return the scores of the result that ``year`` (BE) received; raises ``KeyError`` when there is none."""
    record = workspace.results[year].record
    form = workspace.names(year)
    computed = scores(form, record.indicators)
    previous = workspace.results[year - 1].record if year - 1 in workspace.results else None
    before = total_of(workspace, year - 1).value if previous else None
    total = _score(record.total, computed.total, record.previous_total if before is None else before)
    differs = record.total is not None and computed.total is not None and record.total != computed.total
    level, level_computed = _level(workspace, year, record, computed)
    return ResultScores(
        total,
        level,
        level_computed,
        form.levels.note if level_computed else "",
        computed.total if differs else None,
        tuple(_instruments(form, record, computed, previous)),
    )


def total_of(workspace: Workspace, year: int) -> Score:
    """Return the total of a year with a result: as announced, else as its indicators make it."""
    record = workspace.results[year].record
    return _score(record.total, scores(workspace.names(year), record.indicators).total, None)


def _level(workspace: Workspace, year: int, record: Result, computed: Scores) -> tuple[str | None, bool]:
    """Return the level, and whether we worked it out; that takes the year's own scale, never a neighbour's."""
    if record.level:
        return " ".join(filter(None, (record.level, f"({record.level_word})" if record.level_word else ""))), False
    form = workspace.form(year)
    if form is None or form.fiscal_year != year or computed.level is None:
        return None, False
    return computed.level.name, True


def _instruments(
    form: Catalogue, record: Result, computed: Scores, previous: Result | None
) -> Iterator[InstrumentScore]:
    before = {**scores(form, previous.indicators).instruments, **previous.instruments} if previous else {}
    for name, weight in form.weights.items():
        score = _score(
            record.instruments.get(name),
            computed.instruments.get(name),
            before.get(name),
        )
        indicators = tuple(_indicator(form, indicator, record, previous) for indicator in form.indicators_of(name))
        if score.value is not None or any(indicator.score.value is not None for indicator in indicators):
            yield InstrumentScore(name, INSTRUMENT_THAI[name], weight, score, indicators)


def _indicator(form: Catalogue, indicator: Indicator, record: Result, previous: Result | None) -> IndicatorScore:
    number = indicator.number
    verdict = record.verdicts.get(number)
    asked = next((questions for questions in form.questions if questions.indicator == number), None)
    return IndicatorScore(
        number,
        indicator.title,
        indicator_anchor(number),
        Score(record.indicators.get(number), before=previous.indicators.get(number) if previous else None),
        Verdict(verdict) if verdict else None,
        f"ข้อคำถาม {asked.first}–{asked.last}" if asked else "",
    )


def _score(announced: Decimal | None, computed: Decimal | None, before: Decimal | None) -> Score:
    if announced is not None:
        return Score(announced, before=before)
    return Score(computed, computed=computed is not None, before=before)
