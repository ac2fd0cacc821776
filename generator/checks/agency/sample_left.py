"""Rule on what is left of the fictional agency in the folder of a real one: nobody may publish it as fact.

Known are the sample's own name, hosts, telephone numbers and persons, and its documents and images byte by byte; the
words of which they consist, a district or a stream, are anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.assessment.site_context import SiteContext
from generator.checks.language.passages import page_passages
from generator.findings.finding import Finding, Place, finding
from generator.public.texts import texts_where
from generator.records.loading.documents import Document
from generator.records.loading.file_names import CONFIG_NAME
from generator.records.loading.workspace import Workspace
from generator.records.sample import sample_folder
from generator.system.plain_files import content_of

CODES = ("E365",)

_TITLE = re.compile(r"^(?:นางสาว|นาย|นาง)")
_SHOWN = 5
"""Places that the message names."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield one error that names all that is left of the sample in another agency's folder."""
    workspace = site.workspace
    known = _known()
    if known is None or workspace.config.agency.name.strip() == known["agency"]["name"]:
        return
    left = [*_words(site, _pattern()), *_files(workspace)]
    if left:
        place = left[0][0]
        told = [f"{what} ({where.file}{f':{where.line}' if where.line else ''})" for where, what in left[:_SHOWN]]
        more = f" และอีก {len(left) - _SHOWN} แห่ง" if len(left) > _SHOWN else ""
        yield finding("E365", place, count=len(left), told=" · ".join(told), more=more)


def _words(site: SiteContext, pattern: re.Pattern[str]) -> Iterator[tuple[Place, str]]:
    for one in texts_where(site.texts, lambda text: pattern.search(text) is not None):
        found = pattern.search(one.text)
        if found:
            yield one.place, f"“{found[0]}”"
    for page in site.workspace.pages:
        for passage in page_passages(page):
            if found := pattern.search(passage.text):
                yield Place(page.place.file, passage.line, 1), f"“{found[0]}”"


def _files(workspace: Workspace) -> Iterator[tuple[Place, str]]:
    """Yield the documents and images that are the sample's, byte by byte; most differ in size already."""
    sample = sample_folder()
    for kind, held in (("documents", workspace.documents), ("images", workspace.images)):
        for document in held.values():
            twin = _same_size(sample / "content" / kind, document) if sample else None
            if twin and _same_bytes(document, twin):
                yield Place(f"content/{kind}/{document.name}"), "เอกสารของหน่วยงานสมมติ"


def _same_size(folder: Path, document: Document) -> Path | None:
    return next(iter(_sizes(folder).get(document.size, ())), None)


def _same_bytes(document: Document, twin: Path) -> bool:
    try:
        return content_of(document.path, document.size) == twin.read_bytes()
    except OSError:
        return False


@cache
def _sizes(folder: Path) -> Mapping[int, tuple[Path, ...]]:
    found: dict[int, tuple[Path, ...]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found[path.stat().st_size] = (*found.get(path.stat().st_size, ()), path)
    return found


@cache
def _known() -> Mapping[str, Any] | None:
    """Return the sample's config as it is written; None where the sample was taken away."""
    folder = sample_folder()
    if folder is None:
        return None
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: Mapping[str, Any] = yaml.load((folder / CONFIG_NAME).read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader
    return data


@cache
def _pattern() -> re.Pattern[str]:
    """Return what finds any of the sample's own names, hosts, numbers and persons."""
    known = _known() or {}
    agency, units = known.get("agency", {}), known.get("units", [])
    persons = [one["name"] for one in agency.get("executives", [])] + [one["head"] for one in units if one.get("head")]
    words = [agency.get("name"), agency.get("name_en"), agency.get("short"), agency.get("phone"), agency.get("fax")]
    words += [_TITLE.sub("", person) for person in persons]
    hosts = [str(host).removeprefix("www.") for host in agency.get("domains", [])]
    return re.compile("|".join(re.escape(word) for word in dict.fromkeys([*filter(None, words), *hosts])))
