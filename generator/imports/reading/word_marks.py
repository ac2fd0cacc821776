"""The marks that Word writes before paragraphs by itself: ``1.``, ``๑.๒``, ``-``; they stand in no text of the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from docx.oxml.ns import qn

from generator.thai.digits import to_thai

_THAI_LETTERS = "กขคงจฉชซญฐดตถทธนบปผฝพฟภมยรลวศษสหอ"
_LEVEL = re.compile(r"%([1-9])")
_MOST = 9_999
Level = tuple[str, str, int]
"""How paragraphs of a level are counted: the format of the number, the mark around it, the first number."""


class Marks:
    """Counts the paragraphs of a document from the first to the last."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - python-docx types its documents only in part
        """Read how the document counts."""
        self._levels: dict[str, Mapping[int, Level]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        with suppress(KeyError, NotImplementedError, AttributeError):
            self._read_levels(document.part.numbering_part.element)
        with suppress(KeyError, NotImplementedError, AttributeError):
            self._read_styles(document.styles.element)

    def of(self, paragraph: Any) -> str:  # noqa: ANN401 - an lxml element
        """Return the mark of the next paragraph; empty when it is not counted."""
        found = self._counted(paragraph)
        if found is None:
            return ""
        number, level = found
        known = self._levels.get(number, {})
        kind, text, first = known.get(level, ("none", "", 1))
        counts = self._counts.setdefault(number, {})
        counts[level] = min(counts.get(level, first - 1) + 1, _MOST)
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if kind == "bullet":
            return "-"
        if kind == "none":
            return ""
        return _LEVEL.sub(lambda match: self._number(number, int(match[1]) - 1), text).strip()

    def _number(self, number: str, level: int) -> str:
        kind, _, first = self._levels[number].get(level, ("decimal", "", 1))
        return _written(self._counts[number].get(level, first), kind)

    def _counted(self, paragraph: Any) -> tuple[str, int] | None:  # noqa: ANN401 - an lxml element
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return None
        style = properties.find(qn("w:pStyle"))
        by_style = self._styles.get(style.get(qn("w:val"), "")) if style is not None else None
        found = _numbering(properties)
        if found is None:
            return by_style
        return None if found[0] == "0" else found

    def _read_levels(self, numbering: Any) -> None:  # noqa: ANN401 - an lxml element
        abstract = {
            one.get(qn("w:abstractNumId")): dict(map(_level, one.findall(qn("w:lvl"))))
            for one in numbering.findall(qn("w:abstractNum"))
        }
        for one in numbering.findall(qn("w:num")):
            named = one.find(qn("w:abstractNumId"))
            if named is not None:
                self._levels[one.get(qn("w:numId"))] = abstract.get(named.get(qn("w:val")), {})

    def _read_styles(self, styles: Any) -> None:  # noqa: ANN401 - an lxml element
        for style in styles.findall(qn("w:style")):
            properties = style.find(qn("w:pPr"))
            if properties is not None and (found := _numbering(properties)):
                self._styles[style.get(qn("w:styleId"))] = found


def _level(one: Any) -> tuple[int, Level]:  # noqa: ANN401 - an lxml element
    def told(name: str, usual: str) -> str:
        """Return what a setting of the level says, the usual where it says nothing."""
        found = one.find(qn(name))
        return usual if found is None else str(found.get(qn("w:val"), usual))

    start = told("w:start", "1")
    first = int(start) if start.isdecimal() else 1
    return int(one.get(qn("w:ilvl"), "0")), (told("w:numFmt", "decimal"), told("w:lvlText", ""), first)


def _numbering(properties: Any) -> tuple[str, int] | None:  # noqa: ANN401 - an lxml element
    found = properties.find(qn("w:numPr"))
    number = None if found is None else found.find(qn("w:numId"))
    if number is None:
        return None
    level = found.find(qn("w:ilvl"))
    depth = "0" if level is None else level.get(qn("w:val"), "0")
    return str(number.get(qn("w:val"))), int(depth) if depth.isdecimal() else 0


def _written(number: int, kind: str) -> str:
    if kind in {"thaiNumbers", "thaiCounting"}:
        return to_thai(str(number))
    if kind == "thaiLetters":
        return _THAI_LETTERS[(number - 1) % len(_THAI_LETTERS)]
    if kind in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number - 1) % 26)
        return letter if kind == "lowerLetter" else letter.upper()
    return str(number)
