"""Rules on references to items: the number must be that of the item the words speak of, in the form of that year.

Numbers move nearly every year, so a reference with last year's number is common, and so is a whole paper made from
another year's list.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.catalogue.codes import letters
from generator.catalogue.model import Catalogue, CatalogueItem
from generator.checks.items.meant_item import SHORTENED, SHORTEST, SURE, owner
from generator.checks.language.code_mentions import CodeMention, item_codes
from generator.checks.language.editions import edition_of
from generator.checks.language.letters import plain
from generator.checks.language.passages import Passage
from generator.checks.language.resemblance import fit, title_letters
from generator.checks.language.texts import Texts, texts_of
from generator.findings.finding import Finding, finding

CODES = ("T532", "T533", "T534", "T538")

_SAME = 0.6
"""How much of a title another year's title for the same subject has at least."""
_ROOM = 90
_INDICATOR = re.compile(r"ตัวชี้วัด(?:ย่อย)?\s*(?:ที่)?\s*[0-9๐-๙]{1,2}(?:\.[0-9๐-๙])?\s*(?:การ|คุณ|ประสิทธิ)[ก-๎]{0,40}")
"""An indicator by number and name, which is not the title of an item though it may be like one."""
_VOTES = 3
_TITLE_ROOM = 160
"""Letters behind a reference in which a whole title stands."""
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
    known = texts.site.workspace.known_forms
    wrong: dict[int, list[_Wrong]] = defaultdict(list)
    for passage in texts.passages:
        usual = _forms(texts, passage)
        for mention, words, beside in islice(_references(passage), _MANY) if usual else ():
            edition = edition_of(passage.text, mention.start, mention.end)
            forms = usual if edition is None else _edition_forms(texts, edition)
            found = (
                _reference(known, passage, mention, (words, beside), forms, named=edition is not None)
                if forms
                else None
            )
            if isinstance(found, _Wrong):
                wrong[passage.year or 0].append(found)
            elif found:
                yield found
    for year, found_wrong in wrong.items():
        form = texts.site.workspace.form(year)
        if form:
            yield from _edition(known, [one for one in found_wrong if not one.named], form)
            for one in found_wrong:
                yield _wrong_reference(one, one.form if one.named else form)


def _reference(  # noqa: PLR0913 - what is known of one reference
    known: Mapping[int, Catalogue],
    passage: Passage,
    mention: CodeMention,
    around: tuple[str, set[str]],
    forms: Sequence[Catalogue],
    *,
    named: bool,
) -> Finding | _Wrong | None:
    """Return what is wrong with one reference, held to the forms it may be of, or to the one it has ``named``."""
    words, beside = around
    fitting = [(form, item) for form in forms if (item := form.item(mention.code))]
    if not fitting and letters(mention.code) not in {letters(form.items[0].code) for form in forms}:
        return None  # an item of somebody else's form
    if not fitting:
        values: dict[str, Any] = {"form": forms[0].fiscal_year, "last": forms[0].items[-1].code}
        return finding("T533", passage.place, **passage.about, code=mention.code, **values)
    before = passage.text[: mention.start]
    if not named and (other := _of_another_list(known, fitting, passage.text[mention.end : mention.end + _TITLE_ROOM])):
        return _retitled(passage, mention, fitting[0], other)
    sides = without_indicators(before), passage.text[mention.end : mention.end + _ROOM]
    meant = [owner(known, listed, passage if not named else None, words, sides) for listed in fitting]
    if meant[0] and all(meant) and meant[0].code not in beside:
        return _Wrong(passage, mention, meant[0], forms[0], named)
    return None


def _edition_forms(texts: Texts, edition: int | str) -> list[Catalogue]:
    """Return the form of the year that is named with a number; none where no year is named, or none is known of it."""
    if not isinstance(edition, int):
        return []
    own = texts.site.workspace.form(edition)
    return [own] if own else [known[edition]] if edition in (known := texts.site.workspace.known_forms) else []


def _of_another_list(
    known: Mapping[int, Catalogue], fitting: list[tuple[Catalogue, CatalogueItem]], behind: str
) -> tuple[int, str] | None:
    """Return the year in whose list the number has the title that stands behind it, where no fitting list has it so."""
    words = plain(behind)
    if not words or any(_is_begun(words, title_letters(item.title)) for _, item in fitting):
        return None
    own = {form.fiscal_year for form, _ in fitting}
    for year, form_of_year in known.items():
        listed = form_of_year.item(fitting[0][1].code) if year not in own else None
        if listed and len(title_letters(listed.title)) >= SHORTENED and words.startswith(title_letters(listed.title)):
            titled = any(fit(listed.title, item.title) >= SURE for form, _ in fitting for item in form.items)
            return None if titled else (year, listed.title)
    return None


def _retitled(
    passage: Passage, mention: CodeMention, own: tuple[Catalogue, CatalogueItem], other: tuple[int, str]
) -> Finding:
    values: dict[str, Any] = {"code": mention.code, "said": other[1], "other": other[0]}
    return finding("T538", passage.place, **passage.about, form=own[0].fiscal_year, title=own[1].title, **values)


def _is_begun(words: str, title: str) -> bool:
    return words.startswith(title[:SHORTEST])


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
        words = before + " " + passage.text[mention.end : min(end, mention.end + _ROOM)]
        yield mention, without_indicators(words), beside


def without_indicators(words: str) -> str:
    """Return ``words`` without the numbers and names of indicators."""
    return _INDICATOR.sub(" ", words)


def _edition(known: Mapping[int, Catalogue], found: list[_Wrong], form: Catalogue) -> Iterator[Finding]:
    """Yield a finding where another year's list explains most of the wrong references."""
    votes: Counter[int] = Counter()
    for other, listed in sorted(known.items(), key=lambda one: abs(one[0] - form.fiscal_year)):  # of equals the nearest
        if other != form.fiscal_year:
            votes[other] += sum(
                (item := listed.item(one.mention.code)) is not None and fit(one.meant.title, item.title) >= _SAME
                for one in found
            )
    best, count = next(iter(votes.most_common(1)), (0, 0))
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
