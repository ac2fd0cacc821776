"""What can be found on the site, as the index lists it: a page that a reader looks for, or a published document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Self

LONGEST_TITLE = 200
"""Longest title in a list of results, in characters."""
TRAIL = " › "
GLUE = " · "
"""Between the pieces of a text, as a reader sees them."""
EXECUTIVES = "executives"
"""The stable key of the item that says who works for the agency."""


class Kind(IntEnum):
    """What was found, as a number that the browser knows it by, with its Thai word."""

    thai: str

    def __new__(cls, number: int, thai: str) -> Self:
        """Make the member ``number``, which readers know as ``thai``."""
        member = int.__new__(cls, number)
        member._value_ = number
        member.thai = thai
        return member

    ITEM = 0, "ข้อ OIT"
    MEASURE = 1, "มาตรการ"
    RESULT = 2, "ผลการประเมิน"
    YEAR = 3, "ปีงบประมาณ"
    PAGE = 4, "หน้าเว็บ"
    DOCUMENT = 5, "เอกสารหลักฐาน"
    LIST = 6, "รายการ"


@dataclass(frozen=True, slots=True)
class Text:
    """Something to be found below a title: its ``pieces``, and which page of the document it is (0 for none)."""

    pieces: tuple[str, ...]
    page: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be found.

    ``path`` may end in the anchor of a place on its page. ``also`` is what it is called besides its title, ``trail``
    the path to it in words. A document stands below the page at ``above``, which shows it. What is ``of_people`` says
    who works for the agency, and answers before what they signed.
    """

    kind: Kind
    path: str
    title: str
    year: int | None = None
    trail: str = ""
    also: str = ""
    above: str = ""
    texts: tuple[Text, ...] = ()
    of_people: bool = False


def one_text(pieces: Iterable[str | None]) -> tuple[Text, ...]:
    """Return one text of all ``pieces`` that say something, each once."""
    different = tuple(dict.fromkeys(piece for piece in pieces if piece))
    return (Text(different),) if different else ()
