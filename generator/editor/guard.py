"""Lets in nobody but the person who started the editor: not another machine, not another site's page, not a file.

In this order: the name asked for must be this machine's own (a foreign name may have been led here by DNS), a form must
come from a page of ours (``Origin``), and whoever asks must have come through the address with the secret, which leaves
a cookie that no script can read and that no other site can send. What is sent is bounded, and every answer says what
its page may do.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ENTRANCE = "/open/"
"""Where the address with the secret leads."""
OPEN_TO_ALL = "/assets/"
"""Styles and scripts, which tell nothing of the folder."""
BODY_BYTES = 220_000_000
"""The most that is taken in one go: a document of the largest size that is opened, and the form around it."""
_READS = frozenset({"GET", "HEAD"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'"
)
_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_PAGE = (
    '<!doctype html><html lang="th"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<title>{title}</title><link rel="stylesheet" href="/assets/editor.css"></head>'
    '<body class="alone"><main><h1>{title}</h1><p>{what}</p></main></body></html>'
)


@dataclass(frozen=True)
class Doors:
    """The port that is listened on, and the two secrets of one run: of the address, and of the cookie."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    pass_: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    @property
    def cookie(self) -> str:
        """The name of the cookie: two editors on one machine do not turn each other out."""
        return f"oit-editor-{self.port}"

    @property
    def address(self) -> str:
        """The address that lets its holder in."""
        return f"http://127.0.0.1:{self.port}{ENTRANCE}{self.token}"

    @property
    def hosts(self) -> frozenset[str]:
        """How this machine may be asked for."""
        return frozenset({f"127.0.0.1:{self.port}", f"localhost:{self.port}"})


def told(title: str, what: str, status: int) -> Response:
    """Return a whole page that says one thing; both texts are ours."""
    return Response(_PAGE.format(title=title, what=what), status, media_type="text/html")


class Guard:
    """Stands before the application and answers what is not let through."""

    def __init__(self, app: ASGIApp, doors: Doors) -> None:
        """Guard ``app`` with the secrets of ``doors``."""
        self.app, self.doors = app, doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or let it through."""
        if scope["type"] != "http":
            return
        refused = self._answer(scope)
        app: ASGIApp = self.app if refused is None else refused
        await app(scope, _bounded(receive), _with_headers(send))

    def _answer(self, scope: Scope) -> Response | None:  # noqa: PLR0911 - one for each reason
        """Return what to say instead of letting the request through; ``None`` for who may pass."""
        headers, path, method = Headers(scope=scope), str(scope["path"]), str(scope["method"])
        if headers.get("host", "").lower() not in self.doors.hosts:
            return told("ที่อยู่นี้ไม่ใช่ของโปรแกรม", "เปิดจากที่อยู่ที่โปรแกรมพิมพ์ไว้เท่านั้น", 403)
        if method not in {*_READS, "POST"}:
            return told("ไม่รับคำสั่งนี้", "กลับไปหน้าก่อน แล้วลองใหม่", 405)
        if method == "POST" and not self._is_ours(headers):
            return told("ไม่รับแบบฟอร์มจากที่อื่น", "เปิดหน้านี้จากโปรแกรม แล้วบันทึกอีกครั้ง", 403)
        if path.startswith(ENTRANCE) and method in _READS:
            return self._entered(path.removeprefix(ENTRANCE))
        if headers.get("sec-fetch-site") in {"cross-site", "same-site"}:
            return told("ไม่รับคำขอจากเว็บอื่น", "เปิดจากที่อยู่ที่โปรแกรมพิมพ์ไว้เท่านั้น", 403)
        if not path.startswith(OPEN_TO_ALL) and not self._is_known(headers):
            return told("ยังไม่ได้เปิดจากโปรแกรม", "คัดลอกที่อยู่ทั้งบรรทัดที่โปรแกรมพิมพ์ไว้ มาวางในเบราว์เซอร์", 403)
        if int_or_none(headers.get("content-length")) > BODY_BYTES:
            return told("แฟ้มใหญ่เกินไป", "แฟ้มหนึ่งใหญ่ได้ไม่เกิน 200 MB", 413)
        return None

    def _entered(self, token: str) -> Response:
        if not secrets.compare_digest(token.encode(), self.doors.token.encode()):
            return told("ที่อยู่นี้หมดอายุแล้ว", "เปิดโปรแกรมใหม่ แล้วใช้ที่อยู่ที่พิมพ์ไว้ครั้งล่าสุด", 403)
        response = RedirectResponse("/", 303)
        response.set_cookie(self.doors.cookie, self.doors.pass_, httponly=True, samesite="strict", path="/")
        return response

    def _is_ours(self, headers: Headers) -> bool:
        """Tell whether a form was sent by a page of ours: browsers say where from, and cannot be made to lie."""
        return headers.get("origin", "").removeprefix("http://").lower() == headers.get("host", "").lower()

    def _is_known(self, headers: Headers) -> bool:
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(self.doors.cookie)
        except CookieError:
            return False
        return cookie is not None and secrets.compare_digest(cookie.value.encode(), self.doors.pass_.encode())


def int_or_none(text: str | None) -> int:
    """Return the number of bytes that a header names; more than any bound where it is no number."""
    if text is None:
        return 0
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else BODY_BYTES + 1  # noqa: PLR2004


class TooMuchError(Exception):
    """More is sent than is taken."""


def _bounded(receive: Receive) -> Receive:
    """Return ``receive`` that stops who sends more than they announced, or announced nothing."""
    taken = 0

    async def bounded() -> Message:
        """Hand on what comes, up to the bound."""
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > BODY_BYTES:
            raise TooMuchError
        return message

    return bounded


def _with_headers(send: Send) -> Send:
    """Return ``send`` that adds what every answer says, unless it says so itself."""

    async def sending(message: Message) -> None:
        """Send, with the headers that are not there yet."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
