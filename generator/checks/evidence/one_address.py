"""Rules on one thing that is the evidence of many items: an assessor who opens it sees the same for each.

A paper or page may well prove two items, as a budget book does, or several parts. It cannot be the plan and the report
on it, and a file cannot be of two years.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from urllib.parse import urlsplit

from generator.assessment.completeness import ItemState, PartStatus, evidence_span
from generator.assessment.site_context import SiteContext
from generator.checks.per_site import once_per_site
from generator.findings.finding import Finding, Place, finding
from generator.public.outward import normal, readable
from generator.records.loaded import Loaded
from generator.records.model.evidence import Evidence
from generator.records.model.item import Item
from generator.thai.dates import format_date

CODES = ("W355", "W358", "W359")

MANY = 3
"""Items of one year from which on one and the same page can hardly be what each of them asks for."""
_FREE_PAGES = 4
"""The same for a page of this site, whose sections a record cannot name."""


@dataclass(frozen=True, slots=True)
class _Use:
    """A piece of evidence of an item of a year."""

    loaded: Loaded[Item]
    year: int
    index: int
    entry: Evidence

    @property
    def item(self) -> str:
        """The code of the item."""
        return self.loaded.record.item

    @property
    def place(self) -> Place:
        """Where the record says what it points to."""
        field = "file" if self.entry.file else "url" if self.entry.url else "page"
        return self.loaded.place("evidence", self.index, field)

    @property
    def shown(self) -> str:
        """What it points to, for people."""
        return readable(self.entry.url) if self.entry.url else self.entry.target or ""


Pair = frozenset[tuple[int, str]]
"""Two items, each by its year (BE) and code."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield a warning for everything that many items of a year name, and for what two items cannot share."""
    yield from _answers(site).values()


def told_pairs(site: SiteContext) -> frozenset[Pair]:
    """Return the items of which is said here that one thing is the evidence of both: no other rule says it again."""
    return frozenset(pair for pairs in _answers(site) for pair in pairs)


def given_for_plans(site: SiteContext, year: int, item: str) -> frozenset[int]:
    """Return which evidence of a report, by its place in the list, is told to be the plan that the report is on."""
    return frozenset(_given_for_plans(site).get((year, item), ()))


@once_per_site
def _given_for_plans(site: SiteContext) -> Mapping[tuple[int, str], set[int]]:
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    for one, _ in _reports(site):
        found[one.year, one.item].add(one.index)
    return found


@once_per_site
def _answers(site: SiteContext) -> Mapping[tuple[Pair, ...], Finding]:
    """Return what is said of the pairs of items with one piece of evidence, each pair once, the surest first.

    A plan cannot be its own report, a file is not of two years; what many items name is told of those that are left.
    """
    uses = _uses(site)
    answers: dict[tuple[Pair, ...], Finding] = {}
    told: set[Pair] = set()
    for pair, found in (*_plans(site), *_two_years(site, uses)):
        if pair not in told:
            told.add(pair)
            answers[(pair,)] = found
    return answers | dict(_many(uses, told))


def _plans(site: SiteContext) -> Iterator[tuple[Pair, Finding]]:
    for of_report, of_plan in _reports(site):
        values: dict[str, Any] = {"address": of_report.shown, "plan": of_plan.item, "plan_year": of_plan.year}
        found = finding("W358", of_report.place, item=of_report.item, year=of_report.year, **values)
        yield _pair(of_report, of_plan), found


def _pair(one: _Use, other: _Use) -> Pair:
    return frozenset({(one.year, one.item), (other.year, other.item)})


@once_per_site
def _uses(site: SiteContext) -> Mapping[str, Sequence[_Use]]:
    """Return every published piece of evidence by what it points to."""
    found: dict[str, list[_Use]] = defaultdict(list)
    for year, items in site.workspace.items.items():
        for loaded in items.values():
            for index, entry in enumerate(loaded.record.evidence if loaded.record.is_claimed else ()):
                if key := _key(entry):
                    found[key].append(_Use(loaded, year, index, entry))
    return found


def _key(entry: Evidence) -> str | None:
    """Return one spelling of what evidence points to; a place within a page is another than the page."""
    if not entry.url:
        return entry.target
    try:
        fragment = urlsplit(entry.url).fragment
    except ValueError:
        return entry.url
    return f"{normal(entry.url) or entry.url}#{fragment}" if fragment else normal(entry.url) or entry.url


def _many(uses: Mapping[str, Sequence[_Use]], told: set[Pair]) -> Iterator[tuple[tuple[Pair, ...], Finding]]:
    """Yield what many items of a year name, unless each two of them are told of already."""
    for found in uses.values():
        by_year: dict[int, dict[str, _Use]] = defaultdict(dict)
        for one in found:
            if not (one.entry.file and one.entry.note):  # a note says on which of its pages
                by_year[one.year].setdefault(one.item, one)
        for year, by_item in by_year.items():
            first = next(iter(by_item.values()))
            pairs = tuple(_pair(*two) for two in combinations(by_item.values(), 2))
            if len(by_item) >= (_FREE_PAGES if first.entry.page else MANY) and not told.issuperset(pairs):
                values: dict[str, Any] = {"codes": ", ".join(by_item), "count": len(by_item), "address": first.shown}
                values["what"] = "แฟ้ม" if first.entry.file else "หน้า" if first.entry.page else "ที่อยู่"
                yield pairs, finding("W355", first.place, item=first.item, year=year, **values)


@once_per_site
def _reports(site: SiteContext) -> Sequence[tuple[_Use, _Use]]:
    """Return evidence of a report that is evidence of the plan it reports on as well, with that, once for two items."""
    told: list[tuple[_Use, _Use]] = []
    plans_of: dict[tuple[int, str], set[tuple[int, str]]] = {}
    for found in _uses(site).values():
        firsts: dict[tuple[int, str], _Use] = {}
        for use in found:
            firsts.setdefault((use.year, use.item), use)
        for (year, item), one in firsts.items() if len(firsts) > 1 else ():
            state = site.states.get(year, {}).get(item)
            if (year, item) not in plans_of:
                plans_of[year, item] = set(_reported(site, state, year)) if state else set()
            plans = plans_of[year, item]
            told += [(one, other) for key, other in firsts.items() if key in plans] if plans else []
    return told


def _reported(site: SiteContext, state: ItemState, year: int) -> Iterable[tuple[int, str]]:
    """Yield year and code of the plans that an item reports on: of this year, or of the one before."""
    yield from ((year, code) for code in state.item.reports_on)
    for earlier in (year, year - 1):
        form = site.workspace.form(earlier)
        items = form.items if form else ()
        yield from ((earlier, item.code) for item in items if item.key in state.item.reports_on_last_year)


def _two_years(site: SiteContext, uses: Mapping[str, Sequence[_Use]]) -> Iterator[tuple[Pair, Finding]]:
    """Yield files that two items of a year say are of two times that have no day in common."""
    for found in uses.values():
        for first, second in combinations(found, 2) if found[0].entry.file else ():
            spans = evidence_span(first.entry), evidence_span(second.entry)
            if first.item == second.item or first.year != second.year or not spans[0] or not spans[1]:
                continue
            apart = spans[0].end < spans[1].start or spans[1].end < spans[0].start
            if apart and not (_is_outside(site, first) or _is_outside(site, second)):
                values: dict[str, Any] = {"file": second.entry.file, "other": first.item}
                values |= {"said": _days(second.entry), "first": _days(first.entry)}
                told = finding("W359", second.place, item=second.item, year=second.year, **values)
                yield _pair(first, second), told
                break


def _is_outside(site: SiteContext, use: _Use) -> bool:
    """Tell whether the form asks for another time than evidence has, of which is told there."""
    state = site.states.get(use.year, {}).get(use.item)
    proofs = [proof for part in (state.parts if state else ()) for proof in part.proofs]
    return any(proof.index == use.index and proof.status is PartStatus.OUTSIDE for proof in proofs)


def _days(entry: Evidence) -> str:
    if entry.period and entry.period.span:
        return entry.period.text or " – ".join(map(format_date, (entry.period.span.start, entry.period.span.end)))
    if entry.fiscal_year:
        return f"ปีงบประมาณ พ.ศ. {entry.fiscal_year}"
    return f"วันที่ {format_date(entry.issued)}" if entry.issued else ""
