"""Reads one YAML file of an agency's folder strictly, and knows where everything in it stands.

Strict means: every scalar stays text, and whatever YAML would silently turn into something else (anchors, tags, merge
keys, duplicate fields, several documents …) is a finding. No input raises, hangs or fills the memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.findings.finding import Finding, Place, finding
from generator.records.strict_yaml.parse import parse
from generator.records.strict_yaml.trouble import Trouble
from generator.records.text_decoding import decode
from generator.system.file_access import place_name, read_bytes
from generator.system.text_characters import line_and_column

__all__ = ["SourceFile", "decode", "from_text", "read"]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was read.

    ``name`` is its POSIX path relative to the agency's folder; ``data`` is made of mappings, lists, text, and
    ``None`` for an empty value; ``text`` is the decoded file; ``offsets`` are those of ``strict_yaml.compose``.
    """

    path: Path
    name: str
    data: object
    text: str = field(repr=False)
    offsets: Sequence[int] = field(default=(), repr=False)

    def place(self, loc: Sequence[str | int] = (), *, key: bool = False) -> Place:
        """Return the position, from 1, of the value at ``loc``, or with ``key`` of the name of that field.

        ``loc`` leads from the root by names and list indexes (from 0). Where it leads to nothing, the position is
        that of the nearest thing above that is there. A step into what was written in a short form is left out: the
        index of a list of one that stands without its dash, the name of the field that a bare list is put into.
        """
        if not self.offsets:
            return Place(self.name)
        index, node, key_index = 0, self.data, None
        for step in loc:
            entered = _enter(node, step)
            if entered is None and isinstance(node, dict if isinstance(step, int) else list):
                continue
            if entered is None:
                key_index = None
                break
            distance, node = entered
            index += distance
            key_index = index - 1 if isinstance(step, str) else None
        wanted = key_index if key and key_index is not None else index
        return Place(self.name, *line_and_column(self.text, self.offsets[wanted]))


def read(path: Path, folder: Path) -> tuple[SourceFile | None, tuple[Finding, ...]]:
    """Read the record at ``path`` in the agency's ``folder``; return it when it is whole, and everything to say.

    A file with findings of severity error may still be given, when its data are whole (a duplicate field, say), so
    that the fields can be checked in the same run.
    """
    name = place_name(path, folder)
    raw, findings = read_bytes(path, folder, name)
    if raw is None:
        return None, findings
    text, findings = decode(raw, name)
    if text is None:
        return None, findings
    source, problems = from_text(text, path, name)
    return source, (*findings, *problems)


def from_text(text: str, path: Path, name: str) -> tuple[SourceFile | None, tuple[Finding, ...]]:
    """Read ``text`` as if it stood in the file ``name`` at ``path``; like ``read``."""
    parsed = parse(text)
    findings = tuple(_finding(trouble, name, text) for trouble in parsed.troubles)
    if parsed.data is None:
        return None, findings
    return SourceFile(path, name, parsed.data, text, parsed.offsets), findings


def _finding(trouble: Trouble, name: str, text: str) -> Finding:
    place = Place(name, *line_and_column(text, trouble.offset)) if text.strip() else Place(name)
    problem = finding(trouble.code, place, **dict[str, Any](trouble.values))
    return replace(problem, example=trouble.example) if trouble.example else problem


def _enter(node: object, step: str | int) -> tuple[int, object] | None:
    """Return how many offsets lie between ``node`` and its child at ``step``, and the child."""
    distance = 1
    if isinstance(node, dict) and step in node:
        for key, child in node.items():
            if key == step:
                return distance + 1, child
            distance += 1 + _size(child)
    elif isinstance(node, list) and isinstance(step, int) and 0 <= step < len(node):
        return 1 + sum(map(_size, node[:step])), node[step]
    return None


def _size(node: object) -> int:
    """Count the offsets that ``node`` has: its own and those of all that is in it; depth is bounded."""
    if isinstance(node, dict):
        return 1 + len(node) + sum(map(_size, node.values()))
    if isinstance(node, list):
        return 1 + sum(map(_size, node))
    return 1
