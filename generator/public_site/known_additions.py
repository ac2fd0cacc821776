"""Which additions to a page are a host's own and harmless, and which speak of what no office publishes."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LEADS_AWAY = re.compile(r"//[a-z0-9]|\beval\b|\batob\b|fromCharCode|\bunescape\b|document\.write", re.IGNORECASE)
"""What a script does that loads from elsewhere, or does not want to be read."""


@cache
def _data() -> Any:  # noqa: ANN401 - the package's own file
    return yaml.safe_load((files("generator.public_site") / "additions.yml").read_text(encoding="utf-8"))


def host_that_adds(value: str, own: str) -> str | None:
    """Return who adds such a thing to pages as a matter of course; None where nobody known does.

    ``value`` is its whole address, or the text of a script; ``own`` is the host of the site.
    """
    address = re.fullmatch(r"https?://([^/]+)(/.*)?", value)
    for host in _data()["hosts"]:
        if address is None:
            is_known = any(mark in value for mark in host.get("inline", ())) and not leads_away(value)
        elif address[1] == own:
            is_known = (address[2] or "/").startswith(tuple(host.get("own", ())))
        else:
            is_known = f"{address[1]}{address[2] or '/'}".startswith(tuple(host.get("elsewhere", ())))
        if is_known:
            return str(host["name"])
    return None


def leads_away(script: str) -> bool:
    """Tell whether a script written into a page loads from elsewhere, or does not want to be read."""
    return _LEADS_AWAY.search(script) is not None


def gambling_in(text: str) -> str | None:
    """Return the first word of gambling or the like that stands in ``text`` as people read it, or in an address."""
    found = _words().search("".join(text.split()).casefold()) or _latin().search(text.casefold())
    return found[0] if found else None


def gambling_count(text: str) -> Counter[str]:
    """Count such words in ``text``."""
    return Counter([*_words().findall("".join(text.split())), *_latin().findall(text.casefold())])


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _data()["gambling"]["thai"])))


@cache
def _latin() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _data()["gambling"]["latin"]))
    return re.compile(rf"(?<![a-z])(?:{words})(?:\d{{1,4}}|th|auto)?(?![a-z])")
