"""Plans told in paragraphs: a line that names a measure, then what is said of it, each behind its word.

``มาตรการที่ 1 ลดสำเนา`` · ``ขั้นตอน`` · ``1. สำรวจ`` · ``ผู้รับผิดชอบ : กองคลัง`` is a grid of one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.imports.reading.model import Spot
from generator.imports.tables.grid_model import Entry, Grid, Line
from generator.imports.tables.headings import is_made_of_words, speaks_for
from generator.thai.digits import to_arabic

_BEGINS = re.compile(
    r"\s*(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}[.)]?\s*|[-–•]\s*)?(?P<word>มาตรการ|โครงการ|กิจกรรม|แผนงาน)"
    r"(?:\s*(?:ที่|ลำดับที่))?\s*(?P<number>[0-9]{1,2})\s*[.):–-]?\s*(?P<title>\S.{3,300})",
    re.DOTALL,
)
_MARK = re.compile(r"\s*(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)]?|[ก-ฮ][.)]|[-–•●o])\s+(?=\S)")
_LIST = re.compile(
    r"\s*(?:[-–•●]|\(?[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)]|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\s|\(?[ก-ฮ][.)])\s*\S"
)
_COLON = re.compile(r"(?P<label>[^:：]{2,60}?)\s*[:：]\s*(?P<value>.*)", re.DOTALL)
_WORD = re.compile(r"(?P<label>\S{4,40})\s+(?P<value>\S.*)", re.DOTALL)
_NOTE = re.compile(r"\s*(?:หมายเหตุ|ที่มา|ลงชื่อ|ผู้จัดทำ|ผู้รายงาน|ผู้เสนอ|\*)")
"""Words below a plan, which are about all of it."""
_CLEAR, _SURE = 4.0, 8.0
_SHORT, _LABEL = 50, 40
_FEWEST = 2
"""Words that must be said of a measure besides its name."""
_ABOUT = frozenset({"responsible", "period", "steps", "follow_up", "target", "issue", "result", "outcome", "progress"})
_TABLE = "ย่อหน้า"


@dataclass(slots=True)
class _Told:
    """A measure as its paragraphs tell it: what each says, with the number of its line."""

    first: int
    number: str
    title: str
    said: list[tuple[str, int, list[str]]] = field(default_factory=list)
    used: list[int] = field(default_factory=list)

    @property
    def is_enough(self) -> bool:
        """Whether it is a measure and no mere heading of a chapter."""
        keys = {_key(label) for label, _, lines in self.said if any(lines)}
        return len(keys & _ABOUT) >= _FEWEST


def narratives(
    file: str, paragraphs: Sequence[str], first: int, before: tuple[str, ...]
) -> tuple[list[Grid], set[int]]:
    """Return a grid for each measure that paragraphs tell, and the places of the paragraphs that are in them.

    ``first`` is how many paragraphs stand before these in the paper.
    """
    grids: list[Grid] = []
    used: set[int] = set()
    for told in _measures(paragraphs):
        if told.is_enough:
            grids.append(_grid(file, told, first, before))
            used |= {*told.used}
    return grids, used


def _measures(paragraphs: Sequence[str]) -> Iterator[_Told]:
    open_one: _Told | None = None
    for place, text in enumerate(paragraphs):
        if begun := _BEGINS.fullmatch(to_arabic(text)):
            if open_one:
                yield open_one
            title = text[len(text) - len(begun["title"]) :]  # in the paper's own digits
            open_one = _Told(place, begun["number"], title.strip(), used=[place])
        elif open_one and not _NOTE.match(text) and (found := _labelled(text, paragraphs[place + 1 : place + 2])):
            label, value = found
            open_one.said.append((label, place, [value] if value else []))
            open_one.used.append(place)
        elif open_one and open_one.said and _goes_on(text, open_one.said[-1][2]):
            open_one.said[-1][2].append(text)
            open_one.used.append(place)
        elif open_one:
            yield open_one
            open_one = None
    if open_one:
        yield open_one


def _goes_on(text: str, lines: Sequence[str]) -> bool:
    """Tell whether a paragraph goes on with what the word above it began: a list, or the first words after it."""
    return not lines or bool(_LIST.match(to_arabic(text)))


def _labelled(text: str, following: Sequence[str]) -> tuple[str, str] | None:
    """Return the word that a paragraph begins with and what it says behind it; ``None`` where it has none.

    A short line without a mark over a list, and short words before a colon, are such a word even where nobody knows it.
    """
    match = _MARK.match(to_arabic(text))
    bare = text[match.end() :] if match else text
    colon = _COLON.fullmatch(bare)
    if colon and (_strength(colon["label"]) >= _CLEAR or (not match and len(colon["label"]) <= _LABEL)):
        return colon["label"].strip(), colon["value"].strip()
    if len(bare) <= _SHORT and _strength(bare) >= _SURE and is_made_of_words(bare):
        return bare, ""
    if not match and len(bare) <= _SHORT and any(_LIST.match(to_arabic(line)) for line in following):
        return bare, ""
    word = _WORD.fullmatch(bare)
    if word and _strength(word["label"]) >= _SURE and is_made_of_words(word["label"]):
        return word["label"], word["value"].strip()
    return None


def _strength(label: str) -> float:
    return max(speaks_for(label).values(), default=0.0)


def _key(label: str) -> str:
    votes = speaks_for(label)
    return max(votes, key=lambda key: votes[key], default="")


def _grid(file: str, told: _Told, first: int, before: tuple[str, ...]) -> Grid:
    def spot(place: int) -> Spot:
        """Return where a paragraph stands."""
        return Spot(file, _TABLE, first + place + 1)

    cells = [("ลำดับ", told.number, told.first), ("มาตรการ", told.title, told.first)]
    cells += [(label, "\n".join(lines), place) for label, place, lines in told.said]
    entries = tuple(Entry(text, spot(place)) for _, text, place in cells)
    return Grid(
        tuple(label for label, _, _ in cells), [Line(entries)], before, spots=tuple(one.spot for one in entries)
    )
