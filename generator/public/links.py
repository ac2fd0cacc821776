"""Links inside the site: from an address of a page to the text that stands in an ``href``.

Every link names its file: ``../../2569/o10/index.html``, not ``../../2569/o10/``. A web server gives the same page
for both, but a folder opened from a USB stick does not: there a link to a folder shows a list of files. The
permanent address without ``index.html`` works on every server and is what the canonical link, the sitemap and
printed addresses say.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

INDEX = "index.html"
NOT_FOUND = "404.html"
ENGLISH = "en/"
"""Pages below this address are in English, and so is what stands around them."""
PAGE_REFERENCE = "oit-page"


def is_folder(path: str) -> bool:
    """Tell whether the address ``path`` is a folder with an index rather than a file."""
    return not path or path.endswith("/")


def is_page(path: str) -> bool:
    """Tell whether a browser is given a page at the address ``path``: a folder, or a file that ends as pages do."""
    return is_folder(path) or path.lower().endswith((".html", ".htm"))


def file_of(path: str) -> str:
    """Return the file that answers the address ``path``: ``2569/o10/`` → ``2569/o10/index.html``."""
    return path + INDEX if is_folder(path) else path


def base_path(site_url: str | None) -> str:
    """Return the path below which the site stands on its server, with both slashes: ``/ita/``; ``/`` if unknown."""
    path = quote(unquote(urlsplit(site_url or "").path))
    return f"/{path.strip('/')}/" if path.strip("/") else "/"


def root_from(path: str, site_url: str | None = None) -> str:
    """Return what leads from the page at ``path`` to the site's root: ``../../``, or nothing at the root itself.

    The page for addresses that do not exist is shown at any of them, so its links start at the server's root.
    """
    return base_path(site_url) if path == NOT_FOUND else "../" * path.count("/")


@lru_cache(maxsize=65536)
def target(path: str, anchor: str = "") -> str:
    """Return ``path`` (and an anchor on it) as it is written after the root in an ``href``, percent-encoded.

    Raises ``ValueError`` for anything but an address inside the site: that is a fault of ours.
    """
    if path.startswith("/") or "\\" in path or ":" in path.split("/", 1)[0] or ".." in path.split("/"):
        raise ValueError(f"not an address inside the site: {path!r}")
    return quote(file_of(path)) + (f"#{quote(anchor)}" if anchor else "")


def absolute(path: str, site_url: str) -> str:
    """Return the permanent public address of ``path`` below ``site_url``, which ends in a slash: percent-encoded."""
    return site_url + quote(path)


def page_reference(path: str, folder: str) -> str:
    """Return the Markdown reference that tells ``free_markdown`` where it is: on the page at ``path``, in ``folder``.

    ``folder`` is where the text's file stands below ``content/``. Such a reference shows nowhere on the page.
    """
    return f'[{PAGE_REFERENCE}]: /{quote(path)} "{folder}"\n\n'
