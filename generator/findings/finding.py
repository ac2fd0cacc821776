"""Findings: what the program has to say about a folder, as plain values.

Every room of the pipeline yields findings; only the reporter at the edge prints them. The wording of every
code lives in ``generator/findings/messages/*.yml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.findings.choices import Choice
from generator.findings.marks import Mark
from generator.findings.messages.store import message


class Severity(Choice):
    """How much a finding matters, from worst to least."""

    ERROR = "error", "ผิดพลาด"
    GAP = "gap", "ขาด"
    WARNING = "warning", "ควรตรวจ"
    NOTE = "note", "ข้อสังเกต"


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
class Finding:
    """One thing to tell the official: what, where, how to mend it, and whom it concerns.

    A finding that is ``waived`` stays visible, and stands in nobody's way.
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
    unit: str | None = None
    year: int | None = None
    waived: Waived | None = None

    @property
    def counts(self) -> bool:
        """Whether something is to be done about it: it is more than a note and not waived."""
        return self.severity is not Severity.NOTE and self.waived is None

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
    unit: str | None = None,
    year: int | None = None,
    **values: object,
) -> Finding:
    """Make the finding of ``code`` with its catalogue wording.

    ``values`` fill the ``{names}`` of the wording,
    beside ``{item}``, ``{part}``, ``{measure}``, ``{unit}`` and ``{year}``.

    Raises ``KeyError`` for a code or a name that the catalogue of messages does not have: a fault of ours.
    """
    entry = message(code)
    values |= {"item": item, "part": part, "measure": measure, "unit": unit, "year": year}
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
        unit=unit,
        year=year,
    )


def cure(code: str, name: str, /, **values: object) -> str:
    """Return the cure called ``name`` of the message of ``code``, to fill ``{cure}`` in its wording."""
    return message(code).cures[name].format(**values)


def has_errors(findings: Sequence[Finding]) -> bool:
    """Tell whether any finding forbids a build."""
    return any(found.severity is Severity.ERROR for found in findings)
