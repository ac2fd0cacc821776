"""Puts the files of a folder to items: which it would prove, under what name it would be kept, which are the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from generator.assessment.completeness import parts_of
from generator.catalogue.codes import file_stem
from generator.catalogue.model import Catalogue
from generator.imports.evidence.rating import Paper, Rating, confidence, only_year_of, rate, span_of, years_of
from generator.imports.plan import Proposal
from generator.imports.reading.model import Spot

_SURE = 0.4
"""How sure a file must be put to its item to be put there without asking."""
_SHOWN = 3
_THAI_ENOUGH = 8
_COPY = re.compile(r"สำเนา|copy|\([0-9]{1,2}\)", re.IGNORECASE)
"""What programs put into the name of a copy."""
_TITLE_LETTERS = 140


@dataclass(frozen=True, slots=True)
class File:
    """A file of the folder: what it is called there, its ending, the digest of its content, its first page."""

    name: str
    ending: str
    digest: str
    page: str


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a file belongs: its item with how sure that is, others it may belong to, its parts, its name to be.

    Without an ``item`` nobody can say; ``same_as`` names the file that it is a copy of.
    """

    file: str
    item: str | None
    parts: tuple[str, ...] = ()
    confidence: float = 0.0
    others: tuple[str, ...] = ()
    title: str = ""
    target: str = ""
    fiscal_year: int | None = None
    period: str = ""
    """The years that it is for, where it is for several."""
    same_as: str | None = None

    @property
    def is_sure(self) -> bool:
        """Whether it is put there without asking."""
        return self.item is not None and self.confidence >= _SURE and self.same_as is None


def place(files: Sequence[File], form: Catalogue, year: int, taken: Mapping[str, str]) -> list[Placement]:
    """Return where each file belongs; ``taken`` holds the documents there are already, name by digest."""
    rated = {file.name: rate(Paper(_stem(file), file.page), form, year) for file in files}
    best: dict[str, str] = {}
    for file in sorted(
        files, key=lambda one: (not _COPY.search(one.name), confidence(rated[one.name]), -len(one.name))
    ):
        best[file.digest] = file.name  # of files with the same content the one whose name says most
    names = set(taken.values())
    return [
        _placed(file, rated[file.name], year, taken, names)
        if best[file.digest] == file.name
        else Placement(file.name, None, same_as=best[file.digest])
        for file in files
    ]


def _stem(file: File) -> str:
    return file.name.rpartition("/")[2].removesuffix(file.ending)


def _placed(file: File, rated: Sequence[Rating], year: int, taken: Mapping[str, str], names: set[str]) -> Placement:
    if not rated:
        return Placement(file.name, None)
    best = rated[0]
    stem = _stem(file)
    title = file.page[:_TITLE_LETTERS]
    named = years_of(stem) or years_of(title)
    years = span_of(stem) or span_of(title)
    target = taken.get(file.digest) or _free(f"{year}/{file_stem(best.item.code)}-{best.item.key}", file.ending, names)
    names.add(target)
    return Placement(
        file.name,
        best.item.code,
        best.parts,
        confidence(rated),
        tuple(one.item.code for one in rated[1:_SHOWN]),
        _title(stem, file.page),
        target,
        None if years else named[0] if named else only_year_of(file.page),
        f"ปีงบประมาณ พ.ศ. {years[0]} - {years[1]}" if years else "",
    )


def moved(one: Placement, form: Catalogue, year: int, code: str | None, title: str) -> Placement:
    """Return a placement with the item and the title that somebody chose; without an item the file is put nowhere.

    ``code`` is ``None`` where nobody chose anything.
    """
    if code is None or one.same_as:
        return one
    item = form.item(code)
    if item is None:
        return replace(one, item=None, confidence=0.0)
    own = f"{year}/{file_stem(one.item)}-" if one.item else ""
    target = one.target
    if one.item != code and (not target or target.startswith(own)):
        stem, _, ending = one.file.rpartition(".")
        target = f"{year}/{file_stem(code)}-{item.key}-{_digest(stem)}.{ending.lower()}"
    parts = one.parts if one.item == code else tuple(part.id for part in parts_of(item)[:1] if len(parts_of(item)) == 1)
    return replace(one, item=code, parts=parts, confidence=1.0, title=title or one.title, target=target)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:6]


def _free(stem: str, ending: str, names: set[str]) -> str:
    tries = (f"{stem}{'' if number == 1 else f'-{number}'}{ending.lower()}" for number in range(1, len(names) + 3))
    return next(name for name in tries if name not in names)


def _title(stem: str, page: str) -> str:
    """Return what to call a paper: its own name where that is in Thai words, else how its first page begins."""
    named = " ".join(re.sub(r"[_]+", " ", stem).split())
    if len(re.findall(r"[\u0e00-\u0e7f]", named)) >= _THAI_ENOUGH:
        return re.sub(r"^[oO]?[0-9๐-๙]{1,2}[\s.)_-]+", "", named)
    lines = [" ".join(line.split()) for line in page.split("\n") if line.strip()]
    begun = ""
    for line in lines[:4]:
        if len(begun) + len(line) > _TITLE_LETTERS:
            break
        begun = f"{begun} {line}".strip()
    return begun or (lines[0][:_TITLE_LETTERS] if lines else named)


def proposals(placed: Sequence[Placement], year: int) -> list[Proposal]:
    """Return the items that get evidence, each with all of its sure papers."""
    by_item: dict[str, list[Placement]] = {}
    for one in placed:
        if one.is_sure and one.item:
            by_item.setdefault(one.item, []).append(one)
    return [
        Proposal(
            "item",
            year,
            code,
            {"item": code, "evidence": [_entry(one) for one in every]},
            {f"evidence.{place}": Spot(one.file) for place, one in enumerate(every)},
            is_evidence=True,
        )
        for code, every in by_item.items()
    ]


def _entry(one: Placement) -> dict[str, Any]:
    entry = {
        "title": one.title,
        "parts": list(one.parts),
        "file": one.target,
        "fiscal_year": one.fiscal_year,
        "period": one.period,
    }
    return {key: value for key, value in entry.items() if value not in (None, "", [])}
