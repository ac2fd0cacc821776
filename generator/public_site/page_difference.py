"""How a public page differs from the built one: what was planted into it, what a host adds, what is missing.

A page is compared thing by thing, and its words letter by letter, so that neither white space nor the way in which
attributes are written counts, as hosts that make pages smaller change these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.findings.choices import Choice
from generator.public.outward import readable
from generator.public_site.known_additions import gambling_count, gambling_in, host_that_adds, leads_away
from generator.public_site.things import Kind, Thing, spot, things, words_of
from generator.rendering.policy import digest

SHOWN = 90
"""Letters of a planted thing that are shown."""
_COMMENT = re.compile(rb"<!--(.{0,2000}?)-->", re.DOTALL)
"""A comment in the code of a page; bounded, so that one that nothing closes is not followed to the end."""
_RUNS = frozenset({Kind.SCRIPT, Kind.FRAME, Kind.HANDLER, Kind.REFRESH, Kind.BASE, Kind.FORM})
"""What acts in a page by itself, or takes what visitors type."""
_OURS_ALWAYS = frozenset({Kind.SCRIPT, Kind.LOADED, Kind.META, Kind.FORM})
"""Things of ours that a page does not do without."""


class Words(Choice):
    """How the words of a public page stand to those of the built one."""

    SAME = "same", "เหมือนกัน"
    MORE = "more", "มีเพิ่ม"
    OTHER = "other", "ต่างกัน"


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, each told in Thai with where it stands.

    ``planted`` is what nobody of the agency put there, ``hosts`` what is known of web hosts, ``added`` what else is
    new, ``missing`` what of ours is not there.
    """

    planted: Sequence[str] = ()
    hosts: Sequence[str] = ()
    added: Sequence[str] = ()
    missing: Sequence[str] = ()
    words: Words = Words.SAME


def page_difference(built: bytes, public: bytes, url: str) -> Difference:
    """Compare the page at ``url`` as it was ``built`` with what came from there."""
    ours, theirs = LexborHTMLParser(built), LexborHTMLParser(public)
    hosts = list(_mail_shown_again(theirs))
    mine = Counter(thing for thing, _ in things(ours, url))
    new = list(_new(theirs, mine, url))
    gone = mine - Counter(thing for thing, _ in things(theirs, url))
    policy = " ".join(node.attributes.get("content") or "" for node in theirs.css("meta[http-equiv]"))
    told = [_Told(thing, node, url, public, policy) for thing, node in new]
    lost = tuple(_lost(thing) for thing in gone if thing.kind in _OURS_ALWAYS)
    before, after = words_of(ours), words_of(theirs)
    words = _words(before, after)
    planted = [one.says for one in told if one.is_planted(pure=words is not Words.OTHER)]
    if bad := gambling_count(after) - gambling_count(before):
        planted.append(f"คำว่า “{'” “'.join(list(bad)[:5])}”")
    added = [one.says for one in told if not one.host and one.says not in planted]
    if words is Words.MORE and not bad:
        added.append(f"ข้อความ “{_between(before, after)}”")
    hosts += [f"{one.host}: {one.says}" for one in told if one.host and one.says not in planted]
    hosts += [f"หมายเหตุในโค้ด {text}" for text in _comments(public) - _comments(built)]
    return Difference(_few(planted), _few(hosts), _few(added), _few(lost), words)


def _new(tree: LexborHTMLParser, mine: Counter[Thing], url: str) -> Iterator[tuple[Thing, LexborNode]]:
    """Yield the things of a public page that the built one has not, or not as often."""
    left = Counter(mine)
    for thing, node in things(tree, url):
        if left[thing] > 0:
            left[thing] -= 1
        else:
            yield thing, node


class _Told:
    """A thing that was added, judged and put into words."""

    def __init__(self, thing: Thing, node: LexborNode, url: str, public: bytes, policy: str) -> None:
        self.thing = thing
        place = spot(node)
        self.is_hidden = place.is_hidden and thing.kind is not Kind.STYLE
        text = node.text() if thing.kind is Kind.LINK else ""
        self.bad = gambling_in(f"{text} {thing.value}")
        self.host = None if self.bad else host_that_adds(thing.value, urlsplit(url).netloc.lower())
        self.is_allowed = digest(node.text()) in policy and not leads_away(thing.value)
        self.is_foreign = _is_foreign(thing, url)
        line = _line(public, thing, node)
        shown = readable(thing.value) if "://" in thing.value[:8] else thing.value
        shown = shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"
        words = f" “{' '.join(text.split())[:40]}”" if text.strip() else ""
        hidden = " ซ่อนไม่ให้ผู้อ่านเห็น" if self.is_hidden else ""
        self.says = f"{thing.kind.thai}{words} {shown}{hidden} ({place.region}{line})"

    def is_planted(self, *, pure: bool) -> bool:
        """Tell whether nobody of the agency put it there; in a page that has other words a plain link may be older."""
        if self.host:
            return False
        kind = self.thing.kind
        if self.bad or (self.is_hidden and kind in {Kind.LINK, Kind.LOADED}):
            return True
        if kind is Kind.SCRIPT and "://" not in self.thing.value[:8]:
            return not self.is_allowed  # written into the page, where an older one of ours stands with its digest
        if kind in {Kind.HANDLER, Kind.REFRESH, Kind.BASE} or (kind is Kind.FRAME and self.is_foreign):
            return True
        if kind is Kind.META:
            return self.thing.value.startswith("robots:") and "noindex" in self.thing.value
        return self.is_foreign and (pure or kind in _RUNS)


def _is_foreign(thing: Thing, url: str) -> bool:
    """Tell whether a thing leads to, or loads from, anywhere but the site's own server."""
    if thing.kind in {Kind.META, Kind.HANDLER}:
        return False
    if thing.kind is Kind.STYLE:
        return "//" in thing.value or "@import" in thing.value
    try:
        parts = urlsplit(thing.value)
        own = (urlsplit(url).hostname or "").removeprefix("www.")
        is_in_page = parts.scheme in {"", "http", "https"} and not parts.hostname  # a script or frame written into it
        return not is_in_page and (parts.hostname or "").removeprefix("www.") != own
    except ValueError:
        return True


def _line(public: bytes, thing: Thing, node: LexborNode) -> str:
    """Say in which line of the page's code a thing stands, where that can be found."""
    attributes = node.attributes
    written = next(
        (attributes[name] for name in ("href", "src", "action", "data", "srcdoc") if attributes.get(name)), ""
    )
    text = written or thing.value[:40]
    ways = (f'"{text}"', f"'{text}'", f"={text}", text) if text else ()
    at = next((at for way in ways if (at := public.find(way.encode())) >= 0), -1)
    number = public.count(b"\n", 0, at) + 1
    return f" บรรทัด {number}" if at >= 0 else ""


def _lost(thing: Thing) -> str:
    shown = readable(thing.value) if thing.kind is not Kind.META else thing.value
    return f"{thing.kind.thai} {shown[:60]}{'…' if len(shown) > 60 else ''}"  # noqa: PLR2004 - enough to know it by


def _words(before: str, after: str) -> Words:
    """Compare letters: what hosts do to white space is none of anybody's business."""
    built, public = before.replace(" ", ""), after.replace(" ", "")
    if built == public:
        return Words.SAME
    rest = iter(public)
    return Words.MORE if all(letter in rest for letter in built) else Words.OTHER


def _between(before: str, after: str) -> str:
    """Return what of ``after`` stands between the beginning and the end that it shares with ``before``, in short."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return after[start : len(after) - end].strip()[:SHOWN]


def _comments(page: bytes) -> Counter[str]:
    """Count the comments in the code of a page, each cut to what is shown."""
    found = (text.decode(errors="replace") for text in _COMMENT.findall(page))
    return Counter(" ".join(text.split())[:SHOWN] for text in found)


def _mail_shown_again(tree: LexborHTMLParser) -> Iterator[str]:
    """Put addresses for mail back that Cloudflare took out of the page, and say that it did."""
    count = 0
    for node in tree.css("[data-cfemail]"):
        if plain := _decoded(node.attributes.get("data-cfemail") or ""):
            node.insert_before(plain)
            node.decompose()
            count += 1
    if count:
        yield f"Cloudflare ซ่อนที่อยู่อีเมล {count} แห่ง"


def _decoded(code: str) -> str:
    try:
        raw = bytes.fromhex(code)
    except ValueError:
        return ""
    return bytes(byte ^ raw[0] for byte in raw[1:]).decode(errors="replace") if raw else ""


def _few(told: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(told))
