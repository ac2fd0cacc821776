"""Rules on the unit of a target: told at all, and the same in the words, in the field and in what was measured.

Source: a target is held against what came of the work, which takes a figure and what it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.assessment.site_context import SiteContext
from generator.checks.language.counts import counts
from generator.checks.language.percentages import PERCENT
from generator.checks.measures.subject import Subject, subjects
from generator.findings.finding import Finding
from generator.thai.digits import to_arabic

CODES = ("M570", "M571")

_SHARE = {"ร้อยละ", "%", "เปอร์เซ็นต์", "เปอร์เซนต์"}
_FIGURE = re.compile(r"(?<![0-9.,/])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?![0-9/]|[.,][0-9])")
_ENDS = re.compile(r"[\s.)”\"]*(?:$|ขึ้นไป|และ|ต่อ(?!ครั้ง|คน|ราย)|ภายใน|ของ)")
_LEAST = re.compile(r"(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|ไม่เกิน|มากกว่า|จำนวน|เท่ากับ)\s*$")
_SELF_TOLD = re.compile(r"คะแนน|ระดับ|จำนวน[ก-๎]{2,}|ร้อยละ|อัตรา")
"""Words that say what a bare figure is of."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield targets whose figure has no unit, or another in the words than in its field."""
    for subject in subjects(site):
        if not subject.is_cancelled and subject.measure.target:
            yield from _unit(subject)


def _unit(subject: Subject) -> Iterator[Finding]:
    target = subject.measure.target
    text = to_arabic(target.text or "") if target else ""
    if target is None or not text:
        return
    said = _units_of(text, target.number)
    if target.number is not None and target.unit and said and not any(_is_same(target.unit, one) for one in said):
        yield subject.say(
            "M570", "target", "unit", unit=target.unit, said=said[0], number=f"{target.number.normalize():f}"
        )
    elif not target.unit and not said and (bare := _bare(text)):
        yield subject.say("M571", "target", "text", text=bare)


def _units_of(text: str, number: Decimal | None) -> list[str]:
    """Return what the words say that the figure of the target counts; of any figure where the field has none."""
    shares = [match["after"] or match["before"] for match in PERCENT.finditer(text)]
    units = ["ร้อยละ" for one in shares if number is None or Decimal(one) == number]
    return units + [one.unit for one in counts(text) if one.unit and (number is None or one.value == number)]


def _is_same(unit: str, said: str) -> bool:
    """Tell whether two units are one: shares however told, others by how they begin."""
    if unit in _SHARE or said in _SHARE:
        return unit in _SHARE and said in _SHARE
    return unit.startswith(said) or said.startswith(unit) or unit.endswith(said)


def _bare(text: str) -> str | None:
    """Return a bound whose figure ends the words, or a part of them, without what it counts."""
    for match in _FIGURE.finditer(text):
        before = text[: match.start()]
        if _LEAST.search(before) and _ENDS.match(text, match.end()) and not _SELF_TOLD.search(before[-40:]):
            return text[max(0, match.start() - 24) : match.end()]
    return None
