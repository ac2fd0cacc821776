"""The lists that the rules on text go by, read once from ``data/``: terms, Latin words, kinds of authority, units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.checks.language.letters import squeezed

FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Authority:
    """A kind of local authority: how its name begins, whole and short, and the words that only this kind uses."""

    key: str
    name: str
    types: tuple[str, ...]
    whole: tuple[str, ...]
    short: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]] = field(hash=False)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of every role."""
        return tuple(word for words in self.roles.values() for word in words)

    def instead_of(self, word: str, other: Authority) -> str | None:
        """Return what this kind says where ``other`` says ``word``."""
        role = next((role for role, words in other.roles.items() if word in words), None)
        return self.roles[role][0] if role and role in self.roles else None


@cache
def _data(name: str) -> Any:  # noqa: ANN401 - whatever the list holds; the functions below say what
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - ours, safely


@cache
def authorities() -> tuple[Authority, ...]:
    """Return the kinds of local authority."""
    return tuple(
        Authority(
            key,
            entry["name"],
            types=tuple(entry["types"]),
            whole=tuple(entry["whole"]),
            short=tuple(entry["short"]),
            roles={role: tuple(words) for role, words in entry["words"].items()},
        )
        for key, entry in _data("authorities")["kinds"].items()
    )


@cache
def authority_words(name: str) -> tuple[str, ...]:
    """Return a list beside the kinds, by its name in the file."""
    return tuple(map(str, _data("authorities")[name]))


@cache
def latin_words() -> frozenset[str]:
    """Return the Latin words, in small letters, that Thai papers use."""
    phrases = (*_data("latin")["terms"], *_data("latin")["known"])
    return frozenset(word for phrase in phrases for word in _words_of(phrase))


@cache
def latin_terms() -> Mapping[str, str]:
    """Return the Latin terms of the form by their small letters without hyphens: ``eservice`` → ``E-Service``."""
    return {"".join(filter(str.isalnum, term)).lower(): term for term in _data("latin")["terms"]}


def _words_of(phrase: str) -> Sequence[str]:
    words = phrase.lower().replace("-", " ").replace("&", " ").split()
    return [*words, phrase.lower(), "".join(words)]


@cache
def unit_heads() -> tuple[str, ...]:
    """Return what names of units and officers begin with."""
    return tuple(_data("columns")["heads"])


@cache
def unit_words() -> tuple[str, ...]:
    """Return the words that names of units go on with."""
    return tuple(_data("columns")["words"])


@cache
def work_words() -> tuple[str, ...]:
    """Return the verbs that a piece of work begins with."""
    return tuple(_data("columns")["work"])


@cache
def compounds() -> frozenset[str]:
    """Return compounds that end as names of units begin: what follows in them is no such name."""
    return frozenset(_data("compounds"))


@cache
def terms() -> tuple[str, ...]:
    """Return the Thai terms of the form and of agencies' papers, squeezed; what is nearly one of them is misspelt."""
    return tuple(squeezed(term) for term in _data("terms")["terms"])


@cache
def accepted() -> tuple[str, ...]:
    """Return what is nearly a term and right all the same, squeezed."""
    return tuple(squeezed(term) for term in _data("terms")["accepted"])


@cache
def abbreviations() -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the abbreviations of authorities that are often mistyped, and others that are like them and right."""
    data = _data("terms")["abbreviations"]
    return tuple(data["meant"]), frozenset(data["others"])


@cache
def abbreviated_forms() -> tuple[str, ...]:
    """Return the short names of forms that carry a number, without their full stop."""
    return tuple(_data("terms")["forms"])


@cache
def misspellings() -> Mapping[str, str]:
    """Return misspellings seen often, each with what is meant."""
    return {str(wrong): str(right) for wrong, right in _data("terms")["misspelt"].items()}


@cache
def law_years() -> Mapping[str, tuple[int, ...]]:
    """Return the years (BE) of laws that agencies cite, by what their names are without the kind of law."""
    return {name: tuple(years) for name, years in _data("laws").items()}
