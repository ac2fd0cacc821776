"""What people type, and what the form and its papers say instead: synonyms with a direction and a weight.

``same`` stands for each other in both directions. What people ``say`` leads to what is ``mean``t, as good as typed, and
to what is ``near``, which counts for half and only where little is found; nothing leads back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from generator.site.search.folding import key

_FILE = Path(__file__).with_name("thesaurus.yml")

Words = dict[str, None]
"""Different words in their order."""


@dataclass(slots=True)
class Meanings:
    """What one typed word leads to, all folded: ``mean`` as good as typed, ``near`` for half."""

    mean: Words = field(default_factory=dict)
    near: Words = field(default_factory=dict)


@cache
def thesaurus() -> dict[str, Meanings]:
    """Return the meanings of every word that people type, by the word; all folded."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    groups = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader, in C where there is one
    found: dict[str, Meanings] = {}
    for group in groups:
        same = group.get("same", ())
        for typed in group.get("say", same):
            meanings = found.setdefault(key(typed), Meanings())
            meanings.mean.update(dict.fromkeys(map(key, (*group.get("mean", ()), *same))))
            meanings.near.update(dict.fromkeys(map(key, group.get("near", ()))))
    for typed, meanings in found.items():
        meanings.mean.pop(typed, None)
        meanings.near = {word: None for word in meanings.near if word not in meanings.mean and word != typed}
    return found


Shipped = list[list[list[str]]]
"""Groups as the browser takes them: words typed, what they mean, what is near."""
_SHORTEST = 2


def shipped(stands: Callable[[str], bool], own: Mapping[str, str]) -> Shipped:
    """Return the groups that lead to something: meanings of which ``stands`` says that the site has them.

    ``own`` are other names that the agency uses, with what each means. Words that lead to the same stand together, so
    that what they lead to is said once.
    """
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    known: dict[str, bool] = {}

    def there(words: Words) -> tuple[str, ...]:
        """Return the words that the site has."""
        return tuple(word for word in words if known.setdefault(word, stands(word)))

    for typed, meanings in sorted(_with(own).items()):
        mean, near = there(meanings.mean), there(meanings.near)
        if mean or near:
            groups.setdefault((mean, near), []).append(typed)
    return [[typed, list(mean), list(near)] for (mean, near), typed in groups.items()]


def _with(own: Mapping[str, str]) -> dict[str, Meanings]:
    words = deepcopy(thesaurus())
    for name, meant in own.items():
        if len(key(name)) >= _SHORTEST and key(name) != key(meant):
            words.setdefault(key(name), Meanings()).mean[key(meant)] = None
    return words
