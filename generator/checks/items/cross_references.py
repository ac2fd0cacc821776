"""Rules on references to items: the number must be that of the item the words speak of, in the form of that year.

Numbers move nearly every year, so a reference with last year's number is common, and so is a whole paper made from
another year's list.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue, CatalogueItem
from generator.checks.language.code_mentions import CodeMention, item_codes
from generator.checks.language.editions import edition_of
from generator.checks.language.letters import plain
from generator.checks.language.passages import Passage
from generator.checks.language.resemblance import fit, title_letters
from generator.checks.language.texts import Texts, texts_of
from generator.findings.finding import Finding, finding
from generator.records.forms.store import available_years, catalogue

CODES = ("T532", "T533", "T534", "T538")

SURE = 0.85
"""How much of a title must be in the words around a reference for the words to be of that item."""
UNLIKE = 0.35
_SAME = 0.6
"""How much of a title another year's title for the same subject has at least."""
_ROOM = 90
_VOTES = 3
_SHORTENED = 16
"""How many letters of a title must stand before a reference for the rest of it to be left out."""
_LEAD = re.compile(r"[\s(]*(?:ใน|ตาม|ของ)?\s*(?:ข้อ(?:ที่)?)?\s*$")
_SHORTEST = 8
_TERM = 14
"""Letters up to which a title is a word that any item may use (E-Service)."""
_TITLE_ROOM = 160
"""Letters behind a reference in which a whole title stands."""
_REPORTED = ("แผน", "มาตรการ", "ความเสี่ยง")
"""What items report on, as their titles and the words before a reference call it."""
_ALIKE = re.compile(r"(?:ลำดับ|แถว|เรียงตาม|ตรงกับ)[^0-9.;]{0,24}$")
"""Words before a reference that hold one table against the other, as a report does with what it reports on."""
_CALLED = 24
_PATH_END = re.compile(r"(?:→|->|>|»)\s*(?:หน้า\s*)?(?:ข้อ(?:ที่)?\s*)?$")
"""Before a reference: that it is where a way through the web site ends."""
_CLOSE, _TOLD, _UNSHARED, _RARE = 64, 10, 7, 2
"""Letters before a reference, how many of them a title has in a row, and in how many titles those may stand."""
_MANY = 200
"""How many references in one passage are looked at."""


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A reference in a passage that does not go with its words: the item they speak of."""

    passage: Passage
    mention: CodeMention
    meant: CatalogueItem
    form: Catalogue
    named: bool = False
    """Whether the words name the form of which the number is."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on references to the wrong item, to none, and on years answered by another year's list."""
    yield from in_texts(texts_of(site))


def in_texts(texts: Texts) -> Iterator[Finding]:
    """Yield the same of the texts given."""
    wrong: dict[int, list[_Wrong]] = defaultdict(list)
    for passage in texts.passages:
        usual = _forms(texts, passage)
        for mention, words, beside in islice(_references(passage), _MANY) if usual else ():
            edition = edition_of(passage.text, mention.start, mention.end)
            forms = usual if edition is None else _edition_forms(texts, edition)
            found = _reference(passage, mention, (words, beside), forms, named=edition is not None) if forms else None
            if isinstance(found, _Wrong):
                wrong[passage.year or 0].append(found)
            elif found:
                yield found
    for year, found_wrong in wrong.items():
        form = texts.site.workspace.form(year)
        if form:
            yield from _edition([one for one in found_wrong if not one.named], form)
            for one in found_wrong:
                yield _wrong_reference(one, one.form if one.named else form)


def _reference(
    passage: Passage, mention: CodeMention, around: tuple[str, set[str]], forms: Sequence[Catalogue], *, named: bool
) -> Finding | _Wrong | None:
    """Return what is wrong with one reference, held to the forms it may be of, or to the one it has ``named``."""
    words, beside = around
    fitting = [(form, item) for form in forms if (item := form.item(mention.code))]
    if not fitting:
        values: dict[str, Any] = {"form": forms[0].fiscal_year, "last": forms[0].items[-1].code}
        return finding("T533", passage.place, **passage.about, code=mention.code, **values)
    before = passage.text[: mention.start]
    if not named and (other := _of_another_list(fitting, passage.text[mention.end : mention.end + _TITLE_ROOM])):
        return _retitled(passage, mention, fitting[0], other)
    meant = [_owner(form, item, passage if not named else None, words, before) for form, item in fitting]
    if meant[0] and all(meant) and meant[0].code not in beside:
        return _Wrong(passage, mention, meant[0], forms[0], named)
    return None


def _edition_forms(texts: Texts, edition: int | str) -> list[Catalogue]:
    """Return the form of the year that is named with a number; none where no year is named, or none is known of it."""
    if not isinstance(edition, int):
        return []
    own = texts.site.workspace.form(edition)
    return [own] if own else [catalogue(edition)] if edition in available_years() else []


def _of_another_list(fitting: list[tuple[Catalogue, CatalogueItem]], behind: str) -> tuple[int, str] | None:
    """Return the year in whose list the number has the title that stands behind it, where no fitting list has it so."""
    words = plain(behind)
    if not words or any(_is_begun(words, title_letters(item.title)) for _, item in fitting):
        return None
    own = {form.fiscal_year for form, _ in fitting}
    for year in available_years():
        listed = catalogue(year).item(fitting[0][1].code) if year not in own else None
        if listed and len(title_letters(listed.title)) >= _SHORTENED and words.startswith(title_letters(listed.title)):
            titled = any(fit(listed.title, item.title) >= SURE for form, _ in fitting for item in form.items)
            return None if titled else (year, listed.title)
    return None


def _retitled(
    passage: Passage, mention: CodeMention, own: tuple[Catalogue, CatalogueItem], other: tuple[int, str]
) -> Finding:
    values: dict[str, Any] = {"code": mention.code, "said": other[1], "other": other[0]}
    return finding("T538", passage.place, **passage.about, form=own[0].fiscal_year, title=own[1].title, **values)


def _is_begun(words: str, title: str) -> bool:
    return words.startswith(title[:_SHORTEST])


def _forms(texts: Texts, passage: Passage) -> list[Catalogue]:
    """Return the forms whose numbers a passage may use: of its year, and of the year whose result a measure answers."""
    return [form for year in passage.years if (form := texts.site.workspace.form(year))]


def _references(passage: Passage) -> Iterator[tuple[CodeMention, str, set[str]]]:
    """Yield every reference with the words up to the references before and behind it, and the codes of those.

    Words between two references may belong to either, so they do not speak against one that has the other's title.
    """
    mentions = list(item_codes(passage.text))
    for place, mention in enumerate(mentions):
        start = mentions[place - 1].end if place else 0
        end = mentions[place + 1].start if place + 1 < len(mentions) else len(passage.text)
        before = passage.text[max(start, mention.start - _ROOM) : mention.start]
        beside = {other.code for other in mentions[max(0, place - 1) : place + 2] if other is not mention}
        yield mention, before + " " + passage.text[mention.end : min(end, mention.end + _ROOM)], beside


def _owner(
    form: Catalogue, item: CatalogueItem, passage: Passage | None, words: str, before: str
) -> CatalogueItem | None:
    """Return the item that a reference to ``item`` means, by what stands around it; None where it may be right.

    Without a ``passage``, whose own item has a say, only the words count: the number is of another form than its own.
    """
    meant = _meant(form, item, words)
    if passage is None:
        return meant or _renumbered(form, item, before) or _begun(form, item, before)
    if meant and item.code == passage.item and len(meant.title) < _TERM:
        meant = None  # the own number beside a word of the trade, in what the item itself is about
    if passage.item and item.code != passage.item and _PATH_END.search(before):
        return form.item(passage.item)
    return (
        meant
        or _renumbered(form, item, before)
        or _moved(form, item, passage)
        or _begun(form, item, before)
        or _planned(form, item, passage, before)
    )


def _meant(form: Catalogue, item: CatalogueItem, words: str) -> CatalogueItem | None:
    """Return the item whose title is in ``words`` where the title of the item referred to is not."""
    if len(words) < _SHORTEST or fit(words, item.title) > UNLIKE:
        return None
    others = [other for other in form.items if len(other.title) >= _SHORTEST and other.code not in item.reports_on]
    titled = [(fit(words, other.title), len(other.title), other) for other in others]
    share, _, best = max(titled, key=lambda found: found[:2])
    return best if share >= SURE and item.code not in best.reports_on else None


def _renumbered(form: Catalogue, item: CatalogueItem, before: str) -> CatalogueItem | None:
    """Return the item of this form that had the number in another year, where the words before a reference are its own.

    What several titles of the form share, as the kind of paper or the trade, says nothing of either.
    """
    words = plain(before[-_CLOSE:])
    if _shared(words, item.title) > _UNSHARED:
        return None
    for year in sorted(available_years(), key=lambda year: abs(year - form.fiscal_year)):
        other = catalogue(year).item(item.code) if year != form.fiscal_year else None
        now = form.by_key(other.key) if other else None
        if other is None or now is None or now.code == item.code or item.code in now.reports_on:
            continue
        run = _run(words, now.title)
        if len(run) >= _TOLD and sum(run in title_letters(one.title) for one in form.items) <= _RARE:
            return now
    return None


def _run(words: str, title: str) -> str:
    """Return the longest run of letters that plain ``words`` share with a title."""
    letters = title_letters(title)
    found = SequenceMatcher(None, words, letters, autojunk=False).find_longest_match()
    return words[found.a : found.a + found.size]


def _shared(words: str, title: str) -> int:
    return len(_run(words, title))


def _moved(form: Catalogue, item: CatalogueItem, passage: Passage) -> CatalogueItem | None:
    """Return the item that the passage's own reports on, where ``item`` has only the number of it in another year."""
    own = form.item(passage.item or "")
    if own is None or not own.reports_on or item.code in {own.code, *own.reports_on}:
        return None
    others = (catalogue(year).by_key(own.key) for year in available_years() if year != form.fiscal_year)
    was = any(other is not None and item.code in other.reports_on for other in others)
    return form.item(own.reports_on[0]) if was else None


def _begun(form: Catalogue, item: CatalogueItem, before: str) -> CatalogueItem | None:
    """Return the one item with whose title the words right before a reference begin, shortened as people do."""
    words = plain(_LEAD.sub("", before[-_ROOM:]))
    if fit(words, item.title) > UNLIKE:
        return None
    titles = {other: title_letters(other.title) for other in form.items if other.code not in item.reports_on}
    begun = [
        other
        for other, title in titles.items()
        if (start := words.rfind(title[:_SHORTENED])) >= 0
        and len(title) > _SHORTENED
        and title.startswith(words[start:])
    ]
    return begun[0] if len(begun) == 1 and item.code not in begun[0].reports_on else None


def _planned(form: Catalogue, item: CatalogueItem, passage: Passage, before: str) -> CatalogueItem | None:
    """Return the plan that the passage's own item reports on, where the words call ``item`` a plan that it is not."""
    own = form.item(passage.item or "")
    plan = form.item(own.reports_on[0]) if own and own.reports_on else None
    if plan is None or own is None or item.code in {own.code, *own.reports_on}:
        return None
    if _ALIKE.search(before) and item.reports_on and not any(code in passage.text for code in own.reports_on):
        return plan
    called = next((noun for noun in _REPORTED if noun in before[-_CALLED:]), None)
    return plan if called and called in plan.title and called not in item.title else None


def _edition(found: list[_Wrong], form: Catalogue) -> Iterator[Finding]:
    """Yield a finding where another year's list explains most of the wrong references."""
    votes: Counter[int] = Counter()
    for other in available_years():
        if other != form.fiscal_year:
            listed = catalogue(other)
            votes[other] += sum(
                (item := listed.item(one.mention.code)) is not None and fit(one.meant.title, item.title) >= _SAME
                for one in found
            )
    best, count = votes.most_common(1)[0]
    if count >= _VOTES:
        first = found[0].passage
        values: dict[str, Any] = {"other": best, "count": count, "form": form.fiscal_year}
        yield finding("T534", first.place, year=first.year, **values)


def _wrong_reference(one: _Wrong, form: Catalogue) -> Finding:
    item = form.item(one.mention.code)
    values: dict[str, Any] = {
        "code": one.mention.code,
        "title": item.title if item else "",
        "meant": one.meant.code,
        "meant_title": one.meant.title,
        "field": one.passage.field,
    }
    return finding("T532", one.passage.place, **one.passage.about, **values)
