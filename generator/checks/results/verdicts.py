"""Rules on what the indicators of a result are called: what is to be kept has the better scores.

What is called to be kept in an analysis without verdicts, or in running text, counts like a verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.assessment.scoring import Rounding, scores
from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue
from generator.checks.per_site import once_per_site
from generator.checks.results.called import Called, called
from generator.checks.results.copied import without_copies
from generator.findings.finding import Finding, cure, finding
from generator.records.model.result import Result

CODES = ("S609", "S617")

LOW = 85
"""The least score of every instrument for the level “good” from FY2566, and of the total for A before that."""
_HIGH = 95
"""The score from which nothing is wrong with keeping, whatever the other survey has."""
_SURVEYS = ("IIT", "EIT")

Scored = tuple[Decimal, int]
"""The score of an indicator, and its number."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Tell of an indicator to keep that scored less than one to improve, that is low, or that is the lowest of all.

    Where an instrument is not the mean of its indicators, a score is wrong before the verdicts are.
    """
    known = without_copies(site)
    for year, result in known.workspace.results.items():
        calls, told = called(known).get(year, {}), set[int]()
        for kept, best in crossed_verdicts(known).get(year, ()):
            told.add(kept[1])
            place = result.place(*calls[kept[1]].loc)
            yield finding("S609", place, year=year, number=kept[1], score=kept[0], other=best[1], better=best[0])
        for number, why in _too_low(result.record, calls, known.workspace.names(year)):
            if number not in told:
                place, score = result.place(*calls[number].loc), result.record.indicators[number]
                said = cure("S617", "low") if why == "low" else cure("S617", "lowest")
                yield finding("S617", place, year=year, number=number, score=score, cure=said)


@once_per_site
def crossed_verdicts(site: SiteContext) -> Mapping[int, tuple[tuple[Scored, Scored], ...]]:
    """Return by year (BE) the lowest indicator to keep and the best to improve, score first, where they cross."""
    workspace, calls = site.workspace, called(site)
    return {
        year: tuple(_crossed(result.record, workspace.names(year), calls.get(year, {})))
        for year, result in workspace.results.items()
    }


def _crossed(record: Result, names: Catalogue, calls: Mapping[int, Called]) -> Iterator[tuple[Scored, Scored]]:
    """Yield where they cross within an instrument, else between the surveys: an item that failed calls for its own."""
    computed = [scores(names, record.indicators, rounding).instruments for rounding in Rounding]
    sound: list[Scored] = []
    crossed = False
    for instrument in names.weights:
        given = record.instruments.get(instrument)
        if given is not None and given not in {one[instrument] for one in computed}:
            continue
        scored = [
            (record.indicators[one.number], one.number)
            for one in names.indicators_of(instrument)
            if one.number in record.indicators
        ]
        if pair := _pair(scored, calls):
            crossed = True
            yield pair
        elif instrument in _SURVEYS:
            sound += scored
    if not crossed and (pair := _pair(sound, calls)) and pair[0][0] < _HIGH:
        yield pair


def _pair(scored: list[Scored], calls: Mapping[int, Called]) -> tuple[Scored, Scored] | None:
    """Return the lowest of ``scored`` to keep and the best to improve, where the first has less than the other."""
    kept, improved = (
        [pair for pair in scored if pair[1] in calls and calls[pair[1]].verdict == verdict]
        for verdict in ("maintain", "improve")
    )
    pair = (min(kept), max(improved)) if kept and improved else None
    return pair if pair and pair[0][0] < pair[1][0] else None


def _too_low(record: Result, calls: Mapping[int, Called], names: Catalogue) -> Iterator[tuple[int, str]]:
    """Yield the indicators to keep that are low, and one that is the lowest of all while others are to be improved.

    Where a whole instrument is low, the best of it may well be what is to be kept.
    """
    known = record.indicators
    lowest = min(known.values(), default=Decimal(0))
    improved = any(one.verdict == "improve" for one in calls.values())
    for number, one in calls.items():
        if one.verdict != "maintain" or number not in known:
            continue
        if known[number] < LOW and not _is_best_of_low(number, known, calls, names):
            yield number, "low"
        elif improved and known[number] == lowest and list(known.values()).count(lowest) == 1:
            yield number, "lowest"


def _is_best_of_low(number: int, known: Mapping[int, Decimal], calls: Mapping[int, Called], names: Catalogue) -> bool:
    indicator = names.indicator(number)
    of = [one.number for one in names.indicators_of(indicator.instrument)] if indicator else []
    scored = [known[one] for one in of if one in known]
    improved = [known[one] for one in of if one in known and one in calls and calls[one].verdict == "improve"]
    mean = sum(scored, Decimal(0)) / len(scored) if scored else Decimal(0)
    return bool(improved) and mean < LOW and max(improved) < known[number]
