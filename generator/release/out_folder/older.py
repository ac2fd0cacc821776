"""Sites without a whole list of what was written: made by an earlier version of this program, or with a damaged list.

Nothing then says which files are ours. A file where the new site has one is replaced where it looks like one of ours of
that address, and anything else stays and is named: what is left of pages that are no more can be told from what
somebody put there by a person only.
"""

from __future__ import annotations

import re

from generator.rendering.sitemap import HEAD
from generator.system.plain_files import content_of

_FOLDERS = ("assets/", "data/", "documents/", "eit/", "images/", "search/")
"""Where a build puts what is no page; earlier ones replaced every file there, and said so in ``.oit-site``."""
_SAYS_SO = frozenset({".htaccess", "_headers", "nginx.conf"})
_MOST_BYTES = 50_000_000
_PAGE = b'id="oit-main"'
_MADE = b"# Made by oit build"
_FEED = b'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="th">'
_ROBOTS = re.compile(rb"User-agent: \*\nAllow: /\n(Sitemap: \S+\n)?")
"""The whole robots.txt as earlier versions of this program wrote it, and this one does."""


def looks_ours(path: str, file: str) -> bool:
    """Tell whether the plain ``file`` is what an earlier build put at ``path``, as far as can be seen from it."""
    if path.startswith(_FOLDERS) and not path.endswith(".html"):
        return True
    try:
        raw = content_of(file, _MOST_BYTES, follow=False)
    except OSError:
        return False
    return reads_ours(path, raw)


def reads_ours(path: str, raw: bytes) -> bool:
    """Tell whether the content ``raw`` says of itself that a build made it for ``path``; documents say nothing."""
    if path.endswith(".html"):
        return _PAGE in raw
    if path in _SAYS_SO:
        return raw.startswith(_MADE)
    if path == "robots.txt":
        return _ROBOTS.fullmatch(raw) is not None
    return (path == "sitemap.xml" and raw.startswith(HEAD.encode())) or (path == "feed.xml" and _FEED in raw)
