"""Rules on columns exchanged or shifted: a unit where a result should be, a list of steps for those responsible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.letters import around
from generator.checks.language.nature import Nature, nature, several_units
from generator.checks.language.passages import Kind, Passage
from generator.checks.language.texts import Texts, texts_of
from generator.findings.finding import Finding, finding

CODES = ("T540",)

_HOLDS: dict[Kind, set[Nature]] = {
    "title": {"unit", "time"},
    "step": {"time"},
    "result": {"unit", "time"},
    "outcome": {"unit", "time"},
    "progress": {"unit", "time"},
    "target": {"unit", "time"},
    "recommendation": {"unit", "time"},
    "explanation": {"unit", "time"},
    "instruction": {"unit", "time"},
    "responsible": {"work", "time"},
}
"""What a field cannot hold."""
_THAI: dict[Nature, str] = {"unit": "ชื่อผู้รับผิดชอบ", "work": "ขั้นตอนการทำงาน", "time": "ช่วงเวลา"}
_LONGEST = 400
_SHOWN = 50


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on texts that belong in another field of their record, one for all that moved in a record."""
    texts = texts_of(site)
    moved: dict[str, list[tuple[Passage, Nature]]] = defaultdict(list)
    for passage in (*texts.passages, *_units_typed(texts)):
        wrong = _HOLDS.get(passage.kind, set())
        if not wrong or passage.year is None or len(passage.text) > _LONGEST:
            continue
        found = nature(passage.text, passage.year)
        if found in wrong or (passage.kind == "step" and found == "unit" and several_units(passage.text)):
            moved[passage.file].append((passage, found))
    for (first, holds), *rest in moved.values():
        shown = around(first.text, 0, min(_SHOWN, len(first.text)), room=0)
        values: dict[str, Any] = {"field": first.field, "holds": _THAI[holds], "text": shown, "also": _also(rest)}
        yield finding("T540", first.place, **first.about, **values)


def _also(rest: Sequence[tuple[Passage, Nature]]) -> str:
    """Say what else of the record stands in another field, each field once, with its first line."""
    lines = {(passage.field, holds): passage.place.line for passage, holds in reversed(rest)}
    told = [f"ช่อง{field}มี{_THAI[holds]} (บรรทัด {line})" for (field, holds), line in reversed(lines.items())]
    return "".join(f" และ{words}" for words in told)


def _units_typed(texts: Texts) -> Iterator[Passage]:
    """Yield the names of responsible units that the register does not know: they may be no units at all."""
    workspace = texts.site.workspace
    for year, measures in workspace.measures.items():
        for loaded in measures:
            for index, row in enumerate(loaded.record.rows):
                for position, name in enumerate(row.responsible.units):
                    if workspace.unit(name) is None:
                        loc = ("rows", index, "responsible", "units", position)
                        yield Passage(name, "responsible", loaded, loc, year=year, measure=loaded.record.id)
