"""Agencies of other kinds with a name of their own, named where only the agency whose paper it is can stand.

A hospital, a college or a district office is named in any paper as a partner, a place or an address. It is told only
where the words make it the owner: of the score, of a declaration, of a paper by its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from generator.checks.language.authority_names import OwnNames, begins_as_place, is_no_name, name_size
from generator.checks.language.boundaries import may_begin, may_end
from generator.checks.language.dictionary import USUAL_ANYWHERE
from generator.checks.language.dictionary_sources import thai_dictionary
from generator.checks.language.letters import LETTERS, squeezed
from generator.checks.language.spelling_memory import SpellingMemory
from generator.checks.language.whose import (
    has_own_unit,
    owns_the_paper,
    speaks_of_others,
    surely_owned,
    takes_the_place,
)
from generator.checks.language.word_lists import authorities, authority_words

_SHORTEST = 3
_ROOM = 8
_PLACES = {"อำเภอ", "จังหวัด", "ที่ว่าการอำเภอ", "ศาลากลางจังหวัด"}
"""What a title names because it says where."""
_FAMILIES = {"hospital": ("โรงพยาบาล", "รพ."), "college": ("วิทยาลัย",), "faculty": ("คณะ",), "school": ("โรงเรียน",)}


def other_institutions(own: OwnNames, text: str, memory: SpellingMemory | None, *, title: bool) -> Iterator[str]:
    """Yield the agencies in ``text`` that take the place of the own one; ``title`` tells that it names a paper."""
    own_kind = _kind_of(own)
    for match in _pattern(local=own.authority is None).finditer(text):
        kind, name, start = match["kind"], match["name"], match.start()
        if not may_begin(text, start) or len(name) < _SHORTEST or is_no_name(name) or _goes_on(name, memory):
            continue
        same_kind = bool(own_kind) and _family(kind) == _family(own_kind)
        owns = surely_owned(text, start) or (title and kind not in _PLACES and owns_the_paper(text, start))
        inside = own.authority is None and kind not in _PLACES and has_own_unit(text, start)
        instead = (
            same_kind
            and own.whole not in squeezed(text)
            and not speaks_of_others(text, start)
            and takes_the_place(text, start)
        )
        if (owns or inside or instead) and not _is_of_the_own(own, match):
            yield f"{kind}{name[: name_size(name)]}"


def _goes_on(name: str, memory: SpellingMemory | None) -> bool:
    """Tell whether what stands behind a kind of agency is a usual word and no name: ``วิทยาลัย แบ่งเป็น…``."""
    if memory is None or begins_as_place(name):
        return False
    return memory.is_so(f"usual word at the start of {name}", partial(_begins_usually, name))


def _begins_usually(name: str) -> bool:
    found = thai_dictionary().words_at(name, 0)
    words = [(end, score) for end, score in found if end >= _SHORTEST and may_end(name, end)]
    return bool(words) and max(words)[1] > USUAL_ANYWHERE


def _kind_of(own: OwnNames) -> str:
    kinds = (kind for kind in authority_words("institutions") if own.whole.startswith(kind))
    return max(kinds, key=len, default="")


def _family(kind: str) -> str:
    """Return what kinds of one family are called in short: hospitals, colleges, faculties."""
    return next((family for family, words in _FAMILIES.items() if kind.startswith(words)), kind)


def _is_of_the_own(own: OwnNames, match: re.Match[str]) -> bool:
    """Tell whether a mention is the own agency, a part of it or what holds it, or of the own place as a school is."""
    kind, name = match["kind"], match["name"]
    whole = squeezed(match.string[match.start() : match.start() + len(own.whole) + _ROOM])
    if whole.startswith(own.whole):
        return True
    own_kind = _kind_of(own)
    if own_kind:
        proper = own.whole.removeprefix(own_kind)
        short = own_kind.startswith(kind) or kind in {"รพ.", "รพ.สต."}
        holds = _family(kind) != _family(own_kind) and whole[: len(kind) + len(name)] in own.whole
        return holds or (short and name.startswith(proper[: max(_SHORTEST, len(name))]))
    places = (own.bare, own.tambon, own.district, own.province)
    return any(one and one in name for one in places)


@cache
def _pattern(*, local: bool) -> re.Pattern[str]:
    kinds = [*authority_words("institutions")]
    if local:
        kinds += [word for kind in authorities() for word in (*kind.whole, *kind.short)]
    every = "|".join(map(re.escape, sorted(kinds, key=len, reverse=True)))
    return re.compile(f"(?P<kind>{every})\\s?(?P<name>[{LETTERS}]+)")
