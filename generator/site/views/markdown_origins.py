"""Where the links of a free page stand in its Markdown file, told only when somebody asks: few links are broken."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from generator.findings.finding import Place
from generator.records.model.free_page import FreePage
from generator.system.text_characters import line_and_column

_WRITTEN = re.compile(
    r"\]\(\s*(?:<(?P<angled>[^>\n]*)>|(?P<plain>[^\s)]*))"  # [words](address) and ![words](address)
    r"|^[ ]{0,3}\[[^\]\n]+\]:\s*<?(?P<defined>[^\s>]+)"  # [words]: address
    r"|<(?P<alone>(?:https?|mailto|tel):[^>\s]*)>",  # <address>
    re.MULTILINE,
)
"""A link or picture as Markdown writes it; the address is the one group that is not empty."""
_OUTWARD = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
"""How an address begins that leads out of the site: with a scheme, or with two slashes and a host."""
_FOLDER = "pages"
"""What relative addresses in a free page start from: ``content/pages``, which stands at ``pages/`` in the site."""


@dataclass(frozen=True)
class MarkdownOrigins(Mapping[str, Place]):
    """The place in ``page`` of each of its links; ``path`` is the address of the built page.

    A link is asked for as it was written, or by where it leads from the root of the site.
    """

    page: FreePage
    path: str

    def __getitem__(self, link: str) -> Place:
        """Return the place that ``link`` was typed at, the first if it was typed more than once."""
        return self._places[link if link in self._places else _plain(link)]

    def __iter__(self) -> Iterator[str]:
        """Yield the links in the order of the page."""
        return iter(self._places)

    def __len__(self) -> int:
        """Count the links."""
        return len(self._places)

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        places: dict[str, Place] = {}
        text = self.page.markdown
        for match in _WRITTEN.finditer(text):
            group = match.lastgroup or "plain"
            written = match[group]
            place = Place(self.page.place.file, *line_and_column(text, match.start(group)))
            for key in (written, self._leads_to(written)):
                places.setdefault(key, place)
        return places

    def _leads_to(self, written: str) -> str:
        if _OUTWARD.match(written):
            return written
        path = unquote(re.split(r"[?#]", written, maxsplit=1)[0])
        if not path:
            return _plain(self.path)
        start = "/" if path.startswith("/") else f"/{_FOLDER}"
        whole = posixpath.normpath(posixpath.join(start, path.lstrip("/")))[1:]
        return _plain(whole.removesuffix(".md"))


def _plain(link: str) -> str:
    """Return an address in the one form in which addresses are compared: ``2569/o10/index.html`` is ``2569/o10``."""
    return unquote(link).removesuffix("index.html").rstrip("/")
