"""Rules on who signed: what the chief executive must sign is signed by the one in office on that day.

Source: the form wants announcements and declarations signed by the chief executive of the assessed year (FY2566 O31);
one signed by somebody else, by a predecessor after his time or by a successor before it, earns nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapidfuzz.distance import Levenshtein

from generator.assessment.completeness import ItemState, parts_of
from generator.assessment.site_context import SiteContext
from generator.checks.language.letters import squeezed
from generator.findings.finding import Finding, Place, cure, finding
from generator.records.loaded import Loaded
from generator.records.model.evidence import Evidence
from generator.records.model.site_config import Executive
from generator.thai.dates import format_date

CODES = ("Y550", "Y552", "Y553", "G026")

_MUST_SIGN = "ผู้บริหารสูงสุด"
_DECLARATION = "signed-declaration"
"""The part of every year's form that only the chief executive can sign."""
_DECLARES = re.compile(r"^ประกาศ.{0,24}เจตน(?:ารมณ์|จำนง)|^ประกาศ.{0,60}No\s?Gift", re.IGNORECASE)
_ACTING = re.compile(r"รักษา(?:ราชการ|การ)|ปฏิบัติ(?:หน้าที่|ราชการแทน)")
_ONE_SLIP = 0.85
"""Likeness from which a name is that of the executive, misspelt."""


@dataclass(frozen=True, slots=True)
class _Signed:
    """Evidence with who signed it on which day, and whether the form wants the chief executive's signature."""

    loaded: Loaded[Any]
    about: dict[str, Any]
    index: int
    name: str
    day: date
    is_wanted: bool

    @property
    def place(self) -> Place:
        """Where the record names who signed."""
        return self.loaded.place("evidence", self.index, "signatory")

    @property
    def of(self) -> str:
        """What the evidence is of, in words."""
        return f"ข้อ {self.about['item']}" if "item" in self.about else f"มาตรการ {self.about['measure']}"


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on evidence signed by one who was not, or no longer, the chief executive, or by nobody."""
    agency = site.workspace.config.agency
    executives = agency.executives
    signed = list(_signed(site))
    yield from _outside_the_term(site, signed)
    yield from _unsigned(site) if executives else ()
    misspelt: dict[tuple[str, str], list[_Signed]] = defaultdict(list)
    for one in signed:
        right = agency.executive_on(one.day)
        if right is None or _same(right.name, one.name):
            continue
        known = any(_same(executive.name, one.name) for executive in executives)
        if not known and Levenshtein.normalized_similarity(squeezed(right.name), squeezed(one.name)) >= _ONE_SLIP:
            misspelt[one.name, right.name].append(one)
        elif known or one.is_wanted:
            values: dict[str, Any] = {"of": one.of, "day": format_date(one.day), "name": one.name, "right": right.name}
            yield finding("Y550", one.place, **one.about, **values)
    for (name, right_name), found in misspelt.items():
        more = f" (รวม {len(found)} แห่ง)" if len(found) > 1 else ""
        yield finding("Y552", found[0].place, **found[0].about, name=name, right=right_name, more=more)


def _signed(site: SiteContext) -> Iterator[_Signed]:
    """Yield all evidence that says who signed it and when."""
    for year, states in site.states.items():
        for state in states.values():
            wanted = {part.id for part in parts_of(state.item) if _is_chiefs(part.id, part.title)}
            if state.loaded:
                about: dict[str, Any] = {"item": state.item.code, "year": year}
                yield from _of_record(state.loaded, about, state.loaded.record.evidence, wanted)
    for year, measures in site.workspace.measures.items():
        for loaded in measures:
            yield from _of_record(loaded, {"measure": loaded.record.id, "year": year}, loaded.record.evidence, set())


def _of_record(
    loaded: Loaded[Any], about: dict[str, Any], evidence: tuple[Evidence, ...], wanted: set[str]
) -> Iterator[_Signed]:
    for index, entry in enumerate(evidence):
        if entry.signatory and entry.issued:
            is_wanted = bool(wanted.intersection(entry.parts)) or bool(wanted and _is_untold_declaration(entry))
            yield _Signed(loaded, about, index, entry.signatory.name, entry.issued, is_wanted)


def _is_untold_declaration(entry: Evidence) -> bool:
    """Tell whether evidence that names no part is the declaration by its title, and not signed for the chief."""
    position = entry.signatory.position if entry.signatory else ""
    acting = _ACTING.search(position or "") is not None
    return not entry.parts and not acting and _DECLARES.search(entry.title or "") is not None


def _is_chiefs(part: str, title: str) -> bool:
    """Tell whether a part of the form is what the chief executive signs."""
    return part == _DECLARATION or (_MUST_SIGN in title and "ลงนาม" in title)


def _unsigned(site: SiteContext) -> Iterator[Finding]:
    """Yield published parts that the chief executive signs, where no evidence says who signed."""
    for year, states in site.states.items():
        for state in states.values():
            if state.loaded is not None and state.loaded.record.is_claimed:
                yield from _of_state(state.loaded, state, year)


def _of_state(loaded: Loaded[Any], state: ItemState, year: int) -> Iterator[Finding]:
    for part in state.parts:
        chiefs = _is_chiefs(part.part.id, part.part.title)
        if chiefs and part.proofs and not any(proof.evidence.signatory for proof in part.proofs):
            first = part.proofs[0]
            place, title = loaded.place("evidence", first.index), first.evidence.title or first.evidence.target or ""
            yield finding("G026", place, item=state.item.code, year=year, title=title)
            return


def _outside_the_term(site: SiteContext, signed: list[_Signed]) -> Iterator[Finding]:
    """Tell once of each executive who signed on a day of no term in the config, when nobody else held the office."""
    agency = site.workspace.config.agency
    executives = agency.executives
    for number, executive in enumerate(executives):
        terms = [one for one in executives if _same(one.name, executive.name)]
        outside = [
            one
            for one in signed
            if _same(executive.name, one.name) and not agency.executive_on(one.day) and _is_outside(terms, one.day)
        ]
        if executive is not terms[-1] or not outside:
            continue
        first, more = outside[0], f" (รวม {len(outside)} แห่ง)" if len(outside) > 1 else ""
        begins = [one.since for one in terms if one.since]
        early = len(begins) == len(terms) and first.day < min(begins)
        ends = [one.until for one in terms if one.until]
        if early:
            way = cure("Y553", "early", day=format_date(min(begins)))
        else:
            way = cure("Y553", "late", day=format_date(max(ends)))
        values: dict[str, Any] = {"name": executive.name, "of": first.of, "day": format_date(first.day), "term": way}
        place = site.workspace.config_file.place("agency", "executives", number, "since" if early else "until")
        alone = len(outside) == 1
        yield finding("Y553", first.place if alone else place, **first.about, more=more, **values)


def _is_outside(terms: list[Executive], day: date) -> bool:
    """Tell whether a day is before all of an executive's terms or behind them, by days that the config gives."""
    early = all(one.since and day < one.since for one in terms)
    return early or all(one.until and day > one.until for one in terms)


def _same(first: str, second: str) -> bool:
    return squeezed(first) == squeezed(second)
