"""What a page may load and do: the Content-Security-Policy, for the page itself and for a web server's header.

Everything comes from the site's own files. The one script that is written into pages is allowed by its digest alone
(https://www.w3.org/TR/CSP3/, hash sources); data for search engines (``application/ld+json``) is never run and needs
no permission.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256

_OWN = ("style-src", "script-src", "img-src", "font-src", "connect-src", "form-action")
_FROM_A_FOLDER = "file:"
"""Lets Firefox load our own files when the site is opened from a folder, where it knows no ``'self'``.

A page that came over the web may not load from there whatever we say.
"""


def page_policy(scripts: Sequence[str]) -> str:
    """Return the policy for a ``<meta>`` of every page; ``scripts`` are the texts of those written into pages."""
    return _policy(scripts, _FROM_A_FOLDER)


def server_policy(scripts: Sequence[str]) -> str:
    """Return the policy for the header of a web server, which can also say who may frame the pages."""
    return _policy(scripts, "") + "; frame-ancestors 'self'"


def digest(script: str) -> str:
    """Return the source expression that allows exactly the script with that text."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def _policy(scripts: Sequence[str], more: str) -> str:
    extra = {"script-src": map(digest, scripts), "img-src": ("data:",)}
    rules = (" ".join(filter(None, (name, "'self'", more, *extra.get(name, ())))) for name in _OWN)
    return "; ".join(("default-src 'none'", *rules, "base-uri 'none'"))
