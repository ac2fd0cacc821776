"""Rules on the scores of a result: they follow from each other, and from nothing is anything missing.

Every figure is worked out in both rounding orders of ``assessment/scoring.py``; a printed one that comes out in neither
is told with the figures that do. The level is that of the year's own scale.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import combinations

from generator.assessment.scoring import Rounding, level, scores, total_of
from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue, Instrument, Level
from generator.checks.language.letters import plain
from generator.checks.results.copied import without_copies
from generator.checks.results.failed_scores import mismatched
from generator.findings.finding import Finding, finding
from generator.records.loading.workspace import Loaded
from generator.records.model.result import Result

CODES = ("S601", "S602", "S603", "S604", "S608", "S610", "S611")

_PASSED = "ผ่าน"


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield what does not add up in the results of all years."""
    site = without_copies(site)
    for year, result in site.workspace.results.items():
        names = site.workspace.names(year)
        yield from _missing(result, year, names)
        yield from _instruments(site, result, year, names)
        yield from _total(result, year, names)
        yield from _level(result, year, names)
        yield from _previous(site, result, year)


def _missing(result: Loaded[Result], year: int, names: Catalogue) -> Iterator[Finding]:
    """Tell once of all scores that a result leaves out; what follows from the others is not missing."""
    record = result.record
    if not (record.total or record.level or record.indicators or record.instruments):
        return
    absent = [one.number for one in names.indicators if one.number not in record.indicators]
    lost = [
        name
        for name in names.weights
        if name not in record.instruments and any(one.number in absent for one in names.indicators_of(name))
    ]
    words = [f"แบบวัด {', '.join(lost)}"] if lost else []
    words += [f"ตัวชี้วัดที่ {', '.join(map(str, absent))}"] if absent else []
    words += ["คะแนนรวม"] if record.total is None else []
    words += ["ระดับ"] if record.level is None else []
    undecided = [number for number in record.indicators if number not in record.verdicts]
    forgotten = undecided if len(undecided) < len(record.verdicts) else []  # else only some were ever to be told
    place = result.place("verdicts" if forgotten and not words else "indicators")
    words += [f"ข้อสรุปของตัวชี้วัดที่ {', '.join(map(str, forgotten))}"] if forgotten else []
    if words:
        yield finding("S610", place, year=year, missing=" · ".join(words))


def _instruments(site: SiteContext, result: Loaded[Result], year: int, names: Catalogue) -> Iterator[Finding]:
    """Compare each instrument with the mean of its indicators.

    Where the total agrees with the instruments and the failed items say that an indicator is wrong, that is the one.
    """
    record = result.record
    wrong = _mismatched(names, record)
    swapped = _swapped(record, wrong)
    if swapped:
        printed = ", ".join(str(record.instruments[name]) for name in swapped)
        computed = ", ".join(figures(wrong[name]) for name in swapped)
        place = result.place("instruments", swapped[0])
        yield finding("S601", place, year=year, name=", ".join(swapped), printed=printed, computed=computed)
    for name, found in wrong.items():
        items = mismatched(site, year)
        explained = any(one.number in items for one in names.indicators_of(name))
        if name not in swapped and not (explained and record.total == total_of(names, record.instruments)):
            place, given = result.place("instruments", name), record.instruments[name]
            yield finding("S601", place, year=year, name=name, printed=given, computed=figures(found))


def _mismatched(names: Catalogue, record: Result) -> dict[Instrument, set[Decimal | None]]:
    """Return the instruments that are not the mean of their indicators, with what that is in both rounding orders."""
    worked_out = _worked_out(names, record).items()
    return {name: found for name, found in worked_out if record.instruments[name] not in found and None not in found}


def _swapped(record: Result, wrong: Mapping[Instrument, Collection[Decimal | None]]) -> tuple[Instrument, ...]:
    """Return the two instruments of which each has the score of the other, if there are two."""
    return next(
        (
            (one, other)
            for one, other in combinations(wrong, 2)
            if record.instruments[one] in wrong[other] and record.instruments[other] in wrong[one]
        ),
        (),
    )


def _worked_out(names: Catalogue, record: Result) -> dict[Instrument, set[Decimal | None]]:
    """Return what the indicators make of each printed instrument in both rounding orders."""
    computed = [scores(names, record.indicators, rounding).instruments for rounding in Rounding]
    return {name: {one[name] for one in computed} for name in record.instruments}


def _total(result: Loaded[Result], year: int, names: Catalogue) -> Iterator[Finding]:
    """Compare the total with what the indicators give, and with what the printed instruments give."""
    record = result.record
    fine = {scores(names, record.indicators, rounding).total for rounding in Rounding} - {None}
    coarse = {total_of(names, record.instruments)} - {None}
    if record.total is None or record.total in fine | coarse or not fine | coarse:
        return
    if fine and coarse - fine:
        computed = f"{figures(fine)} จากคะแนนตัวชี้วัด แต่ {figures(coarse)} จากคะแนนแบบวัดที่ระบุ"
    else:
        computed = figures(fine or coarse)
    yield finding("S602", result.place("total"), year=year, printed=record.total, computed=computed)


def _level(result: Loaded[Result], year: int, names: Catalogue) -> Iterator[Finding]:
    record, scale = result.record, names.levels
    if record.level is None:
        return
    said = plain(record.level.removeprefix("ระดับ"))
    claimed = next((one for one in scale.levels if plain(one.name) == said), None)
    place = result.place("level")
    if claimed is None:
        known = ", ".join(one.name for one in scale.levels)
        yield finding("S611", place, year=year, level=record.level, known=known)
        return
    # A printed instrument that its indicators do not give is told of as such, and no ground for another finding.
    wrong = _mismatched(names, record)
    printed = {name: score for name, score in record.instruments.items() if name not in wrong}
    instruments = {**scores(names, record.indicators).instruments, **printed}
    fitting = level(scale, record.total, instruments)
    too_high = record.total is not None and record.total < claimed.total
    if (fitting and fitting is not claimed) or too_high:
        reached = fitting or level(scale, record.total, {})
        name = reached.name if reached else "ต่ำกว่านี้"
        yield finding("S603", place, year=year, level=record.level, total=record.total, right=name)
    elif record.level_word and (owner := _owner_of_word(record.level_word, names)) and owner is not claimed:
        right = claimed.words[0] if claimed.words else claimed.name
        values = {"word": record.level_word, "level": claimed.name, "right": right, "owner": owner.name}
        yield finding("S604", result.place("level_word"), year=year, **values)


def _owner_of_word(said: str, names: Catalogue) -> Level | None:
    """Return the level that a word describes: one of its words, or its name, with or without “passed” before it."""
    word = plain(said.removeprefix("ระดับ"))
    for one in names.levels.levels:
        name = plain(one.name)
        if word in map(plain, one.words) or word == name or (word and name == _PASSED + word):
            return one
    return None


def _previous(site: SiteContext, result: Loaded[Result], year: int) -> Iterator[Finding]:
    before = site.workspace.results.get(year - 1)
    stated, recorded = result.record.previous_total, before.record.total if before else None
    if stated is not None and recorded is not None and stated != recorded:
        place = result.place("previous_total")
        yield finding("S608", place, year=year, printed=stated, recorded=recorded, before=year - 1)


def figures(values: Iterable[Decimal | None]) -> str:
    """Write the figures that the rounding orders give: one, or both where they differ; none of them is nothing."""
    known = dict.fromkeys(f"{value:.2f}" for value in sorted(value for value in values if value is not None))
    return " หรือ ".join(known) + (" (ตามลำดับการปัดเศษ)" if len(known) > 1 else "")
