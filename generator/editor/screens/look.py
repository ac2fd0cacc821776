"""The public page of what is edited, made as the build makes it, of the folder as it stands; nothing is written.

Its scripts do not run here, and it cannot reach the editor: a theme is somebody else's.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import escape
from starlette.responses import HTMLResponse, Response

from generator.assessment.site_context import SiteContext
from generator.editor.asked import Asked, Way
from generator.editor.desk import Desk
from generator.findings.finding import has_errors
from generator.inspection.bounds import FILE_BYTES
from generator.public import links
from generator.public.addresses import without_digest
from generator.rendering.frames import Frames
from generator.rendering.project import Project
from generator.rendering.templates import template_finding
from generator.site.page import Asset, Page
from generator.system.plain_files import content_of

_POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; base-uri 'none'"
_KINDS = {
    "css": "text/css",
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "svg": "image/svg+xml",
    "js": "text/javascript",
    "woff2": "font/woff2",
    "png": "image/png",
}


@dataclass(frozen=True)
class _Made:
    stamp: str
    site: SiteContext
    project: Project
    frames: Frames

    @cached_property
    def files(self) -> Sequence[Asset]:
        """The files of the site beside its pages."""
        from generator.app.composing import files_of  # noqa: PLC0415 - the first screen need not wait for it

        return files_of(self.site)


_lock = threading.Lock()
_made: dict[str, _Made] = {}
"""The last composed site of each folder."""


def look(desk: Desk, asked: Asked) -> Response:
    """Show a page or a file of the site as it would be built now."""
    path = asked.path["path"]
    with _lock:
        made = _composed(desk)
        if made is None:
            return _nothing("ยังดูหน้าเว็บไม่ได้ เพราะการตั้งค่าของหน่วยงานมีข้อผิดพลาด", 409)
        if has_errors(made.frames.findings):
            return _nothing("ยังดูหน้าเว็บไม่ได้ เพราะธีมหรือหน้าข้อความมีข้อผิดพลาด", 409)
        wanted = path if path.endswith("/") or not path else f"{path}/"
        page = next((one for one in made.project.pages if one.path == wanted), None)
        if page is not None:
            return _page(made, page)
        return _file(made, path)


def _composed(desk: Desk) -> _Made | None:
    seen = desk.seen()
    if seen.site is None:
        return None
    from generator.app.composing import project_of  # noqa: PLC0415 - the first screen need not wait for it
    from generator.rendering import engine  # noqa: PLC0415 - the same

    key = str(desk.folder)
    made = _made.get(key)
    if made is None or made.stamp != seen.stamp:
        project = project_of(seen.site, desk.folder)
        made = _Made(seen.stamp, seen.site, project, engine.frames_of(project))
        _made[key] = made
    return made


def _page(made: _Made, page: Page) -> Response:
    from generator.rendering.render import html_of  # noqa: PLC0415 - the first screen need not wait for it

    try:
        html = html_of(made.project, page, made.frames)
    except Exception as fault:
        problem = template_finding(fault)
        if problem is None:
            raise
        return _nothing(problem.message, 409)
    headers = {"Content-Security-Policy": f"{_POLICY}; frame-ancestors 'self'"}
    return HTMLResponse(html, headers=headers)


def _file(made: _Made, path: str) -> Response:
    content = made.project.assets.content(without_digest(path))
    kind = _KINDS.get(path.rpartition(".")[2])
    if content is not None and kind:
        return Response(content, media_type=kind)
    asset = next((one for one in made.files if one.path == path), None)
    headers = {"Content-Security-Policy": "default-src 'none'"}
    if asset is not None:
        whole = asset.content if isinstance(asset.content, bytes) else content_of(asset.content, FILE_BYTES)
        return Response(whole, media_type=kind or "application/octet-stream", headers=headers)
    if links.file_of(path) == path:
        return _nothing("ไม่มีแฟ้มนี้ในเว็บ", 404)
    return _nothing("หน้านี้ยังไม่ขึ้นเว็บ เพราะเป็นฉบับร่าง หรือระเบียนยังอ่านไม่ได้", 404)


def _nothing(what: str, status: int) -> Response:
    html = (
        '<!doctype html><html lang="th"><head><meta charset="utf-8"><title>ยังไม่มีหน้านี้</title>'
        '<link rel="stylesheet" href="/assets/editor.css"></head>'
        f'<body class="alone"><main><p>{escape(what)}</p></main></body></html>'
    )
    return HTMLResponse(html, status)


WAYS = (Way("/look/{path:path}", "GET", look),)
