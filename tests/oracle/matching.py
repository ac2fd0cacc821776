"""Which defects of a paper were found, and which findings are of none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

from generator.findings.finding import Finding
from tests.oracle.papers import Checked
from tests.real_documents.gold import squeezed

HERE = Path(__file__).parent
_MARK = re.compile(r"^[0-9๐-๙]{1,2}[.)]|^-")
Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Defect:
    """A defect of the reference list with what the check should say of it."""

    id: str
    seed: str
    kind: str
    severity: str
    detect: str
    what: str
    wanted: Data

    @property
    def family(self) -> str:
        """The family of rules that must find it; ``human`` and ``print`` are nobody's."""
        return str(self.wanted.get("family", "unassigned"))

    @property
    def must_be_found(self) -> bool:
        """Whether it is of those by which the check is judged."""
        return self.severity in {"high", "medium"} and self.detect == "program"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The defects of one paper that were found and missed, and the findings by what they are."""

    checked: Checked
    found: tuple[Defect, ...]
    missed: tuple[Defect, ...]
    of_defects: tuple[Finding, ...]
    true_besides: tuple[Finding, ...]
    false_alarms: tuple[Finding, ...]
    aside: tuple[Finding, ...]


def defects(reference: Path) -> list[Defect]:
    """Return the reference list joined with our expectations; empty without a reference.

    Of a defect that we know nothing of, one of the codes of its class is wanted in a record with one of its quotes.
    """
    path = reference / "defects.yml"
    listed = _yaml(path)["defects"] if path.exists() else []
    wanted, classes = _yaml(HERE / "defects.yml"), _yaml(HERE / "classes.yml")
    made = []
    for one in listed:
        by_class = {"family": "by class", "codes": classes.get(one["class"], []), "quotes": one.get("quotes", [])}
        ours = wanted.get(one["id"], by_class)
        made.append(Defect(one["id"], one["seed"], one["class"], one["severity"], one["detect"], one["what"], ours))
    return made


def judge(checked: Checked, known: Sequence[Defect]) -> Judgement:
    """Match the findings of a paper with its defects and with what a reader judged of the others."""
    judged = _yaml(HERE / "judged.yml")
    mine = [defect for defect in known if defect.seed == checked.name]
    aside = [found for found in checked.findings if found.code in judged["aside"]]
    looked_at = [found for found in checked.findings if found not in aside]
    hit = {defect.id: [found for found in looked_at if is_of(found, defect.wanted, checked.words)] for defect in mine}
    of_defects = [found for found in looked_at if any(found in hits for hits in hit.values())]
    rest = [found for found in looked_at if found not in of_defects]
    true = [found for found in rest if any(is_of(found, entry) for entry in judged["besides"].get(checked.name, []))]
    return Judgement(
        checked,
        found=tuple(defect for defect in mine if hit[defect.id]),
        missed=tuple(defect for defect in mine if not hit[defect.id]),
        of_defects=tuple(of_defects),
        true_besides=tuple(true),
        false_alarms=tuple(found for found in rest if found not in true),
        aside=tuple(aside),
    )


def is_of(found: Finding, wanted: Data, words: Mapping[str, str] | None = None) -> bool:
    """Tell whether a finding has one of the wanted codes, stands in one of the records and holds the words."""
    file = found.place.file if found.place else ""
    if "quotes" in wanted:
        places = _places(wanted["quotes"], words or {})
        return (file in places or not places) and any(fnmatchcase(found.code, code) for code in wanted["codes"])
    said = "".join(str(wanted.get("says", "")).split())
    return (
        any(fnmatchcase(found.code, code) for code in wanted.get("codes", ()))
        and any(fnmatchcase(file, record) for record in wanted.get("records", ()))
        and said in "".join(found.message.split())
    )


def _places(quotes: Sequence[str], words: Mapping[str, str]) -> set[str]:
    """Return the records that hold one of the quotes; a quote that runs over several cells stands in none."""
    plain = [_MARK.sub("", squeezed(quote)) for quote in quotes]
    return {file for file, text in words.items() if any(quote in text for quote in plain)}


def report(judgements: Sequence[Judgement]) -> Iterator[str]:
    """Say, line by line, how much was found and what was found besides."""
    for one in judgements:
        yield f"== {one.checked.name}: {len(one.checked.findings)} findings"
        for name, chosen in _groups([*one.found, *one.missed]).items():
            hits = [defect for defect in chosen if defect in one.found]
            yield f"   {name}: {len(hits)} of {len(chosen)}"
        for defect in one.missed:
            yield f"   missed {defect.id} {defect.family} {defect.severity} {defect.detect}: {defect.what}"
        counted = len(one.of_defects) + len(one.true_besides) + len(one.false_alarms)
        yield (
            f"   findings: {len(one.of_defects)} of defects, {len(one.true_besides)} true besides,"
            f" {len(one.false_alarms)} of {counted} false, {len(one.aside)} on what a paper cannot have"
        )
        for found in one.false_alarms:
            yield f"   false alarm {found.code} {found.place}: {found.message}"


def _groups(known: Sequence[Defect]) -> dict[str, list[Defect]]:
    """Group defects as they are judged: those that must be found, then all a program can see, by family."""
    groups: dict[str, list[Defect]] = {}
    for defect in known:
        if defect.must_be_found:
            groups.setdefault("must be found", []).append(defect)
        if defect.family not in {"human", "print"}:
            groups.setdefault(f"family {defect.family}", []).append(defect)
    return dict(sorted(groups.items(), reverse=True))


def _yaml(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    return yaml.safe_load(path.read_text(encoding="utf-8"))
