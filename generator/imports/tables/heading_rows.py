"""Which rows of a table name its columns: by their words, and by what stands below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from generator.imports.cells.months import months_of
from generator.imports.reading.model import Cell
from generator.imports.tables.content_signs import signs_of
from generator.imports.tables.headings import is_made_of_words, is_sentence, plain, speaks_for
from generator.thai.digits import to_arabic

_ENOUGH = 4.0
"""How strongly a cell must speak for a key to count as a heading."""
_NAMES_COLUMN = 9.0
"""How strongly the words of a unit must speak for a key to be a heading all the same: ``หน่วยงานที่รับผิดชอบ``."""
_HEADING_LETTERS = 130
_ALIKE = 75
"""How near two headings must be to be the same one misspelt (of 100)."""
_SHORT_HEADING = 60
_CODE = re.compile(r"[oO0]\s*[.-]?\s*[0-9]{1,2}[.)]?")
"""An item of the form, which stands in tables and never over them."""
_YEAR = re.compile(r"25[0-9]{2}")
_ALSO_OF_HEADINGS = frozenset({"responsible", "indicator", "label", "instrument", "verdict", "status", "name"})
"""What words of a heading may sound like too: งาน/กิจกรรม, หน่วยรับผิดชอบ."""
_LISTED = re.compile(r"^(?:[-–•]|\(?[0-9]{1,2}[.)])\s*\S", re.MULTILINE)


def heading_depth(rows: Sequence[Sequence[Cell]], place: int, *, within: bool = False) -> int:
    """Return how many rows from ``place`` on are headings: none, one, or two with the second parting the first.

    ``within`` a table, under headings, sentences that hold words of headings are what stands in it.
    """
    row = rows[place]
    if not _is_heading(row, within=within):
        return 0
    if place + 1 >= len(rows):
        return 1
    below = rows[place + 1]
    if any(_parted_without_merging(row, below)):
        return 2
    parted = any(cell.spread == "left" for cell in row)
    joined = any(cell.spread == "above" and cell.text == over.text for cell, over in zip(below, row, strict=True))
    own = [cell for cell in below if cell.text and not cell.spread]
    short = own and all(len(cell.text) < _HEADING_LETTERS // 3 for cell in own)
    if (
        parted
        and short
        and (
            joined
            or all(
                not one.text or over.spread or _next_spread(row, index)
                for index, (one, over) in enumerate(zip(below, row, strict=True))
            )
        )
    ):
        return 2
    return 1


def _parted_without_merging(row: Sequence[Cell], below: Sequence[Cell]) -> list[int]:
    """Return the columns without a heading that the row below names, as part of the heading to their left.

    Nothing when the row below says anything but that: it then holds what stands in the columns.
    """
    blank = [place for place, cell in enumerate(row) if not cell.text and place]
    told = [place for place, cell in enumerate(below) if cell.text]
    named = [place for place in blank if place in told]
    groups = {place - 1 for place in named if row[place - 1].text}
    if not groups or {*told} - {*named} - groups or any(below[place].spread for place in told):
        return []
    short = all(len(below[place].text) < _HEADING_LETTERS // 3 for place in told)
    return named if short and groups <= {*told} else []


def _next_spread(row: Sequence[Cell], index: int) -> bool:
    return index + 1 < len(row) and row[index + 1].spread == "left"


def _is_heading(row: Sequence[Cell], *, within: bool = False) -> bool:
    told = [cell for cell in row if cell.text and cell.spread != "left"]
    if len(told) < 2 or any(len(cell.text) > _HEADING_LETTERS and not _known(cell.text) for cell in told):  # noqa: PLR2004
        return False
    strong = [
        cell
        for cell in told
        if max(speaks_for(cell.text).values(), default=0.0) >= _ENOUGH
        and not (within and is_sentence(cell.text) and not _known(cell.text))
    ]
    if any(_CODE.fullmatch(to_arabic(cell.text).strip()) for cell in told):
        return False
    months = [cell for cell in told if months_of(cell.text)]
    told = told if len(months) < 3 else [cell for cell in told if cell not in months]  # noqa: PLR2004 - of a plan of work
    content = [cell for cell in told if _is_content(cell.text)]
    # What sounds like a unit may still be a heading where the others clearly are.
    doubtful = [cell for cell in content if signs_of(cell.text) & {"period", "follow_up"} and not _is_title(cell.text)]
    others = [cell for cell in strong if cell not in content]
    if content and (doubtful or len(others) * 2 < len(told) + within):
        return False
    figures = sum(bool(re.fullmatch(r"[0-9.,% -]+", to_arabic(cell.text))) for cell in told)
    return len(strong) >= 2 and len(strong) * 2 > len(told) and not figures  # noqa: PLR2004 - one word may be chance


def is_over_content(rows: Sequence[Sequence[Cell]], place: int) -> bool:
    """Tell whether a row of unknown words heads columns in which times, units, codes or figures stand."""
    row = rows[place]
    told = [cell.text for cell in row if cell.text and not cell.spread]
    below = rows[place + 1 : place + 4]
    if len(told) < 3 or not below:  # noqa: PLR2004 - two words may be anything
        return False
    if any(len(text) > _SHORT_HEADING or signs_of(text) - _ALSO_OF_HEADINGS for text in told):
        return False
    if any(_is_heading(one) for one in below):
        return False
    signs = {sign for one in below for cell in one if cell.text for sign in signs_of(cell.text)}
    return len(signs & {"period", "responsible", "number", "code", "score", "follow_up", "address"}) > 1


def _is_content(text: str) -> bool:
    """Tell whether a cell says what stands in columns, such as a time, a unit or a list, and not what they are."""
    signs = signs_of(text)
    if "code" in signs or len(_LISTED.findall(to_arabic(text))) > 1:
        return True
    names_column = max(speaks_for(text).values(), default=0.0) >= _NAMES_COLUMN or is_made_of_words(text)
    is_time = bool(signs & {"period", "follow_up"}) and not _is_title(text)
    return is_time or ("responsible" in signs and not names_column)


def _is_title(text: str) -> bool:
    """Tell whether a text that sounds like a time is but a heading: words of headings, and no number but a year's."""
    return is_made_of_words(text) and not re.search(r"[0-9]", _YEAR.sub("", to_arabic(text)))


def _known(text: str) -> bool:
    return max(speaks_for(text).values(), default=0.0) >= _ENOUGH * 3


def headings_at(rows: Sequence[Sequence[Cell]], place: int, depth: int) -> tuple[str, ...]:
    """Return the headings of the columns, those of two rows joined."""
    row = rows[place]
    if depth == 1:
        return tuple(cell.text for cell in row)
    below = rows[place + 1]
    over = [cell.text for cell in row]
    for column in _parted_without_merging(row, below):
        over[column] = over[column - 1]
    row = [Cell(text) for text in over]
    return tuple(
        over.text if not under.text or under.text == over.text else f"{over.text} {under.text}"
        for over, under in zip(row, below, strict=True)
    )


def differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two rows of headings name other columns; spelling and spaces do not count."""
    if len(one) != len(other):
        return True
    if any(bool(first) != bool(second) for first, second in zip(one, other, strict=True)):
        return True
    return not all(
        fuzz.ratio(plain(first), plain(second)) >= _ALIKE or _same_key(first, second)
        for first, second in zip(one, other, strict=True)
    )


def _same_key(first: str, second: str) -> bool:
    votes = [max(speaks_for(text).items(), key=lambda pair: pair[1], default=("", 0.0))[0] for text in (first, second)]
    return votes[0] == votes[1] != ""
