"""Links in what is no page: style sheets, the sitemap and robots.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from generator.findings.finding import Finding, finding
from generator.rendering.built import Origin
from generator.system.plain_files import content_of
from generator.verify.links import BuiltSite, own_address, resolve

_FILE_BYTES = 50_000_000
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
"""A comment in a style sheet, in which nothing is fetched."""
_URL = re.compile(
    r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\s\"']+))\s*\)|@import\s+(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE
)
"""What a style sheet fetches, in quotes of either kind or in none."""
_LOCATION = re.compile(r"<loc>\s*(.*?)\s*</loc>", re.DOTALL)
"""The address of a page in the sitemap."""
_SITEMAP = re.compile(r"^Sitemap:\s*(\S+)\s*$", re.IGNORECASE | re.MULTILINE)
"""The address of the sitemap in robots.txt."""


def check_other_files(root: Path, site: BuiltSite, origin: Origin) -> Iterator[Finding]:
    """Yield a finding for every link that leads nowhere in the files below ``root`` that are no pages."""
    for path in site.sizes:
        if path.endswith(".css"):
            yield from _style_sheet(path, _text(root / path), site, origin)
    for path, pattern in (("sitemap.xml", _LOCATION), ("robots.txt", _SITEMAP)):
        if path in site.sizes:
            for written in pattern.findall(_text(root / path)):
                judged = own_address(path, unescape(written), site, origin)
                if isinstance(judged, Finding):
                    yield judged


def _text(path: Path) -> str:
    return content_of(path, _FILE_BYTES).decode(errors="replace")


def _style_sheet(path: str, text: str, site: BuiltSite, origin: Origin) -> Iterator[Finding]:
    for groups in dict.fromkeys(_URL.findall(_COMMENT.sub("", text))):
        address = next((group for group in groups if group), "")
        if address.startswith(("data:", "#")):
            continue
        if re.match(r"[a-z][a-z0-9+.-]*:|//", address, re.IGNORECASE):
            yield finding("E606", origin(path, address), page=path, address=address)
            continue
        target = resolve(path, address)
        if target is None or target.path not in site.sizes:
            yield finding("E601", origin(path, address), page=path, address=address, cure="ตรวจชื่อแฟ้มใน theme/assets")
