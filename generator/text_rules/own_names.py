"""The agency's own names, and mentions of local authorities in a text compared with them.

Thai is written without spaces, so where a name ends is not seen. A mention therefore is what follows a kind of
authority (``เทศบาลตำบล…``, ``อบต.…``); it is the agency's own when it begins with the own name, and no name at all when
it begins with a word that sentences go on with (``เทศบาลตำบลได้จัด``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Self

from rapidfuzz.distance import Levenshtein

from generator.model.site_config import Agency
from generator.text_rules.letters import LETTERS, squeezed
from generator.text_rules.word_lists import Authority, authorities, authority_words

MentionKind = Literal["own", "misspelt", "other", "kind"]
NEAR = 0.55
"""Similarity from which a name is taken for the own one, misspelt."""
_LONGEST_NAME = 30
_ROOM_BEFORE = 28
_SHORTEST = 3
_INSIDE = "ชตมรนสลขห"
"""Letters before อบต. with which it is no short name: รับผิดชอบ ต.… (ตำบล), ตอบ ต.…"""


@dataclass(frozen=True, slots=True)
class Mention:
    """A local authority named at ``start`` to ``end`` of a text.

    ``kind``: the own name, the own name ``misspelt``, ``other`` agency, or only a ``kind`` of authority without a name.
    """

    kind: MentionKind
    authority: Authority
    prefix: str
    name: str
    start: int
    end: int


def _pattern() -> re.Pattern[str]:
    whole = sorted({word for kind in authorities() for word in kind.whole}, key=len, reverse=True)
    short = [re.escape(word) for kind in authorities() for word in kind.short]
    dotless = [word.removesuffix(".") for kind in authorities() for word in kind.short if word.count(".") == 1]
    alone = f"(?<![{LETTERS}])(?:{'|'.join(dotless)})(?![{LETTERS}.])"
    dotted = f"(?<![{_INSIDE}])(?:{'|'.join(short)})"
    return re.compile(f"(?P<prefix>{'|'.join(whole)}|{dotted}|{alone})(?P<gap>\\s?)(?P<name>[{LETTERS}]*)")


_MENTION = _pattern()
_PREFIX = re.compile(f"^(?:{'|'.join(re.escape(w) for k in authorities() for w in (*k.whole, *k.short))})\\s*")
_BARE_WORDS = re.compile(f"^(?:{'|'.join(map(re.escape, authority_words('after')))})")
_PLACES = re.compile(f"^(?:{'|'.join(map(re.escape, authority_words('place_beginnings')))})")
_PARTNERS = re.compile("|".join(map(re.escape, authority_words("partners"))))


@dataclass(frozen=True)
class OwnNames:
    """What the agency is called: whole name, name without its kind, short names, place."""

    whole: str
    bare: str
    short: tuple[str, ...]
    tambon: str | None
    district: str | None
    province: str | None
    authority: Authority | None

    @classmethod
    def of(cls, agency: Agency) -> Self:
        """Read the names from the site config."""
        kind = next((one for one in authorities() if agency.type in one.types), None)
        bare = squeezed(_PREFIX.sub("", agency.name))
        place = {key: _place(getattr(agency, key)) for key in ("tambon", "district", "province")}
        return cls(squeezed(agency.name), bare, (agency.short,) if agency.short else (), **place, authority=kind)

    @cached_property
    def longest(self) -> int:
        """How many letters of a mention are compared with the bare name."""
        return len(self.bare) + 2

    def mentions(self, text: str) -> Iterator[Mention]:
        """Give every mention of a local authority in ``text``, in order; the agency must be one itself."""
        if self.authority is None:
            return
        for match in _MENTION.finditer(text):
            prefix, name = match["prefix"], match["name"]
            kind = self._kind(match, name)
            if kind is None:
                continue
            end = match.end() if kind in {"other", "misspelt"} else match.end("prefix")
            yield Mention(kind, _authority(prefix), prefix, name[:_LONGEST_NAME], match.start(), end)

    def _kind(self, match: re.Match[str], name: str) -> MentionKind | None:
        """Tell what a mention is; ``None`` for one that speaks of another agency on purpose."""
        following = squeezed(match.string[match.end("prefix") : match.end("prefix") + len(self.bare) + 8])
        if self.bare and following.startswith(self.bare):
            return "own"
        before = match.string[max(0, match.start() - _ROOM_BEFORE) : match.start()]
        on_purpose = _PARTNERS.search(before) is not None
        if len(name) < _SHORTEST or _BARE_WORDS.match(name):
            return None if on_purpose else "kind"
        if self.bare in name or self.is_near(name):
            return "misspelt"
        named = _PLACES.match(name) or (not match["gap"] and match["prefix"] != "เทศบาล")
        if not named:
            return None if on_purpose else "kind"
        return None if on_purpose or _PARTNERS.match(name) else "other"

    def is_near(self, name: str) -> bool:
        """Tell whether ``name`` is nearly the bare name: a slip of typing, or a reading that went wrong."""
        size = len(self.bare)
        best = max(Levenshtein.normalized_similarity(self.bare, name[:length]) for length in range(size - 2, size + 3))
        return best >= NEAR


def _authority(prefix: str) -> Authority:
    dotted = {prefix, f"{prefix}."}
    return next(kind for kind in authorities() if dotted & {*kind.whole, *kind.short})


def _place(name: str | None) -> str | None:
    return squeezed(re.sub(r"^(?:ตำบล|อำเภอ|จังหวัด|แขวง|เขต|ต\.|อ\.|จ\.)\s*", "", name)) if name else None
