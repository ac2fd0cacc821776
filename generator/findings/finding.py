"""Findings: what the program has to say about a folder, as plain values.

Every room of the pipeline yields findings; only the reporter at the edge prints them. The wording of every
code lives in ``generator/findings/messages/*.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from generator.findings.choices import Choice
from generator.findings.marks import Mark
from generator.findings.messages.store import message

_NAMES_IN_A_ROW = re.compile(r"…(?: …)+")


class Severity(Choice):
    """How much a finding matters, from worst to least.

    An error stops a build; a gap loses points as the records stand, be it that something is missing or that it is of
    another year or agency; a warning may be right, and somebody must look; a note costs nothing.
    """

    ERROR = "error", "ผิดพลาด"
    GAP = "gap", "เสียคะแนน"
    WARNING = "warning", "ควรตรวจ"
    NOTE = "note", "ข้อสังเกต"


class Own(str):
    """A value of a wording that is what a record or a part of it is called: it tells places apart, and no causes."""

    __slots__ = ()
    instead = "…"


class Where(Own):
    """Such a value that says where in the record, and is left out where a cause is told."""

    __slots__ = ()
    instead = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A position in the agency's folder: POSIX path relative to it, 1-based line and column where known."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Return ``file:line:column`` with the unknown parts left out."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True)
class Waived:
    """That the agency has decided to live with a finding: why, who decided, and the last day of it."""

    reason: str
    who: str
    until: date


@dataclass(frozen=True, slots=True)
class Stake:
    """Points of the total of ``year`` (BE) that hang on something: ``of`` leads to it, from its indicator on down.

    What lies below something else is a share of its points: ``("9", "9.2", "O12")`` of ``("9",)``.
    """

    year: int
    of: tuple[str, ...]
    points: Fraction


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the official: what, where, how to mend it, and whom it concerns.

    Findings of one ``cause`` say the same of several places. ``also`` are further places of the same thing in its
    file, ``units`` everyone who must act, ``indicators`` those whose scores it speaks of, ``stakes`` what it costs. A
    finding that is ``waived`` stays visible, and stands in nobody's way. ``paper`` is where in an imported paper the
    value of which it speaks stood.
    """

    code: str
    severity: Severity
    message: str
    hint: str = ""
    example: str = ""
    place: Place | None = None
    item: str | None = None
    part: str | None = None
    measure: str | None = None
    year: int | None = None
    cause: str = ""
    also: tuple[Place, ...] = ()
    units: tuple[str, ...] = ()
    indicators: tuple[int, ...] = ()
    stakes: tuple[Stake, ...] = ()
    waived: Waived | None = None
    paper: str = ""

    @property
    def counts(self) -> bool:
        """Whether something is to be done about it: it is more than a note and not waived."""
        return self.severity is not Severity.NOTE and self.waived is None

    def of_indicators(self, *numbers: int) -> Finding:
        """Return the same, said of the scores of these indicators."""
        return replace(self, indicators=numbers)

    def marked(self, mark: Mark) -> bool:
        """Tell whether findings of its kind have the property ``mark``."""
        return mark in message(self.code).marks


def finding(  # noqa: PLR0913 - whom a finding concerns is named, never positional
    code: str,
    place: Place | None = None,
    /,
    *,
    item: str | None = None,
    part: str | None = None,
    measure: str | None = None,
    year: int | None = None,
    **values: object,
) -> Finding:
    """Make the finding of ``code`` with its catalogue wording.

    ``values`` fill the ``{names}`` of the wording, beside ``{item}``, ``{part}``, ``{measure}`` and ``{year}``.

    Raises ``KeyError`` for a code or a name that the catalogue of messages does not have: a fault of ours.
    """
    entry = message(code)
    values |= {"item": item, "part": part, "measure": measure, "year": year}
    return Finding(
        code=code,
        severity=Severity(entry.severity),
        message=entry.message.format(**values),
        hint=entry.hint.format(**values),
        example=entry.example,
        place=place,
        item=item,
        part=part,
        measure=measure,
        year=year,
        cause=_cause(entry.message, values),
    )


def _cause(wording: str, values: dict[str, object]) -> str:
    """Return what is said without the names of that of which it is said."""
    known = {name: value.instead if isinstance(value, Own) and value else value for name, value in values.items()}
    known |= {name: Own.instead for name in ("item", "measure") if known[name]}
    return _NAMES_IN_A_ROW.sub(Own.instead, wording.format(**known))


def cure(code: str, name: str, /, **values: object) -> str:
    """Return the cure called ``name`` of the message of ``code``, to fill ``{cure}`` in its wording."""
    return message(code).cures[name].format(**values)


def has_errors(findings: Sequence[Finding]) -> bool:
    """Tell whether any finding forbids a build."""
    return any(found.severity is Severity.ERROR for found in findings)
