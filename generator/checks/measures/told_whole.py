"""Rules on work told to be whole while fewer are told to be done than there are: all villages, all processes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.assessment.site_context import SiteContext
from generator.checks.language.counts import Count, counts
from generator.checks.language.letters import around
from generator.checks.measures.subject import Subject, subjects
from generator.findings.finding import Finding
from generator.thai.digits import to_arabic

CODES = ("M573",)

_ALL = re.compile(r"(?:ครบทั้ง|ครบทุก|ครบ|ทั้งหมด|ทั้งสิ้น|ทั้ง|ทุก)\s*(?:จำนวน\s*)?$")
_DONE = re.compile(r"(?:แล้ว|แล้วเสร็จ|ได้|เสร็จ)\s*(?:จำนวน|ใน|ให้)?\s*$")
_MORE = re.compile(r"เพิ่ม|อีก|ครั้งนี้|รอบนี้|เดือนนี้|ไตรมาส|ที่เหลือ|สุดท้าย|พบ|ชำรุด|เหลือ|รุ่น|ครบ|ทั้ง|โดย|เฉพาะ|หนึ่งใน")
_NOT_ONE = {"ครั้ง", "วัน", "เดือน", "คน", "บาท", "ราย", "เรื่อง", "ข้อ", "ชั่วโมง", "ช่องทาง", "คะแนน", "ปี", "ด้าน"}
"""What is counted of many things in one measure, so that fewer may be of something else."""
_WHOLE = 100


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield progress of a hundred per cent that tells of fewer than the target, or the result, has."""
    for subject in subjects(site):
        if not subject.is_cancelled:
            yield from _part_only(subject)


def _part_only(subject: Subject) -> Iterator[Finding]:
    wholes = _wholes(subject)
    last = len(subject.measure.progress) - 1
    for index, entry in enumerate(subject.measure.progress):
        text = to_arabic(entry.text or "")
        if index != last or entry.percent != _WHOLE or not text or _MORE.search(text):
            continue
        told = [one for one in counts(text) if _DONE.search(text[: one.start])]
        for one in told[:1]:
            whole = wholes.get(one.unit)
            if whole and one.value < whole:
                values = {"said": f"{one.value:f}", "whole": f"{whole:f}", "unit": one.unit}
                shown = around(text, one.start, one.end)
                yield subject.say("M573", "progress", index, text=shown, **values)


def _wholes(subject: Subject) -> dict[str, Decimal]:
    """Return how many of each thing are all of them, where the target, steps and results say that in one way only."""
    measure = subject.measure
    texts = [*measure.result, *(step.text for row in subject.rows for step in row.steps)]
    texts += [measure.target.text] if measure.target and measure.target.text else []
    found: dict[str, set[Decimal]] = {}
    for typed in texts:
        text = to_arabic(typed)
        for one in counts(text):
            if one.unit not in _NOT_ONE and _is_all(text, one):
                found.setdefault(one.unit, set()).add(one.value)
    return {unit: values.pop() for unit, values in found.items() if len(values) == 1}


def _is_all(text: str, one: Count) -> bool:
    return not one.vague and _ALL.search(text[: one.start]) is not None
