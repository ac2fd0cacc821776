"""What of this site stands in place of an address of the older one, and why that is thought.

From the surest sign to the weakest: what the list itself says, a document of the same name, the number of an item with
its year, a stable key in the path, the title of an item or page. What several things fit is left to people.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from rapidfuzz import fuzz, process

from generator.imports.addresses.reading import Old
from generator.records.model.fields import FIRST_YEAR, LAST_YEAR
from generator.thai.digits import to_arabic
from generator.thai.era import OFFSET

_CODE = re.compile(r"(?<![a-z0-9])o[-_ ]?0{0,2}([1-9][0-9]?)(?![0-9a-z])", re.IGNORECASE)
_ITEM = re.compile(r"ข้อ(?:ที่)?\s{0,3}0{0,2}([1-9][0-9]?)(?![0-9])")
_YEAR = re.compile(r"(?<![0-9])(25[5-9][0-9]|26[0-4][0-9]|20[0-4][0-9])(?![0-9])")
_SURE, _LIKELY = 90, 85
_SHORTEST = 8
_FOLD = re.compile(r"[\s\u200b\-_.,:;/()“”\"'|]+")


@dataclass(frozen=True, slots=True)
class Item:
    """An item that this site has a page of."""

    year: int
    code: str
    key: str
    title: str
    path: str


@dataclass(frozen=True)
class Sitemap:
    """What stands in this site: its items, other pages by address with their titles, and documents by address."""

    items: Sequence[Item]
    pages: Mapping[str, str]
    documents: Sequence[str]
    by_name: Mapping[str, Sequence[str]] = field(init=False)
    by_code: Mapping[tuple[int, str], Item] = field(init=False)
    keys: frozenset[str] = field(init=False)
    titles: Sequence[str] = field(init=False)
    page_titles: Sequence[str] = field(init=False)

    def __post_init__(self) -> None:
        """Look everything up once: thousands of addresses ask."""
        names: dict[str, list[str]] = defaultdict(list)
        for address in self.documents:
            names[_name(address)].append(address)
        object.__setattr__(self, "by_name", names)
        object.__setattr__(self, "titles", tuple(_folded(item.title) for item in self.items))
        object.__setattr__(self, "page_titles", tuple(_folded(title) for title in self.pages.values()))
        object.__setattr__(self, "by_code", {(item.year, item.code): item for item in self.items})
        object.__setattr__(self, "keys", frozenset(item.key for item in self.items))


@dataclass(frozen=True, slots=True)
class Match:
    """Where an old address should lead, and why in words; without ``new`` nobody can tell."""

    new: str
    why: str


def match(old: Old, site: Sitemap) -> Match:
    """Return what of ``site`` stands in place of ``old``."""
    path = _decoded(old.address)
    return (
        _told(old, site)
        or _same_document(path, site)
        or _numbered(f"{path} {old.words}", site)
        or _keyed(path, site)
        or _titled(old.words or _last(path), _years(f"{path} {old.words}"), site)
        or Match("", "ไม่พบหน้าที่ตรงกัน")
    )


def _told(old: Old, site: Sitemap) -> Match | None:
    target = _decoded(old.target).strip("/")
    if not target:
        return None
    standing = (*site.pages, *(item.path for item in site.items), *site.documents)
    exact = [one for one in standing if one and f"/{target}".endswith(f"/{one.strip('/')}")]
    return Match(max(exact, key=len), "รายการบอกไว้") if exact else None


def _same_document(path: str, site: Sitemap) -> Match | None:
    found = site.by_name.get(_name(path), ()) if "." in _last(path) else ()
    return Match(found[0], "ชื่อแฟ้มเดียวกัน") if len(found) == 1 else None


def _numbered(text: str, site: Sitemap) -> Match | None:
    """Return the item whose number and year stand there; a number alone is another item in another year."""
    plain = to_arabic(text)
    codes = {f"O{number}" for pattern in (_CODE, _ITEM) for number in pattern.findall(plain)}
    found = {site.by_code[year, code].path for year in _years(plain) for code in codes if (year, code) in site.by_code}
    return Match(found.pop(), "เลขข้อและปีตรงกัน") if len(found) == 1 else None


def _keyed(path: str, site: Sitemap) -> Match | None:
    keys = [step for step in path.lower().removesuffix(".html").split("/") if step in site.keys]
    return Match(f"{keys[-1]}/", "ชื่อเรื่องในที่อยู่ตรงกัน") if keys else None


def _titled(words: str, years: Iterable[int], site: Sitemap) -> Match | None:
    wanted = _folded(words)
    if len(wanted) < _SHORTEST:
        return None
    named = set(years)
    of_year = [index for index, item in enumerate(site.items) if item.year in named]
    chosen = of_year or range(len(site.items))
    best = _nearest(wanted, [site.titles[index] for index in chosen], _LIKELY)
    if best is not None:
        item = site.items[chosen[best]]
        # Without a year the permanent address is meant: it leads to the newest year that has published it.
        new = item.path if item.year in named else f"{item.key}/"
        return Match(new, f"ชื่อเรื่องใกล้เคียงข้อ {item.code} {item.title}"[:120])
    best = _nearest(wanted, site.page_titles, _SURE)
    return Match(list(site.pages)[best], "ชื่อหน้าใกล้เคียงกัน") if best is not None else None


def _nearest(wanted: str, titles: Sequence[str], least: int) -> int | None:
    """Return the index of the one title that is nearest, or that stands whole in the words."""
    inside = [index for index, title in enumerate(titles) if len(title) >= _SHORTEST and title in wanted]
    if inside:
        return max(inside, key=lambda index: (len(titles[index]), -index))
    near = process.extractOne(wanted, titles, scorer=fuzz.ratio, score_cutoff=least)
    return int(near[2]) if near else None


def _years(text: str) -> list[int]:
    """Return the fiscal years (BE) that a text or path names; those of the common era are brought over."""
    numbers = (int(number) for number in _YEAR.findall(to_arabic(text)))
    years = (number if number >= FIRST_YEAR else number + OFFSET for number in numbers)
    return list(dict.fromkeys(year for year in years if FIRST_YEAR <= year <= LAST_YEAR))


def _decoded(address: str) -> str:
    try:
        return unicodedata.normalize("NFC", unquote(urlsplit(address).path))
    except ValueError:
        return ""


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _name(address: str) -> str:
    return _last(unicodedata.normalize("NFC", address)).casefold()


def _folded(text: str) -> str:
    return _FOLD.sub("", to_arabic(unicodedata.normalize("NFC", text)).casefold())
