"""A document as it was printed: slips of typing and scanning stay, and nothing is told that only a reader inferred.

Conversion otherwise takes the corrected words. A checker is tried on the uncorrected ones, and on what the form's own
wording became in the agency's hands: the requirement printed beside an item is kept as the item's note, the titles of
tables as running text, the label of a row as the issue of its measure, that of a group as the note of its first item.
A measure belongs to the instrument under whose heading it is printed, whatever its indicator is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.thai.digits import to_arabic
from tests.real_documents.gold import Raw, codes, joined, nodes, points, value, words

_INFERRED = ("indicators", "questions", "sub_indicators", "items")
_TITLES = {"tables": "title", "measures": "table_title"}
_PRINTED_NUMBER = "printed_number"
"""The key under which the number of a measure stands as it is printed."""
_YEAR_READ = "evidence_fiscal_year"
_INSTRUMENT = re.compile(r"(?<![A-Z])(?:IIT|EIT|OIT)(?![A-Z])")


def as_printed(gold: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document without corrections: a copy in the same form, which ``convert`` takes like any other."""
    plain: dict[str, Any] = _uncorrected(gold)
    headings = {
        str(table.get("id")): set(_INSTRUMENT.findall(words(table, "title") or "")) for table in nodes(plain, "tables")
    }
    for name, key in _TITLES.items():
        for node in nodes(plain, name):
            if isinstance(node, dict):
                node.pop(key, None)
    for node in nodes(plain, "measures"):
        _drop_inferred(node.get("links"))
        _count(node)
        _stand_under(node, headings.get(str(node.get("table")), set()))
        if label := words(node, "label"):
            _join(node, "basis", label, words(node, "basis", "analysis", "issue"))
    labels = {next(codes(value(group, "items")), ""): words(group, "label") for group in nodes(plain, "oit_groups")}
    for node in nodes(plain, "oit_items"):
        label = labels.get(next(codes(value(node, "id", "code")), "?"))
        _join(node, "note", label, words(node, "note"), joined(points(node, "components")))
        if isinstance(node, dict):
            node.pop(_YEAR_READ, None)
    return plain


def _uncorrected(node: Raw) -> Raw:
    if isinstance(node, Mapping):
        return {
            key: _uncorrected(entry)
            for key, entry in node.items()
            if not (str(key).endswith("_fixed") and isinstance(entry, str))
        }
    return [_uncorrected(entry) for entry in node] if isinstance(node, list) else node


def _drop_inferred(links: Raw) -> None:
    """Forget the links that no column of the paper carries; the instrument is that of the section it stands in."""
    if isinstance(links, dict) and str(links.get("basis", "")).startswith("inferred"):
        for key in _INFERRED:
            links.pop(key, None)


def _count(node: Raw) -> None:
    """Keep the number that is printed, or that there is none; a number the reader gave is not the paper's."""
    if isinstance(node, dict) and "number_text" in node and (node["number_text"] or node.get("number") is None):
        printed = to_arabic(str(node["number_text"] or "")).strip(" .)(")
        node[_PRINTED_NUMBER] = int(printed) if printed.isdecimal() else None


def _stand_under(node: Raw, instruments: set[str]) -> None:
    """Return a measure the one instrument that the heading of its table names."""
    links = node.get("links") if isinstance(node, dict) else None
    if isinstance(links, dict) and len(instruments) == 1:
        links["instruments"] = sorted(instruments)


def _join(node: Raw, key: str, *told: str | None) -> None:
    """Put all that is told into one field; without anything told, leave it."""
    text = " ".join(filter(None, told))
    if text and isinstance(node, dict):
        node[key] = text
