"""What stands in a built folder: its files, and of each page the links, ids and things a strict policy forbids."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

_MAYBE_HANDLER = re.compile(rb"[\s\"'/]on[a-z]+\s*=", re.IGNORECASE)
"""Only a page that has such text at all is worth a look at every attribute of every element."""
_ADDRESSES = ("href", "src", "action", "poster", "data", "srcset")
_SELECTOR = ",".join(f"[{name}]" for name in (*_ADDRESSES, "id", "style")) + ",script,style"


@dataclass(frozen=True, slots=True)
class BuiltLink:
    """An address in a page: the attribute's value, which element and attribute hold it, the element's ``rel``."""

    address: str
    tag: str
    attribute: str
    rel: str = ""


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A page as built: POSIX path of its file in the site, its links, its ids in order, its offences by name."""

    path: str
    links: tuple[BuiltLink, ...]
    ids: tuple[str, ...]
    offences: tuple[str, ...]


def files(root: Path) -> list[str]:
    """List every file below ``root`` by POSIX path, sorted."""
    found: list[str] = []
    for parent, _, names in os.walk(root):
        base = Path(parent).relative_to(root).as_posix()
        found.extend(name if base == "." else f"{base}/{name}" for name in names)
    return sorted(found)


def read_page(root: Path, path: str) -> BuiltPage:
    """Read the built page at ``path`` below ``root``."""
    raw = (root / path).read_bytes()
    tree = LexborHTMLParser(raw)
    links: list[BuiltLink] = []
    ids: list[str] = []
    offences: list[str] = []
    for node in tree.css(_SELECTOR):
        attributes, tag = node.attributes, node.tag or ""
        for name, value in attributes.items():
            if name == "id":
                ids.append(value or "")
            elif name in _ADDRESSES:
                links.extend(_links(tag, name, value or "", attributes.get("rel") or ""))
        if tag == "style" or "style" in attributes:
            offences.append("style")
        if tag == "script" and "src" not in attributes and (attributes.get("type") or "") != "application/ld+json":
            offences.append("script")
    if _MAYBE_HANDLER.search(raw) and any(_has_handler(node) for node in tree.css("*")):
        offences.append("handler")
    return BuiltPage(path, tuple(links), tuple(ids), tuple(offences))


def _links(tag: str, attribute: str, value: str, rel: str) -> list[BuiltLink]:
    if attribute == "srcset":
        return [BuiltLink(piece.split()[0], tag, attribute, rel) for piece in value.split(",") if piece.split()]
    return [BuiltLink(value, tag, attribute, rel)]


def _has_handler(node: LexborNode) -> bool:
    return any(name.startswith("on") for name in node.attributes)
