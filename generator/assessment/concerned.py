"""Which year, item and measure a finding is about: as it says itself, else by the record that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.findings.finding import Finding
from generator.records.model.codes import code_of_stem

_ITEM = re.compile(r"oit_items/(?P<year>\d{4})/(?P<name>[^/]+)\.yml")
_MEASURE = re.compile(r"content/measures/(?P<year>\d{4})/(?P<name>[^/]+)\.yml")
_RESULT = re.compile(r"content/results/(?P<year>\d{4})\.yml")
_OF_A_YEAR = re.compile(r"(?:oit_items|content/measures|content/results)/(?P<year>\d{4})(?:/|\.yml|$)")


@dataclass(frozen=True, slots=True)
class Concerned:
    """What a finding is about; ``is_result`` where it is said of the result of ``year`` (BE)."""

    year: int | None
    item: str | None
    measure: str | None
    is_result: bool = False

    @property
    def years(self) -> frozenset[int]:
        """The years whose assessment it matters to: what a result calls for is answered in the year after it."""
        if self.year is None:
            return frozenset()
        return frozenset({self.year, self.year + 1} if self.is_result else {self.year})


def concerned(problem: Finding) -> Concerned:
    """Return what ``problem`` is about."""
    file = problem.place.file if problem.place else ""
    item, measure = _ITEM.fullmatch(file), _MEASURE.fullmatch(file)
    year = problem.year
    if year is None and (placed := _OF_A_YEAR.match(file)):
        year = int(placed["year"])
    return Concerned(
        year,
        problem.item or (code_of_stem(item["name"]) if item else None),
        problem.measure or (measure["name"] if measure else None),
        is_result=_RESULT.fullmatch(file) is not None,
    )
