"""A manifest: one fiscal year as it stood at one moment, in ``content/frozen/<year>-<n>.json``.

It carries the SHA-256 of its own content, so that a manifest that was changed later shows it. Addresses are from the
site's root; times are ISO 8601 with the offset of Thailand.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, TypeAdapter

from generator.findings.finding import Finding, Place, finding
from generator.records.json_reader import UnreadableError, read_json
from generator.records.memory.manifest_values import address, moment, text, whole_address
from generator.system.file_access import list_folder

CODES = ("L668", "L669", "L856", "L857", "L863")

SCHEMA = "oit-frozen/1"
FOLDER = "content/frozen"
MAX_BYTES = 50_000_000
_NAME = re.compile(r"(\d{4})-([1-9]\d{0,3})\.json")
"""The name of a manifest's file: the fiscal year (BE) and the number of the manifest in it."""

_Address = Annotated[str, AfterValidator(address)]
_WholeAddress = Annotated[str, AfterValidator(whole_address)]
_Text = Annotated[str, AfterValidator(text)]
_Moment = Annotated[str, AfterValidator(moment)]
_Lines = Annotated[tuple[str, ...], Field(max_length=20_000)]


@dataclass(frozen=True, slots=True)
class FrozenFile:
    """A document as it was published: its address, title in the record, SHA-256, bytes, and time of last change.

    A free page that an item gives as evidence is kept in the same way, with its ``text`` line by line.
    """

    address: _Address
    title: str
    sha256: str
    size: Annotated[int, Field(ge=0)]
    modified: _Moment
    text: _Lines = ()


@dataclass(frozen=True, slots=True)
class FrozenItem:
    """An item as it was published.

    ``key`` is its stable key, ``answered`` whether it had an answer (มี), ``text`` what its page said line by line,
    ``documents`` and ``links`` its evidence in order: files and free pages of the site, and addresses elsewhere.
    """

    code: _Text
    key: str
    title: str
    address: _Address
    answered: bool
    text: _Lines
    documents: tuple[FrozenFile, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """A fiscal year (BE) as it stood; ``addresses`` are those of all pages and files that had to hold from then on.

    ``previous`` is the digest of the manifest that was the newest of the folder then, of whatever year: whoever makes
    one anew must make anew all that came after it. Empty for the first, and for those that older versions wrote.
    """

    fiscal_year: Annotated[int, Field(ge=2500, le=2700)]
    label: str
    time: _Moment
    agency: str
    site_url: _WholeAddress | None
    addresses: Annotated[tuple[_Address, ...], Field(max_length=100_000)]
    items: Annotated[tuple[FrozenItem, ...], Field(max_length=500)]
    schema: str = SCHEMA
    previous: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""
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
    """Return the SHA-256 of everything in ``manifest`` but its digest and its name."""
    return sha256(json.dumps(_content(manifest), ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def sealed(manifest: Manifest, name: str) -> Manifest:
    """Return ``manifest`` under ``name`` with its digest."""
    return replace(manifest, name=name, digest=digest_of(manifest))


def as_text(manifest: Manifest) -> str:
    """Return the text of the file."""
    return json.dumps({**_content(manifest), "digest": manifest.digest}, ensure_ascii=False, indent=1) + "\n"


def _content(manifest: Manifest) -> dict[str, Any]:
    content = asdict(manifest)
    del content["digest"], content["name"]
    if not manifest.previous:  # so that the digests of those that were written before there was a chain hold
        del content["previous"]
    return content


def newest(manifests: Iterable[Manifest]) -> Manifest | None:
    """Return the manifest that was made last, None where there is none."""
    return max(manifests, key=lambda manifest: (datetime.fromisoformat(manifest.time), manifest.name), default=None)


def next_name(folder: Path, year: int) -> str:
    """Return the name of the next manifest of ``year``: ``2569-1``."""
    taken = [int(match[2]) for match in _names(folder)[0] if int(match[1]) == year]
    return f"{year}-{max(taken, default=0) + 1}"


def load(folder: Path) -> tuple[tuple[Manifest, ...], tuple[Finding, ...]]:
    """Read every manifest in the agency's ``folder``, by year and number, and say which are lost or cut."""
    manifests: list[Manifest] = []
    names, problems = _names(folder)
    findings = list(problems)
    for match in sorted(names, key=lambda match: (int(match[1]), int(match[2]))):
        file = f"{FOLDER}/{match[0]}"
        try:
            manifest = read_json(folder / file, folder, _READER, MAX_BYTES)
        except UnreadableError as error:
            findings.append(finding("L857", Place(file), file=file, reason=error))
            continue
        manifests.append(replace(manifest, name=match[0].removesuffix(".json")))
        if not manifests[-1].is_untouched:
            findings.append(finding("L856", Place(file), file=file))
    return tuple(manifests), (*findings, *_gaps(names), *_broken_chain(manifests))


def _broken_chain(manifests: Sequence[Manifest]) -> Iterator[Finding]:
    """Say which manifests do not follow on what they were made after: made anew, put in between, or dated back."""
    by_digest = {digest_of(manifest): manifest for manifest in manifests}
    chained = [datetime.fromisoformat(manifest.time) for manifest in manifests if manifest.previous]
    followed: dict[str, str] = {}
    for manifest in manifests:
        place, time = Place(manifest.file), datetime.fromisoformat(manifest.time)
        before = by_digest.get(manifest.previous)
        if not manifest.previous:
            if chained and time > min(chained):
                yield finding("L669", place, file=manifest.file, why="ไม่ต่อจากรายการใด ทั้งที่มีรายการก่อนหน้า")
        elif before is None:
            yield finding("L668", place, file=manifest.file, digest=manifest.previous[:12])
        elif datetime.fromisoformat(before.time) > time:
            yield finding("L669", place, file=manifest.file, why=f"ลงเวลาก่อน {before.file} ที่ต้องมีมาก่อน")
        elif manifest.previous in followed:
            yield finding("L669", place, file=manifest.file, why=f"ต่อจากรายการเดียวกับ {followed[manifest.previous]}")
        followed.setdefault(manifest.previous, manifest.file)


def _gaps(names: Iterable[re.Match[str]]) -> Iterator[Finding]:
    """Say which manifests are not there although a later one of the same year is: numbers are given one by one."""
    taken: dict[int, set[int]] = defaultdict(set)
    for match in names:
        taken[int(match[1])].add(int(match[2]))
    for year, numbers in sorted(taken.items()):
        for number in sorted(set(range(1, max(numbers))) - numbers):
            name = f"{FOLDER}/{year}-{number}.json"
            yield finding("L863", Place(name), year=year, file=name)


def _names(folder: Path) -> tuple[list[re.Match[str]], tuple[Finding, ...]]:
    entries, problems = list_folder(folder / FOLDER, folder)
    return [match for path in entries if (match := _NAME.fullmatch(path.name))], problems
