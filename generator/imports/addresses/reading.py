"""Reads the addresses of an older site: from a list (text, CSV, Excel), a sitemap, or a page saved from a browser.

Everything here is hostile: sizes and counts are bounded, nothing is fetched, and a sitemap is not opened as XML, whose
entities could grow without end; only what stands between ``<loc>`` and ``</loc>`` is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from generator.imports.reading.delimited import text_of
from generator.imports.reading.limited import read_paper
from generator.imports.reading.model import Table
from generator.system.plain_files import content_of

MAX_BYTES = 10_000_000
MAX_ADDRESSES = 20_000
MAX_LENGTH = 2_000
_WORDS = 500
_BOOKS = frozenset({".xlsx", ".xls", ".ods", ".xlsm"})
_LOC = re.compile(r"<loc>\s{0,50}(?:<!\[CDATA\[)?([^<>\]]{1,2000})(?:\]\]>)?\s{0,50}</loc>", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"',;|]{1,2000}|(?<![^\s\"',;|])/[^\s<>\"',;|]{1,2000}", re.IGNORECASE)
"""A whole address, or a path from the root of the server that begins a word."""
_SAVED_FROM = re.compile(r"saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,2000})", re.IGNORECASE)
_ASIDE = re.compile(r"(?:#|mailto:|tel:|javascript:|data:)", re.IGNORECASE)


class UnreadableAddressesError(ValueError):
    """A file from which no address can be read; the text says in Thai why."""


@dataclass(frozen=True, slots=True)
class Old:
    """An address of the older site as it is written, the words that stand by it, and where it should lead if told."""

    address: str
    words: str = ""
    target: str = ""


def read_old(path: Path) -> Sequence[Old]:
    """Return the addresses in the file at ``path``, each once, in order; raises ``UnreadableAddressesError``."""
    try:
        found = list(_of_book(path)) if path.suffix.lower() in _BOOKS else list(_of_text(_text(path)))
    except OSError as error:
        reason = "ใหญ่เกิน 10 เมกะไบต์" if "arge" in (error.strerror or "") else error.strerror or "อ่านไม่ได้"
        raise UnreadableAddressesError(reason) from None
    once: dict[str, Old] = {}
    for one in found:
        kept = once.get(one.address)
        if len(one.address) <= MAX_LENGTH and (kept is None or (one.words and not kept.words)):
            once[one.address] = one
    if not once:
        raise UnreadableAddressesError("ไม่พบที่อยู่ในแฟ้ม")
    return list(once.values())[:MAX_ADDRESSES]


def _text(path: Path) -> str:
    text = text_of(content_of(path, MAX_BYTES))
    if text is None:
        raise UnreadableAddressesError("ไม่ใช่ข้อความที่อ่านได้")
    return text


def _of_text(text: str) -> Iterator[Old]:
    head = text[:200_000].lower()
    if "<loc>" in head or "<urlset" in head or "<sitemapindex" in head:
        yield from _of_sitemap(text)
    elif "<a " in head or "<html" in head or "<body" in head:
        yield from _of_page(text)
    else:
        for line in text.splitlines()[: MAX_ADDRESSES * 2]:
            yield from _of_line(line[: MAX_LENGTH * 3])


def _of_sitemap(text: str) -> Iterator[Old]:
    if "<sitemapindex" in text[:200_000].lower():
        raise UnreadableAddressesError("เป็นสารบัญของ sitemap หลายแฟ้ม ให้เปิดแต่ละแฟ้มในนั้นแล้วบันทึกมาแทน")
    for number, match in enumerate(_LOC.finditer(text)):
        if number >= MAX_ADDRESSES:
            return
        yield Old(unescape(match[1].strip()))


def _of_page(text: str) -> Iterator[Old]:
    """Yield the links of a saved page, each with its words; where it was saved from is read from its head."""
    page = LexborHTMLParser(text)
    saved = _SAVED_FROM.search(text[:20_000])
    base = saved[1] if saved else ""
    for query, name in (("link[rel=canonical]", "href"), ("base[href]", "href")):
        node = page.css_first(query)
        told = str(node.attributes.get(name) or "") if node else ""
        base = urljoin(base, told[:MAX_LENGTH]) if told and not _is_malformed(told) else base
    for number, link in enumerate(page.css("a[href]")):
        if number >= MAX_ADDRESSES:
            return
        target = str(link.attributes.get("href") or "").strip()
        if target and len(target) <= MAX_LENGTH and not _ASIDE.match(target) and not _is_malformed(target):
            words = " ".join(link.text(deep=True)[: _WORDS * 4].split())[:_WORDS]
            yield Old(urljoin(base, target).partition("#")[0], words)


def _is_malformed(address: str) -> bool:
    try:
        urljoin("https://a.example/", address)
    except ValueError:
        return True
    return False


def _of_line(line: str) -> Iterator[Old]:
    """Yield the first address of a line, with the words around it, and the second as where it should lead."""
    found = list(_ADDRESS.finditer(line))[:2]
    if not found:
        return
    rest = line[: found[0].start()] + line[found[0].end() :]
    target = found[1][0] if len(found) > 1 else ""
    words = " ".join(re.sub(r"[\"',;|]", " ", rest.replace(target, "") if target else rest).split())[:_WORDS]
    yield Old(found[0][0], words, target)


def _of_book(path: Path) -> Iterator[Old]:
    paper = read_paper(path)
    if paper.problem is not None:
        raise UnreadableAddressesError(str(paper.problem.value))
    for block in paper.blocks:
        for row in block.rows if isinstance(block, Table) else ():
            cells = [cell.text.replace("\n", " ") or next(iter(cell.links), "") for cell in row]
            yield from _of_line(" , ".join(cells)[: MAX_LENGTH * 3])
