"""The same pages, word for word, for plain MkDocs with Material and for Hugo with a plain theme.

Both are written from a site that we built, so that they have as many pages as ours and say the same on them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from tests.bench.words import title_and_markdown

Pages = Mapping[str, bytes]
"""The HTML of every page of a site by its address (``2566/o1/``)."""

_LAYOUT = (
    '<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>'
    '<header><a href="{{ .Site.Home.RelPermalink }}">หน้าหลัก</a></header>'
    "<main>{{ .Content }}</main><footer>OIT</footer></body></html>"
)


def pages_of(site: Path) -> Pages:
    """Read every page of a site that we built, but for the one for lost visitors, which all make by themselves."""
    found = {path.relative_to(site).as_posix().removesuffix("index.html"): path for path in site.rglob("index.html")}
    return {name: found[name].read_bytes() for name in sorted(found)}


def material(pages: Pages, folder: Path) -> None:
    """Write ``pages`` as a MkDocs project, all in ``nav`` as by hand; pages that only lead on are in no menu."""
    sections: dict[str, list[object]] = {}
    for name, html in pages.items():
        title, text = title_and_markdown(html)
        _write(folder / "docs" / f"{name}index.md", text)
        if b'http-equiv="refresh"' not in html:
            sections.setdefault(name.partition("/")[0], []).append({title: f"{name}index.md"})
    nav = [{section or "หน้าหลัก": entries} for section, entries in sections.items()]
    # Our links lead to files, so that a site can be opened from a folder; nobody need be told of each.
    quiet = {
        "nav": {"omitted_files": "ignore"},
        "links": dict.fromkeys(("not_found", "absolute_links", "unrecognized_links", "anchors"), "ignore"),
    }
    theme = {"name": "material", "language": "th", "font": False}
    config = {"site_name": "OIT", "theme": theme, "validation": quiet, "nav": nav}
    _write(folder / "mkdocs.yml", yaml.safe_dump(config, allow_unicode=True))


def hugo(pages: Pages, folder: Path) -> None:
    """Write ``pages`` as a Hugo site with a plain theme."""
    sections = {f"{name.rpartition('/')[0].rpartition('/')[0]}/" for name in pages} | {""}
    for name, html in pages.items():
        title, text = title_and_markdown(html)
        file = f"{name}_index.md" if name in sections else f"{name.removesuffix('/')}.md"
        head = yaml.safe_dump({"title": title}, allow_unicode=True)
        _write(folder / "content" / file, f"---\n{head}---\n{text}")
    # Feeds and taxonomies are left out: they would be files that nobody else makes.
    config = 'baseURL = "https://www.example.go.th/ita/"\ntitle = "OIT"\ndisableKinds = ["taxonomy", "term", "rss"]\n'
    _write(folder / "hugo.toml", config)
    for name in ("_default/single", "_default/list", "index"):
        _write(folder / "layouts" / f"{name}.html", _LAYOUT)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
