"""A page as a reader sees it: title, headings, lines of text, links; what stands around every page is left out.

What a page says of itself is judged by where it says so, and a menu of three hundred entries around ten words of
“not found” must not make a long page of it. So text in links, menus, footers and what is hidden is not counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.link_health.fetch import Fetched

_SILENT = frozenset(
    {"script", "style", "template", "select", "textarea", "svg", "noscript", "object", "iframe", "button", "label"}
)
_AROUND = frozenset({"nav", "footer", "aside"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_INLINE = frozenset(
    {"a", "abbr", "b", "big", "bdi", "cite", "code", "em", "font", "i", "label", "mark", "q", "s", "small", "span"}
    | {"strong", "sub", "sup", "time", "tt", "u", "br", "img", "wbr"}
)
"""Elements within a line; any other begins one."""
_MENU = re.compile(r"(?:^|[-_ ])(?:menu|nav|navbar|footer|sidebar|breadcrumbs?|cookies?|topbar|marquee)(?:$|[-_ ])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,20})")
_THAI = frozenset({"tis-620", "windows-874", "cp874", "iso-8859-11", "tis620", "x-windows-874"})
_MOST_NODES = 60_000
_MOST_LINES = 4_000
_LONGEST = 2_000
"""Letters kept of one line."""


@dataclass(slots=True)
class SeenPage:
    """A page; ``own`` counts the letters that are its own, ``links`` are pairs of what each says and its address."""

    title: str = ""
    description: str = ""
    headings: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    refresh: str = ""
    has_password: bool = False
    has_captcha: bool = False
    shows_objects: bool = False
    own: int = 0

    @property
    def text(self) -> str:
        """All lines, one after the other."""
        return "\n".join(self.lines)


@dataclass(slots=True)
class _Line:
    """A line that is being gathered: its pieces, and whether it is a heading."""

    pieces: list[str] = field(default_factory=list)
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands above a node: the line it is in, the link, and whether it is a menu or hidden."""

    line: _Line
    link: list[str] | None = None
    is_menu: bool = False
    is_hidden: bool = False


def is_page(fetched: Fetched) -> bool:
    """Tell whether an answer is a page: by what is said of it, unless its beginning is that of a file."""
    start = fetched.body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    kind = fetched.headers.get("content-type", "").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return True
    if start.startswith((b"%pdf", b"pk\x03\x04", b"\xd0\xcf\x11\xe0", b"{", b"[")):
        return False
    return "html" in kind or (not kind and start.startswith(b"<"))


def decoded(fetched: Fetched) -> str:
    """Read the text of a page in the encoding that it says it has, else as UTF-8 or as the old Thai one."""
    match = _CHARSET.search(fetched.headers.get("content-type", "").encode("ascii", "replace"))
    match = match or _CHARSET.search(fetched.body[:2048])
    name = match[1].decode("ascii").lower() if match else "utf-8"
    try:
        return fetched.body.decode("cp874" if name in _THAI else name)
    except (LookupError, UnicodeDecodeError):
        pass
    broken = fetched.body.decode("utf-8", "replace")
    # An answer is read to a bound, which may lie within a letter: that is no other encoding.
    return broken if broken.count("\ufffd") <= max(3, len(broken) // 200) else fetched.body.decode("cp874", "replace")


def seen(html: str) -> SeenPage:
    """Read a page; one that is nested or long beyond all reason is read so far as is bounded."""
    page = SeenPage()
    tree = LexborHTMLParser(html)
    for line in _lines(tree, page):
        text = " ".join("".join(line.pieces).split())[:_LONGEST]
        if text and len(page.lines) < _MOST_LINES:
            page.lines.append(text)
            page.own += len(text)
            if line.is_heading:
                page.headings.append(text)
    return page


def _lines(tree: LexborHTMLParser, page: SeenPage) -> Iterator[_Line]:
    """Walk the page once, note what it has, and yield its lines in order."""
    lines = [_Line()]
    waiting: list[tuple[LexborNode, _Around]] = [(tree.root, _Around(lines[0]))] if tree.root else []
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        node, around = waiting.pop()
        if node.next is not None:
            waiting.append((node.next, around))
        tag = node.tag or ""
        if tag == "-text":
            _note_text(node.text_content or "", around)
        elif tag == "title" and not page.title:
            page.title = " ".join(node.text(deep=True).split())[:_LONGEST]
        elif tag in _SILENT:
            _note_silent(node, tag, page)
        elif not tag.startswith(("-", "!")):
            below = _below(node, tag, around, page)
            if below.line is not around.line:
                lines.append(below.line)
            if node.child is not None:
                waiting.append((node.child, below))
    yield from lines


def _note_text(text: str, around: _Around) -> None:
    if around.link is not None:  # what is planted into a page stands in links that nobody sees
        around.link.append(text)
    elif not around.is_hidden and not around.is_menu:
        around.line.pieces.append(text)


def _note_silent(node: LexborNode, tag: str, page: SeenPage) -> None:
    attributes = node.attributes
    if tag == "iframe" and len(page.frames) < 20:  # noqa: PLR2004 - more tell nothing
        page.frames.append((attributes.get("src") or "")[:_LONGEST])
        page.has_captcha |= "recaptcha" in (attributes.get("src") or "") or "hcaptcha" in (attributes.get("src") or "")
    elif tag == "object":
        page.shows_objects = True
    elif tag == "script" and "src" not in attributes and len(page.scripts) < 50:  # noqa: PLR2004 - as above
        page.scripts.append(node.text(deep=True)[:20_000])


def _below(node: LexborNode, tag: str, around: _Around, page: SeenPage) -> _Around:
    """Note an element and return what stands above its children."""
    attributes = node.attributes
    _note_element(tag, attributes, page)
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()[:300]
    is_menu = around.is_menu or tag in _AROUND or bool(_MENU.search(named))
    style = attributes.get("style") or ""
    is_hidden = around.is_hidden or "hidden" in attributes or bool(_HIDDEN.search(style))
    link = around.link
    if tag == "a" and attributes.get("href") and len(page.links) < _MOST_LINES:
        told = _LinkText(page, (attributes.get("href") or "")[:_LONGEST])
        link = None if around.line.is_heading else told
    line = around.line
    if tag not in _INLINE:
        line = _Line(is_heading=tag in _HEADINGS and not is_menu)
        link = None if tag in _HEADINGS else link
    return _Around(line, link, is_menu, is_hidden)


class _LinkText(list[str]):
    """What a link says, told to the page piece by piece."""

    def __init__(self, page: SeenPage, address: str) -> None:
        """Begin a link to ``address``."""
        super().__init__()
        self._links, self._at = page.links, len(page.links)
        page.links.append(("", address))

    def append(self, piece: str) -> None:
        """Add a piece of text."""
        said, address = self._links[self._at]
        self._links[self._at] = (f"{said}{piece}"[:_LONGEST], address)


def _note_element(tag: str, attributes: dict[str, str | None], page: SeenPage) -> None:
    kind = (attributes.get("type") or "").lower()
    if tag == "input" and kind == "password":
        page.has_password = True
    elif tag == "meta":
        named = (attributes.get("name") or attributes.get("http-equiv") or "").lower()
        if named == "refresh" and not page.refresh:
            page.refresh = (attributes.get("content") or "")[:_LONGEST]
        elif named == "description":
            page.description = (attributes.get("content") or "")[:_LONGEST]
    elif tag == "frame":
        page.frames.append((attributes.get("src") or "")[:_LONGEST])
    elif tag in {"embed", "video", "canvas"}:
        page.shows_objects = True
    page.has_captcha |= "captcha" in (attributes.get("class") or "") or "data-sitekey" in attributes
