"""The site as it will be built, before it is: its files, and the places on its pages that links can lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from generator.assessment.site_context import SiteContext
from generator.public import links
from generator.public.own_addresses import kinds_of
from generator.rendering.project import Project
from generator.rendering.templates import template_finding
from generator.site.page import Asset, Page
from generator.verify.links import BuiltSite, is_there, nearest_anchor

_WRITTEN_ID = re.compile(rb'\sid="([^"{}]+)"')
"""An id that stands in a template as such and is not put together when the page is rendered."""


class PlannedSite:
    """What a build of ``project`` with ``files`` will hold, as far as anybody may link to it.

    Files of the search and of the theme are left out: their names change from build to build. ``contents`` is the HTML
    of texts in Markdown, by the address of the page they stand on.
    """

    def __init__(
        self, site: SiteContext, project: Project, files: Sequence[Asset], contents: Mapping[str, str]
    ) -> None:
        """Take what was composed; pages are rendered only where a link leads to a place on them."""
        self._project = project
        self._contents = contents
        self._pages = {links.file_of(page.path): page for page in project.pages}
        self._ids: dict[str, frozenset[str] | None] = {}
        url = project.shell.site_url
        whole = ("sitemap.xml", "robots.txt") if url else ()
        sizes = {**dict.fromkeys((*self._pages, *whole), 1), **{asset.path: _size(asset) for asset in files}}
        self.built = BuiltSite(sizes, url, kinds_of(site.workspace, sizes))

    def lacks(self, file: str, anchor: str) -> bool:
        """Tell whether the page at ``file`` will have no place called ``anchor``; False where nobody can know."""
        ids = self._ids_of(file)
        return ids is not None and not is_there(anchor, ids)

    def near(self, file: str, anchor: str) -> str:
        """Say which place on the page at ``file`` may be meant by ``anchor``, which it lacks."""
        return nearest_anchor(anchor, self._ids_of(file) or ())

    def _ids_of(self, file: str) -> frozenset[str] | None:
        if file not in self._ids:
            page = self._pages.get(file)
            self._ids[file] = self._rendered_ids(page) if page else None
        return self._ids[file]

    def _rendered_ids(self, page: Page) -> frozenset[str] | None:
        content = None if page.markdown is None else Markup(self._contents.get(page.path, ""))  # noqa: S704 - our own HTML
        try:
            body = self._project.templates.body(page, content)
        except Exception as fault:
            if template_finding(fault) is None:
                raise
            return None  # what is wrong with the agency's own template is said where it is rendered
        return self._around | _ids(body)

    @cached_property
    def _around(self) -> frozenset[str]:
        """The places that stand around the body of every page."""
        shell: Iterable[bytes] = self._project.theme.shell.values()
        return frozenset(written_id.decode() for content in shell for written_id in _WRITTEN_ID.findall(content))


def _ids(html: str) -> frozenset[str]:
    return frozenset(node.attributes["id"] or "" for node in LexborHTMLParser(html).css("[id]"))


def _size(asset: Asset) -> int:
    return len(asset.content) if isinstance(asset.content, bytes) else asset.content.stat().st_size
