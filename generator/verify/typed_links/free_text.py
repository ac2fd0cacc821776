"""A free page as it will be rendered: the links that Markdown makes of it, what becomes of them, and where each stands.

The very extension that renders the page says what is a link. Where it was typed, Markdown has forgotten by then: so the
text is rendered a second time, with a mark at the head of everything that may be an address, and each link brings
back the mark of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.findings.finding import Place
from generator.records.model.free_page import FreePage
from generator.system.text_characters import line_and_column
from generator.verify.typed_links import kept_texts
from generator.verify.typed_links.rendered import FreeLink, Rendered

_OPEN, _CLOSE = "\U000f7ffe", "\U000f7fff"
_MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
"""Our mark at the head of an address, with its number; private-use characters, which no honest text has."""
_MAYBE_ADDRESS = re.compile(
    r"\]\(\s*<?"  # [words](address) and ![words](address)
    r"|^[ >]*\[[^\[\]\n]*\]:[ ]*\n?[ ]*"  # [words]: address
    r"|<(?:[a-z][a-z0-9+.-]*:(?://)?)?(?=[^<>\s])",  # <address>
    re.MULTILINE | re.IGNORECASE,
)
"""What Markdown has in front of every address; the mark goes right behind it."""


@dataclass(frozen=True)
class FreeText:
    """The text of ``page``, its title taken away, as it will stand at ``path`` in the site."""

    page: FreePage
    path: str
    text: str

    @cached_property
    def html(self) -> str:
        """The page's text as HTML."""
        return self._rendered.html

    @property
    def links(self) -> tuple[FreeLink, ...]:
        """Its links and pictures in order."""
        return self._rendered.links

    @cached_property
    def _rendered(self) -> Rendered:
        known = kept_texts.load(self.path, self.text)
        if known is None:
            # Only here and not above: importing Markdown takes as long as all else that is done with a page.
            from generator.verify.typed_links.markdown_text import rendered  # noqa: PLC0415 - see above

            known = rendered(self.path, self.text)
            kept_texts.store(self.path, self.text, known)
        return known

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where the address of each link stands: of one that is defined elsewhere, where it is defined."""
        from generator.verify.typed_links.markdown_text import rendered  # noqa: PLC0415 - only what is wrong needs it

        offsets: list[int] = []
        with_marks = _MAYBE_ADDRESS.sub(lambda spot: self._marked(spot, offsets), self.text)
        marked = [link.written for link in rendered(self.path, with_marks).links]
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
        """Yield the places where the addresses are found by their letters, one after another."""
        last = 0
        for link in self.links:
            place = self.text.find(link.written, last)
            last = place if place >= 0 else max(self.text.find(link.written), 0)
            yield self.place(last)

    def place(self, offset: int) -> Place:
        """Return the place in the page's file of the character at ``offset`` of the text."""
        whole = self.page.markdown
        return Place(self.page.place.file, *line_and_column(whole, len(whole) - len(self.text) + offset))
