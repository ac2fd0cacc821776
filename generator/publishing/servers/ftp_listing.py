"""What FTP servers write about the contents of a folder: MLSD, and LIST in the forms of Unix, Windows and others.

Only a name, whether it is a folder and a size are wanted; dates are skipped in whatever form they come, because no
decision rests on them. A line that no form fits is told of: then the names alone are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.publishing.servers.server import Entry

_UNIX = re.compile(r"([-dlbcpsDL])[-rwxsStTlL.+@]{8,11}\s+(.+)")
"""``-rw-r--r--   1 user group   4096 <date> name``: rights first, then owners in one to three words."""
_MONTH = re.compile(r"[^\s\d]{2,14}|\d{1,2}[^\s\d:./-]{1,3}")
"""A month in any language, also as a number with its word behind it: ``Mar``, ``มี.ค.``, ``3月``."""
_DAY = re.compile(r"\d{1,2}[.,日일]?")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d{1,9})?)?|\d{4}年?")
_ZONE = re.compile(r"[+-]\d{4}")
_NUMERIC_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_WINDOWS = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AaPp][Mm])?\s+(<DIR>|<JUNCTION>|[\d,]+)\s(?:\s*)(.+)"
)
"""``03-05-26  02:14PM       <DIR>          name``: IIS, with two or four figures of the year."""
_EPLF = re.compile(r"\+([^\t]*)\t(.+)")
_NETWARE = re.compile(r"([-d])\s*\[[-A-Z]{6,10}\]\s+(.+)")
"""``d [RWCEAFMS] owner  512 Jan 16 18:53 name``: rights in brackets."""
_TOTAL = re.compile(r"\S{2,14}:?\s+[\d.,]+[kKMG]?B?")
"""``total 12``, in any language."""
_RAW = re.compile("[\udc80-\udcff]")
_HERE = frozenset({".", "..", ""})


def readable(name: str) -> str:
    """Return a name for people: bytes that were no UTF-8 are read as the Thai of old Windows, which they mostly are."""
    return name.encode(errors="surrogateescape").decode("cp874", errors="replace") if _RAW.search(name) else name


def from_mlsd(lines: Iterable[str]) -> Iterator[Entry]:
    """Yield what lines of MLSD tell: ``type=file;size=3;modify=…; name``."""
    for line in lines:
        facts_text, space, name = line.partition(" ")
        facts = {key.lower(): value for key, _, value in (fact.partition("=") for fact in facts_text.split(";"))}
        kind = facts.get("type", "").lower()
        if not space or kind in {"cdir", "pdir"} or name in _HERE:
            continue
        name = name.rstrip("\r\n").rpartition("/")[2]
        yield _entry(name, facts.get("size", ""), is_folder=kind == "dir")


@dataclass(frozen=True)
class Listed:
    """What a list tells; it has ``unread`` lines where it has some of a form that nobody here knows."""

    entries: Sequence[Entry]
    unread: bool


def from_list(lines: Iterable[str]) -> Listed:
    """Return what lines of LIST tell."""
    told = list(lines)
    told = told[1:] if told and _TOTAL.fullmatch(told[0].strip()) else told
    read = [_of_unix(line) or _of_windows(line) or _of_netware(line) or _of_eplf(line) for line in told]
    entries = [entry for entry in read if entry is not None]
    return Listed([entry for entry in entries if entry.name not in _HERE], len(entries) < len(read))


def _of_unix(line: str) -> Entry | None:
    match = _UNIX.match(line)
    return _of_words(match[1], match[2]) if match is not None else None


def _of_netware(line: str) -> Entry | None:
    match = _NETWARE.match(line)
    return _of_words(match[1], match[2]) if match is not None else None


def _of_words(kind: str, rest: str) -> Entry | None:
    """Return the entry that words tell: owners, a size, a date, a name."""
    words = [(word[0], word.start(), word.end()) for word in re.finditer(r"\S+", rest)]
    # The date is the first place where month, day and clock stand after a size; owners may be numbers or missing.
    for index in range(1, len(words)):
        length = _date_words([word for word, _, _ in words[index : index + 4]])
        if not length or not words[index - 1][0].isdigit() or index + length >= len(words):
            continue
        # One space parts the date from the name; more of them belong to names only where somebody typed them so.
        name = rest[words[index + length - 1][2] + 1 :]
        name = name if name.strip() == name or not name.startswith("  ") else name.strip()
        name = name.partition(" -> ")[0] if kind == "l" else name
        name = name.rpartition("/")[2] if name.startswith("/") else name
        return _entry(name, words[index - 1][0], is_folder=kind in "dD")
    return None


def _date_words(words: list[str]) -> int:
    """Return how many words a date takes at the beginning of ``words``; 0 where there is none."""
    if len(words) >= 2 and _NUMERIC_DATE.fullmatch(words[0]) and _CLOCK.fullmatch(words[1]):  # noqa: PLR2004
        return 3 if len(words) > 3 and _ZONE.fullmatch(words[2]) else 2  # noqa: PLR2004 - date, clock, zone, name
    if len(words) < 3 or not _CLOCK.fullmatch(words[2]):  # noqa: PLR2004
        return 0
    month_first = _MONTH.fullmatch(words[0]) and _DAY.fullmatch(words[1])
    day_first = _DAY.fullmatch(words[0]) and _MONTH.fullmatch(words[1])
    return 3 if month_first or day_first else 0


def _of_windows(line: str) -> Entry | None:
    match = _WINDOWS.match(line.strip())
    if match is None:
        return None
    return _entry(match[2], match[1].replace(",", ""), is_folder=match[1].startswith("<"))


def _of_eplf(line: str) -> Entry | None:
    match = _EPLF.match(line)
    if match is None:
        return None
    facts = match[1].split(",")
    size = next((fact[1:] for fact in facts if fact.startswith("s")), "")
    return _entry(match[2], size, is_folder="/" in facts)


def _entry(name: str, size: str, *, is_folder: bool) -> Entry:
    return Entry(name, is_folder, int(size) if size.isdigit() and not is_folder and len(size) < 20 else None)  # noqa: PLR2004
