"""What an agency's web server should say with every page, as files that need no more than to be uploaded or included.

- ``.htaccess`` for Apache and LiteSpeed, which most shared hosting runs: works where it lies, and every part is asked
  for only where the server has the module for it
- ``nginx.conf`` to be included in a ``server`` or ``location`` block, where nothing works by uploading alone
- ``_headers`` for hosts of static sites that read such a file (Cloudflare Pages, Netlify)

A page carries its policy itself as well; these add what only a header can say.

``Strict-Transport-Security`` is not among them: it binds the whole host for as long as it says, also an older site on
it and a certificate that nobody renews. Who runs the host decides on it; how is told in ``docs/provider.md``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.public.addresses import ASSETS, DIGITS, FEED, NOT_FOUND, PUBLISHING, SEARCH
from generator.public.links import base_path
from generator.rendering.policy import server_policy

MINIMUM_PACKED = 512
"""Bytes below which packing a file is not worth it."""
_PACKED = (
    "text/html",
    "text/css",
    "text/csv",
    "text/plain",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/atom+xml",
    "application/xml",
    "image/svg+xml",
)
_TYPES = {
    "text/html": ".html",
    "text/css": ".css",
    "text/javascript": ".js",
    "text/csv": ".csv",
    "application/json": ".json",
    "image/svg+xml": ".svg",
    "image/webp": ".webp",
    "font/woff2": ".woff2",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
}
"""Types that older servers do not know, or know otherwise; with ``nosniff`` a browser takes the server's word."""
_IN_UTF_8 = (".html", ".css", ".js", ".csv", ".json", ".txt", ".xml", ".svg")
_NAMED_BY_CONTENT = (
    rf"/{ASSETS}.+\.[0-9a-f]{{{DIGITS}}}\.[a-z0-9]+$",
    rf"/{SEARCH}(text|grams)-[0-9]+\.[0-9a-f]{{{DIGITS}}}\.js$",
)
"""Addresses with a digest of the content in the name, as servers match them; documents may be called alike."""
_FOREVER = "public, max-age=31536000, immutable"
"""For what has a digest of its content in its address."""
_ASK_AGAIN = "no-cache"


def files(scripts: Sequence[str], site_url: str | None) -> dict[str, bytes]:
    """Return the files by address; ``scripts`` are the texts of the scripts written into pages."""
    sent = headers(scripts)
    return {
        ".htaccess": _htaccess(sent, base_path(site_url) + NOT_FOUND).encode(),
        "_headers": _headers(sent).encode(),
        "nginx.conf": _nginx(sent, base_path(site_url) + NOT_FOUND).encode(),
    }


def headers(scripts: Sequence[str]) -> Mapping[str, str]:
    """Return the headers that every answer should have."""
    return {
        "Content-Security-Policy": server_policy(scripts),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def _htaccess(sent: Mapping[str, str], not_found: str) -> str:
    lines = [
        "# Made by oit build. Apache and LiteSpeed read this file where it lies.",
        f"ErrorDocument 404 {not_found}",
        "AddDefaultCharset utf-8",
        "<IfModule mod_mime.c>",
        *(f"  AddType {kind} {ending}" for kind, ending in _TYPES.items()),
        f"  AddCharset utf-8 {' '.join(_IN_UTF_8)}",
        "</IfModule>",
        "<IfModule mod_alias.c>",
        f"  RedirectMatch 404 /{PUBLISHING}",
        "</IfModule>",
        f"<Files {FEED}>",
        "  ForceType application/atom+xml",
        "</Files>",
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in sent.items()),
        f'  Header set Cache-Control "{_ASK_AGAIN}"',
        "  <IfModule mod_setenvif.c>",
        *(f'    SetEnvIf Request_URI "{address}" oit_forever' for address in _NAMED_BY_CONTENT),
        f'    Header set Cache-Control "{_FOREVER}" env=oit_forever',
        "  </IfModule>",
        "</IfModule>",
        "<IfModule mod_deflate.c>",
        "  <IfModule mod_filter.c>",
        f"    AddOutputFilterByType DEFLATE {' '.join(_PACKED)}",
        "  </IfModule>",
        "</IfModule>",
    ]
    return "\n".join(lines) + "\n"


def _headers(sent: Mapping[str, str]) -> str:
    lines = ["# Made by oit build, for hosts that read this file at the root of a site.", "/*"]
    lines += [f"  {name}: {value}" for name, value in sent.items()]
    for address in (f"/{ASSETS}*", f"/{SEARCH}text-*", f"/{SEARCH}grams-*"):
        lines += [address, f"  Cache-Control: {_FOREVER}"]
    return "\n".join(lines) + "\n"


def _nginx(sent: Mapping[str, str], not_found: str) -> str:
    lines = [
        "# Made by oit build. Include it in the server or location block that serves this folder:",
        "#   include /path/to/this/folder/nginx.conf;",
        "charset utf-8;",
        f"charset_types {' '.join(kind for kind in _PACKED if kind != 'text/html')} text/xml;",
        "# A location with an add_header of its own inherits none of these: include the file there as well.",
        *(f'add_header {name} "{value}" always;' for name, value in sent.items()),
        f'set $oit_cache "{_ASK_AGAIN}";',
        *(f'if ($uri ~ "{address}") {{ set $oit_cache "{_FOREVER}"; }}' for address in _NAMED_BY_CONTENT),
        "add_header Cache-Control $oit_cache;",
        f'if ($uri ~ "/{PUBLISHING}") {{ return 404; }}',
        f"error_page 404 {not_found};",
        "gzip on;",
        f"gzip_min_length {MINIMUM_PACKED};",
        f"gzip_types {' '.join(kind for kind in _PACKED if kind != 'text/html')};",
    ]
    return "\n".join(lines) + "\n"
