"""Makes the dictionary: PyThaiNLP's lists of words and names, and what the shipped forms teach of how words are used.

Of PyThaiNLP only the lists are read, as files; nothing of it is imported, so that none of its code runs, nothing is
fetched and no folder made. What was made is kept in the user's own cache, to be read in a few milliseconds.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from generator.checks.language.dictionary import Dictionary, Shape
from generator.checks.language.letters import LETTERS
from generator.checks.language.word_lists import FOLDER, accepted, misspellings, terms
from generator.system import cache_folder
from generator.system.plain_files import content_of

VERSION = 3
"""To be raised whenever the same lists would make another dictionary."""

_BROWSERS = "icubrk_th.txt"
_WORDS = ("words_th.txt", "orst_words_th.txt", _BROWSERS)
_COUNTS, _OTHER_COUNTS = "tnc_freq.txt", "phupha_word_freqs.txt"
"""How often a word stands in the Thai National Corpus, and in the Thai pages of Common Crawl: the second has younger
words, and pieces of words, because much of it was copied from PDF."""
_NAMES = ("family_names_th.txt", "person_names_female_th.txt", "person_names_male_th.txt")
_PROVINCES = "thailand_provinces_th.csv"
_TEXTS = Path(__file__).parents[2] / "catalogue" / "data"
_RARE, _PROVINCE, _TERM = -1700, -1300, -1000
_SHORT, _SHORT_AND_NEW = 4, -1200
"""A short word that only the second corpus counts may well be a piece of others."""
_FEWEST, _TAUGHT, _AGAIN = 5, 3, 4
"""The count below which nothing is known of a word; how often the forms must use a word, or two together; how often one
sentence that they repeat counts."""
_SHORTEST_PAIR = 5
_SIGNS = {"ๆ": -600, "ฯ": -600, "ณ": -600}
_MOST_BYTES = 20_000_000
_RUN = re.compile(f"[{LETTERS}]+")
_LINE = re.compile(f"^([{LETTERS}]+)(?:[,\t]|\r?$)", re.MULTILINE)
_COUNT = re.compile(f"^([{LETTERS}]{{2,}})\t([0-9]{{1,12}})\r?$", re.MULTILINE)


@cache
def thai_dictionary() -> Dictionary:
    """Return the dictionary, as it was kept or made anew."""
    folder = cache_folder.default_folder()
    kept = folder / f"words-{dictionary_key()}.json" if folder else None
    read = _read_kept(kept) if kept else None
    if read:
        return read
    made = _made()
    if kept:
        cache_folder.keep(kept, _as_kept(made))
        cache_folder.forget_oldest(kept.parent, "words-*", 2, {kept.name})
    return made


@cache
def words_of_browsers() -> frozenset[str]:
    """Return the words by which browsers end lines in Thai: the list of ICU, as PyThaiNLP carries it."""
    return frozenset(_LINE.findall(_text(_BROWSERS)))


@cache
def listed_words() -> frozenset[str]:
    """Return the words of the dictionaries alone, without what stands beside what in the forms."""
    return frozenset(word for name in _WORDS for word in _LINE.findall(_text(name)))


@cache
def dictionary_key() -> str:
    """Return what tells this dictionary from others: of which lists it is made, by their sizes and times."""
    files = [_corpus() / name for name in (*_WORDS, _COUNTS, _OTHER_COUNTS, *_NAMES, _PROVINCES)]
    known = [(path.name, path.stat()) for path in (*files, *_teaching())]
    stated = [(name, of_file.st_size, of_file.st_mtime_ns) for name, of_file in known]
    return sha256(repr((VERSION, stated)).encode()).hexdigest()[:16]


def _corpus() -> Path:
    """Return the folder of PyThaiNLP's lists, without importing it."""
    spec = find_spec("pythainlp")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("pythainlp")
    return Path(spec.submodule_search_locations[0]) / "corpus"


def _teaching() -> list[Path]:
    return [*sorted(_TEXTS.glob("*.yml")), FOLDER / "terms.yml", FOLDER / "columns.yml"]


def _read_kept(file: Path) -> Dictionary | None:
    """Return what was kept, if it is whole: behind its digest nobody needs to look at each word again."""
    try:
        digest, _, content = content_of(file, _MOST_BYTES).partition(b"\n")
        if digest.decode() != sha256(content).hexdigest():
            return None
        scores, usual, longest, best_near = json.loads(content)
    except (OSError, ValueError, RecursionError):
        return None
    return Dictionary(scores, frozenset(usual), Shape(longest, best_near))


def _as_kept(made: Dictionary) -> bytes:
    shape = made.shape
    data = (made.scores, sorted(made.usual), shape.longest, shape.best_near)
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return sha256(content).hexdigest().encode() + b"\n" + content


def _made() -> Dictionary:
    scores = _listed()
    words, pairs = _taught(Dictionary(scores, frozenset()))
    of_all = sum(words.values()) * 2
    taught = frozenset(word for word, count in words.items() if count >= _TAUGHT)
    for word in taught:
        scores[word] = _hundredths(math.exp(scores[word] / 100) / 2 + words[word] / of_all)
    for pair, count in pairs.items():
        if count >= _TAUGHT and len(pair) >= _SHORTEST_PAIR:
            scores[pair] = max(scores.get(pair, -9999), _hundredths(count / of_all))
    for term in (*terms(), *accepted()):
        if _RUN.fullmatch(term):
            scores.setdefault(term, _TERM)
    for wrong in misspellings():
        scores.pop(wrong, None)
    return Dictionary(scores, taught)


def _listed() -> dict[str, int]:
    """Return the words of the lists with their scores."""
    counted, elsewhere = _counted(_COUNTS), _counted(_OTHER_COUNTS)
    scores: dict[str, int] = {}
    for word in (word for name in _WORDS for word in _LINE.findall(_text(name)) if len(word) > 1):
        score = counted.get(word)
        if score is None:
            score = min(elsewhere.get(word, _RARE), _SHORT_AND_NEW if len(word) <= _SHORT else 0)
        scores[word] = max(score, _RARE)
    for name, score in ((_PROVINCES, _PROVINCE), *((name, _RARE) for name in _NAMES)):
        for word in _LINE.findall(_text(name)):
            if len(word) > 1:
                scores.setdefault(word, score)
    return scores | _SIGNS


def _counted(name: str) -> dict[str, int]:
    """Return the scores of the words that a list has counted often enough to know."""
    counts = {word: int(count) for word, count in _COUNT.findall(_text(name))}
    of_all = sum(counts.values())
    return {word: _hundredths(count / of_all) for word, count in counts.items() if count >= _FEWEST}


def _text(name: str) -> str:
    return (_corpus() / name).read_text(encoding="utf-8-sig")


def _taught(dictionary: Dictionary) -> tuple[Counter[str], Counter[str]]:
    """Count the words of the shipped forms and terms, and two that stand together."""
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    runs = Counter(run for text in _lessons() for run in _RUN.findall(text))
    for run, times in runs.items():
        count = min(times, _AGAIN)
        cut = [(run[piece.start : piece.end], piece.known) for piece in dictionary.pieces(run)]
        for word, known in cut:
            words[word] += count if known else 0
        for (one, known), (other, also_known) in pairwise(cut):
            pairs[one + other] += count if known and also_known else 0
    return words, pairs


def _lessons() -> Iterator[str]:
    """Yield the texts of the forms and the terms, none of the misspellings listed beside them."""
    for path in _teaching():
        text = path.read_text(encoding="utf-8")
        yield text if path.name != "terms.yml" else " ".join(terms())


def _hundredths(likelihood: float) -> int:
    return round(100 * math.log(likelihood))
