"""Agencies of other kinds with a name of their own, named where only the agency whose paper it is can stand.

A hospital, a college or a district office is named in any paper as a partner, a place or an address. It is told only
where the words make it the owner: of the score, of a declaration, of a paper by its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.checks.language.authority_names import OwnNames, name_size
from generator.checks.language.boundaries import may_begin
from generator.checks.language.letters import LETTERS, squeezed
from generator.checks.language.whose import owns_the_paper, surely_owned
from generator.checks.language.word_lists import authorities, authority_words

_SHORTEST = 3
_PLACES = {"อำเภอ", "จังหวัด"}
"""What a title names because it says where."""


def other_institutions(own: OwnNames, text: str, *, title: bool) -> Iterator[str]:
    """Yield the agencies in ``text`` that take the place of the own one; ``title`` tells that it names a paper."""
    for match in _pattern(local=own.authority is None).finditer(text):
        kind, name = match["kind"], match["name"]
        if not may_begin(text, match.start()) or len(name) < _SHORTEST or _no_name().match(name):
            continue
        owns = surely_owned(text, match.start()) or (
            title and kind not in _PLACES and owns_the_paper(text, match.start())
        )
        if owns and not _is_of_the_own(own, text[match.start() :], name):
            yield f"{kind}{name[: name_size(name)]}"


def _is_of_the_own(own: OwnNames, text: str, name: str) -> bool:
    """Tell whether ``text`` begins with the own name, or ``name`` is of the own place: a school, a clinic there."""
    whole = squeezed(text[: len(own.whole) + _SHORTEST])
    known = (own.bare, own.tambon, own.district, own.province)
    return whole.startswith(own.whole) or any(one and (one in name or name in own.whole) for one in known)


@cache
def _pattern(*, local: bool) -> re.Pattern[str]:
    kinds = [*authority_words("institutions")]
    if local:
        kinds += [word for kind in authorities() for word in (*kind.whole, *kind.short)]
    every = "|".join(map(re.escape, sorted(kinds, key=len, reverse=True)))
    return re.compile(f"(?P<kind>{every})\\s?(?P<name>[{LETTERS}]+)")


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, authority_words("after"))))
