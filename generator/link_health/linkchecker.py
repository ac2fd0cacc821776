"""Runs LinkChecker, a program of its own under the GPL, and reads what it printed.

It is started as a program and never imported. Its words are read here and nowhere else.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from generator.link_health.limits import Limits

INSIDE = """
[checking]
threads=8
timeout=20
robotstxt=0
maxrequestspersecond=10000
allowedschemes=http,https
[filtering]
ignore=^(mailto|tel|data|javascript):
checkextern=0
[output]
status=0
[AnchorCheck]
"""
"""A crawl of our own server, whose answers carry the header that lifts the limit of requests."""

OUTSIDE = """
[checking]
threads={threads}
timeout={whole}
robotstxt=0
recursionlevel=1
maxrequestspersecond=10000
maxrunseconds={whole}
aborttimeout=5
allowedschemes=http
[filtering]
checkextern=0
[output]
status=0
"""
"""A walk through the gate, which looks at each address in its own time."""
_GRACE = 15
"""Seconds beyond those of a run in which LinkChecker may end by itself."""


_START = (
    "import encodings.idna, encodings.punycode, runpy;"
    " from generator.system.orphans import watch_parent; watch_parent();"
    " runpy.run_module('linkcheck', run_name='__main__', alter_sys=True)"
)
"""What starts it.

As nobody it may no longer read the folder of Python, and it breaks at the first Thai host name when these two are not
loaded by then.
"""


class LinkCheckerError(Exception):
    """LinkChecker could not be run, or broke; the text is what it said last."""


@dataclass(frozen=True, slots=True)
class Row:
    """What LinkChecker says of one address: the words of its link, the page that has it, and where it ended."""

    words: str
    parent: str
    address: str
    result: str
    warning: str
    valid: bool


def crawl(home: str, seconds: float) -> list[Row]:
    """Let LinkChecker follow every link inside the site at ``home``; raises ``LinkCheckerError``."""
    return _run(INSIDE, home, seconds)


def look_outside(page: str, limits: Limits, threads: int) -> list[Row]:
    """Let LinkChecker ask the gate for every address on its ``page``; raises ``LinkCheckerError``."""
    whole = max(1, round(limits.whole))
    rows = _run(OUTSIDE.format(threads=threads, whole=whole), page, limits.whole + _GRACE)
    return [row for row in rows if row.parent]


def _run(config: str, start: str, seconds: float) -> list[Row]:
    """Run LinkChecker from ``start``. As root it turns itself into nobody, so it is given nothing but that address."""
    with tempfile.TemporaryDirectory(prefix="oit-links-") as name:
        settings = Path(name, "linkcheckerrc")
        settings.write_text(config, encoding="utf-8")
        command = [sys.executable, "-c", _START, "--config", str(settings), "--verbose", "-o", "csv/utf-8", start]
        try:
            ended = subprocess.run(  # noqa: S603 - our own interpreter and our own words
                command, capture_output=True, timeout=seconds, env=_environment(), cwd=name, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise LinkCheckerError(str(error)) from error
    if ended.returncode not in {0, 1}:
        raise LinkCheckerError(ended.stderr.decode("utf-8", "replace").strip()[-500:])
    return read_rows(ended.stdout.decode("utf-8", "replace"))


def _environment() -> dict[str, str]:
    """Return this program's environment without its proxies, in English."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return {**kept, "LANGUAGE": "C", "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}


def read_rows(text: str) -> list[Row]:
    """Read LinkChecker's CSV: comments, then names of columns, then a row for each address."""
    lines = text.splitlines(keepends=True)
    start = next((number for number, line in enumerate(lines) if line.startswith("urlname;")), len(lines))
    reader = csv.DictReader(StringIO("".join(lines[start:])), delimiter=";")
    return [
        Row(
            row["name"] or "",
            row["parentname"] or "",
            row["url"] or "",
            row["result"] or "",
            row["warningstring"] or "",
            row["valid"] == "True",
        )
        for row in reader
        if row.get("valid") in {"True", "False"}
    ]
