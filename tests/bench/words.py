"""A built page of ours as the Markdown an author would have written: the same headings, lists, words and links."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_FRAME = "header.oit-header, footer, script, .oit-skip"
"""What stands around every page: the rivals have their own."""
_BLOCKS = {"h1": "# ", "h2": "## ", "h3": "### ", "p": "", "li": "- ", "dt": "- ", "dd": "  - ", "td": "- ", "th": "- "}
_NAMES = ",".join(_BLOCKS)


def title_and_markdown(html: bytes) -> tuple[str, str]:
    """Return the title of a page and its words as Markdown."""
    tree = LexborHTMLParser(html)
    heading = tree.css_first("h1")
    title = _plain(heading.text()) if heading else "OIT"
    for node in tree.css(_FRAME):
        node.decompose()
    lines = []
    for node in tree.css(_NAMES):
        words = _plain(_inline(node))
        if words:
            mark = _BLOCKS[node.tag or "p"]
            lines.append(f"{mark}{words}" if mark.strip() == "-" else f"\n{mark}{words}\n")
    return title, "\n".join(lines) + "\n"


def _inline(block: LexborNode) -> str:
    """Return the words and links of a block, without those of the blocks in it, which have lines of their own."""
    words = []
    for node in block.iter(include_text=True):
        if node.tag == "-text":
            words.append(node.text())
        elif node.tag == "a":
            words.append(f"[{_plain(node.text())}]({node.attributes.get('href') or '#'})")
        elif node.tag not in _BLOCKS:
            words.append(_inline(node))
    return "".join(words)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
