"""How well a paper fits each item of the form: its name and first page against titles, parts, words and years."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from rapidfuzz import fuzz

from generator.assessment.completeness import parts_of
from generator.catalogue.item import CatalogueItem
from generator.catalogue.model import Catalogue
from generator.thai.digits import to_arabic

_WORDS = Path(__file__).with_name("words.yml")
_TITLE_LETTERS, _PAGE_LETTERS = 260, 1_500
_NAME, _TITLE, _PAGE = 1.4, 1.2, 0.35
"""What a word counts in the file's name, at the top of the first page, and on the rest of it."""
_OF_TITLE = 14.0
_CODE = re.compile(r"(?:^|[^a-z0-9])(?:o|ข้อ\s*o?)\s*0*([1-9][0-9]?)(?![0-9])")
_BARE_CODE = re.compile(r"^0?([1-9][0-9]?)(?=[\s_.-]+\D)")
_YEAR = re.compile(r"(?<![0-9])(25[0-9]{2}|[67][0-9](?=\D|$))(?![0-9])")
_SPAN = re.compile(
    r"(?<![0-9])(25[0-9]{2}|[67][0-9])\s?(?:[-–—]|ถึง)\s?(?:พ\.?\s?ศ\.?\s?)?(25[0-9]{2}|[67][0-9])(?![0-9])"
)
"""From one year to another, as plans for several years name them."""
_OF_A_YEAR = re.compile(r"ปีงบประมาณ\s*(?:พ\.?\s?ศ\.?)?\s*(25[0-9]{2})(?![0-9])")
_SURE = 22.0
_CENTURY = 2500


@dataclass(frozen=True, slots=True)
class Paper:
    """What is known of a file: its name without ending, the text of its first page."""

    name: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """An item, how well a paper fits it, and the parts that it seems to show."""

    item: CatalogueItem
    score: float
    parts: tuple[str, ...]


def rate(paper: Paper, form: Catalogue, year: int) -> list[Rating]:
    """Return the items of the form that a paper may prove, the likeliest first."""
    name, title, page = _bare(paper.name), _bare(paper.page[:_TITLE_LETTERS]), _bare(paper.page[:_PAGE_LETTERS])
    code = _code(paper.name, form)
    named = years_of(paper.name) or years_of(paper.page[:_TITLE_LETTERS])
    rated = []
    for item in form.items:
        score = _by_words(item, name, title, page) + _by_title(item, name, title)
        score += 25.0 if item.code == code else 0.0
        score += _by_year(item, named, year) if score > 0 else 0.0
        if score > 0:
            rated.append(Rating(item, score, _parts(item, f"{name} {title}")))
    return sorted(rated, key=lambda one: -one.score)


def confidence(rated: Sequence[Rating]) -> float:
    """Return from 0 to 1 how sure the first item is: by how well it fits, and by how far behind the second is."""
    if not rated:
        return 0.0
    best = rated[0].score
    second = rated[1].score if len(rated) > 1 else 0.0
    return round(min(1.0, best / _SURE) * min(1.0, 0.35 + (best - second) / best), 2)


def _bare(text: str) -> str:
    even = to_arabic(text).lower().replace("\u0e4d\u0e32", "\u0e33")
    return re.sub(r"[\s_\-–.]+", "", even)


def _by_words(item: CatalogueItem, name: str, title: str, page: str) -> float:
    score = 0.0
    found: list[str] = []
    for word, weight in _words().get(item.key, {}).items():
        share = _NAME if word in name else _TITLE if word in title else _PAGE if word in page else 0.0
        # A word inside one that was found already, such as คู่มือ in คู่มือการปฏิบัติงาน, says little more.
        inner = any(word in longer for longer in found)
        score += weight * share * (0.3 if inner and weight > 0 else 1.0)
        if share and weight > 0:
            found.append(word)
    return score


def _by_title(item: CatalogueItem, name: str, title: str) -> float:
    """Rate by the item's own title: how much of it stands in the name or the title of the paper."""
    own = re.sub(r"[()\s]|ประจำปี(?:งบประมาณ)?|หรือ.*", "", item.title.lower())
    best = max(fuzz.partial_ratio(own, text) if len(text) >= len(own) // 2 else 0.0 for text in (name, title))
    return _OF_TITLE * max(0.0, best - 55) / 45


def _by_year(item: CatalogueItem, named: Sequence[int], year: int) -> float:
    """Rate by the year that the paper names: last year's report is of last year, this year's plan of this."""
    if not named or item.window.kind in {"evergreen", "not_stated"}:
        return 0.0
    wanted = item.window.year(year)
    return 3.0 if wanted in named else -2.0


def years_of(text: str) -> list[int]:
    """Return the fiscal years (BE) that a text names, two digits for the last century written out."""
    found = [int(year) for year in _YEAR.findall(to_arabic(text))]
    return [year if year >= _CENTURY else _CENTURY + year for year in found]


def span_of(text: str) -> tuple[int, int] | None:
    """Return the first and the last of several years (BE) that a text says it holds for."""
    match = _SPAN.search(to_arabic(text))
    if match is None:
        return None
    first, last = (int(year) if int(year) >= _CENTURY else _CENTURY + int(year) for year in match.groups())
    return (first, last) if first < last else None


def only_year_of(page: str) -> int | None:
    """Return the fiscal year that a page names, where it names but one and no span of years."""
    named = {int(year) for year in _OF_A_YEAR.findall(to_arabic(page))}
    return named.pop() if len(named) == 1 and span_of(page) is None else None


def _code(name: str, form: Catalogue) -> str | None:
    """Return the item whose code the name begins with or holds: ``O12``, ``o12_report``, ``12. รายงาน``."""
    even = to_arabic(name).lower().replace("_", " ")
    match = _CODE.search(f" {even}") or _BARE_CODE.match(even)
    code = f"O{match[1]}" if match else ""
    return code if form.item(code) else None


def _parts(item: CatalogueItem, text: str) -> tuple[str, ...]:
    """Return the parts whose words stand in the text; the only part of an item that has but one."""
    parts = parts_of(item)
    if len(parts) == 1:
        return (parts[0].id,)
    shown = []
    for part in parts:
        by_words = part.words and all(any(_bare(word) in text for word in group) for group in part.words)
        if by_words or fuzz.partial_ratio(_bare(part.title), text) > 80:  # noqa: PLR2004 - of 100
            shown.append(part.id)
    return tuple(shown)


@cache
def _words() -> Mapping[str, Mapping[str, float]]:
    """Return the words of each item, the longest first, spelt like the texts they are looked for in."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    told = yaml.load(_WORDS.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader
    return {
        key: dict(
            sorted(((_bare(str(word)), float(weight)) for word, weight in words.items()), key=lambda one: -len(one[0]))
        )
        for key, words in told.items()
    }
