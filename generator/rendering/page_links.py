"""The links of a page: every attribute in which HTML keeps an address, whether a visitor sees it or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_COMMON = ("href", "src", "action")
_RARE = ("formaction", "poster", "data", "cite", "longdesc", "background", "manifest", "lowsrc", "xlink:href")
_SEVERAL = frozenset({"srcset", "imagesrcset"})
_ONE = frozenset({*_COMMON, *_RARE})
_ORDINARY = ",".join((*(f"[{name}]" for name in _COMMON), "meta[http-equiv]", "meta[property='og:image']"))
_EVERY = ",".join(
    (_ORDINARY, *(f"[{name}]" for name in sorted({*_RARE, *_SEVERAL}) if ":" not in name), "use", "image")
)
_RARE_WORDS = tuple(name.encode() for name in (*_RARE, *_SEVERAL))
HOLDS_LINK = frozenset({*_ONE, *_SEVERAL, "content"})
"""The attributes without which an element holds no link: ``links_of`` need not look at it."""


def selector(small: bytes) -> str:
    """Return the CSS selector of the elements that may hold a link in a page with these bytes, in small letters.

    It names the rare attributes only where they are written: looking for all of them everywhere takes twice as long.
    """
    # Looking for each name in the whole page takes twice as long as looking at what stands before every “=”.
    return _EVERY if any(piece.endswith(_RARE_WORDS) for piece in small.split(b"=")) else _ORDINARY


_REFRESH = re.compile(r"^\s*[\d.]+\s*[;,]\s*(?:url\s*=)?\s*[\"']?(.*?)[\"']?\s*$", re.IGNORECASE | re.DOTALL)
"""What ``<meta http-equiv="refresh">`` says: seconds, then the address, ``url=`` and quotation marks or not."""


class BuiltLink(NamedTuple):
    """An address in a page: the attribute's value, which element and attribute hold it, the element's ``rel``."""

    address: str
    tag: str
    attribute: str
    rel: str = ""


def links_of(tag: str, attributes: Mapping[str, str | None]) -> Iterator[BuiltLink]:
    """Yield the links that an element with this tag and these attributes itself holds."""
    rel = attributes.get("rel") or ""
    for name, value in attributes.items():
        if name in _ONE:
            yield BuiltLink(value or "", tag, name, rel)
        elif name in _SEVERAL:
            yield from (
                BuiltLink(piece.split()[0], tag, name, rel) for piece in (value or "").split(",") if piece.split()
            )
    if tag == "meta":
        yield from _in_meta(attributes)


def _in_meta(attributes: Mapping[str, str | None]) -> Iterator[BuiltLink]:
    content = attributes.get("content") or ""
    if (attributes.get("http-equiv") or "").lower() == "refresh":
        match = _REFRESH.match(content)
        if match and match[1]:
            yield BuiltLink(match[1], "meta", "refresh")
    elif attributes.get("property") == "og:image":
        yield BuiltLink(content, "meta", "content")
