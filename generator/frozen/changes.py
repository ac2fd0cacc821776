"""What has changed since an item was frozen."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.records.memory.frozen_manifest import FrozenFile, FrozenItem

SHOWN = 3
"""How many lines a summary quotes."""
_LONGEST = 90
"""Longest quoted line, in characters."""


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A document that is another now; ``now`` is None when it is gone."""

    before: FrozenFile
    now: FrozenFile | None


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What has changed of one item; ``now`` is None when nothing stands at its address any more.

    ``gone`` and ``new`` are lines of its page; ``other`` is the item that stands there instead.
    """

    before: FrozenItem
    now: FrozenItem | None
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    documents: tuple[DocumentChange, ...] = ()
    links_gone: tuple[str, ...] = ()
    links_new: tuple[str, ...] = ()

    @property
    def is_other(self) -> bool:
        """Whether another item stands at the address now."""
        return self.now is not None and self.now.key != self.before.key

    @property
    def is_page_changed(self) -> bool:
        """Whether the page says or shows anything else."""
        return bool(self.gone or self.new or self.links_gone or self.links_new)

    @property
    def is_any(self) -> bool:
        """Whether anything changed at all."""
        return self.now is None or self.is_other or self.is_page_changed or bool(self.documents)


def change_of(before: FrozenItem, now: FrozenItem | None, files: Mapping[str, FrozenFile]) -> ItemChange:
    """Compare an item with what stands at its address; ``files`` are the documents that can be had now, by address."""
    documents = tuple(_documents(before, files))
    if now is None:
        return ItemChange(before, None, documents=documents)
    gone, new = _lines(before.text, now.text)
    return ItemChange(
        before,
        now,
        gone,
        new,
        documents,
        tuple(link for link in before.links if link not in now.links),
        tuple(link for link in now.links if link not in before.links),
    )


def _documents(before: FrozenItem, files: Mapping[str, FrozenFile]) -> Iterator[DocumentChange]:
    for document in before.documents:
        now = files.get(document.address)
        if now is None or now.sha256 != document.sha256:
            yield DocumentChange(document, now)


def _lines(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    gone: list[str] = []
    new: list[str] = []
    matcher = difflib.SequenceMatcher(a=before, b=now, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            gone += before[first:last]
            new += now[start:end]
    return tuple(gone), tuple(new)


def summary(change: ItemChange) -> str:
    """Say in one line what changed on the page of an item: the first lines that went and came."""
    words = [f"เดิม “{_short(line)}”" for line in (*change.gone, *change.links_gone)[:SHOWN]]
    words += [f"ใหม่ “{_short(line)}”" for line in (*change.new, *change.links_new)[:SHOWN]]
    rest = len(change.gone) + len(change.new) + len(change.links_gone) + len(change.links_new) - len(words)
    return " · ".join(words) + (f" และอีก {rest} บรรทัด" if rest > 0 else "")


def _short(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
