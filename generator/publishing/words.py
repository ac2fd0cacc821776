"""What a publish will change, in words that an official knows: pages, documents, what is withdrawn, and who sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from generator.publishing.faults import public_address
from generator.publishing.planning import Plan, is_page
from generator.publishing.servers.ftp_listing import readable
from generator.publishing.stamps import Stamp
from generator.thai.figures import file_size

_TITLE = re.compile(rb"<title>([^<]{1,300})</title>", re.IGNORECASE)
_SHOWN = 12
"""So many of a kind are named one by one."""
_DOCUMENTS = ("documents/", "images/")
_BEHIND = ("assets/", "search/", "data/")


@dataclass(frozen=True)
class Change:
    """One thing that changes: ``new``, ``changed`` or ``gone``; a ``page``, a ``document`` or a ``file``."""

    path: str
    what: str
    kind: str
    title: str = ""
    size: int = 0


def changes(plan: Plan, content: Callable[[Stamp], bytes | None], old: Mapping[str, Stamp | None]) -> list[Change]:
    """Return all that changes; titles of pages are read from ``content`` where it is at hand."""
    found = [
        Change(path, "new" if path in plan.new else "changed", _kind(path), _title(path, stamp, content), stamp.size)
        for path, stamp in plan.put
    ]
    gone = [Change(path, "gone", _kind(path), _title(path, old.get(path), content)) for path in plan.gone]
    return [*gone, *found]


def _kind(path: str) -> str:
    if is_page(path):
        return "page"
    return "document" if path.startswith(_DOCUMENTS) else "file"


def _title(path: str, stamp: Stamp | None, content: Callable[[Stamp], bytes | None]) -> str:
    if not is_page(path) or stamp is None:
        return ""
    match = _TITLE.search(content(stamp) or b"")
    return unescape(match[1].decode(errors="replace")).split(" | ")[0].strip() if match else ""


def lines(found: Iterable[Change], url: str | None, frozen: Mapping[str, str], size: int) -> Iterator[str]:
    """Yield the lines to show; ``frozen`` tells by address of a file what it was frozen for."""
    every = list(found)
    for kind, what, words in _GROUPS:
        group = [change for change in every if change.kind == kind and change.what == what]
        if not group:
            continue
        if kind == "file":
            yield f"{words} {len(group)} แฟ้ม"
            continue
        yield f"{words} {len(group)} {'หน้า' if kind == 'page' else 'แฟ้ม'}"
        for change in sorted(group, key=lambda change: change.path)[:_SHOWN]:
            yield f"  {_named(change)}"
            if what == "gone":
                yield f"    {_who_sees(change, url, frozen)}"
        if len(group) > _SHOWN:
            yield f"  และอีก {len(group) - _SHOWN}"
    if size:
        yield f"รวมที่ต้องส่ง {file_size(size)}"


_GROUPS = (
    ("document", "gone", "เอกสารที่ถอนออก"),
    ("page", "gone", "หน้าที่ถอนออก"),
    ("page", "new", "หน้าใหม่"),
    ("page", "changed", "หน้าที่เปลี่ยน"),
    ("document", "new", "เอกสารใหม่"),
    ("document", "changed", "เอกสารที่เปลี่ยน"),
    ("file", "new", "แฟ้มประกอบใหม่"),
    ("file", "changed", "แฟ้มประกอบที่เปลี่ยน"),
    ("file", "gone", "แฟ้มประกอบที่ถอนออก"),
)


def _named(change: Change) -> str:
    path = readable(change.path.removesuffix("index.html") or "/")
    size = f" ({file_size(change.size)})" if change.kind == "document" and change.size else ""
    return f"{path} {change.title}".rstrip() + size


def _who_sees(change: Change, url: str | None, frozen: Mapping[str, str]) -> str:
    """Say who could see it until now, and who kept its address."""
    address = change.path.removesuffix("index.html")
    label = frozen.get(address)
    seen = f"จนถึงตอนนี้ทุกคนเปิดได้ที่ {public_address(url, change.path)}" if url else "จนถึงตอนนี้ทุกคนที่มีที่อยู่เปิดได้"
    return f"{seen} ต่อไปจะไม่พบ" + (f" รวมถึงผู้ประเมินที่ได้ที่อยู่นี้ไป ({label})" if label else "")
