"""What the agency decided about findings: other severities, and waivers that stay visible.

An error can be neither waived nor lowered, because the site would publish something wrong. A waiver that has run out,
that fits nothing, or that cannot apply is a finding itself; those cannot be waived in turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding, Place, Severity, Waived, finding
from generator.findings.letters import Source, source_of
from generator.findings.messages.store import files, known_message
from generator.records.model.validate import did_you_mean
from generator.records.model.waiver import Waiver
from generator.thai.dates import format_date

CODES = ("W361", "W362", "W363", "W364", "W365")


@dataclass(frozen=True, slots=True)
class _Settled:
    """Findings as the agency sees them, and which waivers (by position in the site config) fit none of them."""

    findings: list[Finding]
    unused: frozenset[int]


def settle(
    site: SiteContext, findings: Sequence[Finding], *, wording: bool = True, documents: bool = True
) -> list[Finding]:
    """Return ``findings`` as the agency sees them, and what is to be said of its decisions themselves.

    Without ``documents`` (they were not opened) no waiver of what stands in documents is called unused, and without
    ``wording`` none of what is said in texts; nor is ever one of links, which are checked by a verb of their own.
    """
    settled = _settled(site, findings)
    not_looked_for = {Source.LINKS}
    not_looked_for |= set() if documents else {Source.DOCUMENTS}
    not_looked_for |= set() if wording else {Source.TEXTS}
    waivers = site.workspace.config.waivers
    unused = {index for index in settled.unused if source_of(waivers[index].code) not in not_looked_for}
    return [*settled.findings, *_on_waivers(site, unused), *_on_severities(site)]


def decided(site: SiteContext, findings: Sequence[Finding]) -> list[Finding]:
    """Return ``findings`` as the agency sees them, without a word on its decisions."""
    return _settled(site, findings).findings


def _settled(site: SiteContext, findings: Sequence[Finding]) -> _Settled:
    config = site.workspace.config
    graded = [_graded(found, config.severities) for found in findings]
    live = {index: waiver for index, waiver in enumerate(config.waivers) if _applies(waiver, site)}
    by_code: dict[str, list[int]] = {}
    for index, waiver in live.items():
        by_code.setdefault(waiver.code, []).append(index)
    used: set[int] = set()
    settled = []
    for found in graded:
        fitting = [index for index in by_code.get(found.code, ()) if _fits(live[index], found)]
        used.update(fitting)
        if fitting and found.severity is not Severity.ERROR:
            first = live[fitting[0]]
            settled.append(replace(found, waived=Waived(first.reason, first.who, first.until)))
        else:
            settled.append(found)
    return _Settled(settled, frozenset(live.keys() - used))


def _graded(found: Finding, severities: Mapping[str, str]) -> Finding:
    wanted = severities.get(found.code)
    if wanted is None or found.severity is Severity.ERROR:
        return found
    return replace(found, severity=Severity(wanted))


def _applies(waiver: Waiver, site: SiteContext) -> bool:
    known = known_message(waiver.code)
    return known is not None and known.severity != Severity.ERROR and waiver.until >= site.as_of


def _fits(waiver: Waiver, found: Finding) -> bool:
    """Tell whether the waiver speaks of this finding: everything it names must agree."""
    return (
        (waiver.year is None or waiver.year == found.year)
        and (waiver.item is None or waiver.item == found.item)
        and (waiver.part is None or waiver.part in (found.part or "").split(", "))
        and (waiver.measure is None or waiver.measure == found.measure)
        and (waiver.place is None or _stands_at(found.place, waiver.place))
    )


def _stands_at(place: Place | None, named: str) -> bool:
    """Tell whether a finding stands in the file that is named, or at its line where that is named too."""
    return place is not None and named in {place.file, f"{place.file}:{place.line}", str(place)}


def _on_waivers(site: SiteContext, unused: set[int]) -> Iterator[Finding]:
    for index, waiver in enumerate(site.workspace.config.waivers):
        place = site.workspace.config_file.place("waivers", index)
        known = known_message(waiver.code)
        if known is None:
            yield finding("W364", place, code=waiver.code, cure=_cure(waiver.code))
        elif known.severity == Severity.ERROR:
            yield finding("W363", place, code=waiver.code)
        elif waiver.until < site.as_of:
            yield finding("W361", place, code=waiver.code, day=format_date(waiver.until))
        elif index in unused:
            yield finding("W362", place, code=waiver.code)


def _on_severities(site: SiteContext) -> Iterator[Finding]:
    for code, severity in site.workspace.config.severities.items():
        known = known_message(code)
        place = site.workspace.config_file.place("severities", code)
        if known is None:
            yield finding("W364", place, code=code, cure=_cure(code))
        elif known.severity == Severity.ERROR and severity != "error":
            yield finding("W365", place, code=code, severity=severity)


def _cure(code: str) -> str:
    near = did_you_mean(code, [known.lower() for known in files()])
    return f"หมายถึง {near.upper()} ใช่หรือไม่ " if near else ""
