"""Cookies of one visit: what a server sets on the way is given back to it, and forgotten when the visit is over."""

from __future__ import annotations

from email.message import Message
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any
from urllib.request import Request

from urllib3.util import Url

from generator.link_health.fetch import Fetched

_MOST = 60
"""Cookies of a visit, so that no server can make it long."""


class Cookies:
    """The cookies of one visit; they go only to whom they are for (RFC 6265, as Python's ``http.cookiejar`` does)."""

    def __init__(self) -> None:
        """Begin without any."""
        self._jar = CookieJar(DefaultCookiePolicy(strict_ns_domain=DefaultCookiePolicy.DomainLiberal))

    def header(self, url: Url) -> dict[str, str]:
        """Return the header that gives the cookies of ``url`` back; empty where there are none."""
        request = Request(url.url)  # noqa: S310 - never opened: the jar wants to be asked so
        self._jar.add_cookie_header(request)
        cookie = request.get_header("Cookie")
        return {"Cookie": cookie} if cookie else {}

    def keep(self, url: Url, fetched: Fetched) -> None:
        """Keep what an answer sets."""
        if fetched.cookies and len(self._jar) < _MOST:
            self._jar.extract_cookies(_Answer(fetched.cookies), Request(url.url))  # type: ignore[arg-type] # noqa: S310 - all that the jar asks for

    @property
    def state(self) -> str:
        """What is known now, as a key: a redirect to the same address with another cookie is no loop."""
        return ";".join(sorted(f"{cookie.domain}{cookie.path}{cookie.name}={cookie.value}" for cookie in self._jar))


class _Answer:
    """An answer as the jar wants it."""

    def __init__(self, cookies: tuple[str, ...]) -> None:
        self._message = Message()
        for cookie in cookies:
            self._message["Set-Cookie"] = cookie

    def info(self) -> Any:  # noqa: ANN401 - what the jar calls it
        """Return the headers of the answer."""
        return self._message
