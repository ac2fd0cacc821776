"""From a change to characters: the ways in which it can be written into a text, the one that changes least first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.records.editing.changes import Add, Change, Drop, Put
from generator.records.editing.comments import comments_between
from generator.records.editing.tree import Child, Node, at, column
from generator.records.editing.values import (
    STEP,
    block_lines,
    entry_lines,
    field_lines,
    flow_text,
    literal_forms,
    scalar,
    scalar_forms,
)
from generator.records.strict_yaml.trouble import Edit
from generator.system.text_characters import line_span


class Text:
    """A text, its tree, and how its lines end."""

    def __init__(self, text: str, root: Node) -> None:
        """Take a text and its tree."""
        self.text = text
        self.root = root
        self.newline = next((mark for mark in ("\r\n", "\n", "\r") if mark in text), "\n")

    def edits(self, change: Change) -> Iterator[Edit]:
        """Yield ways to write ``change``; raises ``LookupError`` where its path leads nowhere."""
        if isinstance(change, Put):
            yield from self._put(change)
        elif isinstance(change, Add):
            yield from self._add(change)
        else:
            yield from self._drop(change)

    def _put(self, change: Put) -> Iterator[Edit]:
        if not change.path:
            yield Edit(self.root.start, self.root.end, self._joined(block_lines(change.value), 0))
            return
        parent = at(self.root, change.path[:-1])
        child, node = parent.child(change.path[-1]), at(self.root, change.path)
        flow, value = self._is_in_flow(change.path[:-1]), change.value
        if isinstance(value, (dict, list)):
            yield from self._put_collection(parent, child, value, flow=flow)
            return
        text = None if value is None else str(value)
        if text is not None and not flow and (node.style in {"|", ">"} or "\n" in text):
            indent = column(self.text, child.start) + len(STEP)
            for lines in literal_forms(text, node.style):
                yield self._replaced(child, " " + self._joined(lines, indent))
        for form in scalar_forms(text, node.style, flow=flow):
            yield self._replaced(child, f" {form}" if form else "")

    def _put_collection(self, parent: Node, child: Child, value: object, *, flow: bool) -> Iterator[Edit]:
        brackets = self._replaced(child, " " + flow_text(value))
        indent = column(self.text, child.start) + len(STEP)
        lines = [" " * indent + line if line else "" for line in block_lines(value)]
        if parent.kind is list:  # behind a dash the first line stays
            in_lines = self._replaced(child, " " + self.newline.join(lines).lstrip(" "))
        else:
            in_lines = self._replaced(child, self.newline + self.newline.join(lines))
        is_list_in_brackets = field_lines("k", value)[0] != "k:"
        forms = [brackets] if flow else [brackets, in_lines] if is_list_in_brackets else [in_lines, brackets]
        if child.node.is_flow and child.node.children and not flow:
            forms = [brackets, in_lines]
        yield from forms

    def _replaced(self, child: Child, new: str) -> Edit:
        """Return the edit that puts ``new`` in the place of a value; comments in the old one stand above it."""
        node = child.node
        begin = self._behind_name(child)
        on_same_line = "\n" not in self.text[begin : node.start] and "\r" not in self.text[begin : node.start]
        if on_same_line and node.end > node.start and new.startswith(" ") and node.start > begin:
            begin, new = node.start, new[1:]
        elif self.text[begin - 1] not in ":-":  # an entry in brackets, which nothing leads to
            begin, new = node.start, new.lstrip(" ")
        return self._without_loss(begin, node.end, new, child.start)

    def _behind_name(self, child: Child) -> int:
        """Return the offset behind the colon or dash that leads to the value of ``child``."""
        if child.name is not None:
            return self.text.index(":", child.name.end) + 1
        return child.start + 1 if self.text.startswith("-", child.start) else child.start

    def _add(self, change: Add) -> Iterator[Edit]:
        node = at(self.root, change.path)
        if node.is_flow and not (node is self.root and not node.children):
            yield self._add_in_brackets(node, change)
            return
        if isinstance(change.key, int):
            like = node.children[min(max(change.key - 1, 0), len(node.children) - 1)].node
            forms = [entry_lines(change.value, flow=like.style == "{"), entry_lines(change.value, flow=True)]
            before = node.children[change.key - 1] if change.key else None
        else:
            forms = [field_lines(change.key, change.value), [f"{change.key}: {flow_text(change.value)}"]]
            before = node.child(change.after) if change.after is not None else None
        for lines in forms:
            yield self._inserted(node, lines, before)

    def _inserted(self, node: Node, lines: list[str], before: Child | None) -> Edit:
        if not node.children:
            return Edit(node.start, node.end, self._joined(lines, 0))
        indent = column(self.text, node.children[0].start)
        if before is None:
            start = node.children[0].start
            return Edit(start, start, self._joined(lines, indent) + self.newline + " " * indent)
        _, end = line_span(self.text, before.node.end)
        return Edit(end, end, self.newline + " " * indent + self._joined(lines, indent))

    def _add_in_brackets(self, node: Node, change: Add) -> Edit:
        if isinstance(change.key, int):
            new, index = flow_text(change.value), change.key
        else:
            new = f"{scalar(change.key, flow=True)}: {flow_text(change.value)}"
            names = [child.key for child in node.children]
            index = names.index(change.after) + 1 if change.after is not None else 0
        if index:
            end = node.children[index - 1].node.end
            return self._apart(end, end, f", {new}")
        return self._apart(node.start + 1, node.start + 1, f"{new}, " if node.children else new)

    def _apart(self, start: int, end: int, new: str) -> Edit:
        """Return the edit of these characters, with a space before a comment that stood right behind them.

        Behind a bracket, a comma or a quote it needs none, behind other words it would be one of them.
        """
        return Edit(start, end, f"{new} " if self.text.startswith("#", end) else new)

    def _drop(self, change: Drop) -> Iterator[Edit]:
        parent = at(self.root, change.path[:-1])
        child = parent.child(change.path[-1])
        index = parent.children.index(child)
        following = parent.children[index + 1] if index + 1 < len(parent.children) else None
        if parent.is_flow:
            start = child.start if following or not index else parent.children[index - 1].node.end
            end = following.start if following else child.node.end
            yield self._without_loss(start, end, "", child.start)
            return
        line_start, _ = line_span(self.text, child.start)
        if self.text[line_start : child.start].strip(" "):
            yield self._without_loss(child.start, following.start if following else child.node.end, "", child.start)
            return
        _, end = line_span(self.text, child.node.end)
        yield self._without_loss(line_start, self._next_line(end), "", child.start)

    def _next_line(self, end: int) -> int:
        return end + len(self.newline) if self.text.startswith(self.newline, end) else min(end + 1, len(self.text))

    def _without_loss(self, start: int, end: int, new: str, about: int) -> Edit:
        """Return the edit of these characters that keeps the comments in them, above the line that ``about`` is in."""
        kept = comments_between(self.text, self.root, start, end)
        if not kept:
            return self._apart(start, end, new)
        line_start, _ = line_span(self.text, min(start, about))
        indent = " " * (len(self.text[line_start:]) - len(self.text[line_start:].lstrip(" ")))
        above = "".join(f"{indent}{comment}{self.newline}" for comment in kept)
        return self._apart(line_start, end, above + self.text[line_start:start] + new)

    def _joined(self, lines: list[str], indent: int) -> str:
        """Return lines of which all but the first are indented."""
        first, *more = lines
        return self.newline.join([first, *(" " * indent + line if line else "" for line in more)])

    def _is_in_flow(self, path: tuple[str | int, ...]) -> bool:
        node, flow = self.root, self.root.is_flow
        for step in path:
            node = node.child(step).node
            flow = flow or node.is_flow
        return flow
