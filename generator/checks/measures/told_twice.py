"""Rules on a figure of a measure that is told twice: in its own record, and in the text on the result that it answers.

Two digits exchanged are the commonest slip of figures, and nothing else tells it: the same count of the same thing,
told twice or more in one way and once with its digits in another order.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from generator.assessment.answered import answered_year
from generator.assessment.site_context import SiteContext
from generator.checks.language.counts import counts
from generator.checks.language.letters import around
from generator.checks.language.passages import Passage
from generator.checks.language.percentages import PERCENT
from generator.checks.language.texts import Texts, texts_of
from generator.checks.measures.subject import Subject, subjects
from generator.findings.finding import Finding, finding
from generator.thai.digits import to_arabic

CODES = ("M569",)

_PERCENT = "ร้อยละ"
_NUMBERED = re.compile(r"มาตรการ(?:ที่|ลำดับที่)\s*(?P<number>[0-9]{1,2})(?![0-9.])")
_TOLD = {"progress", "result", "outcome"}
_TWO = 2

Figure = tuple[str, str]
"""A figure by its unit and its digits as they are told."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield figures that are those told elsewhere, with their digits in another order."""
    texts = texts_of(site)
    for subject in subjects(site):
        if not subject.is_cancelled:
            yield from _within(texts, subject)
    by_number = _numbered(site)
    for passage in texts.passages:
        if passage.kind == "narrative" and passage.year:
            yield from _beside(texts, passage, by_number.get(passage.year, {}))


def _within(texts: Texts, subject: Subject) -> Iterator[Finding]:
    told: dict[Figure, list[tuple[Passage, int, int]]] = defaultdict(list)
    times: Counter[Figure] = Counter()
    for passage in texts.of_measures.get((subject.year, subject.measure.id), ()):
        for figure, start, end in _figures(to_arabic(passage.text)):
            times[figure] += 1
            if passage.kind in _TOLD:
                told[figure].append((passage, start, end))
    target = subject.measure.target
    if target and target.number is not None and target.unit:
        times[target.unit, f"{target.number.normalize():f}"] += 1
    for (unit, digits), places in told.items():
        right = [one for of, one in times if of == unit and _is_turned(digits, one) and times[of, one] >= _TWO]
        if times[unit, digits] == 1 and len(right) == 1:
            passage, start, end = places[0]
            values: dict[str, Any] = {"said": digits, "right": right[0], "unit": unit, "where": "ที่อื่นของมาตรการนี้"}
            text = around(passage.text, start, end)
            yield finding("M569", passage.place, **passage.about, field=passage.field, text=text, **values)


def _figures(text: str) -> Iterator[tuple[Figure, int, int]]:
    for one in counts(text):
        yield (one.unit, f"{one.value:f}"), one.start, one.end
    for match in PERCENT.finditer(text):
        yield (_PERCENT, match["after"] or match["before"]), match.start(), match.end()


def _is_turned(said: str, other: str) -> bool:
    """Tell whether two figures are of the same digits, two of which, side by side, are exchanged."""
    apart = [place for place, (one, two) in enumerate(zip_longest(said, other)) if one != two]
    plain = [place - said[:place].count(".") for place in apart]
    same = len(said) == len(other) and len(apart) == _TWO and plain[1] - plain[0] == 1
    return same and said[apart[0]] == other[apart[1]] and said[apart[1]] == other[apart[0]]


def _numbered(site: SiteContext) -> Mapping[int, Mapping[int, Subject]]:
    """Return the measures by the year (BE) of the result that they answer, and by numbers that are of one alone."""
    found: dict[int, dict[int, list[Subject]]] = defaultdict(lambda: defaultdict(list))
    for subject in subjects(site):
        if subject.measure.number is not None and not subject.is_cancelled:
            found[answered_year(subject.measure.answers, subject.year)][subject.measure.number].append(subject)
    return {year: {number: of[0] for number, of in numbers.items() if len(of) == 1} for year, numbers in found.items()}


def _beside(texts: Texts, passage: Passage, measures: Mapping[int, Subject]) -> Iterator[Finding]:
    """Compare the percentage told behind ``มาตรการที่ 4`` with those that the measure tells of itself."""
    text = to_arabic(passage.text)
    named = list(_NUMBERED.finditer(text))
    for match, after in zip_longest(named, named[1:]):
        subject = measures.get(int(match["number"]))
        said = PERCENT.search(text, match.end(), after.start() if after else len(text))
        if subject is None or said is None:
            continue
        of = texts.of_measures.get((subject.year, subject.measure.id), ())
        own = {one["after"] or one["before"] for place in of for one in PERCENT.finditer(to_arabic(place.text))}
        figure = said["after"] or said["before"]
        right = [one for one in own if _is_turned(figure, one)]
        if len(right) == 1 and Decimal(figure) not in {Decimal(one) for one in own}:
            where = f"ระเบียนของมาตรการที่ {match['number']}"
            values: dict[str, Any] = {"said": figure, "right": right[0], "unit": _PERCENT, "where": where}
            shown = around(passage.text, said.start(), said.end())
            yield finding("M569", passage.place, **passage.about, field=passage.field, text=shown, **values)
