"""Rules on titles put together of two: the beginning of one item's title with the end of another's.

It happens where a line was typed over the last one, or a cell of a table took in the next. What the two titles are
is measured against the form of the year; where a text has both whole it only names two items.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue, CatalogueItem
from generator.checks.language.asked_of import is_asked
from generator.checks.language.letters import plain
from generator.checks.language.resemblance import title_letters
from generator.checks.language.texts import texts_of
from generator.findings.finding import Finding, finding

CODES = ("T526",)

_HEAD, _TAIL = 16, 14
"""Letters of a title that must stand at the beginning, and of another at the end."""
_COVERED = 0.85
"""How much of a text its two parts must be."""
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class _Mixed:
    """The item whose title a text begins with, and the one whose title it ends with."""

    first: CatalogueItem
    last: CatalogueItem


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield a finding for every title that goes over into another item's."""
    texts = texts_of(site)
    for passage in texts.passages:
        form = texts.site.workspace.form(passage.year) if passage.year else None
        if form is None or not is_asked("items.mixed_titles", passage) or len(passage.text) > _LONGEST:
            continue
        mixed = _mixed(form, plain(passage.text))
        if mixed:
            values: dict[str, Any] = {
                "code": mixed.first.code,
                "title": mixed.first.title,
                "other": mixed.last.code,
                "other_title": mixed.last.title,
            }
            yield finding("T526", passage.place, **passage.about, **values, field=passage.field, text=passage.text)


def _mixed(form: Catalogue, text: str) -> _Mixed | None:
    """Return the two items of whose titles ``text`` is made, where it has neither title whole."""
    titles = [(item, title_letters(item.title)) for item in form.items]
    if len(text) < _HEAD + _TAIL or any(title in text for _, title in titles if len(title) >= _HEAD):
        return None
    begun = [(_common(text, title), item, title) for item, title in titles]
    size, first, title = max(begun, key=lambda found: found[0])
    if size < _HEAD or size > len(title) - _TAIL // 2:
        return None
    ends = [(_common(text[::-1], other[::-1]), item) for item, other in titles if item != first]
    tail, last = max(ends, key=lambda found: found[0])
    tail = min(tail, len(text) - size)  # what both parts have belongs to the first
    own_tail = _common(text[::-1], title[::-1])
    if tail < _TAIL or own_tail >= tail - _TAIL // 2 or size + tail < _COVERED * len(text):
        return None
    return _Mixed(first, last)


@lru_cache(maxsize=4096)
def _common(one: str, other: str) -> int:
    """Return how many letters ``one`` and ``other`` begin with alike."""
    size = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        size += 1
    return size
