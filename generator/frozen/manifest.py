"""A manifest: one fiscal year as it stood at one moment, in ``content/frozen/<year>-<n>.json``.

It carries the SHA-256 of its own content, so that a manifest that was changed later shows it. Addresses are from the
site's root; times are ISO 8601 with the offset of Thailand.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.findings import Finding, Place, finding

SCHEMA = "oit-frozen/1"
FOLDER = "content/frozen"
MAX_BYTES = 50_000_000
_NAME = re.compile(r"(\d{4})-([1-9]\d{0,3})\.json")


@dataclass(frozen=True, slots=True)
class FrozenFile:
    """A document as it was published: its address, title in the record, SHA-256, bytes, and time of last change.

    A free page that an item gives as evidence is kept in the same way, with its ``text`` line by line.
    """

    address: str
    title: str
    sha256: str
    size: int
    modified: str
    text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrozenItem:
    """An item as it was published.

    ``key`` is its stable key, ``answered`` whether it had an answer (มี), ``text`` what its page said line by line,
    ``documents`` and ``links`` its evidence in order: files and free pages of the site, and addresses elsewhere.
    """

    code: str
    key: str
    title: str
    address: str
    answered: bool
    text: tuple[str, ...]
    documents: tuple[FrozenFile, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """A fiscal year (BE) as it stood; ``addresses`` are those of all pages and files that had to hold from then on."""

    fiscal_year: int
    label: str
    time: str
    agency: str
    site_url: str | None
    addresses: tuple[str, ...]
    items: tuple[FrozenItem, ...]
    schema: str = SCHEMA
    digest: str = ""
    name: str = ""

    @property
    def file(self) -> str:
        """Where it stands in the agency's folder."""
        return f"{FOLDER}/{self.name}.json"

    @property
    def is_untouched(self) -> bool:
        """Whether it is still what was written."""
        return self.digest == digest_of(self)


_READER = TypeAdapter(Manifest)


def digest_of(manifest: Manifest) -> str:
    """Give the SHA-256 of everything in ``manifest`` but its digest and its name."""
    return sha256(json.dumps(_content(manifest), ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def sealed(manifest: Manifest, name: str) -> Manifest:
    """Give ``manifest`` under ``name`` with its digest."""
    return replace(manifest, name=name, digest=digest_of(manifest))


def as_text(manifest: Manifest) -> str:
    """Give the text of the file."""
    return json.dumps({**_content(manifest), "digest": manifest.digest}, ensure_ascii=False, indent=1) + "\n"


def _content(manifest: Manifest) -> dict[str, Any]:
    content = asdict(manifest)
    del content["digest"], content["name"]
    return content


def next_name(folder: Path, year: int) -> str:
    """Give the name of the next manifest of ``year``: ``2569-1``."""
    taken = [int(match[2]) for match in _names(folder) if int(match[1]) == year]
    return f"{year}-{max(taken, default=0) + 1}"


def load(folder: Path) -> tuple[tuple[Manifest, ...], tuple[Finding, ...]]:
    """Read every manifest in the agency's ``folder``, by year and number, and say which are lost or cut."""
    manifests: list[Manifest] = []
    findings: list[Finding] = []
    for match in sorted(_names(folder), key=lambda match: (int(match[1]), int(match[2]))):
        name = match[0].removesuffix(".json")
        try:
            with (folder / FOLDER / match[0]).open("rb") as file:
                manifest = replace(_READER.validate_json(file.read(MAX_BYTES)), name=name)
        except (OSError, ValidationError, RecursionError):
            findings.append(finding("L857", Place(f"{FOLDER}/{match[0]}"), file=f"{FOLDER}/{match[0]}"))
            continue
        manifests.append(manifest)
        if not manifest.is_untouched:
            findings.append(finding("L856", Place(manifest.file), file=manifest.file))
    return tuple(manifests), (*findings, *_gaps(folder))


def _gaps(folder: Path) -> Iterator[Finding]:
    """Say which manifests are not there although a later one of the same year is: numbers are given one by one."""
    taken: dict[int, set[int]] = defaultdict(set)
    for match in _names(folder):
        taken[int(match[1])].add(int(match[2]))
    for year, numbers in sorted(taken.items()):
        for number in sorted(set(range(1, max(numbers))) - numbers):
            name = f"{FOLDER}/{year}-{number}.json"
            yield finding("L863", Place(name), year=year, file=name)


def _names(folder: Path) -> list[re.Match[str]]:
    root = folder / FOLDER
    names = [path.name for path in root.iterdir()] if root.is_dir() else []
    return [match for name in names if (match := _NAME.fullmatch(name))]
