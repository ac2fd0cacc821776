"""Which findings are wanted: of a fiscal year, of an item, of a unit; what is asked for must be there.

A finding on a result is one of the year after it too, in which it is answered. What concerns every unit concerns each,
and what costs the points of an item concerns the item.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.assessment.concerned import concerned
from generator.assessment.responsibility import EVERY_UNIT_THAI
from generator.catalogue.codes import in_order
from generator.findings.finding import Finding
from generator.findings.usage import usage_problem
from generator.records.loading.workspace import Workspace
from generator.records.model.codes import item_code
from generator.records.model.responsible import is_every_unit
from generator.records.model.validate import did_you_mean

CODES = ("U917", "U918", "U919")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the findings must be about; ``None`` is anything. ``unit`` is a name."""

    year: int | None = None
    item: str | None = None
    unit: str | None = None

    @property
    def words(self) -> str:
        """Say it in Thai; empty where everything is wanted."""
        said = (f"ปี {self.year}" if self.year else "", f"ข้อ {self.item}" if self.item else "", self.unit or "")
        return " · ".join(filter(None, said))

    def of(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return those of ``findings`` that are wanted, in their order."""
        return [found for found in findings if self._fits(found)]

    def _fits(self, found: Finding) -> bool:
        about = concerned(found)
        return (
            (self.year is None or self.year in about.years)
            and (self.item is None or self.item == about.item or any(self.item in stake.of for stake in found.stakes))
            and (self.unit is None or self.unit in found.units or EVERY_UNIT_THAI in found.units)
        )


def wanted(
    workspace: Workspace, findings: Sequence[Finding], year: int | None = None, item: str = "", unit: str = ""
) -> Wanted:
    """Return what is wanted as it was typed; raises ``UsageProblem`` where the folder has no such year, item or unit.

    A name that no register knows is a unit too where ``findings`` are its business.
    """
    years = {*workspace.years, *(known + 1 for known in workspace.results)}
    if year is not None and year not in years:
        known = ", ".join(map(str, sorted(years, reverse=True))) or "ยังไม่มี"
        raise usage_problem("U917", value=year, known=known, cure=_cure(str(year), list(map(str, years))))
    code = _item(workspace, year, item) if item else None
    return Wanted(year, code, _unit(workspace, findings, unit) if unit else None)


def _item(workspace: Workspace, year: int | None, text: str) -> str:
    letters = tuple(dict.fromkeys(form.letters for form in workspace.forms.values())) or ("O",)
    code = item_code(text, letters)
    known = list(dict.fromkeys(_codes(workspace, year)))
    if code is None or code not in known:
        last = max(known, key=in_order, default="O1")
        of_year = f"ของปี {year}" if year else "ของปีที่มีในโฟลเดอร์"
        raise usage_problem("U918", value=text, of_year=of_year, last=last, cure=_cure(code or text, known))
    return code


def _codes(workspace: Workspace, year: int | None) -> Iterator[str]:
    """Yield the codes of the items of a year, or of every year: those of its form, and those of records."""
    for one in (year,) if year else workspace.years:
        form = workspace.form(one)
        yield from (item.code for item in form.items) if form else ()
        yield from workspace.items.get(one, ())


def _unit(workspace: Workspace, findings: Sequence[Finding], text: str) -> str:
    if is_every_unit(text):
        return EVERY_UNIT_THAI
    unit = workspace.unit(text) or workspace.unit(text.lower())
    if unit is None:
        others = {name for found in findings for name in found.units}
        if text.strip() in others:
            return text.strip()
        names = [name for one in workspace.config.units for name in (one.id, one.name, *one.aliases)]
        known = ", ".join(one.id for one in workspace.config.units) or "ยังไม่มี"
        raise usage_problem("U919", value=text, known=known, cure=_cure(text, [*names, *sorted(others)]))
    return unit.name


def _cure(text: str, known: Sequence[str]) -> str:
    near = did_you_mean(text, known)
    return f"หมายถึง {near} ใช่หรือไม่ " if near else ""
