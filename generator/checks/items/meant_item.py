"""The item that a reference means, by the words around it: titles as people shorten, renumber and report on them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from generator.catalogue.model import Catalogue, CatalogueItem
from generator.checks.language.letters import plain
from generator.checks.language.passages import Passage
from generator.checks.language.resemblance import fit, title_letters

SURE = 0.85
"""How much of a title must be in the words around a reference for the words to be of that item."""
UNLIKE = 0.35
SHORTENED = 16
"""How many letters of a title must stand before a reference for the rest of it to be left out."""
_LEAD = re.compile(r"[\s(]*(?:ใน|ตาม|ของ)?\s*(?:ข้อ(?:ที่)?)?\s*$")
SHORTEST = 8
_LATIN_NAME = re.compile(
    r"\s*(?:เรื่อง|คือ|ระบบ|นโยบาย|ประกาศนโยบาย|\(|“)?\s*(?P<name>[A-Z][A-Za-z]*(?:[ –-][A-Z][A-Za-z]+){1,4})(?![A-Za-z])"
)
_TERM = 14
"""Letters up to which a title is a word that any item may use (E-Service)."""
_REPORTED = ("แผน", "มาตรการ", "ความเสี่ยง")
"""What items report on, as their titles and the words before a reference call it."""
_ALIKE = re.compile(r"(?:ลำดับ|แถว|เรียงตาม|ตรงกับ)[^0-9.;]{0,24}$")
"""Words before a reference that hold one table against the other, as a report does with what it reports on."""
_CALLED = 24
_PATH_END = re.compile(r"(?:→|->|>|»)\s*(?:หน้า\s*)?(?:ข้อ(?:ที่)?\s*)?$")
"""Before a reference: that it is where a way through the web site ends."""
_CLOSE, _TOLD, _UNSHARED, _RARE = 64, 10, 7, 2
"""Letters before a reference, how many of them a title has in a row, and in how many titles those may stand."""
_ROOM = 90


def owner(
    known: Mapping[int, Catalogue],
    listed: tuple[Catalogue, CatalogueItem],
    passage: Passage | None,
    words: str,
    sides: tuple[str, str],
) -> CatalogueItem | None:
    """Return the item that a reference to ``item`` means, by what stands around it; None where it may be right.

    ``words`` are those up to the references before and behind it, ``sides`` all before it and some behind it.

    Without a ``passage``, whose own item has a say, only the words count: the number is of another form than its own.
    """
    (form, item), (before, behind) = listed, sides
    meant = _meant(form, item, words) or _latin_named(form, item, behind)
    if passage is None:
        return meant or _renumbered(known, form, item, before) or _begun(form, item, before)
    if meant and item.code == passage.item and len(meant.title) < _TERM:
        meant = None  # the own number beside a word of the trade, in what the item itself is about
    if passage.item and item.code != passage.item and _PATH_END.search(before):
        return form.item(passage.item)
    return (
        meant
        or _renumbered(known, form, item, before)
        or _moved(known, form, item, passage)
        or _begun(form, item, before)
        or _planned(form, item, passage, before)
    )


def _latin_named(form: Catalogue, item: CatalogueItem, behind: str) -> CatalogueItem | None:
    """Return the item with whose Latin name the words behind a reference begin: ``O17 E-Service``, ``No Gift Policy``.

    Short as it is, nothing else is called so; where several items have it, it says nothing.
    """
    match = _LATIN_NAME.match(behind)
    name = plain(match["name"]) if match else ""
    if len(name) < SHORTEST or name in plain(item.title):
        return None
    titled = [other for other in form.items if name in plain(other.title) and other.code not in item.reports_on]
    named = any(name in plain(part.title) for part in item.parts)
    return titled[0] if len(titled) == 1 and not named and item.code not in titled[0].reports_on else None


def _meant(form: Catalogue, item: CatalogueItem, words: str) -> CatalogueItem | None:
    """Return the item whose title is in ``words`` where the title of the item referred to is not."""
    if len(words) < SHORTEST or fit(words, item.title) > UNLIKE:
        return None
    others = [other for other in form.items if len(other.title) >= SHORTEST and other.code not in item.reports_on]
    titled = [(fit(words, other.title), len(other.title), other) for other in others]
    share, _, best = max(titled, key=lambda found: found[:2])
    return best if share >= SURE and item.code not in best.reports_on else None


def _renumbered(
    known: Mapping[int, Catalogue], form: Catalogue, item: CatalogueItem, before: str
) -> CatalogueItem | None:
    """Return the item of this form that had the number in another year, where the words before a reference are its own.

    What several titles of the form share, as the kind of paper or the trade, says nothing of either.
    """
    words = plain(before[-_CLOSE:])
    if _shared(words, item.title) > _UNSHARED:
        return None
    for year in sorted(known, key=lambda year: abs(year - form.fiscal_year)):
        other = known[year].item(item.code) if year != form.fiscal_year else None
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


def _moved(
    known: Mapping[int, Catalogue], form: Catalogue, item: CatalogueItem, passage: Passage
) -> CatalogueItem | None:
    """Return the item that the passage's own reports on, where ``item`` has only the number of it in another year."""
    own = form.item(passage.item or "")
    if own is None or not own.reports_on or item.code in {own.code, *own.reports_on}:
        return None
    others = (other.by_key(own.key) for year, other in known.items() if year != form.fiscal_year)
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
        if (start := words.rfind(title[:SHORTENED])) >= 0 and len(title) > SHORTENED and title.startswith(words[start:])
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
