"""Rules on what kind of thing evidence is: no plan for a report, no report for a plan, no rule for an activity.

Source: items fail where last year's plan stands for the report on it, where a rule is cited and an activity was asked
for, and where E-Service is an address to write to and nothing can be asked for there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from generator.assessment.completeness import ItemState, PartState, Proof
from generator.assessment.site_context import SiteContext
from generator.checks.evidence.one_address import given_for_plans
from generator.checks.language.paper_nature import (
    NATURE_THAI,
    PaperNature,
    is_called_activity,
    is_called_plan,
    is_called_report,
    paper_nature,
)
from generator.findings.finding import Finding, finding
from generator.public.places.standing import is_messenger
from generator.records.model.evidence import Evidence

CODES = ("G021", "G022", "G023")

E_SERVICE, ONLINE_SERVICE = "e-service", "online-service"


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on parts of published items for which all evidence is of another kind than is asked for."""
    for year, states in site.states.items():
        for state in states.values():
            if state.loaded is not None and state.loaded.record.is_claimed:
                # That the plan itself stands for its report is told of both items, and would be told twice of this one.
                told: set[tuple[str, int]] = {("G021", index) for index in given_for_plans(site, year, state.item.code)}
                for code, proof, values in _wrong(state):
                    if (code, proof.index) not in told:  # one paper for several parts is told once
                        told.add((code, proof.index))
                        place = state.loaded.place("evidence", proof.index, "title" if proof.evidence.title else "file")
                        yield finding(code, place, item=state.item.code, year=year, **values)


def _wrong(state: ItemState) -> Iterator[tuple[str, Proof, dict[str, Any]]]:
    """Yield the code, the first evidence and what to say of every part that is answered by the wrong kind of thing."""
    for part in state.parts:
        if not part.proofs or not part.part.is_required:
            continue
        first = part.proofs[0]
        values: dict[str, Any] = {"title": first.evidence.title or first.evidence.target or ""}
        wanted = wanted_nature(state, part)
        other: PaperNature = "report" if wanted == "plan" else "plan"
        if wanted and _all(part.proofs, partial(_is_called, natures=(other,))):
            yield "G021", first, {**values, "wanted": NATURE_THAI[wanted], "found": NATURE_THAI[other]}
        elif is_called_activity(part.part.title) and _all(part.proofs, partial(_is_called, natures=("rule",))):
            yield "G022", first, {**values, "wanted": part.part.title}
        is_service = state.item.key == E_SERVICE and (part.part.id == ONLINE_SERVICE or len(state.parts) == 1)
        if is_service and _all(part.proofs, _is_messenger):
            yield "G023", first, {**values, "address": first.evidence.url}


def wanted_nature(state: ItemState, part: PartState) -> PaperNature | None:
    """Return whether a part asks for a plan or for a report; ``None`` for all others."""
    item = state.item
    if item.reports_on or item.reports_on_last_year or is_called_report(item.title):
        return "report"
    is_plan = is_called_plan(item.title) and (paper_nature(item.title) == "plan" or is_called_plan(part.part.title))
    return "plan" if is_plan else None


def _all(proofs: Sequence[Proof], judge: Callable[[Evidence], bool]) -> bool:
    return all(judge(proof.evidence) for proof in proofs)


def _is_called(entry: Evidence, natures: tuple[PaperNature, ...]) -> bool:
    """Tell whether the title of evidence, or else the name of its file, is that of one of ``natures``."""
    stem = PurePosixPath(entry.file).stem if entry.file else ""
    found = (paper_nature(entry.title or "") or paper_nature(stem)) if entry.title or stem else None
    return found in natures


def _is_messenger(entry: Evidence) -> bool:
    """Tell whether evidence is an address at which one can only write to somebody."""
    return bool(entry.url) and is_messenger(entry.url or "")
