"""Renders the text of a free page with the very extensions that its page will be rendered with, and notes its links."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from generator.public import links
from generator.rendering.free_markdown import HOLDS_ADDRESS, FreeMarkdown, log, written_address
from generator.verify.typed_links.rendered import FreeLink, Rendered

FOLDER = "pages"
"""Where free pages stand below ``content/``."""


def rendered(path: str, text: str) -> Rendered:
    """Return ``text`` as the page at ``path`` will have it; raises whatever Markdown stumbles over."""
    reader = _Reader()
    with _left_out() as why:
        html = _converted(path, text, reader)
    ends = (reader.end(link.element) if link.element.tag == link.tag else None for link in reader.links)
    return Rendered(
        html,
        tuple(
            FreeLink(
                link.tag, HOLDS_ADDRESS[link.tag], link.written, end, None if end is not None else why.get(link.written)
            )
            for link, end in zip(reader.links, ends, strict=True)
        ),
    )


class _NotedLink(NamedTuple):
    """A link or picture as Markdown made it, with its tag then and the address as it was written."""

    element: Element
    tag: str
    written: str


class _Reader(Extension):
    """Notes every link and picture as soon as Markdown has made it, before anything becomes of it."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[_NotedLink] = []
        self.md: Markdown

    def end(self, element: Element) -> str:
        """Return the address that a link has in the end."""
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
                        reader.links.append(_NotedLink(element, element.tag, written_address(md, element)))

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
    """Yield why links are left out, instead of logging it."""
    handler = _Gathered()
    propagate, log.propagate = log.propagate, False
    log.addHandler(handler)
    try:
        yield handler.why
    finally:
        log.removeHandler(handler)
        log.propagate = propagate
