"""A request as screens see it, and the way from the server to a screen: outside the loop, with faults told in Thai."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from generator.editor.forms.posted import MAX_FIELDS, Posted, posted
from generator.editor.guard import TooMuchError, told
from generator.findings.usage import UsageProblem

if TYPE_CHECKING:
    from generator.editor.desk import Desk

_VALUE_BYTES = 4_000_000
"""The longest value of a form: a record of the largest size, in base64."""
_MOST_FILES = 50
_LOG = logging.getLogger(__name__)


class Uploaded(NamedTuple):
    """A file that was sent: the control it was chosen in, what it is called on that machine, its content."""

    control: str
    name: str
    content: bytes


@dataclass(frozen=True)
class Asked:
    """What is asked for: the parts of the address, the question behind it, and the form that was sent."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    form: Posted = field(default_factory=lambda: Posted({}))
    files: tuple[Uploaded, ...] = ()

    def year(self) -> int | None:
        """Return the year of the address, ``None`` where it has none."""
        text = self.path.get("year", self.query.get("year", ""))
        return int(text) if text.isascii() and text.isdecimal() and len(text) == len("2569") else None


Screen = Callable[["Desk", Asked], Response]


class Way(NamedTuple):
    """An address of the editor, how it is asked for, and the screen that answers."""

    path: str
    method: str
    screen: Screen


def missing() -> Response:
    """Say that there is nothing at the address."""
    return told("ไม่มีหน้านี้", "ระเบียนหรือแฟ้มนี้อาจถูกย้ายหรือลบไปแล้ว กลับไปหน้าแรกที่ /", 404)


def endpoint(desk: Desk, screen: Screen) -> Callable[[Request], Awaitable[Response]]:
    """Return what the server calls for ``screen``."""

    async def answer(request: Request) -> Response:
        """Answer one request with the screen; what the user did wrong is a page."""
        try:
            asked = await _asked(request)
            return await run_in_threadpool(screen, desk, asked)
        except UsageProblem as problem:
            return _problem(problem)
        except TooMuchError:
            return told("ข้อมูลมากเกินไป", "แบ่งส่งทีละแฟ้ม แฟ้มหนึ่งใหญ่ได้ไม่เกิน 200 MB", 413)
        except HTTPException:
            return told("อ่านแบบฟอร์มไม่ได้", "กลับไปหน้าก่อน แล้วส่งใหม่อีกครั้ง", 400)
        except Exception:  # noqa: BLE001 - the last line of defence: nobody ever sees a traceback
            _LOG.exception("a screen failed")
            return told("โปรแกรมขัดข้อง", "สิ่งที่บันทึกไว้แล้วยังอยู่ครบ กลับไปหน้าก่อนแล้วลองใหม่", 500)

    return answer


def _problem(problem: UsageProblem) -> Response:
    from generator.editor.shown import page  # noqa: PLC0415 - only what goes wrong pays for it

    return page("problem.html", {"finding": problem.finding}, status=409)


async def _asked(request: Request) -> Asked:
    path = {name: str(value) for name, value in request.path_params.items()}
    if request.method != "POST":
        return Asked(path, dict(request.query_params))
    pairs: list[tuple[str, str]] = []
    files: list[Uploaded] = []
    async with request.form(max_files=_MOST_FILES, max_fields=MAX_FIELDS, max_part_size=_VALUE_BYTES) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                content = await value.read() if value.filename else b""
                if value.filename:
                    files.append(Uploaded(name, value.filename, content))
            else:
                pairs.append((name, value))
    return Asked(path, dict(request.query_params), posted(pairs), tuple(files))
