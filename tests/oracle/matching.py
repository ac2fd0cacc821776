"""Which defects of a paper were found, and which findings are of none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from generator.findings.finding import Finding
from tests.oracle.defects import HERE, Data, Defect, read
from tests.oracle.papers import Checked
from tests.real_documents.gold import squeezed

_MARK = re.compile(r"^[0-9๐-๙]{1,2}[.)]|^-")
_PIECES = re.compile(r"[\s|·…]+")
_HELD = 0.8
"""Share of the letters of a quotation over several cells that must stand in a record that holds it."""


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


def judge(checked: Checked, known: Sequence[Defect]) -> Judgement:
    """Match the findings of a paper with its defects and with what a reader judged of the others.

    A finding that a reader judged false, or that takes up words which the paper's key calls right, is no hit. Of what a
    printed paper cannot have, nothing is a hit either; in a paper of records from the first it may be.
    """
    judged = read(HERE / "judged.yml")
    mine = [defect for defect in known if defect.seed == checked.name]
    apart = [found for found in checked.findings if found.code in judged["aside"]]
    aside = [] if checked.is_folder else apart
    false = [found for found in checked.findings if found not in aside and _called_false(found, checked, judged)]
    looked_at = [found for found in checked.findings if found not in aside and found not in false]
    hits = {defect.id: [found for found in looked_at if is_of(found, defect.wanted, checked.words)] for defect in mine}
    of_defects = [found for found in looked_at if any(found in of for of in hits.values())]
    aside = [found for found in apart if found not in of_defects]
    rest = [found for found in looked_at if found not in [*of_defects, *aside]]
    true = [found for found in rest if any(is_of(found, entry) for entry in judged["besides"].get(checked.name, []))]
    return Judgement(
        checked,
        found=tuple(defect for defect in mine if hits[defect.id]),
        missed=tuple(defect for defect in mine if not hits[defect.id]),
        of_defects=tuple(of_defects),
        true_besides=tuple(true),
        false_alarms=(*false, *(found for found in rest if found not in true)),
        aside=tuple(aside),
    )


def _called_false(found: Finding, checked: Checked, judged: Data) -> bool:
    if any(is_of(found, entry) for entry in (judged.get("false") or {}).get(checked.name, ())):
        return True
    file, said = found.place.file if found.place else "", squeezed(found.cause or found.message)
    return any(
        entry.get("file") == file and squeezed(quote) in said
        for entry in checked.correct
        for quote in entry.get("quotes") or ()
    )


def is_of(found: Finding, wanted: Data, words: Mapping[str, str] | None = None) -> bool:
    """Tell whether a finding has one of the wanted codes, stands in one of the records and holds the words.

    The records are those that are named; else those that hold one of the quotes, and no record where none does: what
    cannot be placed cannot be found.
    """
    file = found.place.file if found.place else ""
    if not any(fnmatchcase(found.code, code) for code in wanted.get("codes", ())):
        return False
    if "records" not in wanted:
        return file in holding(wanted.get("quotes", ()), words or {})
    said = squeezed(str(wanted.get("says", "")))
    return any(fnmatchcase(file, record) for record in wanted["records"]) and said in squeezed(found.message)


def holding(quotes: Sequence[str], words: Mapping[str, str]) -> set[str]:
    """Return the records that hold one of the quotes; one that runs over several cells, where most of it stands."""
    found: set[str] = set()
    for quote in quotes:
        plain = _MARK.sub("", squeezed(quote))
        whole = {file for file, text in words.items() if plain and plain in text}
        found |= whole or _holding_pieces(quote, words)
    return found


def _holding_pieces(quote: str, words: Mapping[str, str]) -> set[str]:
    """Return the records that hold more of the cells of a printed row than any other, and nearly all of it."""
    pieces = [piece for piece in map(squeezed, _PIECES.split(quote)) if len(piece) > 1]
    if len(pieces) < 2:
        return set()
    held = {file: sum(len(piece) for piece in pieces if piece in text) for file, text in words.items()}
    most = max(held.values(), default=0)
    if most < _HELD * sum(map(len, pieces)):
        return set()
    return {file for file, letters in held.items() if letters == most}
