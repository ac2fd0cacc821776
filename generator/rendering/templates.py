"""Our own templates: bodies of pages and the parts that differ inside a frame, always escaped.

A template sees ``page``, its ``data``, the ``shell``, the ``content`` of a page written in Markdown, the filters of
``template_filters`` and ``url('2569/o10/')``, which gives the link from the page being made; ``url`` works inside
imported macros as well.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2 import __version__ as jinja_version
from jinja2.bccache import Bucket
from markupsafe import Markup

from generator.findings.finding import Finding, finding
from generator.public import links
from generator.public.addresses import ASSETS
from generator.rendering import template_filters
from generator.rendering.theme_assets import ThemeAssetError, ThemeAssets
from generator.rendering.theme_folder import Theme, is_plain
from generator.site.page import Page, Shell
from generator.site.views import structured
from generator.system.plain_files import content_of

CODES = ("E503",)


class Templates:
    """The templates of one theme, ready to render the pages of one site; not for use by two threads at once.

    ``used_assets`` gathers the address of every asset of the theme that a body has linked to.
    """

    def __init__(self, theme: Theme, shell: Shell, assets: ThemeAssets, cache: Path | None = None) -> None:
        """Open the templates; compiled ones are kept below ``cache`` if that is given."""
        self.shell = shell
        self._assets = assets
        self.used_assets: set[str] = set()
        self._root = ""
        self._environment = Environment(
            loader=_PlainLoader([str(folder) for folder in theme.template_folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_bytecode_cache(cache),
        )
        self._environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
        self._environment.filters.update(template_filters.FILTERS)
        self._environment.globals.update(url=self._url, absolute=self._absolute, shell=shell)

    def compile(self, kinds: Iterable[str]) -> None:
        """Read the templates of these kinds of pages; what is wrong with one is said when a page is rendered."""
        for kind in dict.fromkeys(kinds):
            with suppress(TemplateError):
                self._environment.get_template(f"{kind}.html")

    def body(self, page: Page, content: Markup | None = None) -> str:
        """Render the body of ``page``; raises what its template stumbled over."""
        template = self._environment.get_template(f"{page.kind}.html")
        self._root = links.root_from(page.path, self.shell.site_url)
        return template.render(page=page, data=page.data, content=content)

    def slots(self, page: Page) -> dict[str, str]:
        """Render what differs between pages of one frame besides the body, each slot as finished HTML."""
        parts = self._environment.get_template("_shell.html").module
        self._root = links.root_from(page.path, self.shell.site_url)
        site_name = self.shell.site_name_en if page.language == "en" else self.shell.site_name
        title = page.title if page.path in {"", links.NOT_FOUND} else f"{page.title} | {site_name}"
        return {
            "title": str(Markup.escape(title)),
            "language": str(Markup.escape(page.language)),
            "head": str(parts.head(page, structured.breadcrumbs(page, self.shell.site_url))),  # type: ignore[attr-defined]  # macros of the template
            "breadcrumbs": str(parts.breadcrumbs(page)),  # type: ignore[attr-defined]
            "years": str(parts.years(page)),  # type: ignore[attr-defined]
            "updated": str(parts.updated(page)),  # type: ignore[attr-defined]
        }

    def _url(self, path: str, anchor: str = "") -> str:
        if path.startswith(ASSETS):
            self.used_assets.add(path)
            return self._root + self._assets.versioned(path)
        return self._root + links.target(path, anchor)

    def _absolute(self, path: str) -> str | None:
        return links.absolute(path, self.shell.site_url) if self.shell.site_url else None


def template_finding(fault: Exception) -> Finding | None:
    """Return the finding of a template that cannot be read or rendered, with its name and line where those are known.

    None when ``fault`` came neither from a line of a template nor from a script or style of the theme: then it is
    ours, and not to be explained away.
    """
    if isinstance(fault, ThemeAssetError):
        return fault.finding
    name, line = getattr(fault, "name", None), getattr(fault, "lineno", None)
    in_template = isinstance(fault, TemplateError)
    trace = fault.__traceback__
    while trace is not None and not isinstance(fault, TemplateSyntaxError):
        # Jinja makes a template's own lines part of the traceback; the last one is where it stumbled.
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.suffix == ".html":
            name, line = file.name, trace.tb_lineno
            in_template = in_template or trace.tb_next is None
        trace = trace.tb_next
    return finding("E503", template=name or "?", line=line or "?", reason=fault) if in_template else None


class _PlainLoader(FileSystemLoader):
    """Reads no hidden file, which nobody who trusts a theme has seen."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return text, file and whether it is still the same; raises ``TemplateNotFound`` for a hidden one as well."""
        if not is_plain(template):
            raise TemplateNotFound(template)
        return super().get_source(environment, template)


_BYTECODE_BYTES = 20_000_000


class _BytecodeCache(FileSystemBytecodeCache):
    """Keeps compiled templates between builds, where that works; a build never fails for want of it."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept, if it is there and whole."""
        try:
            kept = content_of(self._get_cache_filename(bucket), _BYTECODE_BYTES)
            bucket.load_bytecode(BytesIO(kept))
        except Exception:  # noqa: BLE001 - whatever reading a damaged file stumbles over: the template is compiled anew
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template where the disk allows."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _bytecode_cache(cache: Path | None) -> FileSystemBytecodeCache | None:
    """Open the place for compiled templates, apart for each version of what compiling depends on besides their text.

    Jinja computes filters on constants while compiling, so the filters' code is one of those things.
    """
    if cache is None:
        return None
    filters = Path(template_filters.__file__).read_bytes()
    version = sha256(json.dumps([jinja_version, sys.version]).encode() + filters).hexdigest()[:16]
    folder = cache / f"templates-{version}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return _BytecodeCache(str(folder))
