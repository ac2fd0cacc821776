"""Measures counted: by status, responsible unit, instrument of the result they answer, and quarter.

A measure of two units, instruments or quarters counts in both, so that each figure is the number of measures a
reader finds when looking there; only the counts by status add up to the number of measures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.assessment.measure_entries import MeasureEntry
from generator.assessment.measure_words import days_words
from generator.assessment.responsibility import EVERY_UNIT_THAI
from generator.catalogue.model import Catalogue
from generator.records.model.measure import Links
from generator.records.model.progress import WORK_STATUS_THAI, WorkStatus
from generator.records.model.site_config import Unit
from generator.thai.fiscal import QUARTERS, quarter_span

INSTRUMENT_THAI = {
    "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
    "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
    "OIT": "แบบวัดการเปิดเผยข้อมูลสาธารณะ",
}
INSTRUMENTS = tuple(INSTRUMENT_THAI)
SHARED, OTHER, NOBODY = "all-units", "other-units", "no-unit"
"""Keys of the groups that are no unit of the register."""


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """Measures that have something in common; ``key`` names it in addresses."""

    key: str
    label: str
    entries: tuple[MeasureEntry, ...]
    note: str = ""

    @property
    def count(self) -> int:
        """How many measures."""
        return len(self.entries)

    @property
    def overdue(self) -> int:
        """How many of them are overdue."""
        return sum(entry.state.is_overdue for entry in self.entries)

    def of(self, status: WorkStatus) -> int:
        """How many of them have that status."""
        return sum(entry.state.status == status for entry in self.entries)

    @property
    def segments(self) -> tuple[tuple[WorkStatus, int], ...]:
        """The counts by status, from done to not begun, as a bar shows them."""
        return tuple((status, self.of(status)) for status in ("done", "in_progress", "not_started", "cancelled"))


def by_status(entries: Sequence[MeasureEntry]) -> tuple[MeasureGroup, ...]:
    """Group by status in the order of work; a status that no measure has is there with none."""
    return tuple(
        MeasureGroup(key, label, tuple(entry for entry in entries if entry.state.status == key))
        for key, label in WORK_STATUS_THAI.items()
    )


def by_unit(entries: Sequence[MeasureEntry], units: Sequence[Unit]) -> tuple[MeasureGroup, ...]:
    """Group by responsible unit in the order of the register, then shared, unregistered and nobody's; none empty."""
    taken = {unit.id for unit in units}
    rest = {
        _free(SHARED, taken): (EVERY_UNIT_THAI, [entry for entry in entries if entry.responsibility.shared]),
        _free(OTHER, taken): ("ผู้รับผิดชอบอื่น", [entry for entry in entries if entry.responsibility.others]),
        _free(NOBODY, taken): (
            "ไม่ได้ระบุผู้รับผิดชอบ",
            [entry for entry in entries if not entry.responsibility.is_named],
        ),
    }
    groups = [
        *(
            MeasureGroup(unit.id, unit.name, tuple(entry for entry in entries if unit in entry.responsibility.units))
            for unit in units
        ),
        *(MeasureGroup(key, label, tuple(grouped)) for key, (label, grouped) in rest.items()),
    ]
    return tuple(group for group in groups if group.entries)


def by_instrument(entries: Sequence[MeasureEntry], form: Catalogue) -> tuple[MeasureGroup, ...]:
    """Group by the instrument whose result the measure answers; ``form`` knows which indicator belongs to which."""
    answering = [(entry, instruments_of(entry.measure.answers, form)) for entry in entries]
    groups = [
        MeasureGroup(
            name, name, tuple(entry for entry, instruments in answering if name in instruments), INSTRUMENT_THAI[name]
        )
        for name in INSTRUMENTS
    ]
    rest = tuple(entry for entry, instruments in answering if not instruments)
    return (*groups, MeasureGroup("none", "ไม่ระบุแบบวัด", rest)) if rest else tuple(groups)


def by_quarter(entries: Sequence[MeasureEntry], year: int) -> tuple[MeasureGroup, ...]:
    """Group by the quarters of fiscal year ``year`` (BE) in which work is planned."""
    spans = [(quarter, quarter_span(year, quarter)) for quarter in QUARTERS]
    groups = [
        MeasureGroup(
            str(quarter),
            f"ไตรมาส {quarter}",
            tuple(entry for entry in entries if quarter in entry.state.quarters()),
            days_words(span.start, span.end),
        )
        for quarter, span in spans
    ]
    rest = tuple(entry for entry in entries if not entry.state.quarters())
    return (*groups, MeasureGroup("none", "ไม่ระบุระยะเวลาในปีนี้", rest)) if rest else tuple(groups)


def instruments_of(links: Links, form: Catalogue) -> tuple[str, ...]:
    """Return the instruments that ``links`` speak of, also through an indicator, a question or an item, in order."""
    indicators = [form.indicator(number) for number in links.indicators]
    names: set[str] = {*links.instruments, *(indicator.instrument for indicator in indicators if indicator)}
    names |= {"IIT" if code.startswith("i") else "EIT" for code in links.questions}
    if links.sub_indicators or links.items:
        names.add("OIT")
    return tuple(name for name in INSTRUMENTS if name in names)


def _free(key: str, taken: set[str]) -> str:
    """Return ``key``, or a spelling of it that no unit of the agency has."""
    while key in taken:
        key += "-"
    return key
