"""Rules on the words of evidence documents: the rules on the texts of records that make sense for any paper.

A paper is told of once for each kind of slip, with the words and where they stand, however many there are: text that
was recognised from a scan would else fill the report. What a record's fields alone can tell is not asked of papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from generator.assessment.site_context import SiteContext
from generator.checks.documents.files import is_what_it_is_called
from generator.checks.documents.published import Paper, papers
from generator.checks.language.authority_names import OwnNames
from generator.checks.language.letters import squeezed
from generator.checks.language.misspellings import misspelt, misspelt_latin
from generator.checks.language.script_slips import foreign_words, loose_signs
from generator.checks.language.texts import Texts, texts_of
from generator.checks.language.writing_slips import doubled
from generator.checks.texts.kinds_of_authority import words_of_others
from generator.findings.finding import Finding
from generator.inspection.result import Inspection, Problem
from generator.records.file_kinds import Kind

CODES = ("D425", "D426", "D427", "D428")

_READ = 300_000
"""Characters of one document whose words are looked at: more than any report has, and soon done."""
_MOST = 200
"""Slips of one kind after which no more are looked for."""
_SHOWN = 6
_UNREADABLE = {Problem.NO_TEXT, Problem.GARBLED}
_PARTS = {Kind.EXCEL: "แผ่นงาน", Kind.PDF: "หน้า", Kind.POWERPOINT: "สไลด์"}
"""What a page of a kind of document is called; other kinds are one page, and their lines are counted."""

_BROKEN = re.compile("^[ะาำๅ\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+|[เ-ไ]+$")
"""Signs at the edge of a line of a PDF, whose letter stands on the line before or behind."""

_FAR_DAY = re.compile(r"(2[45][0-9]{2})-[0-9]{2}-[0-9]{2} [0-9:]{8}")
"""A cell that holds a day, as it is read: its year is of the Common Era, however the sheet shows it."""

Slip = tuple[str, str]
"""What is wrong, as it is shown, and where it stands."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield up to three findings a document: misspelt words, damaged or doubled ones, words of another authority."""
    texts, told = texts_of(site), set()
    for paper in papers(site):
        name, found = paper.document.name, paper.inspection
        if _may_be_of_others(paper):
            continue  # nobody here can mend a law
        if name in told or not is_what_it_is_called(paper) or _UNREADABLE.intersection(found.problems):
            continue
        told.add(name)
        lines = list(_lines(found))
        for code, slips in (
            ("D425", _misspelt(lines)),
            ("D426", _damaged(lines)),
            ("D427", _of_others(texts, paper, lines)),
            ("D428", _dates_of_no_era(lines) if found.kind is Kind.EXCEL else ()),
        ):
            if shown := list(islice(slips, _MOST)):
                yield paper.finding(code, words=_in_words(shown), count=len(shown))


def _may_be_of_others(paper: Paper) -> bool:
    return paper.pointer.page is not None or (paper.state is not None and paper.state.item.outside_papers)


def _lines(inspection: Inspection) -> Iterator[Slip]:
    """Yield the lines of a document with where each stands, as far as they are looked at."""
    part, left = _PARTS.get(inspection.kind), _READ
    for number, page in enumerate(inspection.pages, 1):
        for row, line in enumerate(page[:left].splitlines(), 1):
            whole = _BROKEN.sub("", line) if inspection.kind is Kind.PDF else line
            for cell in filter(str.strip, whole.split("\t")):
                yield cell, f"{part} {number}" if part else f"บรรทัด {row}"
        left -= len(page)
        if left <= 0:
            return


def _misspelt(lines: Iterable[Slip]) -> Iterator[Slip]:
    for line, where in lines:
        latin = ((wrong, right) for wrong, right in misspelt_latin(line) if " " not in wrong)  # spaces go astray
        for wrong, right in chain(misspelt(squeezed(line)), latin):
            yield f"“{wrong}” (น่าจะเป็น “{right}”)", where


def _damaged(lines: Iterable[Slip]) -> Iterator[Slip]:
    for line, where in lines:
        for word in dict.fromkeys(chain(foreign_words(line), loose_signs(line), doubled(line))):
            yield f"“{word}”", where


def _of_others(texts: Texts, paper: Paper, lines: Iterable[Slip]) -> Iterator[Slip]:
    """Yield words that another kind of authority uses of itself, in a paper of the agency's own."""
    own: OwnNames = texts.own
    if own.authority is None or own.bare not in squeezed(paper.inspection.text[:_READ]):
        return
    for line, where in lines:
        for hit, _ in words_of_others(own.authority, line):
            yield f"“{hit.name}”", where


def _dates_of_no_era(lines: Iterable[Slip]) -> Iterator[Slip]:
    """Yield days of a workbook whose year of the Common Era is one of the Buddhist Era: 543 years too late."""
    for cell, where in lines:
        if match := _FAR_DAY.fullmatch(cell):
            yield f"{match[0][:10]} (ปี ค.ศ. {match[1]})", where


def _in_words(slips: Sequence[Slip]) -> str:
    """Return the words found, each once with where it stands first; of many the first few."""
    places: dict[str, list[str]] = {}
    for word, where in slips:
        places.setdefault(word, []).append(where)
    shown = [f"{word} {', '.join(list(dict.fromkeys(found))[:3])}" for word, found in islice(places.items(), _SHOWN)]
    return " · ".join(shown) + (" …" if len(places) > _SHOWN else "")
