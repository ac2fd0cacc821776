"""The comments of a text: they are people's own words, and none is lost when what stands beside it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.records.editing.tree import Node

_COMMENT = re.compile(r"#[^\r\n]*")
"""A comment, as it stands between values: there the sign needs no space before it, as behind a bracket or a comma."""
_OF_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\r\n]*)")
"""A comment behind the sign of a text in lines."""


def comments_between(text: str, root: Node, start: int, end: int) -> list[str]:
    """Return the comments of ``text`` from ``start`` to ``end``; ``root`` is the tree of all of it."""
    return list(_comments(text, list(root.scalars()), start, end))


def all_comments(text: str, root: Node) -> list[str]:
    """Return every comment of ``text``, whose tree is ``root``."""
    return comments_between(text, root, 0, len(text))


def _comments(text: str, scalars: Sequence[Node], start: int, end: int) -> Iterator[str]:
    offset = start
    for node in scalars:
        if node.end <= start:
            continue
        if node.start >= end:
            break
        yield from (match[0].rstrip() for match in _COMMENT.finditer(text, offset, max(node.start, offset)))
        if node.style in {"|", ">"} and (behind := _OF_BLOCK.match(text, node.start)):
            yield behind[1].rstrip()
        offset = max(offset, node.end)
    yield from (match[0].rstrip() for match in _COMMENT.finditer(text, offset, end))
