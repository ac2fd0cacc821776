"""Runs LinkChecker, a program of its own under the GPL, and reads what it printed.

It is started as a program and never imported. Its words are read here and nowhere else.
"""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from io import StringIO
from pathlib import Path

from generator.link_health.limits import Limits
from generator.records.memory.link_states import Answer, Reason

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
threads=10
timeout={seconds}
robotstxt=0
recursionlevel=1
maxrunseconds={whole}
aborttimeout=5
allowedschemes=http,https
maxfilesizedownload=262144
[filtering]
checkextern=1
[output]
status=0
"""
"""One look at each address of a page. The rules of ``robots.txt`` are for those who wander through a site."""


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
    return _run(INSIDE, home, seconds, {})


def look_outside(page: str, limits: Limits) -> list[Row]:
    """Let LinkChecker look once at every address on ``page``, which is also its proxy; raises ``LinkCheckerError``."""
    config = OUTSIDE.format(seconds=max(1, round(limits.answer)), whole=max(1, round(limits.whole)))
    proxies = {"http_proxy": page, "https_proxy": page}
    rows = _run(config, page, limits.whole + 30, proxies)
    return [row for row in rows if row.parent]


def _run(config: str, start: str, seconds: float, environment: Mapping[str, str]) -> list[Row]:
    """Run LinkChecker from ``start``. As root it turns itself into nobody, so it is given nothing but that address."""
    with tempfile.TemporaryDirectory(prefix="oit-links-") as name:
        settings = Path(name, "linkcheckerrc")
        settings.write_text(config, encoding="utf-8")
        command = [sys.executable, "-c", _START, "--config", str(settings), "--verbose", "-o", "csv/utf-8", start]
        try:
            ended = subprocess.run(  # noqa: S603 - our own interpreter and our own words
                command, capture_output=True, timeout=seconds, env=_environment(environment), cwd=name, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise LinkCheckerError(str(error)) from error
    if ended.returncode not in {0, 1}:
        raise LinkCheckerError(ended.stderr.decode("utf-8", "replace").strip()[-500:])
    return read_rows(ended.stdout.decode("utf-8", "replace"))


def _environment(own: Mapping[str, str]) -> dict[str, str]:
    """Return this program's environment without its proxies, in English, and ``own``."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return {**kept, "LANGUAGE": "C", "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1", **own}


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


_MEANINGS: tuple[tuple[str, Reason], ...] = (
    (r"^(404|410) ", Reason.GONE),
    (r"^(401|403|407|451|999) ", Reason.DENIED),
    (r"^(408|504) ", Reason.TIMEOUT),
    (r"^5\d\d ", Reason.SERVER_ERROR),
    (r"^4\d\d ", Reason.BAD_REQUEST),
    (r"certificate has expired", Reason.EXPIRED),
    (r"CERTIFICATE_VERIFY_FAILED|SSLError|CertificateError", Reason.UNTRUSTED),
    (r"TooManyRedirects|Exceeded \d+ redirects", Reason.LOOP),
    (r"NameResolutionError|Hostname not found|getaddrinfo", Reason.NO_NAME),
    (r"Timeout|timed out", Reason.TIMEOUT),
    (r"Connection refused", Reason.REFUSED_CONNECTION),
    (r"ConnectionError|ProtocolError|IncompleteRead|BadStatusLine", Reason.BROKEN_ANSWER),
)
"""LinkChecker's words for what went wrong, and what they mean; the first that fits."""


def interpret(row: Row) -> Answer:
    """Say what a row means; the answer is sure only when ``is_sure``."""
    status = re.match(r"([1-9]\d\d) ", row.result)
    number = int(status[1]) if status else None
    if "Rate limited" in row.warning:
        return Answer(Reason.RATE_LIMITED, number)
    if row.valid and number is not None and HTTPStatus.OK <= number < HTTPStatus.MULTIPLE_CHOICES:
        moved = "Redirected to" in row.warning
        return Answer(Reason.REDIRECTED if moved else Reason.FINE, number, row.address if moved else None)
    reasons = (reason for pattern, reason in _MEANINGS if re.search(pattern, row.result))
    return Answer(next(reasons, Reason.BROKEN_ANSWER), number)


def is_sure(row: Row) -> bool:
    """Tell whether LinkChecker's word is enough: a plain answer without any warning. The rest we ask ourselves."""
    return not row.warning and interpret(row).reason is Reason.FINE
