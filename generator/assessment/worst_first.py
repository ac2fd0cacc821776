"""The order in which findings are told: severity, points, place; and what is one cause in many places, together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from generator.assessment.at_stake import points_of
from generator.findings.finding import Finding, Severity
from generator.findings.messages.store import known_message

_NUMBER = re.compile(r"\d+")
_LONGEST_NUMBER = 9
_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True)
class Group:
    """Findings of one code and severity, one at least, in the order of their places, those that cost most first.

    They are waived, or none of them is.
    """

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The one that stands for all."""
        return self.findings[0]

    @cached_property
    def points(self) -> Decimal | None:
        """The points that hang on all of them together."""
        return points_of(self.findings)

    @cached_property
    def causes(self) -> dict[str, tuple[Finding, ...]]:
        """The findings by what they say, whatever it is said of."""
        causes: dict[str, list[Finding]] = {}
        for found in self.findings:
            causes.setdefault(found.cause or found.message, []).append(found)
        return {cause: tuple(some) for cause, some in causes.items()}

    @property
    def words(self) -> str:
        """What is wrong, in one line: as the one finding says it, as all of them do, or what they have in common."""
        if len(self.findings) == 1:
            return self.first.message
        if len(self.causes) == 1:
            return next(iter(self.causes))
        known = known_message(self.first.code)
        return (known.meaning if known else "") or self.first.message


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Return ``findings`` group by group, the worst first; those that are waived come last."""
    groups: dict[tuple[bool, Severity, str], list[Finding]] = {}
    for found in findings:
        groups.setdefault((found.waived is not None, found.severity, found.code), []).append(found)
    return tuple(sorted((Group(tuple(sorted(group, key=_weight))) for group in groups.values()), key=_weight_of_group))


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Sort ``findings`` as they are told: group by group."""
    return [found for group in grouped(findings) for found in group.findings]


def in_reading_order(findings: Sequence[Finding]) -> list[Finding]:
    """Sort by file and line, whole-folder findings first, so that an official can go through them file by file."""
    return sorted(findings, key=lambda found: (*_place(found), found.code))


def _place(found: Finding) -> tuple[str, int, int]:
    place = found.place
    return (place.file, place.line or 0, place.column or 0) if place else ("", 0, 0)


def _weight(found: Finding) -> tuple[Decimal, str, int, int]:
    file, line, column = _place(found)
    return -(points_of([found]) or Decimal(0)), _as_counted(file), line, column


def _as_counted(file: str) -> str:
    """Return what puts ``m2.yml`` before ``m10.yml``."""
    return _NUMBER.sub(lambda number: number[0].zfill(_LONGEST_NUMBER), file)


def _weight_of_group(group: Group) -> tuple[bool, int, Decimal, tuple[str, int, int], str]:
    first = group.first
    cost = -(group.points or Decimal(0))
    return (first.waived is not None, _ORDER[first.severity], cost, _place(first), first.code)
