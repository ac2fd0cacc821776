"""Text of a free page that looks like a link and will be none: what Markdown left as it was typed, with the cure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

CODES = ("W601", "W602", "W604")

_BLOCKS = "p,li,td,th,h1,h2,h3,h4,h5,h6,blockquote,dd,dt"
_SILENT = {"a", "code", "pre", *_BLOCKS.split(","), "ul", "ol", "table"}
_HOLE = "\x00"
"""Stands where something else than plain text stood."""

_ADDRESS = (
    r"(?P<address>(?:https?:|www\.|mailto:|tel:|#|/|\.\.?/|(?:documents|images|pages)/)[^\s()\[\]<>（）［］\x00]*"
    r"|[^\s()\[\]<>（）［］\x00/]+\.(?:md|pdf|docx?|xlsx?|csv|png|jpe?g|html?)(?:#[^\s()\[\]]*)?)"
)
"""What stands where an address should: with a scheme, from a root, or a file's name by its ending."""
_SPACED = r"(?P<address>(?:https?:|www\.|\.\./|documents/)[^()\[\]<>\n（）［］\x00]*)"
"""An address with spaces in it, which Markdown takes only between angle brackets."""
_WORDS = r"[^\[\]\n\x00]+"
"""The words of a link, on one line and without brackets."""


class LookAlike(NamedTuple):
    """Such a text, the address in it, which of the messages says so, and what to write instead.

    It ``is_bare`` where it is nothing but an address.
    """

    text: str
    address: str
    code: str
    cure: str
    is_bare: bool = False


_KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\[(?P<words>{_WORDS})\]\s+\({_ADDRESS}\)", re.IGNORECASE), "W601"),
    (re.compile(rf"(?<!\])\((?P<words>[^()\n\x00]+)\)\s?\[{_ADDRESS}\]", re.IGNORECASE), "W601"),
    (re.compile(rf"[\[［](?P<words>[^\[\]［］\n\x00]+)[\]］]\s?[(（]{_ADDRESS}[)）]", re.IGNORECASE), "W601"),
    (re.compile(rf"\[(?P<words>{_WORDS})\]\({_SPACED}(?:\n|$)", re.IGNORECASE), "W601"),
    (re.compile(r"\[(?P<words>(?!\d+\])[^\[\]\n\x00]+)\]\[(?P<address>(?!\d+\])[^\[\]\n\x00]*)\](?!\()"), "W604"),
)
"""Slips of ``[words](address)``, each with its message, in the order they are tried; what fits one is not tried again.

A space between, the brackets exchanged, brackets of full width, spaces in the address, and a reference that nothing
defines ([1][2] are notes).
"""
_BARE = re.compile(
    r"(?<![\w@./:-])(?P<address>(?:https?://|www\.)[^\s()<>\[\]（）［］\x00\"”“]*[^\s()<>\[\]（）［］\x00\"”“.,;:!?])",
    re.IGNORECASE,
)
"""An address by itself in running text, without the full stop or comma behind it."""


def look_alikes(html: str) -> Iterator[LookAlike]:
    """Yield every text in the rendered page that somebody meant as a link."""
    for block in LexborHTMLParser(f"<body>{html}").css(_BLOCKS):
        text = "".join(_own_text(block))
        for pattern, code in _KINDS:
            for match in pattern.finditer(text):
                address = match["address"].strip()
                yield LookAlike(match[0].strip(), address, code, f"[{match['words'].strip()}]({_whole(address)})")
            text = pattern.sub(_HOLE, text)
        for match in _BARE.finditer(text):
            yield LookAlike(match[0], match["address"], "W602", f"<{_whole(match['address'])}>", is_bare=True)


def _own_text(block: LexborNode) -> Iterator[str]:
    """Yield the text that stands in a block itself, outside links, code and further blocks."""
    for node in block.iter(include_text=True):
        if node.tag == "-text":
            yield node.text_content or ""
        elif node.tag == "br":
            yield "\n"
        elif node.tag in _SILENT:
            yield _HOLE
        else:
            yield from _own_text(node)


def _whole(address: str) -> str:
    """Return an address as it must be typed: with its scheme, and between angle brackets where it has spaces."""
    whole = f"https://{address}" if address.lower().startswith("www.") else address
    return f"<{whole}>" if " " in whole else whole
