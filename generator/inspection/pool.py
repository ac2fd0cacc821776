"""A few processes that open documents for us; one that takes too long is ended, and the next file gets a new one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Timer
from types import TracebackType
from typing import Self

from generator.inspection.bounds import ANSWER_BYTES, WALL_SECONDS
from generator.inspection.result import Inspection, Problem, failed, from_data

MOST_WORKERS = 3
FILES_PER_WORKER = 6
"""Starting a process takes as long as opening so many ordinary documents."""

_PACKAGES = Path(__file__).parents[2]

Opened = tuple[Path, Inspection | None]


def open_all(
    paths: Iterable[Path], *, seconds: float = WALL_SECONDS, opened: Callable[[], None] | None = None
) -> Iterator[Opened]:
    """Open the documents at ``paths`` and yield each with its inspection, in the order they are ready.

    ``seconds`` is what one document may take; ``opened`` is called after each. A file that cannot be read gives None.
    """
    wanted = list(paths)
    count = min(MOST_WORKERS, os.cpu_count() or 1, -(-len(wanted) // FILES_PER_WORKER))
    if not wanted:
        return
    with ThreadPoolExecutor(count) as threads, _Workers(count, seconds) as workers:
        futures = {threads.submit(workers.open, path): path for path in wanted}
        try:
            for future in as_completed(futures):
                if opened:
                    opened()
                yield futures[future], future.result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            workers.stop()


class _Workers:
    """As many workers as there are threads that use them."""

    def __init__(self, count: int, seconds: float) -> None:
        self.all = [_Worker(seconds) for _ in range(count)]
        self.free: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self.all:
            self.free.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def open(self, path: Path) -> Inspection | None:
        """Return what the document says, what is wrong with it, or None where it cannot be read or all is over."""
        worker = self.free.get()
        try:
            return worker.open(path)
        finally:
            self.free.put(worker)

    def stop(self) -> None:
        """End every process."""
        for worker in self.all:
            worker.stop()


class _Worker:
    """One process, started when the first file comes and again after it had to be ended."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.process: subprocess.Popen[bytes] | None = None
        self.stopped = False

    def open(self, path: Path) -> Inspection | None:
        """Return what the document says, what is wrong with it, or None where it cannot be read or all is over."""
        if self.stopped:
            return None
        if self.process is None or self.process.poll() is not None:
            self.process = _start()
        late = Event()
        process = self.process

        def end() -> None:
            """Let the document that takes too long be the last of this process."""
            late.set()
            process.kill()

        timer = Timer(self.seconds, end)
        timer.start()
        try:
            answer = _asked(process, path)
        finally:
            timer.cancel()
        if late.is_set():
            self.stop(for_good=False)
            return failed(Problem.SLOW)
        try:
            data = json.loads(answer)
            return None if data is None else from_data(data)
        except (ValueError, KeyError, TypeError):
            self.stop(for_good=False)
            return failed(Problem.HEAVY)

    def stop(self, *, for_good: bool = True) -> None:
        """End the process; unless ``for_good``, the next document starts another."""
        self.stopped = self.stopped or for_good
        process, self.process = self.process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()


def _asked(process: subprocess.Popen[bytes], path: Path) -> bytes:
    """Send one path and return the line that comes back; empty when the process is gone."""
    assert process.stdin is not None  # noqa: S101 - both are pipes, see _start
    assert process.stdout is not None  # noqa: S101 - the same
    try:
        process.stdin.write(json.dumps(str(path)).encode() + b"\n")
        process.stdin.flush()
        return process.stdout.readline(ANSWER_BYTES)
    except (OSError, ValueError):
        return b""


def _start() -> subprocess.Popen[bytes]:
    """Start a worker with this very package; ``-P``: nothing is imported from the folder the user stands in."""
    return subprocess.Popen(
        [sys.executable, "-P", "-X", "utf8", "-m", "generator.inspection.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(_PACKAGES)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
