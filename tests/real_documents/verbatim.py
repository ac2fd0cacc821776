"""A document as it was printed: slips of typing and scanning stay, and nothing is told that only a reader inferred.

Conversion otherwise takes the corrected words. A checker is tried on the uncorrected ones, and on what the form's own
wording became in the agency's hands: the requirement printed beside an item is kept as the item's note, the titles of
tables as running text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.real_documents.gold import Raw, joined, nodes, points, words

_INFERRED = ("indicators", "questions", "sub_indicators", "items")
_TITLES = {"tables": "title", "measures": "table_title"}


def as_printed(gold: Mapping[str, Any]) -> dict[str, Any]:
    """Give the document without corrections: a copy in the same form, which ``convert`` takes like any other."""
    plain: dict[str, Any] = _uncorrected(gold)
    for name, key in _TITLES.items():
        for node in nodes(plain, name):
            if isinstance(node, dict):
                node.pop(key, None)
    for node in nodes(plain, "measures"):
        _drop_inferred(node.get("links"))
    for node in nodes(plain, "oit_items"):
        requirement = joined(points(node, "components"))
        if requirement and isinstance(node, dict):
            node["note"] = " ".join(filter(None, (words(node, "note"), requirement)))
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
