"""Queries to measure a search by: those of the tests, and others that nobody tuned for.

Those are written by somebody who had not seen the search, or made by rule from titles.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.site.search.entries import Entry, Kind

WRITTEN = Path(__file__).parents[1] / "site" / "search" / "queries.yml"
UNSEEN = Path(__file__).with_name("search_unseen.yml")
TUNED = Path(__file__).with_name("search_tuned.yml")
HELD = Path(__file__).with_name("search_held.yml")
SEED = 2569
EACH = 26
_STARTS = re.compile("[เแโใไ]?[ก-ฮ]")
_LETTER = "กขคงจชซญดตถทนบปผพมยรลวสหอ"


@dataclass(frozen=True)
class Query:
    """What is typed, and the addresses of which one should come among the first."""

    kind: str
    text: str
    expected: frozenset[str]


def written(file: Path = WRITTEN) -> list[Query]:
    """Return the queries of ``file``, those of the tests; which page of a document is meant does not count here."""
    cases = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [
        Query(case["kind"], case["query"], frozenset(path.split("#")[0] for path in case["expect"])) for case in cases
    ]


def made(entries: Sequence[Entry]) -> list[Query]:
    """Make queries from the titles of items and measures: parts of words, phrases, and slips of typing.

    Every page whose title holds the untouched words is what should be found. The same every time.
    """
    chance = random.Random(SEED)  # noqa: S311 - no secret
    titles = {entry.path: entry.title for entry in entries if entry.kind in {Kind.ITEM, Kind.MEASURE}}
    names = sorted({title.partition(" ")[2] or title for title in titles.values()})
    found = []
    for kind, change in (
        ("middle", _same),
        ("joined", _joined),
        ("spaced", _spaced),
        ("slip", _slip),
        ("left out", _left_out),
    ):
        for text in _pieces(chance, names):
            expected = frozenset(path for path, title in titles.items() if text in title)
            found.append(Query(kind, change(chance, text), expected))
    return found


def _pieces(chance: random.Random, names: list[str]) -> Iterator[str]:
    """Yield stretches of titles that begin at a letter, mostly inside a run without spaces."""
    given = 0
    while given < EACH:
        name = chance.choice(names)
        starts = [match.start() for match in _STARTS.finditer(name)] + [len(name)]
        if len(starts) < 6:
            continue
        first = chance.randrange(len(starts) - 5)
        last = min(first + chance.randint(5, 12), len(starts) - 1)
        piece = name[starts[first] : starts[last]].strip()
        if len(piece) >= 7 and piece.isprintable():
            given += 1
            yield piece


def _same(_: random.Random, text: str) -> str:
    return text


def _joined(_: random.Random, text: str) -> str:
    return text.replace(" ", "")


def _spaced(chance: random.Random, text: str) -> str:
    """Put a space where a word may begin."""
    starts = [match.start() for match in _STARTS.finditer(text)][2:-1]
    at = chance.choice(starts) if starts else len(text)
    return f"{text[:at]} {text[at:]}"


def _slip(chance: random.Random, text: str) -> str:
    """Put another letter in the place of one."""
    at = chance.choice([at for at, letter in enumerate(text) if "ก" <= letter <= "ฮ"])
    return text[:at] + chance.choice(_LETTER.replace(text[at], "")) + text[at + 1 :]


def _left_out(chance: random.Random, text: str) -> str:
    """Leave out a vowel or tone mark, or a letter."""
    marks = [at for at, letter in enumerate(text) if "ะ" <= letter <= "ฺ" or "็" <= letter <= "์"]
    at = chance.choice(marks or range(len(text)))
    return text[:at] + text[at + 1 :]
