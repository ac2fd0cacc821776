"""The server of the editor: on this machine alone, for the person who started it.

``with listening(Desk(folder, today), 0) as running: print(running.address)`` is all there is to it; ``running.wait()``
returns when it was told to end. What was saved is on the disk whenever that is.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from generator.app.local_port import told_if_taken
from generator.editor.asked import endpoint, missing
from generator.editor.desk import Desk
from generator.editor.guard import Doors, Guard
from generator.editor.screens import WAYS
from generator.editor.shown import asset

_AT_ONCE = 64
"""Requests that are answered at a time; a browser asks for six."""
_GRACE = 3
"""Seconds that an answer may still take when the editor ends."""
_TURNS = 5
"""Turns of the loop in which a line that was cut is done with."""


def application(desk: Desk, doors: Doors) -> ASGIApp:
    """Return the editor of ``desk``, behind its ``doors``."""
    routes = [Route(way.path, endpoint(desk, way.screen), methods=[way.method]) for way in WAYS]
    routes.append(Route("/assets/{name}", _asset, methods=["GET"]))
    app = Starlette(routes=routes, exception_handlers={404: _missing, 405: _missing})
    return Guard(app, doors)


async def _asset(request: Request) -> Response:
    return asset(request.path_params["name"]) or missing()


async def _missing(_request: Request, _fault: Exception) -> Response:
    return missing()


@dataclass(frozen=True)
class Running:
    """An editor that listens: the address that lets its owner in, and the server."""

    address: str
    server: uvicorn.Server
    thread: threading.Thread
    ended: threading.Event

    def wait(self) -> None:
        """Return when somebody ended it from a screen, or it ended by itself."""
        while self.thread.is_alive() and not self.ended.wait(0.5):
            pass

    def stop(self) -> None:
        """End it; what is being saved is saved."""
        self.server.should_exit = True
        self.thread.join(_GRACE + 2)


async def _serving(server: uvicorn.Server, listener: socket.socket) -> None:
    """Serve until told to end; lines on which an answer takes longer than the grace are cut, not left to chance."""
    await server.serve(sockets=[listener])
    for connection in list(server.server_state.connections):
        transport = getattr(connection, "transport", None)
        if transport is not None:
            transport.abort()
    for _ in range(_TURNS):
        await asyncio.sleep(0)


@contextmanager
def listening(desk: Desk, port: int) -> Iterator[Running]:
    """Listen on ``port``, or any that is free for 0; raises ``UsageProblem`` when it is not free."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    with ExitStack() as unless_bound:
        unless_bound.callback(listener.close)
        with told_if_taken(port):
            listener.bind(("127.0.0.1", port))
            listener.listen(_AT_ONCE)
        unless_bound.pop_all()
    doors = Doors(listener.getsockname()[1])
    config = uvicorn.Config(
        application(desk, doors),
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_AT_ONCE,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=_GRACE,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=lambda: asyncio.run(_serving(server, listener)), daemon=True)
    thread.start()
    running = Running(doors.address, server, thread, desk.ended)
    try:
        yield running
    finally:
        running.stop()
        listener.close()
