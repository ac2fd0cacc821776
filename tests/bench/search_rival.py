"""The same pages and documents for Pagefind, and its answers.

It indexes HTML, so each document becomes a page of text. Of the site it gets the pages that our own index has: lists,
printed layouts and the like would stand in its way.
"""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Page as Tab

from generator.assessment.site_context import SiteContext
from generator.public.links import file_of
from generator.site.search.entries import Kind
from generator.site.search_files import entries

_SEARCH = """async ([query, most]) => {
  window.pagefind ??= await import("/pagefind/pagefind.js");
  const found = await window.pagefind.search(query);
  const results = await Promise.all(found.results.slice(0, most).map((result) => result.data()));
  return results.map((result) => result.url);
}"""


def prepare(program: Path, site: Path, context: SiteContext, folder: Path) -> str:
    """Copy the pages of ``site`` to ``folder``, write the documents beside them, index all and return the version."""
    for entry in entries(context):
        file = folder / file_of(entry.path)
        file.parent.mkdir(parents=True, exist_ok=True)
        if entry.kind is Kind.DOCUMENT:
            text = "".join(f"<p>{html.escape(piece)}</p>" for text in entry.texts for piece in text.pieces)
            title = html.escape(entry.title)
            page = f'<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{title}</title></head>'
            page += f"<body><main><h1>{title}</h1>{text}</main></body></html>"
            file.with_name(f"{file.name}.html").write_text(page, encoding="utf-8")
        else:
            shutil.copyfile(site / file_of(entry.path), file)
    shutil.copyfile(site / "404.html", folder / "404.html")
    subprocess.run([program, "--site", folder, "--root-selector", "main"], check=True, capture_output=True)
    return subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.strip()


def search(tab: Tab, query: str, most: int) -> list[str]:
    """Return the addresses of the first results, without ``index.html`` and the ending of the pages of documents."""
    found: list[str] = tab.evaluate(_SEARCH, [query, most])
    return [unquote(url).removeprefix("/").replace("index.html", "").removesuffix(".html") for url in found]


def size(folder: Path) -> tuple[int, int]:
    """Return how many files the index has, and their bytes (Pagefind compresses them itself)."""
    files = [path for path in (folder / "pagefind").rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files)
