"""A free page as it will be rendered: the links that Markdown makes of it, what becomes of them, and where each stands.

The very extension that renders the page says what is a link. Where it was typed, Markdown has forgotten by then: so the
text is rendered a second time, with a mark at the head of everything that may be an address, and each link brings
back the mark of its own.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from generator import links
from generator.findings import Place
from generator.loading.text_characters import line_and_column
from generator.model.free_page import FreePage
from generator.rendering.free_markdown import HOLDS_ADDRESS, FreeMarkdown, log, written_address

FOLDER = "pages"
"""Where free pages stand below ``content/``."""
_OPEN, _CLOSE = "\U000f7ffe", "\U000f7fff"
_MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_MAYBE_ADDRESS = re.compile(
    r"\]\(\s*<?"  # [words](address) and ![words](address)
    r"|^[ >]*\[[^\[\]\n]*\]:[ ]*\n?[ ]*"  # [words]: address
    r"|<(?:[a-z][a-z0-9+.-]*:(?://)?)?(?=[^<>\s])",  # <address>
    re.MULTILINE | re.IGNORECASE,
)


class FreeLink(NamedTuple):
    """A link or picture of a free page: ``written`` as typed, and ``address`` as the page will have it.

    ``address`` is ``None`` where the page shows mere words instead; ``why`` is the code that says so.
    """

    tag: str
    written: str
    address: str | None
    why: str | None = None


@dataclass(frozen=True)
class FreeText:
    """The text of ``page``, its title taken away, as it will stand at ``path`` in the site."""

    page: FreePage
    path: str
    text: str

    @cached_property
    def html(self) -> str:
        """The page's text as HTML."""
        return self._rendered[0]

    @property
    def links(self) -> tuple[FreeLink, ...]:
        """Its links and pictures in order."""
        return self._rendered[1]

    @cached_property
    def _rendered(self) -> tuple[str, tuple[FreeLink, ...]]:
        reader = _Reader()
        with _left_out() as why:
            html = _converted(self.path, self.text, reader)
        ends = (reader.end(element) if element.tag == tag else None for element, tag, _ in reader.found)
        return html, tuple(
            FreeLink(tag, written, end, None if end is not None else why.get(written))
            for (_, tag, written), end in zip(reader.found, ends, strict=True)
        )

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where the address of each link stands: of one that is defined elsewhere, where it is defined."""
        offsets: list[int] = []
        with _left_out():
            reader = _Reader()
            _converted(self.path, _MAYBE_ADDRESS.sub(lambda spot: self._marked(spot, offsets), self.text), reader)
        marked = [written for _, _, written in reader.found]
        if [_MARK.sub("", written) for written in marked] != [link.written for link in self.links]:
            return tuple(self._sought())
        marks = (_MARK.search(written) for written in marked)
        sought = self._sought()
        return tuple(
            self.place(offsets[int(mark[1])]) if mark else other for mark, other in zip(marks, sought, strict=True)
        )

    @staticmethod
    def _marked(spot: re.Match[str], offsets: list[int]) -> str:
        offsets.append(spot.start() + 1 if spot[0].startswith("<") else spot.end())
        return f"{spot[0]}{_OPEN}{len(offsets) - 1}{_CLOSE}"

    def _sought(self) -> Iterator[Place]:
        """Give the places where the addresses are found by their letters, one after another."""
        last = 0
        for link in self.links:
            found = self.text.find(link.written, last)
            last = found if found >= 0 else max(self.text.find(link.written), 0)
            yield self.place(last)

    def place(self, offset: int) -> Place:
        """Give the place in the page's file of the character at ``offset`` of the text."""
        whole = self.page.markdown
        return Place(self.page.place.file, *line_and_column(whole, len(whole) - len(self.text) + offset))


class _Reader(Extension):
    """Notes every link and picture as soon as Markdown has made it, before anything becomes of it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[Element, str, str]] = []
        self.md: Markdown

    def end(self, element: Element) -> str:
        """Give the address that a link has in the end."""
        return written_address(self.md, element)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Stand between what makes the links (20) and what mends them (15)."""
        reader, self.md = self, md

        class Notes(Treeprocessor):
            """Reads the tree and leaves it as it is."""

            def run(self, root: Element) -> None:
                """Note the links in the order of the text."""
                for element in root.iter():
                    if element.tag in HOLDS_ADDRESS:
                        reader.found.append((element, element.tag, written_address(md, element)))

        md.treeprocessors.register(Notes(md), "oit_notes", 16)


def _converted(path: str, text: str, reader: _Reader) -> str:
    # What MkDocs and the project that is written for it ask for: ``engine_project``.
    extensions: list[str | Extension] = ["toc", "tables", "fenced_code", "sane_lists", FreeMarkdown(), reader]
    return Markdown(extensions=extensions).convert(links.page_reference(path, FOLDER) + text)


class _Gathered(logging.Handler):
    """Keeps why links were left out, by the address as written."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.why: dict[str, str] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep why."""
        code, _, written = getattr(record, "oit", ("", "", ""))
        self.why[written] = code


@contextmanager
def _left_out() -> Iterator[dict[str, str]]:
    """Give why links are left out, instead of logging it."""
    handler = _Gathered()
    propagate, log.propagate = log.propagate, False
    log.addHandler(handler)
    try:
        yield handler.why
    finally:
        log.removeHandler(handler)
        log.propagate = propagate
