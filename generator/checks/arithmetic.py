"""Rules on the scores of a result: they follow from each other, and from nothing is anything missing.

Every figure is worked out in both rounding orders of ``generator/scoring.py``; a printed one that comes out in neither
is told with the figures that do. The level is that of the year's own scale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.catalogue.model import Catalogue
from generator.context import SiteContext
from generator.findings import Finding, finding
from generator.model.result import Result
from generator.scoring import Rounding, level, scores, total_of
from generator.text_rules.letters import plain
from generator.workspace import Loaded


def check(site: SiteContext) -> Iterator[Finding]:
    """Give what does not add up in the results of all years."""
    for year, result in site.workspace.results.items():
        names = site.workspace.names(year)
        yield from _missing(result, year, names)
        yield from _instruments(result, year, names)
        yield from _total(result, year, names)
        yield from _level(result, year, names)
        yield from _previous(site, result, year)
        yield from _verdicts(result, year, names)


def figures(values: Iterable[Decimal | None]) -> str:
    """Write the figures that the rounding orders give: one, or both where they differ; none of them is nothing."""
    known = dict.fromkeys(f"{value:.2f}" for value in values if value is not None)
    return " หรือ ".join(known) + (" (ตามลำดับการปัดเศษ)" if len(known) > 1 else "")


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
    if words:
        yield finding("S610", result.place("indicators"), year=year, missing=" · ".join(words))


def _instruments(result: Loaded[Result], year: int, names: Catalogue) -> Iterator[Finding]:
    record = result.record
    computed = [scores(names, record.indicators, rounding).instruments for rounding in Rounding]
    for name, printed in record.instruments.items():
        found = {one[name] for one in computed}
        if printed not in found and None not in found:
            place = result.place("instruments", name)
            yield finding("S601", place, year=year, name=name, printed=printed, computed=figures(found))


def _total(result: Loaded[Result], year: int, names: Catalogue) -> Iterator[Finding]:
    """Compare the total with what the indicators give, and with what the printed instruments give."""
    record = result.record
    found = [scores(names, record.indicators, rounding).total for rounding in Rounding]
    found.append(total_of(names, record.instruments))
    known = [total for total in found if total is not None]
    if record.total is not None and known and record.total not in known:
        place = result.place("total")
        yield finding("S602", place, year=year, printed=record.total, computed=figures(known))


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
    instruments = {**scores(names, record.indicators).instruments, **record.instruments}
    fitting = level(scale, record.total, instruments)
    too_high = record.total is not None and record.total < claimed.total
    if (fitting and fitting is not claimed) or too_high:
        right = fitting or level(scale, record.total, {})
        name = right.name if right else "ต่ำกว่านี้"
        yield finding("S603", place, year=year, level=record.level, total=record.total, right=name)
    elif record.level_word:
        word = plain(record.level_word.removeprefix("ระดับ"))
        owner = next((one for one in scale.levels if word in map(plain, one.words)), None)
        if owner and owner is not claimed and claimed.words:
            place = result.place("level_word")
            values = {"word": record.level_word, "level": claimed.name, "right": claimed.words[0], "owner": owner.name}
            yield finding("S604", place, year=year, **values)


def _previous(site: SiteContext, result: Loaded[Result], year: int) -> Iterator[Finding]:
    before = site.workspace.results.get(year - 1)
    stated, recorded = result.record.previous_total, before.record.total if before else None
    if stated is not None and recorded is not None and stated != recorded:
        place = result.place("previous_total")
        yield finding("S608", place, year=year, printed=stated, recorded=recorded, before=year - 1)


def _verdicts(result: Loaded[Result], year: int, names: Catalogue) -> Iterator[Finding]:
    """Tell of an indicator to keep that scored less than one to improve of the same instrument, and the like."""
    record = result.record
    for instrument in names.weights:
        scored = [
            (record.indicators[one.number], one.number)
            for one in names.indicators_of(instrument)
            if one.number in record.indicators
        ]
        improve = [pair for pair in scored if record.verdicts.get(pair[1]) == "improve"]
        for score, number in scored:
            verdict, best = record.verdicts.get(number), max(improve, default=None)
            place = result.place("verdicts", str(number))
            if verdict == "maintain" and best and score < best[0]:
                yield finding("S609", place, year=year, number=number, score=score, other=best[1], better=best[0])
