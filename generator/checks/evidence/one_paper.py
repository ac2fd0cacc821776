"""Rules on one document that two records give two names: a paper has one title and one day.

A budget book may prove two items, and a record may call a chapter of it by its own name. What is told is one document
with two days, or two documents of one kind, as two manuals are, at one address.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from urllib.parse import urlsplit

from rapidfuzz.fuzz import ratio

from generator.assessment.site_context import SiteContext
from generator.checks.evidence.one_address import told_pairs
from generator.checks.language.letters import squeezed
from generator.findings.finding import Finding, finding
from generator.public.outward import normal, readable
from generator.public.visible import records
from generator.records.file_kinds import Use, endings
from generator.records.loaded import Loaded
from generator.records.model.evidence import Evidence

CODES = ("W360",)

_DOCUMENTS = tuple(f".{ending}" for ending in {*endings(Use.PAPER), *endings(Use.OPEN)})
_STORED = re.compile(r"/(?:file/d|document/d|spreadsheets/d)/")
_KIND = re.compile("คู่มือ|รายงาน|แผน|คำสั่ง|ประกาศ|สรุป|ทะเบียน|บันทึก")
_NOT_TITLE = re.compile(r"(?:ประจำ)?ปี(?:งบประมาณ)?|พ\.?ศ\.?|[0-9๐-๙]|[()/.\-–]|pdf|excel|xlsx?", re.IGNORECASE)
_TOLD = {"แผน", "รายงาน"}
"""A plan given as the report on it, of which is told as that."""
_ALIKE, _OTHER = 75, 60
_MANY = 12
"""Records that name one document, beyond which nothing is compared."""


@dataclass(frozen=True, slots=True)
class _Use:
    """A document as one record names it."""

    loaded: Loaded[Any]
    about: dict[str, Any]
    index: int
    entry: Evidence
    title: str

    @property
    def of(self) -> str:
        """The record, in words."""
        return f"ข้อ {self.about['item']}" if "item" in self.about else f"มาตรการ {self.about['measure']}"


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield a warning for each document that two records of a year give two names, once."""
    uses: dict[tuple[object, str], list[_Use]] = defaultdict(list)
    for loaded, about in records(site.workspace):
        for index, entry in enumerate(loaded.record.evidence):
            if entry.url and entry.title and not entry.note and _is_document(entry.url):
                use = _Use(loaded, dict(about), index, entry, squeezed(_NOT_TITLE.sub("", entry.title)))
                uses[about.get("year"), normal(entry.url) or entry.url].append(use)
    told = told_pairs(site)
    for found in uses.values():
        pairs = combinations(found[:_MANY], 2)
        differing = (two for two in pairs if two[0].loaded is not two[1].loaded and _differ(*two))
        pair = next((two for two in differing if _items(two) not in told), None)
        if pair:
            one, other = pair
            values: dict[str, Any] = {
                "address": readable(other.entry.url or ""),
                "title": other.entry.title,
                "other": one.of,
            }
            place = other.loaded.place("evidence", other.index, "url")
            yield finding("W360", place, **other.about, **values, other_title=one.entry.title)


def _items(two: tuple[_Use, _Use]) -> frozenset[tuple[object, object]]:
    """Return the items that two uses are of, as what is told of pairs names them; a measure is none."""
    return frozenset((use.about.get("year"), use.about.get("item")) for use in two)


def _is_document(address: str) -> bool:
    try:
        path = urlsplit(address).path
    except ValueError:
        return False
    return path.lower().endswith(_DOCUMENTS) or _STORED.search(path) is not None


def _differ(one: _Use, other: _Use) -> bool:
    """Tell whether two names cannot be of one document: other days, or the same kind of paper on another subject."""
    alike = ratio(one.title, other.title)
    first, second = _KIND.match(one.title), _KIND.match(other.title)
    days = {one.entry.issued, other.entry.issued}
    dated = None not in days and len(days) > 1
    same_kind = bool(first and second and first[0] == second[0])
    if {match[0] for match in (first, second) if match} == _TOLD:
        return False
    return (dated and alike < _ALIKE) or (same_kind and alike < _OTHER)
