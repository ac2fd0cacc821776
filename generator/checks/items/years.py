"""Rules on the years that an item's texts, evidence titles and file names speak of, against what the form asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.assessment.completeness import ItemState, PartState, PartStatus
from generator.assessment.site_context import SiteContext
from generator.catalogue.model import CatalogueItem
from generator.checks.language.asked_of import is_asked
from generator.checks.language.asked_years import Asked, asked
from generator.checks.language.bare_years import numbers_in_name, years_in_address, years_in_title, years_of_laws
from generator.checks.language.letters import around
from generator.checks.language.passages import Passage
from generator.checks.language.texts import Texts, texts_of
from generator.checks.language.time_asides import is_a_goal, is_long_ago, is_to_come, spoken_years
from generator.findings.finding import Finding, cure, finding
from generator.records.model.evidence import Evidence
from generator.thai.years import YearMention

CODES = ("Y501", "Y502", "Y503", "Y504", "Y507")

_FAR = 1
_RESULT = re.compile(r"ผล(?:การ|คะแนน(?:การ)?)?ประเมิน[^0-9.;]*$")
_RESULT_ROOM = 90
"""Words before a year that make it that of a result."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on items whose words are of another fiscal year than the one the form asks for."""
    texts = texts_of(site)
    for year, states in texts.site.states.items():
        for code, state in states.items():
            if state.loaded is not None and state.status.value != "not_applicable":
                yield from _item(texts, year, state, texts.of_items.get((year, code), ()))


def _item(texts: Texts, year: int, state: ItemState, passages: Sequence[Passage]) -> Iterator[Finding]:
    evidence = state.loaded.record.evidence if state.loaded else ()
    reported = _reported(state)
    if reported:
        yield from _spare(state, year)
    documents = texts.site.workspace.documents
    gone = {index for index, entry in enumerate(evidence) if entry.file and entry.file not in documents}
    for passage in passages:
        index = passage.loc[1] if passage.kind == "evidence" else None
        if isinstance(index, int) and index not in reported | gone:
            told = list(_title(passage, year, state.item, evidence[index]))
            reported |= {index} if told else set()
            yield from told
        elif is_asked("items.years", passage) and passage.loc[0] != "evidence":
            yield from _words(passage, year, state.item)
    for index, entry in enumerate(evidence):
        if entry.file and index not in reported | gone:
            yield from _file_name(state, year, index, entry)
        elif entry.url and index not in reported:
            yield from _address(state, year, index, entry)
        elif entry.page and index not in reported:
            yield from _page_title(texts, state, year, entry)


def _reported(state: ItemState) -> set[int]:
    """Return the evidence of a published item that lies outside its window: saying it once is enough."""
    if state.status.value == "draft":
        return set()
    return {proof.index for part in state.parts for proof in part.proofs if proof.status is PartStatus.OUTSIDE}


def _spare(state: ItemState, year: int) -> Iterator[Finding]:
    """Yield evidence outside the window of parts that other evidence proves: of those the rules on parts are silent."""
    silent: dict[int, PartState] = {}
    for part in state.parts:
        for proof in part.proofs:
            unread = proof.evidence.period is not None and proof.evidence.period.span is None
            if proof.status is PartStatus.OUTSIDE and not unread:
                silent.setdefault(proof.index, part)
    for index, part in silent.items():
        parts = [one for one in state.parts if any(proof.index == index for proof in one.proofs)]
        if state.loaded and all(one.status is PartStatus.PROVED for one in parts):
            title = state.loaded.record.evidence[index].title or ""
            place = state.loaded.place("evidence", index)
            window = part.window.words(year)
            yield finding("Y507", place, item=state.item.code, year=year, title=title, window=window)


def _words(passage: Passage, year: int, item: CatalogueItem) -> Iterator[Finding]:
    wanted = asked(item, year)
    mentions = [one for one in spoken_years(passage.text) if not _is_of_another_time(passage.text, one, wanted)]
    wrong = _wrong(mentions, wanted, year)
    if not wrong and wanted and item.window.kind == "previous_result":
        wanted = Asked((item.window.year(year),))
        wrong = _of_another_result(passage.text, mentions, wanted)
    if wrong and wanted:
        values = _values(wrong, wanted)
        shown = around(passage.text, wrong[0].start, wrong[0].end)
        yield finding("Y501", passage.place, **passage.about, field=passage.field, text=shown, **values)
    elif wrong:
        shown = around(passage.text, wrong[0].start, wrong[0].end)
        yield finding("Y504", passage.place, **passage.about, field=passage.field, text=shown, found=wrong[0].first)


def _is_of_another_time(text: str, mention: YearMention, wanted: Asked | None) -> bool:
    """Tell whether a year is after those asked for, when something is yet to be done, or so old that it is history."""
    if wanted is None or (wanted.plan and mention.first < mention.last):
        return False
    later = mention.first > wanted.years[-1] and (is_to_come(text, mention.start) or is_a_goal(text, mention))
    return later or is_long_ago(mention, wanted.years[0])


def _of_another_result(text: str, mentions: Sequence[YearMention], wanted: Asked) -> list[YearMention]:
    """Return the year of the result that an item analyses, where that is older than the one asked for and named alone.

    An older result may stand beside it, to compare the two.
    """
    found = [one for one in mentions if _RESULT.search(text[max(0, one.start - _RESULT_ROOM) : one.start])]
    return [] if any(wanted.allows(one) for one in mentions) else [one for one in found if one.last < wanted.years[0]]


def _title(passage: Passage, year: int, item: CatalogueItem, entry: Evidence) -> Iterator[Finding]:
    wanted = asked(item, year, entry.parts)
    mentions = years_in_title(passage.text)
    wrong = [one for one in mentions if not wanted.allows(one)] if wanted else []
    if wrong and wanted:
        yield finding("Y502", passage.place, **passage.about, title=passage.text, **_values(wrong, wanted))


def _file_name(state: ItemState, year: int, index: int, entry: Evidence) -> Iterator[Finding]:
    wanted = asked(state.item, year, entry.parts)
    name = (entry.file or "").rpartition("/")[2]
    mentions = (*spoken_years(name), *numbers_in_name(name))
    wrong = _wrong(_of_no_law(mentions, entry), wanted, year)
    if wrong and wanted and state.loaded:
        at, what = state.loaded.place("evidence", index, "file"), "ชื่อแฟ้ม"
        yield finding("Y503", at, item=state.item.code, year=year, what=what, file=name, **_values(wrong, wanted))


def _address(state: ItemState, year: int, index: int, entry: Evidence) -> Iterator[Finding]:
    """Hold the years in an address to what is asked; a site has a folder for each year that is assessed as well."""
    wanted = asked(state.item, year, entry.parts)
    mentions = [one for one in years_in_address(entry.url or "") if not one.covers(year)]
    wrong = _wrong(_of_no_law(mentions, entry), wanted, year)
    if wrong and wanted and state.loaded:
        at, what = state.loaded.place("evidence", index, "url"), "ที่อยู่เว็บ"
        yield finding("Y503", at, item=state.item.code, year=year, what=what, file=entry.url, **_values(wrong, wanted))


def _of_no_law(mentions: Iterable[YearMention], entry: Evidence) -> list[YearMention]:
    """Return the years of a name that are not those of a law in the title: there it has them by its name."""
    of_laws = years_of_laws(entry.title or "")
    return [one for one in mentions if one.first not in of_laws]


def _page_title(texts: Texts, state: ItemState, year: int, entry: Evidence) -> Iterator[Finding]:
    """Hold the title of a page to the year that the evidence is asked for, told at the page; most have no year."""
    wanted = asked(state.item, year, entry.parts)
    page = next((one for one in texts.site.workspace.pages if one.name == entry.page), None)
    mentions = years_in_title(page.title) if page else ()
    wrong = _wrong(mentions, wanted, year)
    if wrong and wanted and page:
        values = {"title": page.title, **_values(wrong, wanted)}
        yield finding("Y502", page.place, item=state.item.code, year=year, **values)


def _wrong(mentions: Iterable[YearMention], wanted: Asked | None, year: int) -> list[YearMention]:
    """Return the years that cannot be meant: where none of them is asked for, or, of a timeless item, years to come."""
    found = list(mentions)
    if wanted is None:
        return [mention for mention in found if mention.first == mention.last > year + _FAR]
    return [] if any(wanted.allows(mention) for mention in found) else found


def _values(wrong: Sequence[YearMention], wanted: Asked) -> dict[str, Any]:
    found = " ".join(dict.fromkeys(_shown(mention) for mention in wrong))
    return {"found": found, "asked": wanted.words, "cure": _cure(wrong, wanted)}


def _shown(mention: YearMention) -> str:
    return str(mention.first) if mention.first == mention.last else f"{mention.first}–{mention.last}"


def _cure(wrong: Sequence[YearMention], wanted: Asked) -> str:
    first, last = min(one.first for one in wrong), max(one.last for one in wrong)
    if wanted.plan and last < wanted.years[0]:
        return cure("Y501", "ended")
    if last < wanted.years[0]:
        return cure("Y501", "older")
    if first > wanted.years[-1]:
        return cure("Y501", "newer")
    return cure("Y501", "doubtful")
