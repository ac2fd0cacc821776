"""The wordings of pages that stand in place of what was meant, read from ``wordings.yml``; and where they stand.

A wording counts by where it stands: as a title it says what the page is, as a heading almost so, as a line only on a
page that has little else to say. ``words`` must be nearly all of what they stand in: “ไม่พบข้อมูล” is such a page,
“ไม่พบข้อมูลการร้องเรียนในปีนี้” is an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.link_health.judging.seen_page import SeenPage

ENOUGH = 3
"""Points from which a page is what its wording says."""
FEW, MANY = 350, 1_500
"""Letters of a page's own: up to so many it says little, and from so many on it says much."""

_NEARLY_ALL, _MUCH = 0.7, 0.3
"""Parts of a title, heading or line that words, and sentences, must make up to count in full."""
_MOST = 0.6
"""Part of all that a short page says by which a line is nearly all of it."""
_LONGEST = 400
_MOST_LINES = 200
_FILLER = re.compile(
    r"\b(error|oops|sorry|whoops|warning|page|http|status|code|and|the|a)\b|ขออภัย|ขอโทษ|อุ๊ปส์|โอ๊ะ|ค่ะ|ครับ|นะคะ|[\W\d_]+",
    re.IGNORECASE,
)
"""What such pages add to their wording without saying more. It also takes what is neither letter nor vowel."""
_PARTS = re.compile(r"\s+[-–—|:»·•/]+\s+|\s*[|»•]\s*|\s+::\s+")
"""What stands between the title of a page and that of its site."""


@dataclass(frozen=True, slots=True)
class Kind:
    """The wordings of one kind of page."""

    name: str
    words: re.Pattern[str] | None
    says: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    source: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Said:
    """How much a page says that it is of a kind, and the words by which it does, each with where it stands."""

    kind: str
    points: int
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    """Return the kinds in the order of the file."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(Path(__file__).with_name("wordings.yml").read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - ours, safely
    about = data.pop("about")
    return tuple(_kind(name, rules, about) for name, rules in data.items())


def _kind(name: str, rules: dict[str, Any], about: Sequence[str]) -> Kind:
    unless = [*about, *rules.get("unless", ())]
    return Kind(
        name, _pattern(rules["words"]), _pattern(rules["says"]), _pattern(unless), _pattern(rules.get("source"))
    )


def _pattern(patterns: Sequence[str] | None) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE) if patterns else None


def said(page: SeenPage, source: str, kind: Kind) -> Said:
    """Weigh what ``page`` says of being of ``kind``; ``source`` is its source, for what stands in scripts alone."""
    found = list(_in_title(page, kind))
    headings = [(points, text) for text in page.headings[:12] if (points := _heading(page, text, kind))]
    found += [(points, f"หัวข้อ “{_short(text)}”") for points, text in headings[:1]]
    found += list(_in_lines(page, kind))
    if kind.source and page.own <= FEW and (match := kind.source.search(source)):
        found.append((2 if page.own > FEW // 3 else ENOUGH, f"โค้ด “{_short(match[0])}”"))
    return Said(kind.name, sum(points for points, _ in found), tuple(words for points, words in found if points))


def _in_title(page: SeenPage, kind: Kind) -> Iterator[tuple[int, str]]:
    parts = [part for part in (page.title, *_PARTS.split(page.title)) if part.strip()]
    best = max((_strength(part, kind) for part in parts), default=0)
    points = (0, 1, 2 if page.own >= MANY else 3)[best]
    if points:
        yield points, f"ชื่อหน้า “{_short(page.title)}”"


def _heading(page: SeenPage, text: str, kind: Kind) -> int:
    strength = _strength(text, kind)
    says = strength > 1 and page.own <= FEW and kind.says is not None and kind.says.search(text[:_LONGEST]) is not None
    return (0, 1, 1 if page.own >= MANY else 2 + says)[strength]


def _in_lines(page: SeenPage, kind: Kind) -> Iterator[tuple[int, str]]:
    """Weigh the two lines that say it best; on a page that says much else, none."""
    if page.own >= MANY:
        return
    headings = set(page.headings)
    is_short = page.own <= FEW
    strong: list[str] = []
    for line in page.lines[:_MOST_LINES]:
        if line in headings or line in strong or _strength(line, kind) < 2:  # noqa: PLR2004 - in full
            continue
        strong.append(line)
        if len(strong) > 1:
            yield int(is_short), f"ข้อความ “{_short(line)}”"
            return
        says = kind.says is not None and kind.says.search(line[:_LONGEST]) is not None
        is_all = is_short and len(line) >= _MOST * page.own
        yield 1 + is_short + (says or is_all), f"ข้อความ “{_short(line)}”"


def _strength(text: str, kind: Kind) -> int:
    """Say how much a text means a kind: 2 in full, 1 where it also says something else, 0 not at all."""
    text = text[:_LONGEST]
    if kind.unless and kind.unless.search(text):
        return 0
    whole = max(1, _weight(text))
    best = 0
    if kind.words:
        for match in kind.words.finditer(text):
            if match[0]:
                share = len(match[0]) / len(text.strip())
                share = max(share, _weight(match[0]) / whole if _weight(match[0]) else 0)
                best = max(best, 2 if share >= _NEARLY_ALL else 0)
    sentence = kind.says.search(text) if kind.says else None
    if sentence:
        best = max(best, 2 if len(sentence[0]) / len(text) >= _MUCH else 1)
    return best


def _weight(text: str) -> int:
    """Count the letters of a text without those that add nothing."""
    return len(_FILLER.sub("", text))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else f"{text[:79]}…"  # noqa: PLR2004 - what a report has room for
