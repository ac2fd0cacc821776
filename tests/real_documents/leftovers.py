"""Finds what a conversion did not carry over, words of the document that no record holds, and keeps it all the same.

Whatever shape a document has, its Thai text is either print, or of the catalogue, or must be in a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from tests.real_documents.agency import Record
from tests.real_documents.gold import Raw, codes, squeezed, value

_THAI = re.compile(r"[\u0e01-\u0e2e]")

PRINT = frozenset(
    [
        "print",
        "mark",
        "label",
        "label_fixed",
        "header_lines",
        "header_variants",
        "ocr_cells",
        "ocr_shift",
        "columns",
        "columns_swapped",
        "code_text",
        "number_text",
        "score_text",
        "range_text",
        "level_text",
        "options",
        "section_headings",
        "table_title",
        "indicators_printed",
        "scores_printed",
        "verdict_text",
        "repeat_text",
        "heading",
        "show_instrument",
        "page",
        "row_label",
    ]
)
"""Keys whose text the layouts write themselves, and what only repeats other text."""

CATALOGUE = frozenset(
    [
        "components",
        "name",
        "sub_indicator_heading",
        "group",
        "item_list",
        "required_window",
        "cross_refs",
        "level_scale",
        "weights",
    ]
)
"""Keys whose text belongs to the form of the year."""

EXTRACTION = frozenset(
    [
        "schema",
        "seed",
        "source",
        "tables",
        "corrections_applied",
        "variants_in_source",
        "basis_note",
        "fy_note",
        "missing",
        "verdict_basis",
        "questions_basis",
        "items_failed_note",
        "line",
        "lines",
    ]
)
"""Keys that tell how the text was taken from the paper."""

_NO_LABELS = frozenset(["ocr_cells", "ocr_shift", "options", "header_variants", "header_lines", "print"])
"""Keys of print that repeat the text of others, or are the scanner's and the form's."""

_ELSEWHERE = {"links": {"basis"}, "agency": {"type", "abbr"}, "scores": {"sentence", "heading"}}
"""Keys that are print below one parent only."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Words that no record holds, with the way to them in the document."""

    path: tuple[str | int, ...]
    text: str

    def __str__(self) -> str:
        """Say it to whoever converts the document."""
        return f"not understood, kept as a note: {'.'.join(map(str, self.path))}: {self.text}"


def lost_words(gold: Mapping[str, Any], records: Sequence[Record], written: AbstractSet[str]) -> list[Lost]:
    """Return the text of the document that is in none of ``records``, white space and digit style aside.

    ``written`` are squeezed words that a layout writes itself: from structured values, or as headings of tables.
    """
    held = "\n".join([*(squeezed(text) for record in records for text in texts(record)), *written])
    return [Lost(path, text) for path, text in _meant(gold, ()) if squeezed(text).lstrip("-") not in held]


def _meant(node: Raw, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every Thai text that means something, corrected where there is a correction."""
    if isinstance(node, Mapping):
        parent = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
        skipped = PRINT | CATALOGUE | EXTRACTION | _ELSEWHERE.get(parent, set())
        if "points" in node:
            skipped |= {"text"}
        for key, found in node.items():
            if str(key).removesuffix("_fixed") not in skipped and not _read_otherwise(node, str(key)):
                yield from _meant(found, (*path, str(key)))
    elif isinstance(node, list):
        for index, entry in enumerate(node):
            yield from _meant(entry, (*path, index))
    elif isinstance(node, str) and _THAI.search(node):
        yield path, node


def _read_otherwise(node: Mapping[str, Any], key: str) -> bool:
    """Tell whether a twin of the key is read instead: a corrected text, or the column as it was printed."""
    if key.endswith("_fixed"):
        return not isinstance(node[key], str)
    return isinstance(node.get(f"{key}_fixed"), str)


def printed_labels(gold: Mapping[str, Any], held: Sequence[str]) -> list[str]:
    """Return the labels of the paper (headings, columns, names of rows) whose words stand in none of ``held``.

    Conversion lets the layouts write them; a reader of the paper sees what was printed.
    """
    words = "\n".join(map(squeezed, held))
    return list(dict.fromkeys(text for text in _labels(gold, printed=False) if squeezed(text) not in words))


def _labels(node: Raw, *, printed: bool) -> Iterator[str]:
    if isinstance(node, Mapping):
        for key, found in node.items():
            name = str(key).removesuffix("_fixed")
            if name not in EXTRACTION - {"tables"} and name not in _NO_LABELS:
                yield from _labels(found, printed=printed or name in PRINT)
    elif isinstance(node, list):
        for entry in node:
            yield from _labels(entry, printed=printed)
    elif isinstance(node, str) and printed and _THAI.search(node):
        yield node


def texts(node: Raw) -> Iterator[str]:
    """Yield every text of a record or document, however deep it stands."""
    if isinstance(node, str):
        yield node
    for entry in node.values() if isinstance(node, Mapping) else node if isinstance(node, list) else ():
        yield from texts(entry)


def keep(
    lost: Sequence[Lost], gold: Mapping[str, Any], measures: Sequence[Record], items: Mapping[str, Record]
) -> list[str]:
    """Put words that fitted no field into the note of their measure's row or item; returns those that have neither."""
    homeless: list[str] = []
    for entry in lost:
        home = _home(entry.path, gold, measures, items)
        if home is None:
            homeless.append(entry.text)
        else:
            home["note"] = " ".join(filter(None, (home.get("note"), entry.text)))
    return homeless


def _home(
    path: tuple[str | int, ...], gold: Mapping[str, Any], measures: Sequence[Record], items: Mapping[str, Record]
) -> Record | None:
    root, index, *rest = (*path, None, None)
    if root == "measures" and isinstance(index, int) and index < len(measures):
        rows: list[Record] = measures[index].setdefault("rows", [{}])
        place = rest[1] if rest[:1] == ["rows"] and isinstance(rest[1], int) else 0
        return rows[place] if place < len(rows) else rows[0]
    if root == "oit_items" and isinstance(index, int):
        return items.get(next(codes(value(gold["oit_items"][index], "id", "code")), ""))
    return None


def page_text(sections: Sequence[Record]) -> str:
    """Write sections of running text as the Markdown of a free page; every character stands for itself."""
    lines: list[str] = []
    for section in sections:
        if heading := section.get("heading"):
            lines.append(f"{'##' if lines else '#'} {_literal(heading)}")
        lines.extend(_literal(text) for text in section.get("paragraphs", []))
    return "\n\n".join(lines if lines[0].startswith("# ") else ["# เอกสารของหน่วยงาน", *lines]) + "\n"


def _literal(text: str) -> str:
    inline = re.sub(r"([\\`*_\[\]<>#])", r"\\\1", text)
    return re.sub(r"^(\d+)?([-+=~|:.)])", r"\1\\\2", inline)  # what opens a list or a table at the start of a line
