"""Ends the processes of this program when the one that started them is gone, however that ended.

A process that was killed can tell nobody. So each one that works for another looks after itself.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

_PR_SET_PDEATHSIG = 1
_SECONDS = 0.5


def die_with(parent: int) -> None:
    """Let Linux end this process, just split off by ``parent``, with it; elsewhere nothing is split off.

    To be called by what the main thread of ``parent`` split off: Linux goes by the thread.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes  # noqa: PLC0415 - only a process that was split off, and only here

    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it was gone before Linux was told
        os._exit(1)


def watch_parent() -> None:
    """End this process, a program of its own, within a second after the one that started it is gone."""
    parent = os.getppid()

    def watch() -> None:
        """Look again and again; an orphan gets another parent."""
        while os.getppid() == parent:
            time.sleep(_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
