"""The index as files: titles, which are always loaded, texts in portions, and which portion may hold which word.

The files are scripts that hand over one value each (``oitIndex(name, version, value)``), because a page opened from a
folder may load scripts but not data. How they are used is told in ``theme/assets/search/store.js`` and
``docs/search.md``. All but the titles carry their version in their names; the titles cannot, because every page would
change with each of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256

from generator.site.search.entries import GLUE, Entry, Kind
from generator.site.search.folding import folded, key, normalised

PORTION = 16_000
"""Characters of text in one portion, about 7 KB compressed; one page of a document is never parted."""
SHARD = 14_000
"""Bytes in one file of grams, about 5 KB compressed."""
LENGTH = 3
"""Letters of a gram."""
CACHED = 400
"""Longest piece that is expected to come again: parts of the form, remarks, names of units."""


FEW = 16
"""So few portions are always named."""
EVERYWHERE = None
"""Said instead of the portions that hold a gram where that is more than half of them: asking would not help."""

Holders = list[int] | None

WordsFor = Callable[[Callable[[str], bool]], object]
"""What people say instead, as the browser takes it (``thesaurus.shipped``)."""


@dataclass(slots=True)
class _Portion:
    """Texts that are loaded together: those of one year, with every gram that they and their titles hold."""

    year: int | None
    rows: list[tuple[int, int, str]] = field(default_factory=list)
    grams: set[str] = field(default_factory=set)
    characters: int = 0


def index_files(entries: Sequence[Entry], words_for: WordsFor) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of every file of the index; ``entries`` are in the order in which they are to be found.

    ``words_for`` gives what people say instead, by what it is told of a folded word: whether the site has it.
    """
    portions = list(_portions(entries))
    texts = []
    for number, portion in enumerate(portions):
        version, content = _script(f"text-{number}", portion.rows)
        texts.append((version, portion.year or 0))
        yield f"text-{number}.{version}.js", content
    grams = []
    for number, shard in enumerate(_shards(portions)):
        version, content = _script(f"grams-{number}", shard)
        grams.append(version)
        yield f"grams-{number}.{version}.js", content
    words = words_for(_standing(entries, portions))
    yield "titles.js", _script("titles", {**_titles(entries), "words": words, "texts": texts, "grams": grams})[1]


def _standing(entries: Sequence[Entry], portions: Sequence[_Portion]) -> Callable[[str], bool]:
    """Return what tells whether a folded word stands in a title, or may stand in a text: some portion has its grams."""
    titles = "\n".join(key(f"{entry.title}\n{entry.also}") for entry in entries)

    def stands(word: str) -> bool:
        """Tell whether a word stands, or may stand, on the site."""
        grams = {word[start : start + LENGTH] for start in range(len(word) - LENGTH + 1)}
        return word in titles or (bool(grams) and any(grams <= portion.grams for portion in portions))

    return stands


def _titles(entries: Sequence[Entry]) -> dict[str, object]:
    """Return what is known of every entry: kind, year, number of its trail, title, address, other names, row above."""
    trails = {trail: number for number, trail in enumerate(dict.fromkeys(entry.trail for entry in entries))}
    places = {entry.path: number for number, entry in enumerate(entries)}
    rows = [
        (
            entry.kind.value,
            entry.year or 0,
            trails[entry.trail],
            normalised(entry.title),
            entry.path,
            normalised(entry.also),
            places.get(entry.above, -1) if entry.above else -1,
        )
        for entry in entries
    ]
    people = [number for number, entry in enumerate(entries) if entry.of_people]
    return {"kinds": [kind.thai for kind in Kind], "trails": list(trails), "rows": rows, "people": people}


def _portions(entries: Sequence[Entry]) -> Iterator[_Portion]:
    """Part the texts of all entries, in their order; a portion belongs to one year."""
    portion = _Portion(None)
    for row, entry in enumerate(entries):
        if portion.rows and entry.year != portion.year:
            yield portion
            portion = _Portion(entry.year)
        portion.year = entry.year
        for text in entry.texts:
            if portion.characters > PORTION:
                yield portion
                portion = _Portion(entry.year)
            pieces = [_piece(piece) for piece in text.pieces]
            words = GLUE.join(shown for shown, _ in pieces)
            portion.rows.append((row, text.page, words))
            portion.grams.update(*(grams for _, grams in pieces), _piece(entry.title)[1], _piece(entry.also)[1])
            portion.characters += len(words)
    if portion.rows:
        yield portion


def _piece(text: str) -> tuple[str, frozenset[str]]:
    """Return a piece as it is shown, and its grams; what is short is remembered, because forms repeat every year."""
    return _known_piece(text) if len(text) <= CACHED else _new_piece(text)


def _new_piece(text: str) -> tuple[str, frozenset[str]]:
    shown = normalised(text)
    # The line end makes the last two letters part of a gram, so that words of two letters are found there too.
    letters = f"{folded(shown)}\n"
    return shown, frozenset([letters[start : start + LENGTH] for start in range(len(letters) - LENGTH + 1)])


_known_piece = lru_cache(maxsize=2_048)(_new_piece)


def _shards(portions: Sequence[_Portion]) -> list[dict[str, Holders]]:
    """Return the portions that hold each gram, in as many files as their size asks for.

    A gram is in the file that ``shard_of`` names, so that the browser asks only for those it needs.
    """
    numbers: dict[str, list[int]] = {}
    for number, portion in enumerate(portions):
        for gram in portion.grams:
            numbers.setdefault(gram, []).append(number)
    common = max(FEW, len(portions) // 2)
    holders: dict[str, Holders] = {
        gram: EVERYWHERE if len(numbers[gram]) > common else numbers[gram] for gram in sorted(numbers)
    }
    count = max(1, sum(14 + 3 * len(portions_of or ()) for portions_of in holders.values()) // SHARD)
    shards: list[dict[str, Holders]] = [{} for _ in range(count)]
    for gram, portions_of in holders.items():
        shards[shard_of(gram, count)][gram] = portions_of
    return shards


def shard_of(gram: str, count: int) -> int:
    """Return the file that a gram is in, by its first two letters: grams that begin alike stand together."""
    return (ord(gram[0]) * 31 + ord(gram[1])) % count


def _script(name: str, value: object) -> tuple[str, bytes]:
    """Return the version of a value, a digest, and the script that hands it over.

    No text can end the script or break its line: ``<`` and the line separators of Unicode are written as escapes.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    content = text.encode(errors="backslashreplace")
    version = sha256(content).hexdigest()[:8]
    return version, b'oitIndex("%s","%s",%s)\n' % (name.encode(), version.encode(), content)
