"""A Markdown extension for the agency's free pages: no raw HTML, no dangerous link, links that always arrive.

It is named in the generated ``mkdocs.yml`` under ``markdown_extensions``, so every engine that renders with
Python-Markdown applies it. Free pages are typed by officials and pasted from anywhere: tags show as the text they
are, and only links to web pages, mail and telephones stay links.

A link to another file of the agency's folder is written as it stands there (``contact.md``,
``../documents/2569/plan.pdf``), a link to a page of the site from the site's root (``/2569/o10/``). Which page a
text belongs to is told by its first line, a Markdown reference that shows nowhere::

    [oit-page]: pages/privacy/ "pages"
"""

from __future__ import annotations

import logging
import posixpath
import re
from functools import partial
from html import unescape
from urllib.parse import unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocTreeprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import AMP_SUBSTITUTE

from generator.public import links
from generator.rendering.free_page_faults import NOT_FOLLOWED
from generator.rendering.free_tables import Tables

CODES = ("W503",)

log = logging.getLogger("mkdocs.oit")

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
"""The scheme that an address begins with."""
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]")
"""Letters that browsers leave out of an address, and with which a scheme could be hidden."""
_NOT_IN_ANCHORS = re.compile(r"[^\w\u0e00-\u0e7f\s-]")
"""Anything but letters with their Thai marks, digits, spaces and hyphens."""


def anchor(title: str, separator: str) -> str:
    """Turn a heading into an anchor that keeps Thai vowels and tone marks, which word characters leave out."""
    return re.sub(r"\s+", separator, _NOT_IN_ANCHORS.sub("", title).strip().lower())


OF_HOME = frozenset({"year", "updates", "eit", "complaint", "contact", "years", "more"})
"""Anchors that the template of the home page has itself, where the agency's welcome stands at its head."""


OF_EVERY_PAGE = "oit-"
"""How the anchors begin that stand around the text of every page."""


def _free_anchor(md: Markdown, title: str, separator: str) -> str:
    """Turn a heading of the text that ``md`` converts into an anchor that its page does not have already."""
    own = anchor(title, separator)
    path, _ = md.references.get(links.PAGE_REFERENCE, ("", ""))
    of_page = own.startswith(OF_EVERY_PAGE) or (path == "/" and own in OF_HOME)
    return f"{own}_1" if of_page else own


def is_safe(href: str) -> bool:
    """Tell whether a browser could take ``href`` for nothing but a link to a page, mail or a telephone.

    Entities are read as often as anyone might read them, and characters that browsers skip are skipped.
    """
    previous = None
    while href != previous:
        scheme = _SCHEME.match(_INVISIBLE.sub("", href))
        if (scheme and scheme[1].lower() not in SCHEMES) or "\\" in href:
            return False
        try:
            urlsplit(href)
        except ValueError:
            return False
        previous, href = href, unescape(href)
    return True


class _MarkedSections(Preprocessor):
    """Takes ``<!`` out of the text for a while: MkDocs looks for anchors with a parser that stumbles over it."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with ``<!`` put away."""
        text = "\n".join(lines)
        return text.replace("<!", self.md.htmlStash.store("&lt;!")).split("\n") if "<!" in text else lines


HOLDS_ADDRESS = {"a": "href", "img": "src"}
"""The attribute in which each kind of element that leads somewhere says where."""


def written_address(md: Markdown, element: Element) -> str:
    """Return the address of a link or an image as it was typed."""
    # A mail address between angle brackets comes as character references behind a stand-in for "&".
    kept = element.get(HOLDS_ADDRESS[element.tag], "")
    written: str = UnescapeTreeprocessor(md).unescape(kept).replace(AMP_SUBSTITUTE, "&")
    return unescape(written) if AMP_SUBSTITUTE in kept else written


class _Links(Treeprocessor):
    """Makes every link and image arrive, and turns those that must not be followed into text."""

    def run(self, root: Element) -> None:
        """Go through every link and image of the page."""
        path, folder = self.md.references.get(links.PAGE_REFERENCE, ("/", ""))
        self.page = unquote(path).removeprefix("/")
        self.folder = folder or ""
        for element in root.iter():
            key = HOLDS_ADDRESS.get(element.tag)
            if key:
                self._mend(element, key, written_address(self.md, element))

    def _mend(self, element: Element, key: str, written: str) -> None:
        outside = _SCHEME.match(written) or written.startswith("//")
        if not is_safe(written):
            self._leave_out(element, written, NOT_FOLLOWED)
        elif element.tag == "img" and outside:
            self._leave_out(element, written, "W503")
        elif not outside and not written.startswith(("#", "?")):
            element.set(key, self._arriving(written))

    def _leave_out(self, element: Element, written: str, code: str) -> None:
        """Make a link or an image the words that a reader saw of it, and tell the engine which code says why."""
        log.warning("left out: %s", written, extra={"oit": (code, self.page, written)})
        element.tag, element.text = "span", element.get("alt") or element.text
        element.attrib.clear()

    def _arriving(self, written: str) -> str:
        """Return a link inside the site as the finished page needs it; where it leads is not judged here."""
        parts = urlsplit(written)
        path = unquote(parts.path)
        start = "/" if path.startswith("/") else f"/{self.folder}"
        whole = posixpath.normpath(posixpath.join(start, path.lstrip("/")))[1:]
        if path.endswith((".md", "/")) and whole:
            whole = whole.removesuffix(".md") + "/"
        try:
            arriving = links.root_from(self.page) + links.target(whole)
        except ValueError:
            return written
        return urlunsplit(("", "", arriving, parts.query, parts.fragment))


class FreeMarkdown(Extension):
    """Registers the above with Python-Markdown and takes its raw HTML away."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Wire the extension into ``md``; tables, contents and fenced code are the engine's own choice."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.preprocessors.register(_MarkedSections(md), "oit_marked_sections", 22)
        # After inline patterns (20) have made the links, before the engine (0) reads them.
        md.treeprocessors.register(_Links(md), "oit_links", 15)
        md.treeprocessors.register(Tables(md), "oit_tables", 14)
        for processor in md.treeprocessors:
            if isinstance(processor, TocTreeprocessor):
                processor.slugify = partial(_free_anchor, md)


def makeExtension(**options: object) -> FreeMarkdown:  # noqa: N802 - the name is Python-Markdown's
    """Return the extension to Python-Markdown, which looks for this name."""
    return FreeMarkdown(**options)
