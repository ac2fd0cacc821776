"""Lists of words in a cell: one a line, sub-steps further in."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from generator.workbook.forms import About, Words, as_entries, tidy

_BREAK, _SUB = " ↵ ", "   – "
"""What stands for a line break inside an entry, and in front of a sub-step."""
_IS_SUB = re.compile(r"[ \t]+[-–•]?[ \t]*(?=\S)")


class Lines(Words):
    """Texts, one a line; an entry that is more than its words keeps what else it says while its words stay."""

    def show(self, raw: object, about: About) -> str:  # noqa: ARG002 - others look at what the row belongs to
        """Return what stands in the cell."""
        return "\n".join(line for entry in as_entries(raw) for line in self.lines_of(entry))

    def lines_of(self, entry: object) -> list[str]:
        """Return the lines of an entry."""
        words = entry.get("text") if isinstance(entry, dict) else entry
        return [_in_one_line(words)]

    def read(self, text: str, raw: object, about: About) -> object:  # noqa: ARG002 - as above
        """Return the value typed; raises ``UnfitError``."""
        old = as_entries(raw)
        groups = self.groups(text)
        before = [tuple(self.lines_of(entry)) for entry in old]
        entries: list[object] = []
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, groups, autojunk=False).get_opcodes():
            if tag == "equal":
                entries.extend(old[i1:i2])
                continue
            olds = old[i1:i2] if i2 - i1 == j2 - j1 else [None] * (j2 - j1)
            entries.extend(self.entry(group, kept) for group, kept in zip(groups[j1:j2], olds, strict=True))
        return (
            entries[0] if len(entries) == 1 and not isinstance(raw, list) and isinstance(entries[0], str) else entries
        )

    def groups(self, text: str) -> list[tuple[str, ...]]:
        """Return the lines of each entry of ``text``."""
        return [(line.strip(),) for line in text.split("\n") if line.strip()]

    def entry(self, lines: tuple[str, ...], old: object) -> object:
        """Return the entry of these lines, typed where ``old`` was."""
        words = _with_breaks(lines[0])
        return {**old, "text": words} if isinstance(old, dict) else words

    def canonical(self, text: str, about: About) -> tuple[tuple[str, ...], ...]:  # noqa: ARG002 - as above
        """Return what is the same for all ways of writing it."""
        return tuple(self.groups(text))


class Steps(Lines):
    """Steps with their sub-steps, which stand further in."""

    def read(self, text: str, raw: object, about: About) -> object:
        """Return the value typed; raises ``UnfitError``."""
        return super().read(text, [] if raw is None else raw, about)

    def lines_of(self, entry: object) -> list[str]:
        """Return the lines of an entry."""
        subs = as_entries(entry.get("sub")) if isinstance(entry, dict) else []
        return [*super().lines_of(entry), *(f"{_SUB}{_in_one_line(sub)}" for sub in subs)]

    def groups(self, text: str) -> list[tuple[str, ...]]:
        """Return the lines of each entry."""
        groups: list[list[str]] = []
        for line in text.split("\n"):
            if not line.strip():
                continue
            if groups and (further_in := _IS_SUB.match(line)):
                groups[-1].append(_SUB + line[further_in.end() :].rstrip())
            else:
                groups.append([line.strip()])
        return [tuple(group) for group in groups]

    def entry(self, lines: tuple[str, ...], old: object) -> object:
        """Return the entry of these lines."""
        words, subs = _with_breaks(lines[0]), [_with_breaks(line.removeprefix(_SUB)) for line in lines[1:]]
        kept = {key: value for key, value in old.items() if key != "sub"} if isinstance(old, dict) else {}
        if subs:
            return {**kept, "text": words, "sub": subs}
        return {**kept, "text": words} if isinstance(old, dict) else words


def _in_one_line(value: object) -> str:
    return tidy("" if value is None else str(value)).replace("\n", _BREAK)


def _with_breaks(line: str) -> str:
    return line.replace(_BREAK, "\n")
