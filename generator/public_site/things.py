"""What stands in a page besides words: whatever leads on, is loaded, runs, or tells browsers something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.findings.choices import Choice
from generator.rendering.page_links import links_of

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])|font-size\s*:\s*[01](?:px|pt|em|%)?\s*(?:;|$)"
    r"|(?:left|top|text-indent|right|margin-left)\s*:\s*-\d{3,}|(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|$)"
    r"|clip\s*:\s*rect\(|scale\(0\)",
    re.IGNORECASE,
)
"""Styles by which what stands in a page is kept from the eyes of those who read it."""
_LOADED = frozenset({"iframe", "frame", "embed", "object", "frameset"})
_DATA = "application/ld+json"
"""The type of what is written into a page for search engines, and never run."""
_PLAIN_META = frozenset({"viewport", "charset"})


class Kind(Choice):
    """What a thing in a page is."""

    LINK = "link", "ลิงก์"
    SCRIPT = "script", "สคริปต์"
    FRAME = "frame", "กรอบที่ดึงเว็บอื่นมา (iframe)"
    FORM = "form", "แบบฟอร์ม"
    LOADED = "loaded", "สิ่งที่ดึงมาแสดง"
    REFRESH = "refresh", "คำสั่งพาไปเว็บอื่น"
    BASE = "base", "ที่อยู่ฐาน (base)"
    STYLE = "style", "รูปแบบ (style)"
    HANDLER = "handler", "โค้ดที่ทำงานเมื่อคลิกหรือโหลด (on…)"
    META = "meta", "คำบอกเบราว์เซอร์และเครื่องมือค้นหา (meta)"


class Thing(NamedTuple):
    """A thing in a page, and its address as a browser resolves it, or its text."""

    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a thing stands: the element, the region of the page in Thai, whether it is hidden from readers."""

    node: LexborNode
    region: str
    is_hidden: bool


def things(tree: LexborHTMLParser, url: str) -> Iterator[tuple[Thing, LexborNode]]:
    """Yield every thing of a page at ``url`` with its element, in order."""
    root = tree.root
    for node in root.traverse(include_text=False) if root is not None else ():
        tag = node.tag or ""
        attributes = node.attributes
        if tag == "script" and (attributes.get("type") or "").lower() == _DATA:
            yield Thing(Kind.META, f"{_DATA}: {' '.join(node.text().split())}"), node
        elif tag in {"script", "style"} and "src" not in attributes:
            yield Thing(Kind.SCRIPT if tag == "script" else Kind.STYLE, " ".join(node.text().split())), node
        elif tag == "meta":
            yield from ((thing, node) for thing in _of_meta(attributes, url))
        elif attributes:
            yield from ((thing, node) for thing in _of_element(tag, attributes, url))


def _of_meta(attributes: dict[str, str | None], url: str) -> Iterator[Thing]:
    if refresh := [link for link in links_of("meta", attributes) if link.attribute == "refresh"]:
        yield Thing(Kind.REFRESH, resolved(refresh[0].address, url))
        return
    name = (attributes.get("http-equiv") or attributes.get("name") or attributes.get("property") or "").lower()
    if name and name not in _PLAIN_META:
        yield Thing(Kind.META, f"{name}: {' '.join((attributes.get('content') or '').split())}")


def _of_element(tag: str, attributes: dict[str, str | None], url: str) -> Iterator[Thing]:
    for link in links_of(tag, attributes):
        yield Thing(_kind(tag, link.rel, link.attribute), resolved(link.address, url))
    for name, value in attributes.items():
        if name.startswith("on"):
            yield Thing(Kind.HANDLER, f"{name}={' '.join((value or '').split())}")
        elif name == "style":
            yield Thing(Kind.STYLE, " ".join((value or "").split()))
        elif name == "srcdoc":
            yield Thing(Kind.FRAME, value or "")


def _kind(tag: str, rel: str, attribute: str) -> Kind:
    if tag == "script":
        return Kind.SCRIPT
    if tag == "base":
        return Kind.BASE
    if tag in _LOADED:
        return Kind.FRAME
    if attribute in {"action", "formaction"}:
        return Kind.FORM
    if tag in {"a", "area"} or attribute in {"cite", "longdesc"}:
        return Kind.LINK
    return Kind.LINK if tag == "link" and rel.lower() in {"canonical", "alternate", "next", "prev"} else Kind.LOADED


def resolved(address: str, url: str) -> str:
    """Return ``address`` as a browser on the page at ``url`` understands it, in one spelling."""
    try:
        whole = urljoin(url, address.strip())
        parts = urlsplit(whole)
    except ValueError:
        return address
    if parts.scheme not in {"http", "https"}:
        return whole
    path = unquote(parts.path).removesuffix("index.html") or "/"
    return parts._replace(netloc=parts.netloc.lower(), path=path, query=unquote(parts.query)).geturl()


def spot(node: LexborNode) -> Spot:
    """Say where an element stands in its page, in Thai, and whether readers are kept from seeing it."""
    region, is_hidden = "", False
    current: LexborNode | None = node
    while current is not None:
        attributes = current.attributes
        is_hidden = is_hidden or "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))
        region = region or _region(current.tag or "", attributes)
        current = current.parent
    return Spot(node, region or "นอกส่วนของหน้า", is_hidden)


def _region(tag: str, attributes: dict[str, str | None]) -> str:
    if attributes.get("id") == "oit-main":
        return "ในเนื้อหา"
    words = {"head": "ในส่วน head", "header": "ในหัวของหน้า", "footer": "ในท้ายของหน้า", "nav": "ในเมนู"}
    return words.get(tag, "")


def words_of(tree: LexborHTMLParser) -> str:
    """Return all that people may read of a page, title first, with one space for white space; changes ``tree``."""
    for node in tree.css("script, style, template, noscript"):
        node.decompose()
    root = tree.root
    return " ".join(root.text(separator=" ").split()) if root is not None else ""
