"""Whether a text is the agency's own, by the names in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.fuzz import partial_ratio

from generator.checks.documents.paper_year import first_lines
from generator.checks.language.authority_names import OwnNames
from generator.checks.language.letters import squeezed
from generator.inspection.thai_text import folded
from generator.records.model.agency_type import AGENCY_TYPE_THAI
from generator.records.model.site_config import Agency

NEAR = 80
"""How alike, of 100, a name must be to count: text recognised from a scan loses letters."""

_SHORTEST = 3
_READ = 200_000
_KINDS = ("เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร", "องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด", "อบต.", "อบจ.", "ทต.")
_AUTHORITY = re.compile(rf"({'|'.join(map(re.escape, _KINDS))})\s?([ก-ฮเแโใไ][ก-๎]{{2,24}})")
_NO_NAME = re.compile("หรือ|และ|เป็น|มี|ใน|ที่|ซึ่ง|ให้|ตาม|ต้อง|อาจ|ได้|ของ|แห่ง|ทุก|ทั้ง|นี้|นั้น|จะ|โดย|กับ|จำนวน|เพื่อ|สามัญ|ขนาด|พ.ศ")
"""What goes on a sentence about authorities in general, as laws and circulars have it."""


def proper_name(agency: Agency) -> str:
    """Return the name without the kind of agency: ``ดอนตะวัน`` for ``เทศบาลตำบลดอนตะวัน``."""
    for kind in sorted({AGENCY_TYPE_THAI[agency.type], *_KINDS}, key=len, reverse=True):
        rest = agency.name.removeprefix(kind).strip()
        if rest != agency.name and len(rest) >= _SHORTEST:
            return rest
    return agency.name


def is_named(agency: Agency, plain: str) -> bool:
    """Tell whether the folded text ``plain`` names the agency: properly, nearly so, in English, or by web address."""
    plain = plain[:_READ]
    names = _names(agency)
    return any(name in plain for name in names) or partial_ratio(names[0], plain, score_cutoff=NEAR) >= NEAR


def stranger(text: str) -> tuple[str, int]:
    """Return the other authority that ``text`` names most often, and how often; an empty name when there is none."""
    found = Counter(f"{kind}{name}" for kind, name in _AUTHORITY.findall(text[:_READ]) if not _NO_NAME.match(name))
    return found.most_common(1)[0] if found else ("", 0)


def stranger_in_title(agency: Agency, pages: Sequence[str]) -> tuple[str, int]:
    """Return the other authority that the title of a paper names and the own name not, and how often it is named.

    This is only told of a paper in which the own name stands rightly written: else letters may have been misread. A
    name that is the own one but for a letter, or but for the kind of authority, is another. Empty where there is none.
    """
    own = _own_names(agency)
    title = first_lines(next((page for page in pages if page.strip()), ""))
    named = [one for one in own.mentions(title) if one.kind != "kind"]
    strangers = [one for one in named if one.kind != "own" or one.authority != own.authority]
    if not strangers or len(strangers) < len(named) or own.whole in squeezed(title):
        return "", 0
    if own.bare not in squeezed("".join(pages)[:_READ]):
        return "", 0
    first = strangers[0]
    name = title[first.start : first.end] + (own.bare if first.kind == "own" else "")
    return name, len(strangers)


@lru_cache(maxsize=8)
def _own_names(agency: Agency) -> OwnNames:
    return OwnNames.of(agency)


@lru_cache(maxsize=8)
def _folded_names(name: str, others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(plain for plain in map(folded, (name, *others)) if len(plain) >= _SHORTEST)


def _names(agency: Agency) -> tuple[str, ...]:
    english = (agency.name_en,) if agency.name_en else ()
    return _folded_names(proper_name(agency), (*english, *agency.domains))


def bears_own_name(agency: Agency, pages: Sequence[str]) -> bool:
    """Tell whether a paper has the own name rightly written, and no other authority's in its title.

    Of any other paper enough is said by its title, or its letters were misread: its names are not gone through again.
    """
    text = "\n".join(pages)
    kinds = [one for one in _own_names(agency).mentions(text[:_READ]) if one.kind == "own"]
    return bool(kinds) and not stranger_in_title(agency, pages)[0]
