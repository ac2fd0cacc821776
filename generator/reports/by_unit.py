"""Findings grouped by the unit that must act, in the order of the agency's register; each unit has all of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.assessment.acting_units import NOBODY
from generator.assessment.responsibility import EVERY_UNIT_THAI
from generator.findings.finding import Finding, Severity
from generator.records.loading.workspace import Workspace


@dataclass(frozen=True, slots=True)
class UnitFindings:
    """A unit's name and what it must act on."""

    unit: str
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> dict[Severity, int]:
        """How many of each severity, without those that are waived."""
        tally = Counter(finding.severity for finding in self.findings if finding.waived is None)
        return {severity: tally[severity] for severity in Severity}


def by_unit(findings: Sequence[Finding], workspace: Workspace | None) -> tuple[UnitFindings, ...]:
    """Group ``findings``: units of the register in its order, other names as they come, every unit, then nobody."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        for unit in finding.units or (NOBODY,):
            groups.setdefault(unit, []).append(finding)
    register = [unit.name for unit in workspace.config.units] if workspace else []
    last = [EVERY_UNIT_THAI, NOBODY]
    others = [name for name in groups if name not in register and name not in last]
    return tuple(
        UnitFindings(name, tuple(groups[name])) for name in dict.fromkeys((*register, *others, *last)) if name in groups
    )
