"""Rules on which year's form the records were made from: words of one item under another's number, one by one or all.

Between most years nearly every number moves. Where the words of several items fit the numbers of another year's list,
the whole set was made from that list; where those of one item fit another item, they stand in the wrong place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.assessment.site_context import SiteContext
from generator.catalogue.codes import in_order
from generator.catalogue.model import Catalogue, CatalogueItem
from generator.checks.language.asked_of import is_asked
from generator.checks.language.letters import around, plain
from generator.checks.language.passages import Passage
from generator.checks.language.resemblance import fit, title_letters
from generator.checks.language.texts import Texts, texts_of
from generator.findings.finding import Finding, Place, finding

CODES = ("T525", "T535", "T536")

_SURE, _UNLIKE = 0.9, 0.3
_WHOLE, _KINDRED = 0.99, 0.75
"""Items of one subject share words: there the other's title must stand whole, and of the own some must be missing."""
_VOTES = 3
_LONGEST = 600
_SHORTEST_TITLE = 15
_HEAD = 8
_VERBS = re.compile("(?:ให้|เร่ง|ดำเนินการ|ดำเนิน|ได้|มี|การ|จัดทำ|จัด|ทำ|แสดง|ประกาศ|เผยแพร่|ปรับปรุง|ทบทวน|ลง|เปิด){0,6}")
_SHOWN = 50


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on items whose words are another item's, and on years made from another year's form."""
    texts = texts_of(site)
    workspace = texts.site.workspace
    for index, option in enumerate(workspace.config.fiscal_years):
        if option.form and option.form != option.year and workspace.form(option.year):
            place = workspace.config_file.place("fiscal_years", index, "form")
            yield finding("T536", place, year=option.year, form=option.form)
    for year in workspace.item_years:
        form = workspace.form(year)
        if form:
            yield from _year(texts, year, form)


def _year(texts: Texts, year: int, form: Catalogue) -> Iterator[Finding]:
    """Yield one finding for the whole year where another list explains the words, else one for each item."""
    misplaced = [
        (passage, item, meant)
        for item in form.items
        for passage in texts.of_items.get((year, item.code), ())
        if is_asked("items.form_edition", passage) and (meant := _meant(form, item, passage.text[:_LONGEST]))
    ]
    votes: dict[int, set[str]] = defaultdict(set)
    for passage, item, _ in misplaced:
        for other, listed in texts.site.workspace.known_forms.items():
            same = listed.item(item.code) if other != form.fiscal_year else None
            if same and same.key != item.key and fit(passage.text[:_LONGEST], same.title) >= _SURE:
                votes[other].add(item.code)
    best = max(votes, key=lambda other: (len(votes[other]), other), default=None)
    if best is not None and len(votes[best]) >= _VOTES:
        items = ", ".join(sorted(votes[best], key=in_order))
        count = len(votes[best])
        yield finding(
            "T535", Place(f"oit_items/{year}"), year=year, count=count, items=items, other=best, form=form.fiscal_year
        )
        return
    seen: set[str] = set()
    for passage, item, meant in misplaced:
        if item.code not in seen:
            seen.add(item.code)
            yield _misplaced(passage, item, meant)


def _meant(form: Catalogue, item: CatalogueItem, text: str) -> CatalogueItem | None:
    """Return the item whose whole title is in ``text``, where that of ``item`` is not and the two are not related."""
    own = fit(text, item.title)
    if own > _KINDRED or len(title_letters(item.title)) < _SHORTEST_TITLE:
        return None
    related = {item.code, *item.reports_on, *(other.code for other in form.reported_by(item.code))}
    others: Sequence[CatalogueItem] = [
        other for other in form.items if other.code not in related and len(other.title) >= _SHORTEST_TITLE
    ]
    least, words = _SURE if own <= _UNLIKE else _WHOLE, plain(text)
    fitting = [other for other in others if _leads(words, other.title) and fit(text, other.title) >= least]
    return max(fitting, key=lambda other: len(other.title), default=None)


def _leads(words: str, title: str) -> bool:
    """Tell whether plain ``words`` begin with ``title``, verbs aside: what is named further on may be by the way."""
    place = words.find(title_letters(title)[:_HEAD])
    return place >= 0 and _VERBS.fullmatch(words, 0, place) is not None


def _misplaced(passage: Passage, item: CatalogueItem, meant: CatalogueItem) -> Finding:
    shown = around(passage.text, 0, min(_SHOWN, len(passage.text)), room=0)
    return finding(
        "T525",
        passage.place,
        **passage.about,
        title=item.title,
        field=passage.field,
        other=meant.code,
        other_title=meant.title,
        text=shown,
    )
