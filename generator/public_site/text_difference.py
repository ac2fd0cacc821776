"""How a public file that is no page differs from the built one: made smaller, or with what is not ours in it."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

from generator.public_site.known_additions import gambling_count
from generator.public_site.page_difference import Difference, Words

ACTING = (".css", ".js", ".svg")
"""Files that browsers carry out: what they load from elsewhere was not written by us."""
TEXTS = (*ACTING, ".json", ".xml", ".txt", ".csv", ".jsonl", ".geojson")
_COMMENT = re.compile(r"/\*.{0,20000}?\*/|<!--.{0,20000}?-->", re.DOTALL)
_SMALL = re.compile(r"[\s;\"']+")
"""What those who make files smaller leave out or write otherwise."""
_SERVER = re.compile(r"(?:https?:)?//([a-z0-9][a-z0-9.-]*\.[a-z]{2,63})(?=[/\"')\s:?#]|$)", re.IGNORECASE)


def text_difference(path: str, built: bytes, public: bytes, url: str) -> Difference:
    """Compare the text file at ``url``, ``path`` in the site, as it was ``built`` with what came from there."""
    before, after = built.decode(errors="replace"), public.decode(errors="replace")
    if _small(before) == _small(after):
        return Difference(hosts=("ช่องว่างหรือการขึ้นบรรทัดถูกเปลี่ยน",))
    is_more = before.strip() in after
    planted = [f"คำว่า “{word}”" for word in gambling_count(after) - gambling_count(before)]
    if is_more or path.endswith(ACTING):
        own = (urlsplit(url).hostname or "").removeprefix("www.")
        new = Counter(_servers(after)) - Counter(_servers(before))
        planted += [f"ที่อยู่ของ {host}" for host in new if host.removeprefix("www.") != own]
    words = Words.MORE if is_more else Words.OTHER
    rest = after.replace(before.strip(), " ", 1).strip() if is_more else ""
    added = (f"ข้อความ “{' '.join(rest.split())[:90]}”",) if rest and not planted else ()
    return Difference(tuple(planted), (), added, (), words)


def _servers(text: str) -> list[str]:
    return [host.lower() for host in _SERVER.findall(text)]


def _small(text: str) -> str:
    return _SMALL.sub("", _COMMENT.sub("", text)).removeprefix("\ufeff")
