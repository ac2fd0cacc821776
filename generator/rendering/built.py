"""What stands in a built folder: its files, and of each page the links, ids and things a strict policy forbids."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.findings.finding import Place
from generator.rendering.page_links import HOLDS_LINK, BuiltLink, links_of, selector
from generator.rendering.policy import digest
from generator.system.plain_files import content_of

Origin = Callable[[str, str], Place | None]
"""From the file of a page and a site path or address in it to the place in the records it came from."""

PAGE = ".html"
"""How the name of a page's file ends."""

_MAYBE_HANDLER = re.compile(rb"on(?<=[\s\"'/]on)[a-z]+\s*=")
"""Only a page that has such text, in small letters, is worth a look at every attribute of every element.

What stands before ``on`` is looked at after it: a pattern that begins with plain letters is found 20 times as fast.
"""
_PAGE_BYTES = 50_000_000
_OTHERS = "[id],a[name],[style],script,style,base"


class BuiltPage(NamedTuple):
    """A page as built: POSIX path of its file in the site, its links, its ids in order, its offences by name."""

    path: str
    links: tuple[BuiltLink, ...]
    ids: tuple[str, ...]
    offences: tuple[str, ...]


def files(root: Path) -> list[str]:
    """List every regular file below ``root`` by POSIX path, sorted."""
    paths: list[str] = []
    for parent, _, names in os.walk(root):
        base = Path(parent).relative_to(root).as_posix()
        whole = [name for name in names if os.path.isfile(f"{parent}/{name}")]  # noqa: PTH113 - thousands of files
        paths.extend(name if base == "." else f"{base}/{name}" for name in whole)
    return sorted(paths)


def read_pages(root: Path) -> dict[str, BuiltPage]:
    """Read every page below ``root``; by path, sorted."""
    return {path: read_page(root, path) for path in files(root) if path.endswith(PAGE)}


def read_page(root: Path, path: str) -> BuiltPage:
    """Read the built page at ``path`` below ``root``."""
    raw = content_of(root / path, _PAGE_BYTES)
    small = raw.lower()
    tree = LexborHTMLParser(raw)
    links: list[BuiltLink] = []
    ids: list[str] = []
    offences: list[str] = []
    for node in tree.css(f"{selector(small)},{_OTHERS}"):
        attributes, tag = node.attributes, node.tag or ""
        if not HOLDS_LINK.isdisjoint(attributes):
            links.extend(links_of(tag, attributes))
        if "id" in attributes:
            ids.append(attributes["id"] or "")
        elif tag == "a" and "name" in attributes:
            ids.append(attributes["name"] or "")
        if tag == "base":
            offences.append("base")
        if tag == "style" or "style" in attributes:
            offences.append("style")
        if tag == "script" and "src" not in attributes and not _is_allowed(node, tree):
            offences.append("script")
    if _MAYBE_HANDLER.search(small) and any(_has_handler(node) for node in tree.css("*")):
        offences.append("handler")
    return BuiltPage(path, tuple(links), tuple(ids), tuple(offences))


def _is_allowed(script: LexborNode, tree: LexborHTMLParser) -> bool:
    """Tell whether a script written into the page is data, or one whose digest the page's own policy names."""
    if (script.attributes.get("type") or "") == "application/ld+json":
        return True
    policy = tree.css_first('meta[http-equiv="Content-Security-Policy"]')
    return policy is not None and digest(script.text()) in (policy.attributes.get("content") or "")


def _has_handler(node: LexborNode) -> bool:
    return any(name.startswith("on") for name in node.attributes)
