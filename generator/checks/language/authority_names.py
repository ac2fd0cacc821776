"""The agency's own names, and mentions of local authorities in a text compared with them.

Thai is written without spaces, so where a name ends is not seen. A mention therefore is what follows a kind of
authority (``เทศบาลตำบล…``, ``อบต.…``); it is the agency's own when it begins with the own name, and no name at all when
it begins with a word that sentences go on with (``เทศบาลตำบลได้จัด``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Self

from rapidfuzz.distance import Levenshtein

from generator.checks.language.letters import FOREIGN, LETTERS, squeezed
from generator.checks.language.word_lists import Authority, authorities, authority_words
from generator.records.model.site_config import Agency

MentionKind = Literal["own", "misspelt", "other", "kind"]
NEAR = 0.55
"""Similarity from which a name is taken for the own one, misspelt."""
ONE_SLIP = 0.87
"""The same where a neighbour may be meant, whose name may well be like the own one."""
_LONGEST_NAME = 24
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
_GOES_ON = re.compile("|".join(map(re.escape, authority_words("goes_on"))))
_LATIN = re.compile(f"[A-Za-z{FOREIGN}]")
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
        kind = named_kind(agency.name) or next((one for one in authorities() if agency.type in one.types), None)
        bare = squeezed(_PREFIX.sub("", agency.name))
        place = {key: _place(getattr(agency, key)) for key in ("tambon", "district", "province")}
        return cls(squeezed(agency.name), bare, (agency.short,) if agency.short else (), **place, authority=kind)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield every mention of a local authority in ``text``, in order; the agency must be one itself."""
        for match in _MENTION.finditer(text) if self.authority else ():
            name = match["name"]
            kind = None if _LATIN.match(text, match.end()) and name else self._kind(match, name)
            if kind is None:
                continue
            size = self._near_size(name) if kind == "misspelt" else _name_size(name) if kind == "other" else 0
            end = match.start("name") + size if size else match.end("prefix")
            yield Mention(kind, _authority(match["prefix"]), match["prefix"], name[:size], match.start(), end)

    def _kind(self, match: re.Match[str], name: str) -> MentionKind | None:
        """Tell what a mention is; ``None`` for one that speaks of another agency on purpose."""
        following = squeezed(match.string[match.end("prefix") : match.end("prefix") + len(self.bare) + 8])
        if self.bare and following.startswith(self.bare):
            return "own"
        before = match.string[max(0, match.start() - _ROOM_BEFORE) : match.start()]
        on_purpose = _PARTNERS.search(before) is not None
        if len(name) < _SHORTEST or _BARE_WORDS.match(name):
            return None if on_purpose else "kind"
        if self._near_size(name, ONE_SLIP if on_purpose else NEAR):
            return "misspelt"
        named = _PLACES.match(name) or (not match["gap"] and match["prefix"] != "เทศบาล")
        if not named:
            return None if on_purpose else "kind"
        return None if on_purpose or _PARTNERS.match(name) else "other"

    def _near_size(self, name: str, near: float = NEAR) -> int:
        """Tell how many letters of ``name`` are nearly the bare name, by a slip or a wrong reading; 0 when none are."""
        if self.bare in name:
            return name.index(self.bare) + len(self.bare)
        size = len(self.bare)
        lengths = range(max(1, size - 2), min(len(name), size + 2) + 1)
        scored = [(Levenshtein.normalized_similarity(self.bare, name[:end]), -abs(end - size), end) for end in lengths]
        best, _, end = max(scored, default=(0.0, 0, 0))
        return end if best >= near else 0


def named_kind(name: str) -> Authority | None:
    """Return the kind of authority that a whole name begins with; ``None`` for a name of none."""
    return next((kind for kind in authorities() if any(name.startswith(word) for word in kind.whole)), None)


def _name_size(name: str) -> int:
    """Return how many letters of ``name`` are shown as a name: up to a word that goes on with the sentence."""
    found = _GOES_ON.search(name, _SHORTEST)
    return min(found.start() if found else len(name), _LONGEST_NAME)


def _authority(prefix: str) -> Authority:
    dotted = {prefix, f"{prefix}."}
    return next(kind for kind in authorities() if dotted & {*kind.whole, *kind.short})


def _place(name: str | None) -> str | None:
    return squeezed(re.sub(r"^(?:ตำบล|อำเภอ|จังหวัด|แขวง|เขต|ต\.|อ\.|จ\.)\s*", "", name)) if name else None
