"""An agency with the same words in every text field of every record, loaded, composed, rendered and verified."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.assessment.site_context import SiteContext, site_context
from generator.checks.run import check
from generator.findings.finding import Finding, Severity
from generator.records.loading.workspace import load
from generator.rendering import engine, render
from generator.rendering.project import Project
from generator.rendering.theme_folder import theme_of
from generator.site import compose
from generator.site.shell import shell
from generator.thai.digits import to_arabic
from generator.verify.run import verify
from tests.small_agency import DAY
from tests.small_measures import written

PLAIN = "ข้อความธรรมดา"
CSV_NAME = "2569/a.csv"
_DIGEST = re.compile(r"\.[0-9a-f]{8}(?=\.\w+$)")
_WHOLE_WORD = re.compile(rb'<span class="oit-word">([^<]*)</span>')
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ADDRESSES = {"href", "src", "action", "srcset", "data", "xlink:href"}


def config(words: str) -> dict[str, Any]:
    """Return a site config with ``words`` in every text field."""
    texts = ("name", "name_en", "short", "tambon", "district", "province", "address", "phone", "fax", "email")
    return {
        "agency": {
            **dict.fromkeys(texts, words),
            "type": "sao",
            "domains": ["www.test.example"],
            "executives": [{"name": words, "position": words}],
        },
        "units": [
            {"id": "clerk", "name": words, "aliases": [words], "phone": words, "head": words},
            {"id": "finance", "name": "กองคลัง"},
        ],
        "site_url": "https://www.test.example/ita/",
        "tagline": words,
        "fiscal_years": [{"year": 2569}],
        "complaint": dict.fromkeys(("title", "phone", "email", "note"), words) | {"url": "https://www.test.example/c"},
        "waivers": [
            {"code": "G001", "item": "O1", "place": words, "reason": words, "who": words, "until": "2570-01-01"}
        ],
        "eit": [{"fiscal_year": 2569, "url": "https://itas.nacc.go.th/go/eit/k7m2qd", "opens": "2569-01-01"}],
        "publish": {"main": {"kind": "folder", "path": "/srv/www", "publisher": words}},
    }


def records(words: str) -> dict[str, dict[str, Any]]:
    """Return every other record, by file, with ``words`` in every text field."""
    evidence = {
        "title": words,
        "parts": ["online-service", "manual", "statistics"],
        "file": CSV_NAME,
        "period": {"text": words, "start": "2568-10-01", "end": "2569-09-30"},
        "number": words,
        "signatory": {"name": words, "position": words},
        "note": words,
    }
    responsible = {"units": ["clerk", words], "text": words}
    follow_up = {"text": words, "method": words, "quarters": [1]}
    item = {
        "item": "O10",
        "status": "published",
        "responsible": responsible,
        "updated": "2569-01-10",
        "explanation": words,
        "evidence": [evidence, {"title": words, "url": "https://other.example/"}, {"title": words}],
        "progress": [{"text": words, "percent": 10}],
        "instruction": words,
        "period": {"text": words, "end": "2569-09-30"},
        "follow_up": follow_up,
        "remark": words,
        "note": words,
    }
    return {
        "oit_items/2569/o10.yml": item,
        "oit_items/2569/o09.yml": {"item": "O9", "status": "not_applicable", "reason": words},
        "oit_items/2569/o08.yml": {
            "item": "O8",
            "status": "draft",
            "explanation": words,
            "evidence": [{**evidence, "parts": []}],
        },
        "content/measures/2569/m1.yml": _measure(words, responsible, follow_up, evidence),
        "content/results/2568.yml": _result(words),
        "content/layouts/ours.yml": _layout(words),
    }


def _measure(
    words: str, responsible: Mapping[str, Any], follow_up: Mapping[str, Any], evidence: Mapping[str, Any]
) -> dict[str, Any]:
    period = {"text": words, "start": "2568-11-01", "end": "2568-11-30"}
    steps = [{"text": words, "sub": [words, words]}, words]
    row = {
        "steps": steps,
        "responsible": responsible,
        "period": period,
        "follow_up": follow_up,
        "note": words,
        "result": [words],
    }
    return {
        "id": "m1",
        "number": 1,
        "title": [words, words],
        "answers": {"fiscal_year": 2568, "indicators": [4], "questions": ["i20"], "items": ["O10"]},
        "issue": words,
        "recommendation": [words],
        "rows": [row, row],
        "target": {"text": words, "number": 98765, "unit": words},
        "status": "in_progress",
        "progress": [{"text": words, "percent": 10, "date": "2568-12-01"}],
        "result": [words],
        "outcome": [words],
        "evidence": [{**evidence, "parts": []}],
    }


def _result(words: str) -> dict[str, Any]:
    points = [{"text": words, "kind": kind, "indicators": [4]} for kind in ("intro", "heading", "point", "bullet")]
    return {
        "total": "81.5",
        "level": words,
        "level_word": words,
        "indicators": {"4": "80", "9": "90"},
        "failed_items": [{"item": "O10", "comment": words, "cause": words, "remedy": words}],
        "analysis": [
            {"kind": kind, "instrument": "IIT", "indicators": [4], "points": points}
            for kind in ("finding", "suggestion", "weakness", "maintain")
        ],
        "narrative": [{"heading": words, "paragraphs": [words, words]}],
    }


def _layout(words: str) -> dict[str, Any]:
    marks = {"one": words, "many": words, "sub": words}
    return {
        "title": words,
        "one_row_per": "measure",
        "columns": [
            {"key": "number", "heading": words},
            {"key": "title", "heading": words, "row_header": "true", "marks": marks, "joiner": words},
            {"key": "status", "heading": words},
        ],
        "number_mark": words,
        "all_units": words,
        "statuses": [{"label": words, "statuses": ["in_progress"]}, {"label": words, "statuses": ["done"]}],
        "instruments": {"IIT": words},
        "verdicts": {"improve": words},
        "total": words,
        "missing": words,
    }


@dataclass(frozen=True)
class Built:
    """A built site: its pages as a browser reads them, its other files, and what was found on the way."""

    site: SiteContext
    root: Path
    findings: tuple[Finding, ...]

    @cached_property
    def pages(self) -> dict[str, LexborHTMLParser]:
        """Every page by its file, without the elements that keep Thai words whole: which there are, words decide."""
        return {
            self.name(path): LexborHTMLParser(_WHOLE_WORD.sub(rb"\1", path.read_bytes()))
            for path in sorted(self.root.rglob("*.html"))
        }

    def name(self, path: Path) -> str:
        """Return the POSIX path of a file in the site."""
        return path.relative_to(self.root).as_posix()

    def files(self, ending: str) -> dict[str, str]:
        """Return the text of every file with that ending, by its name without the digest of what it holds."""
        paths = sorted(self.root.rglob(f"*{ending}"))
        return {_DIGEST.sub("", self.name(path)): path.read_text(encoding="utf-8-sig") for path in paths}

    @property
    def errors(self) -> list[str]:
        """What would have stopped the build."""
        return [f"{one.code} {one.place}: {one.message}" for one in self.findings if one.severity is Severity.ERROR]


def build(folder: Path, files: Mapping[str, Mapping[str, Any] | str | bytes], *, cache: Path | None = None) -> Built:
    """Write ``files`` (records as data, text or bytes) into ``folder``, load them and build into ``folder/site``."""
    for name, content in {f"content/documents/{CSV_NAME}": "a,b\n", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = written(content) if isinstance(content, Mapping) else content
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    workspace, findings = load(folder)
    assert workspace is not None, [(found.code, str(found.place), found.message) for found in findings]
    site = site_context(workspace, DAY)
    found = [*findings, *check(site)]
    project = Project(shell(site), theme_of(folder), compose.pages(site), site.as_of, cache)
    target = folder / "site"
    target.mkdir()
    frames = engine.frames_of(project)
    found.extend(frames.findings)
    if frames.frames:
        found.extend(render.write(project, lambda: compose.assets(site), frames, target).findings)
        found.extend(verify(target, project.pages, project.shell.site_url))
    return Built(site, target, tuple(found))


class Element(NamedTuple):
    """What a browser acts on of an element: name, attributes, schemes of its links, and what styles and scripts see."""

    tag: str | None
    attributes: tuple[str, ...]
    schemes: tuple[str, ...]
    exact: tuple[str | None, ...]


def element(node: LexborNode) -> Element:
    """Return what a browser acts on of ``node``."""
    attributes = {name: value or "" for name, value in node.attributes.items()}
    schemes = sorted(_scheme(value) for name, value in attributes.items() if name in _ADDRESSES)
    exact = tuple(attributes.get(name) for name in ("class", "id", "type", "rel", "http-equiv", "target"))
    return Element(node.tag, tuple(sorted(attributes)), tuple(schemes), exact)


def _scheme(address: str) -> str:
    match = _SCHEME.match(address.strip())
    return match[1].lower() if match else ""


def shape(tree: LexborHTMLParser) -> Counter[Element]:
    """Count the elements of a page, as ``element`` sees them; telephone links are left out, which digits make."""
    return Counter(element(node) for node in tree.css("*:not(a[href^='tel:'])"))


def texts(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield every text of a page, by its nodes: what is shown, descriptions, data for search engines."""
    for node in tree.css("*"):
        own = node.text(deep=False) or ""
        if node.attributes.get("type") == "application/ld+json":
            yield from strings(json.loads(own))
        else:
            yield own
        yield from (node.attributes.get(name) or "" for name in ("content", "alt", "title", "aria-label"))


def whole_texts(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield the texts of a page's body that are never cut for want of room: all but the path to the page."""
    for node in tree.css("body *:not(nav *)"):
        yield node.text(deep=False) or ""


def strings(data: object) -> Iterator[str]:
    """Yield every text in plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for name, value in data.items():
            yield from strings(name)
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)


def often(words: str, found: Iterable[str]) -> int:
    """Count how often ``words`` are shown; white space and the style of digits are the page's own business."""
    wanted = _folded(words)
    return sum(_folded(text).count(wanted) for text in found)


def _folded(text: str) -> str:
    return " ".join(to_arabic(text).split())
