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

from generator.checks.language.boundaries import may_end
from generator.checks.language.letters import FOREIGN, LETTERS, squeezed
from generator.checks.language.whose import has_own_thing, speaks_of_others, takes_the_place
from generator.checks.language.word_lists import Authority, authorities, authority_words
from generator.records.model.site_config import Agency

MentionKind = Literal["own", "misspelt", "other", "kind"]
NEAR = 0.55
"""Similarity from which a name is taken for the own one, misspelt."""
_ONE_PART, _SLIPS = 0.8, 2
"""The same where the name goes on behind as many letters as slips may add: it is likely another, longer one."""
ONE_SLIP = 0.87
"""The same where a neighbour may be meant, whose name may well be like the own one."""
_LONGEST_NAME = 24
_SHORTEST = 3
_BEFORE_OWN_NAME = 6
"""Letters that may stand between the kind and the own name in it: ``เทศบาล(ตำบล)…``, a repeated word."""
_INSIDE = "ชตมรนสลขห."
"""Letters before อบต. with which it is no short name: รับผิดชอบ ต.… (ตำบล), ตอบ ต.…, ก.อบต."""


_PERSON, _POST = re.compile("นาย|นาง"), re.compile("(?:ปลัด|สภา|พนักงาน|ลูกจ้าง|เลขานุการ)$")
"""A post that ends with the kind of authority, and the title of its holder behind a space."""
_POST_ROOM = 12


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
_BARE_WORDS = re.compile("|".join(map(re.escape, sorted(authority_words("after"), key=len, reverse=True))))
_COUNTED = re.compile(f"(?:{'|'.join(authority_words('counts'))})(?:{'|'.join(authority_words('counted'))})")
_ALSO_PLACES = frozenset(authority_words("after")) & frozenset(authority_words("place_beginnings"))
_CLASSED = re.compile("|".join(map(re.escape, (*authority_words("counted"), "ส่วน", "หน่วย", "ตำแหน่ง", "กรณี"))))
_PLACES = re.compile(f"^(?:{'|'.join(map(re.escape, authority_words('place_beginnings')))})")
_GOES_ON = re.compile("|".join(map(re.escape, authority_words("goes_on"))))
_JOINED = re.compile(r"\s*(?:และ|หรือ|กับ|,|/|-)?\s*(?:ทั้ง|รวมทั้ง|ตลอดจน)?")
_SPECIAL = tuple(authority_words("special"))
_LATIN = re.compile(f"[A-Za-z{FOREIGN}]")
_PARTNERS = re.compile("|".join(map(re.escape, authority_words("partners"))))
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_OWN_PEOPLE = re.compile(r"(?:ผู้บริหาร|บุคลากร|พนักงาน|เจ้าหน้าที่)(?:ของ)?\s*$")
_PEOPLE_ROOM = 16
_UPPER = "องค์การบริหารส่วนจังหวัด"


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
        name = _ASIDE.sub("", agency.name)
        kind = named_kind(name) or next((one for one in authorities() if agency.type in one.types), None)
        bare = squeezed(_PREFIX.sub("", name))
        place = {key: _place(getattr(agency, key)) for key in ("tambon", "district", "province")}
        return cls(squeezed(name), bare, (agency.short,) if agency.short else (), **place, authority=kind)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield every mention of a local authority in ``text``, in order; the agency must be one itself.

        Two others in one text are a list, and one beside the own name is told apart from it: they are named on purpose,
        but for one whose things these are.
        """
        found = list(self._mentions(text))
        others = {one.name for one in found if one.kind == "other"}
        listed = len(others) > 1 or any(one.kind == "own" for one in found)
        yield from (one for one in found if one.kind != "other" or not listed or has_own_thing(text, one.start))

    def _mentions(self, text: str) -> Iterator[Mention]:
        last_partner = -1
        for match in _MENTION.finditer(text) if self.authority else ():
            name = match["name"]
            on_purpose = speaks_of_others(text, match.start()) or (
                last_partner >= 0 and _JOINED.fullmatch(text, last_partner, match.start()) is not None
            )
            kind = None if _LATIN.match(text, match.end()) and name else self._kind(match, name, on_purpose=on_purpose)
            if on_purpose and kind is None:
                last_partner = match.start("name") + name_size(name)
            if kind is None:
                continue
            size = self._near_size(name) if kind == "misspelt" else name_size(name) if kind == "other" else 0
            end = match.start("name") + size if size else match.end("prefix")
            yield Mention(kind, _authority(match["prefix"]), match["prefix"], name[:size], match.start(), end)

    def _kind(self, match: re.Match[str], name: str, *, on_purpose: bool) -> MentionKind | None:
        """Tell what a mention is; ``None`` for one that speaks of another agency on purpose."""
        following = squeezed(match.string[match.end("prefix") : match.end("prefix") + len(self.bare) + 8])
        if self.bare and following.startswith(self.bare):
            return "own"
        person = (
            match["gap"]
            and _PERSON.match(name)
            and _POST.search(match.string[max(0, match.start() - _POST_ROOM) : match.start()])
        )
        if len(name) < _SHORTEST or is_no_name(name) or person or (match["gap"] and name.startswith(_SPECIAL)):
            return None if on_purpose else "kind"
        if self._near_size(name, ONE_SLIP if on_purpose else NEAR):
            return "misspelt"
        named = _PLACES.match(name) or (not match["gap"] and match["prefix"] != "เทศบาล")
        if not named:
            return None if on_purpose else "kind"
        if on_purpose or _PARTNERS.match(name) or self._is_of_the_province(match, name):
            return None
        return "other" if takes_the_place(match.string, match.start()) else None

    def _is_of_the_province(self, match: re.Match[str], name: str) -> bool:
        """Tell whether a mention is the authority of the own province, which pays and works for all in it.

        Not where its people are named: what is asked of them is asked of the own people.
        """
        upper = {_UPPER, "อบจ."} & {match["prefix"], f"{match['prefix']}."}
        people = _OWN_PEOPLE.search(match.string[max(0, match.start() - _PEOPLE_ROOM) : match.start()])
        return bool(upper and self.province and name.startswith(self.province) and not people)

    def _near_size(self, name: str, near: float = NEAR) -> int:
        """Tell how many letters of ``name`` are nearly the bare name, by a slip or a wrong reading; 0 when none are."""
        if 0 <= (place := name.find(self.bare)) <= _BEFORE_OWN_NAME:
            return place + len(self.bare)
        size = len(self.bare)
        lengths = [n for n in range(max(1, size - 2), min(len(name), size + 2) + 1) if may_end(name, n)]
        scored = [(Levenshtein.normalized_similarity(self.bare, name[:end]), -abs(end - size), end) for end in lengths]
        best, _, end = max(scored, default=(0.0, 0, 0))
        longer = name_size(name) > size + _SLIPS
        return end if best >= (max(near, _ONE_PART) if longer else near) else 0


def is_no_name(words: str) -> bool:
    """Tell whether ``words`` behind a kind of agency go on with the sentence instead of naming one."""
    match = _BARE_WORDS.match(words)
    if match and match[0] in _ALSO_PLACES:  # names begin with some of them as well: ``บางแขม``, but ``บางแห่ง``
        return _CLASSED.match(words, match.end()) is not None
    return _COUNTED.match(words) is not None or (match is not None and may_end(words, match.end()))


def begins_as_place(name: str) -> bool:
    """Tell whether ``name`` begins as names of places do."""
    return _PLACES.match(name) is not None


def named_kind(name: str) -> Authority | None:
    """Return the kind of authority that a whole name begins with; ``None`` for a name of none."""
    return next((kind for kind in authorities() if any(name.startswith(word) for word in kind.whole)), None)


def name_size(name: str) -> int:
    """Return how many letters of ``name`` are shown as a name: up to a word that goes on with the sentence."""
    ends = (match.start() for match in _GOES_ON.finditer(name, _SHORTEST))
    size = min(next((end for end in ends if may_end(name, end)), len(name)), _LONGEST_NAME)
    while not may_end(name, size):
        size -= 1
    return size


def _authority(prefix: str) -> Authority:
    dotted = {prefix, f"{prefix}."}
    return next(kind for kind in authorities() if dotted & {*kind.whole, *kind.short})


def _place(name: str | None) -> str | None:
    return squeezed(re.sub(r"^(?:ตำบล|อำเภอ|จังหวัด|แขวง|เขต|ต\.|อ\.|จ\.)\s*", "", name)) if name else None
