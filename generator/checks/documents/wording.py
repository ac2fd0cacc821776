"""Rules on the words of evidence documents: the rules on the texts of records that make sense for any paper.

A paper is told of once for each kind of slip, with the words and where they stand, however many there are: text that
was recognised from a scan would else fill the report. What a record's fields alone can tell is not asked of papers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice

from generator.assessment.site_context import SiteContext
from generator.checks.documents.agency_names import bears_own_name
from generator.checks.documents.files import own_papers
from generator.checks.documents.published import Paper
from generator.checks.documents.reading import Piece, is_misread, lines_of, paragraphs_of, passages_of
from generator.checks.documents.told_before import told_before
from generator.checks.language.letters import squeezed
from generator.checks.language.misspellings import misspelt, misspelt_abbreviations, misspelt_latin
from generator.checks.language.script_slips import foreign_words, loose_signs
from generator.checks.language.spelling import Misspelt, misspelt_in, reads_well
from generator.checks.language.spelling_memory import SpellingMemory, spelling_memory
from generator.checks.language.texts import Texts, texts_of
from generator.checks.language.writing_slips import doubled
from generator.checks.texts.kinds_of_authority import wrong_words
from generator.findings.finding import Finding
from generator.records.file_kinds import Kind

CODES = ("D425", "D426", "D427")

_MOST = 200
"""Slips of one kind after which no more are looked for."""
_SHOWN = 6
_EDGE = 1
_TYPED = {Kind.WORD, Kind.EXCEL, Kind.POWERPOINT, Kind.TEXT, Kind.PDF}
"""Kinds whose words come whole; what a PDF breaks over lines is put together again."""

Slip = tuple[str, str]
"""What is wrong, as it is shown, and where it stands."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield up to three findings a document: misspelt words, damaged or doubled ones, words of another authority."""
    texts = texts_of(site)
    before, memory = told_before(site), spelling_memory(site)
    for paper in own_papers(site):
        if is_misread(paper.inspection):
            continue
        slips = before.of(paper, "wording", partial(_by_themselves, paper))
        slips = slips + before.of(paper, "names", partial(_by_records, site, texts, paper, memory), records=True)
        for code in CODES:
            shown = list(dict.fromkeys((words, where) for of, words, where in slips if of == code))
            if shown:
                yield paper.finding(code, words=_in_words(shown), count=len(shown))


def _by_themselves(paper: Paper) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong whatever the records say: listed misspellings, damaged and doubled words."""
    lines = list(lines_of(paper.inspection))
    yield from (("D425", *slip) for slip in islice(_misspelt(lines), _MOST))
    yield from (("D426", *slip) for slip in islice(_damaged(lines), _MOST))


def _by_records(
    site: SiteContext, texts: Texts, paper: Paper, memory: SpellingMemory | None
) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong beside the names that the records have, and the kind of the agency."""
    yield from (("D425", *slip) for slip in islice(_unknown(site, paper, memory), _MOST))
    yield from (("D427", *slip) for slip in islice(_of_others(site, texts, paper), _MOST))


def _misspelt(lines: Iterable[Piece]) -> Iterator[Slip]:
    for line, where in lines:
        latin = ((wrong, right) for wrong, right in misspelt_latin(line) if " " not in wrong)  # spaces go astray
        for wrong, right in chain(misspelt(squeezed(line)), latin, misspelt_abbreviations(line)):
            if not reads_well(line, wrong):
                yield f"“{wrong}” (น่าจะเป็น “{right}”)", where


def _unknown(site: SiteContext, paper: Paper, memory: SpellingMemory | None) -> Iterator[Slip]:
    """Yield words that no dictionary has and that are one slip from one that it has."""
    if memory is None or paper.inspection.kind not in _TYPED:
        return
    passages = passages_of(site, paper, paragraphs_of(paper.inspection), year=paper.pointer.year)
    breaks = paper.inspection.kind is Kind.PDF
    for one in misspelt_in(Texts(site, passages), memory):
        if one.sure and not (breaks and _is_at_an_edge(one)):
            yield f"“{one.found}” (น่าจะเป็น “{one.meant}”)", str(one.passage.place)


def _is_at_an_edge(one: Misspelt) -> bool:
    """Tell whether a word stands where a line begins or ends: in a narrow column of a PDF it is broken there."""
    text = one.passage.text.strip()
    return text.find(one.found) <= _EDGE or text.rfind(one.found) + len(one.found) >= len(text) - _EDGE


def _damaged(lines: Iterable[Piece]) -> Iterator[Slip]:
    for line, where in lines:
        for word in dict.fromkeys(chain(foreign_words(line), loose_signs(line), doubled(line))):
            yield f"“{word}”", where


def _of_others(site: SiteContext, texts: Texts, paper: Paper) -> Iterator[Slip]:
    """Yield words that another kind of authority uses of itself, in a paper of the agency's own."""
    own = texts.own
    if own.authority is None or not bears_own_name(site.workspace.config.agency, paper.inspection.pages):
        return
    for passage in passages_of(site, paper, paragraphs_of(paper.inspection), year=paper.pointer.year):
        for wrong in wrong_words(own, passage):
            yield f"“{wrong.word}” (ควรเป็น “{wrong.right}”)", str(passage.place)


def _in_words(slips: Sequence[Slip]) -> str:
    """Return the words found, each once with where it stands first; of many the first few."""
    places: dict[str, list[str]] = {}
    for word, where in slips:
        places.setdefault(word, []).append(where)
    shown = [f"{word} {', '.join(list(dict.fromkeys(found))[:3])}" for word, found in islice(places.items(), _SHOWN)]
    return " · ".join(shown) + (" …" if len(places) > _SHOWN else "")
