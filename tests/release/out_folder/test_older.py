"""Of a site without a whole list, what looks like ours at its address is replaced and everything else stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.release.out_folder.older import looks_ours
from generator.rendering.sitemap import HEAD

PAGE = b'<!doctype html><main id="oit-main"></main>'
FEED = b'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="th">'
ROBOTS = b"User-agent: *\nAllow: /\n"
SITEMAP = HEAD.encode() + b"<url></url></urlset>"


@pytest.mark.parametrize(
    ("path", "content", "is_ours"),
    [
        ("2569/o10/index.html", PAGE, True),
        ("2569/o10/index.html", b"<p>somebody's</p>", False),
        ("eit/2569/index.html", b"<p>somebody's</p>", False),
        ("eit/2569/index.html", PAGE, True),
        ("data/items.csv", b"anything", True),
        ("documents/plan.pdf", b"anything", True),
        ("notes/plan.pdf", PAGE, False),
        (".htaccess", b"# Made by oit build\n", True),
        (".htaccess", b"Deny from all\n# Made by oit build\n", False),
        ("_headers", b"# Made by oit build\n", True),
        ("nginx.conf", b"server {}", False),
        ("robots.txt", ROBOTS, True),
        ("robots.txt", ROBOTS + b"Sitemap: https://www.test.example/sitemap.xml\n", True),
        ("robots.txt", ROBOTS + b"Disallow: /\n", False),
        ("robots.txt", b"", False),
        ("sitemap.xml", SITEMAP, True),
        ("sitemap.xml", b"\n" + SITEMAP, False),
        ("sitemap.xml", FEED, False),
        ("feed.xml", FEED, True),
        ("feed.xml", SITEMAP, False),
        ("other.xml", SITEMAP + FEED, False),
    ],
)
def test_what_an_earlier_build_put_there(path: str, content: bytes, tmp_path: Path, *, is_ours: bool) -> None:
    (tmp_path / "file").write_bytes(content)
    assert looks_ours(path, str(tmp_path / "file")) is is_ours


def test_what_cannot_be_read_is_not_ours(tmp_path: Path) -> None:
    assert looks_ours("index.html", str(tmp_path / "gone")) is False
    (tmp_path / "page").write_bytes(PAGE)
    (tmp_path / "link").symlink_to(tmp_path / "page")
    assert looks_ours("index.html", str(tmp_path / "link")) is False
