"""Pages that others took over to advertise gambling and the like, told from pages that speak of it or against it.

Both have the words for the thing. What only those write who want players is a lure: a visitor is offered credit,
told of a way in, promised that it pays. A title with a lure, or several lures that no word against it balances, make
such a page; and links with lures to hosts of many others, planted into a page that is otherwise whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from generator.link_health.judging.seen_page import SeenPage

_LURES, _TOPICS_TOO, _PLANTED, _HOSTS = 3, 4, 4, 2
"""How many different lures make a page; how many words in all where one is a lure; planted links, and their hosts."""
_READ = 20_000


def taken_over(page: SeenPage, host: str) -> tuple[str, ...]:
    """Return the words by which a page at ``host`` shows that others took it over; empty where it does not."""
    title = f"{page.title}\n{page.description}"
    heads = f"{title}\n" + "\n".join(page.headings[:5])
    text = f"{heads}\n{page.text}\n" + "\n".join(said for said, _ in page.links)
    text = text[:_READ]
    against = _found("against", text)
    in_title = _found("lures", title) or (_found("lures", heads) if not against else [])
    topics = _found("topics", title)
    if not _found("against", title) and (in_title or len(topics) > 1) and not (against and not in_title):
        return tuple(f"ชื่อหน้า “{word}”" for word in (in_title or topics)[:4])
    lures = _found("lures", text)
    if len(lures) >= _LURES and len(lures) > len(against):
        return tuple(f"ข้อความ “{word}”" for word in lures[:4])
    if lures and not against and len(lures) + len(_found("topics", text)) > _TOPICS_TOO:
        return tuple(f"ข้อความ “{word}”" for word in lures[:4])
    return _planted(page, host)


def _planted(page: SeenPage, host: str) -> tuple[str, ...]:
    """Return what links to hosts of others say that lure, where there are several of them."""
    words: dict[str, str] = {}
    hosts: set[str] = set()
    for said, address in page.links:
        target = _host(address)
        if target and target != host and (lures := _found("lures", f"{said} {target}")):
            words[address] = lures[0]
            hosts.add(target)
    if len(words) < _PLANTED or len(hosts) < _HOSTS:
        return ()
    return tuple(f"ลิงก์ “{word}”" for word in dict.fromkeys(words.values()))[:4]


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _found(name: str, text: str) -> list[str]:
    """Return what stands in a text of each of the patterns of ``name``, once."""
    matches = (pattern.search(text) for pattern in _patterns()[name])
    return [" ".join(match[0].split())[:60] for match in matches if match]


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, Sequence[re.Pattern[str]]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(Path(__file__).with_name("taken_over.yml").read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - ours, safely
    return {name: [re.compile(pattern, re.IGNORECASE) for pattern in patterns] for name, patterns in data.items()}
