"""Items of a document as item records. Titles, required parts and windows belong to the catalogue of the year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.records.model.codes import item_code
from tests.real_documents.agency import Record
from tests.real_documents.fields import Paper, evidence, responsible, texts, times
from tests.real_documents.gold import codes, joined, nodes, points, value, words
from tests.real_documents.measure_records import status

_CODE = re.compile(r"^(?:ข้อ\s*)?([oO0๐]\s*[0-9๐-๙]{1,2})(?:\s*[-–,]\s*[oO0๐]?\s*[0-9๐-๙]{1,2})*[\s.):]+")
_INSTRUCTION = ("instruction", "instructions", "steps", "step", "action", "text")


def without_code(text: str) -> str:
    """Return an instruction without the code of its item before it, which a layout writes itself."""
    found = _CODE.match(text)
    return text[found.end() :] if found and item_code(found[1]) else text


def item_records(gold: Mapping[str, Any], paper: Paper) -> dict[str, Record]:
    """Return the record of every item the document speaks of, by its code.

    What a document says of a group of items (who, when, a note) it says of each. What it calls done it has published;
    any other item is still a draft.
    """
    found: dict[str, Record] = {}
    for group in nodes(gold, "oit_groups"):
        shared = _shared(group, paper)
        for code in _codes(group):
            found.setdefault(code, {}).update(shared)
        for entry in [*nodes(group, "items"), *nodes(group, "steps"), *nodes(group, "instructions")]:
            _add(found, entry, paper)
    for entry in nodes(gold, "oit_items"):
        _add(found, entry, paper)
    return {code: {"item": code, "status": _state(record)} | record for code, record in found.items()}


def _state(record: Record) -> str:
    return "published" if record.get("work") == "done" else "draft"


def _add(found: dict[str, Record], entry: Mapping[str, Any], paper: Paper) -> None:
    """Add what the document says of the item, or of the items that it treats as one."""
    own = {**_shared(entry, paper), **_work(entry, paper)}
    for code in dict.fromkeys((*codes(value(entry, "id", "code", "ids", "items", "item")), *_merged(entry))):
        record = found.setdefault(code, {})
        record.update({key: told for key, told in own.items() if key != "instruction" or key not in record})


def _merged(entry: Mapping[str, Any]) -> list[str]:
    return [code for key, told in entry.items() if str(key).startswith("merged") for code in codes(told)]


def _codes(group: Mapping[str, Any]) -> list[str]:
    listed = value(group, "items", "item_range", "range") or []
    plain = [entry for entry in (listed if isinstance(listed, list) else [listed]) if not isinstance(entry, Mapping)]
    inside = [value(entry, "id", "code", "ids") for entry in nodes(group, "items")]
    return [*codes(plain), *(code for one in inside for code in codes(one))]


def _shared(node: Mapping[str, Any], paper: Paper) -> Record:
    named = responsible(node.get("responsible"), paper)
    return ({"responsible": named} if named else {}) | _with_remark(times(node, paper))


def _work(entry: Mapping[str, Any], paper: Paper) -> Record:
    instruction = " ".join(f"{point.text} {joined(point.sub)}".strip() for point in points(entry, *_INSTRUCTION))
    paper.own_words(instruction, instruction)
    record = {
        "evidence": evidence(entry),
        "work": status(entry)[0],
        "progress": texts(entry, "progress"),
        "instruction": without_code(instruction),
        "explanation": words(entry, "explanation"),
    }
    return {key: told for key, told in record.items() if told}


def _with_remark(record: Record) -> Record:
    """Return ``record`` with what its paper prints as a remark under the name that an item has for it."""
    return {"remark" if name == "note" else name: value for name, value in record.items()}
