"""Reads the free pages of an agency: Markdown files in ``content/pages``.

What their authors keep to themselves, comments and the fields above the text, becomes spaces or empty lines, so that
all the rest keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.findings.finding import Finding, Place, finding
from generator.findings.marks import Mark
from generator.records.loading.documents import folded
from generator.records.loading.markdown_cost import burden
from generator.records.loading.taken_apart import taken_apart
from generator.records.model.free_page import FreePage
from generator.records.yaml_source import decode
from generator.system.file_access import list_folder, place_name, read_bytes
from generator.thai.sara_am import put_together

CODES = ("E313", "E355", "W306", "W307")

_FIELDS = re.compile(
    r"\A\s*---[ \t]*\n(?:[ \t]*(?:[\w-]+[ \t]*:[^\n]*|-[^\n]*|#[^\n]*)?\n)+?(?:---|\.\.\.)[ \t]*(?=\n|\Z)"
)
"""Front matter, as other site programs have it: nothing here reads it."""
_CODE = re.compile(
    r"^(?P<fence>(?:```++|~~~++))[^\n]*\n.*?^(?P=fence)|(?<!`)(?P<ticks>`++)[^`\n]++(?P=ticks)",
    re.MULTILINE | re.DOTALL,
)
"""Code, fenced or between backticks.

Possessive, so that a run of backticks that nothing closes is not tried again at every length.
"""
_COMMENT_STARTS, _COMMENT_ENDS = "<!--", "-->"
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
            findings.extend(taken_apart(text, name))
            text = put_together(shown_source(text))
            if not _TITLE_LINE.sub("", text, count=1).strip():
                findings.append(finding("W307", Place(name), file=name))
            if (much := burden(text)) is not None:
                findings.append(finding("E355", Place(name, much.line, 1), file=name, what=much.what))
            pages.append(FreePage(path.name, title_in(text) or path.stem, text, Place(name, 1, 1)))
    findings.extend(_clashes(pages))
    return tuple(pages), tuple(findings)


def _clashes(pages: Sequence[FreePage]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for page in pages:
        other = seen.setdefault(folded(page.name), page.name)
        if other != page.name:
            yield finding("E312", page.place, file=page.name, other=other)


def title_in(markdown: str) -> str | None:
    """Return the title of a page: its first heading of the first level."""
    match = re.search(r"^#\s+(.+?)\s*#*\s*$", markdown, re.MULTILINE)
    return match[1] if match else None


def shown_source(text: str) -> str:
    """Return what of ``text`` goes on the page; lone carriage returns, of old systems, end lines as well."""
    text = re.sub(r"\r(?!\n)", "\n", text)
    text = _FIELDS.sub(lambda fields: _blank(fields[0]), text)
    return _without_comments(text) if _COMMENT_STARTS in text else text


def _without_comments(text: str) -> str:
    """Take comments out; what stands between marks of code is no comment, and one without an end is none either."""
    code = [passage.span() for passage in _CODE.finditer(text)]
    pieces, at = [], 0
    while (start := text.find(_COMMENT_STARTS, at)) >= 0:
        inside = next((end for first, end in code if first <= start < end), None)
        end = text.find(_COMMENT_ENDS, start + len(_COMMENT_STARTS)) if inside is None else inside
        if end < 0:
            break
        if inside is None:
            end += len(_COMMENT_ENDS)
            before, comment = text[at:start], text[start:end]
            # Spaces at the head of a line would make code of it.
            heads_line = "\n" in comment or not text[text.rfind("\n", 0, start) + 1 : start].strip()
            pieces += [before, "\n" * comment.count("\n") if heads_line else _blank(comment)]
        else:
            pieces.append(text[at:end])
        at = end
    return "".join([*pieces, text[at:]])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
