"""Reads the free pages of an agency: Markdown files in ``content/pages``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.findings.finding import Finding, Place, finding
from generator.findings.marks import Mark
from generator.records.loading.documents import folded
from generator.records.loading.markdown_cost import burden
from generator.records.loading.page_source import shown_source
from generator.records.model.free_page import FreePage
from generator.records.yaml_source import decode
from generator.system.file_access import list_folder, place_name, read_bytes

CODES = ("E313", "E355", "W306", "W307")

_TITLE_LINE = re.compile(r"\A\s*#[^\n]*")
"""The title at the head of a page; a page with nothing below it is an empty one."""


def read_pages(root: Path, folder: Path) -> tuple[tuple[FreePage, ...], tuple[Finding, ...]]:
    """Read every page in ``root`` inside the agency's ``folder``; returns the pages and everything to say."""
    entries, problems = list_folder(root, folder)
    pages: list[FreePage] = []
    findings = list(problems)
    for path in entries:
        name = place_name(path, folder)
        if path.suffix != ".md" or path.is_dir():
            findings.append(finding("W306", Place(name), file=name))
            continue
        raw, problems = read_bytes(path, folder, name)
        # The limit is the same as for records, but what to do about it is not.
        findings.extend(
            finding("E313", Place(name), file=name) if problem.marked(Mark.TOO_LARGE) else problem
            for problem in problems
        )
        text, problems = decode(raw, name) if raw is not None else (None, ())
        findings.extend(problems)
        if text is not None:
            text = shown_source(text)
            if not _TITLE_LINE.sub("", text, count=1).strip():
                findings.append(finding("W307", Place(name), file=name))
            if (much := burden(text)) is not None:
                findings.append(finding("E355", Place(name, much.line, 1), file=name, what=much.what))
            pages.append(FreePage(path.name, _title(text) or path.stem, text, Place(name, 1, 1)))
    findings.extend(_clashes(pages))
    return tuple(pages), tuple(findings)


def _clashes(pages: Sequence[FreePage]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for page in pages:
        other = seen.setdefault(folded(page.name), page.name)
        if other != page.name:
            yield finding("E312", page.place, file=page.name, other=other)


def _title(markdown: str) -> str | None:
    match = re.search(r"^#\s+(.+?)\s*#*\s*$", markdown, re.MULTILINE)
    return match[1] if match else None
