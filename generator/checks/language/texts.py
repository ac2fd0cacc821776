"""What every rule on text is given: the site, its passages gathered once, and findings told once per file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice

from generator.assessment.site_context import SiteContext
from generator.checks.language.authority_names import OwnNames
from generator.checks.language.gathering import passages_of
from generator.checks.language.passages import Passage, Spot
from generator.checks.per_site import once_per_site

MAX_HITS = 20
MAX_LINES, MAX_WORDS = 8, 4
"""How many further lines, and how many different words, a message names."""


@dataclass(frozen=True, eq=False)
class Texts:
    """A site on one day with every passage of its folder; equal only to itself."""

    site: SiteContext
    paper: tuple[Passage, ...] | None = None
    """The passages of one paper, of which the rules are asked instead of the folder's."""

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage of the folder, or of the paper."""
        return passages_of(self.site.workspace) if self.paper is None else self.paper

    @cached_property
    def own(self) -> OwnNames:
        """The agency's own names."""
        return OwnNames.of(self.site.workspace.config.agency)

    @cached_property
    def of_items(self) -> Mapping[tuple[int, str], Sequence[Passage]]:
        """The passages of each item, by year and code."""
        found: dict[tuple[int, str], list[Passage]] = defaultdict(list)
        for passage in self.passages:
            if passage.item and passage.year:
                found[passage.year, passage.item].append(passage)
        return found

    @cached_property
    def of_measures(self) -> Mapping[tuple[int, str], Sequence[Passage]]:
        """The passages of each measure, by year and id."""
        found: dict[tuple[int, str], list[Passage]] = defaultdict(list)
        for passage in self.passages:
            if passage.measure and passage.year:
                found[passage.year, passage.measure].append(passage)
        return found

    @cached_property
    def begins(self) -> Mapping[tuple[int, str], date]:
        """The day on which the work of each measure begins, by year and id, where its rows say."""
        return {
            (year, loaded.record.id): min(spans)
            for year, measures in self.site.workspace.measures.items()
            for loaded in measures
            if (spans := [row.period.start for row in loaded.record.rows if row.period and row.period.start])
        }


@once_per_site
def texts_of(site: SiteContext) -> Texts:
    """Return ``site`` with the passages of its folder, the same for every rule that asks."""
    return Texts(site)


def own_words(texts: Texts) -> Iterator[Passage]:
    """Yield the passages that are the agency's own words: not the titles of papers that may be of others."""
    for passage in texts.passages:
        form = texts.site.workspace.form(passage.year) if passage.year else None
        item = form.item(passage.item) if form and passage.item else None
        if not (item and item.outside_papers and passage.kind in {"evidence", "signatory"}):
            yield passage


@dataclass(frozen=True, slots=True)
class Told:
    """What is wrong with ``word`` in ``passage``, the first of its file; ``more`` says where it stands besides."""

    passage: Passage
    word: str
    more: str


def hits_of(texts: Texts, find: Callable[[str], Iterable[str]]) -> Iterator[tuple[Passage, str]]:
    """Yield what ``find`` finds in each passage; of one that is wrong all over, only the first few."""
    for passage in texts.passages:
        for word in islice(find(passage.text), MAX_HITS):
            yield passage, word


def once_per_file(hits: Iterable[tuple[Passage, str]]) -> Iterator[Told]:
    """Put together what stands in one file more than once, so that one slip copied twenty times is told once."""
    places: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage, word in hits:
        places[passage.file, word].append(passage)
    for (_, word), found in places.items():
        yield Told(found[0], word, _elsewhere(found))


def all_in_one(hits: Iterable[tuple[Passage, str]]) -> Iterator[Told]:
    """Put together all that is wrong in one way in one file: the words, a few of them shown, and further lines."""
    by_file: dict[str, list[tuple[Passage, str]]] = defaultdict(list)
    for passage, word in hits:
        by_file[passage.file].append((passage, word))
    for found in by_file.values():
        words = list(dict.fromkeys(word for _, word in found))
        shown = "” “".join(words[:MAX_WORDS]) + ("” …" if len(words) > MAX_WORDS else "”")
        yield Told(found[0][0], f"“{shown}", _elsewhere([passage for passage, _ in found]))


def _elsewhere(found: Sequence[Passage]) -> str:
    """Say how often and in which further lines, in words for a message; nothing where it stands once."""
    if len(found) == 1:
        return ""
    if isinstance(found[0].source, Spot):
        return f" (รวม {len(found)} แห่ง)"
    others = {(passage.loc, passage.line): passage for passage in found[1:]}
    named = islice(others.values(), MAX_LINES)  # to find a line is work, and nobody reads a hundred of them
    lines = sorted({passage.place.line or 0 for passage in named} - {found[0].place.line or 0})
    shown = ", ".join(map(str, lines)) + (" …" if len(others) > MAX_LINES else "")
    return f" (รวม {len(found)} แห่ง" + (f": บรรทัด {shown} ด้วย)" if lines else ")")
