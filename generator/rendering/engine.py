"""The engine's one door: everything that knows MkDocs is here.

Takes a project, lets ``engine_project`` write it as an ordinary MkDocs project, renders that in this process and gives
back frames and the HTML of pages written in Markdown.

A project that was rendered before comes from the cache, and MkDocs is not even imported.
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import UTC, date, datetime, time
from hashlib import sha256
from importlib.metadata import version
from io import StringIO
from pathlib import Path

from generator.findings.finding import Finding, finding, has_errors
from generator.rendering import frame_cache
from generator.rendering.engine_project import frame_name, markdown_pages, project_files, write_project
from generator.rendering.frames import Frame, FrameError, Frames, cut
from generator.rendering.free_page_faults import not_rendered
from generator.rendering.project import Project
from generator.rendering.templates import template_finding
from generator.rendering.time_limit import OverTimeError, within
from generator.site.page import Page

CODES = ("E504", "E521", "W501")

PAGE_SECONDS = 60
"""Of the processor, for one page: what the check lets pass takes a few seconds at most."""

CONTENT_STARTS, CONTENT_ENDS = "<!--oit:content-->", "<!--/oit:content-->"


def frames_of(project: Project) -> Frames:
    """Render the frames and the Markdown pages of ``project``, or take them from its cache.

    A page or theme that cannot be rendered gives no frames but findings of severity error.
    """
    try:
        return _render_frames(project)
    except FrameError as fault:
        return Frames({}, {}, (finding("E504", reason=fault),))
    except Exception as fault:
        problem = template_finding(fault)
        if problem is None:
            raise
        return Frames({}, {}, (problem,))


def _render_frames(project: Project) -> Frames:
    digest = _digest(project)
    known = frame_cache.load(project.cache, digest) if project.cache else None
    if known is None:
        with tempfile.TemporaryDirectory(prefix="oit-") as name:
            folder = Path(name)
            write_project(project, digest[:16], folder)
            documents, findings = build(project, folder)
            if has_errors(findings):
                return Frames({}, {}, findings)
            known = _rendered(project, documents, digest[:16], findings)
        if project.cache and not findings:
            frame_cache.store(project.cache, digest, known)
    return known


def build(project: Project, folder: Path) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """Render every document of the project in ``folder`` and return its HTML by file, and MkDocs' complaints.

    It goes the way of ``mkdocs build`` as far as documents go. The rest of that way, which copies the theme's own
    styles and looks at each of its 11,000 icons, takes half the time (0.12 of 0.25 s) and serves nothing that we use.
    """
    made = {page.path: page for page in project.pages}
    with _quiet(project.as_of) as records:
        # Only here and not above: importing MkDocs costs more than a rebuild from the cache takes.
        from mkdocs.commands.build import get_context  # noqa: PLC0415 - see above
        from mkdocs.config import load_config  # noqa: PLC0415 - see above
        from mkdocs.structure.files import get_files  # noqa: PLC0415 - see above
        from mkdocs.structure.nav import get_navigation  # noqa: PLC0415 - see above

        config = load_config(str(folder / "mkdocs.yml"))
        environment = config.theme.get_env()
        files = get_files(config)
        navigation = get_navigation(files, config)
        for page in navigation.pages:
            try:
                with within(PAGE_SECONDS):
                    page.read_source(config)
                    page.render(config, files)
            except OverTimeError:
                path = page.file.src_uri.removesuffix("index.md")
                place = made[path].place if path in made else None
                return {}, (finding("E521", place, page=path, seconds=PAGE_SECONDS),)
            except Exception as fault:  # noqa: BLE001 - whatever a Markdown extension stumbles over in a text
                path = page.file.src_uri.removesuffix("index.md")
                return {}, (not_rendered(path, made[path].place if path in made else None, fault),)
        template = environment.get_template("main.html")
        documents = {}
        for page in navigation.pages:
            page.active = True
            documents[page.file.src_uri] = template.render(get_context(navigation, files, config, page))
            page.active = False
    return documents, tuple(_complaint(record, made) for record in records)


def _digest(project: Project) -> str:
    """Return a digest of everything that what the engine gives depends on."""
    parts: list[object] = [version("mkdocs"), version("mkdocs-material"), version("Markdown"), str(project.as_of)]
    here = Path(__file__).parent
    beside = (here / name for name in ("engine_project.py", "free_markdown.py", "free_tables.py"))
    ours = (Path(__file__), here.parent / "public" / "links.py", *beside)
    parts += [sha256(path.read_bytes()).hexdigest() for path in ours]
    parts += [(name, sha256(data).hexdigest()) for name, data in project_files(project, secret="").items()]
    return sha256(json.dumps(parts).encode()).hexdigest()


def _rendered(project: Project, documents: Mapping[str, str], secret: str, findings: tuple[Finding, ...]) -> Frames:
    """Cut what MkDocs made of the documents."""
    frames: dict[str | None, Frame] = {
        section: cut(documents[f"{frame_name(number)}.md"], secret) for number, section in enumerate(project.sections)
    }
    contents = {}
    for page in markdown_pages(project):
        html = documents[f"{page.path}index.md"]
        contents[page.path] = html.partition(CONTENT_STARTS)[2].rpartition(CONTENT_ENDS)[0]
    return Frames(frames, contents, findings)


def _complaint(record: logging.LogRecord, pages: Mapping[str, Page]) -> Finding:
    """Make a finding of what MkDocs, or our Markdown extension inside it, logged."""
    if hasattr(record, "oit"):
        code, page, link = record.oit
        place = pages[page].origins.get(link, pages[page].place) if page in pages else None
        return finding(code, place, page=page, link=link)
    return finding("W501", reason=record.getMessage())


class _Collector(logging.Handler):
    """Keeps what is logged, from warnings up."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__(logging.WARNING)
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what was logged."""
        self._records.append(record)


@contextmanager
def _quiet(as_of: date) -> Iterator[list[logging.LogRecord]]:
    """Run MkDocs with nothing printed, its log in the list given, and the day of the build as its clock."""
    records: list[logging.LogRecord] = []
    handler = _Collector(records)
    log = logging.getLogger("mkdocs")
    propagate, log.propagate = log.propagate, False
    epoch = int(datetime.combine(as_of, time(), UTC).timestamp())
    # The second silences a banner in English about Material's future, printed on import.
    ours = {"SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1"}
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    log.addHandler(handler)
    try:
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            yield records
    finally:
        log.removeHandler(handler)
        log.propagate = propagate
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.__setitem__(name, value)
