"""Which field stands at a position of a record: the way back from line and column to the path in its data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.records.editing.changes import Path
from generator.records.editing.tree import Node, tree

_LINE_END = re.compile(r"\r\n|\n|\r")


def paths_at(text: str, positions: Sequence[tuple[int, int]]) -> list[Path]:
    """Return the path of the innermost value at each line and column (from 1), ``()`` where none can be told."""
    try:
        root = tree(text)
    except ValueError:
        return [() for _ in positions]
    begins = [0, *(match.end() for match in _LINE_END.finditer(text))]
    return [_path(root, begins[min(line, len(begins)) - 1] + column - 1) for line, column in positions]


def _path(node: Node, offset: int) -> Path:
    path: list[str | int] = []
    while node.children:
        ends = [after.start for _, after in pairwise(node.children)] + [node.end + 1]
        found = next(
            (child for child, end in zip(node.children, ends, strict=True) if child.start <= offset < end), None
        )
        if found is None:
            break
        path.append(found.key)
        node = found.node
    return tuple(path)
