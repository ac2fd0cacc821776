"""Look at the published site as a visitor would, and hold every file of it against what was built.

::

    looked = look(Path("agency/site"), "https://www.town.example/ita/")
    for finding in looked.findings: ...

``verifier()`` gives the same to ``oit publish``, which knows what stood there before and asks only for what changed.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.app import progress
from generator.app.progress import QUIET, Progress, Stage
from generator.findings.finding import Finding
from generator.findings.usage import usage_problem
from generator.link_health.guard import Guard
from generator.link_health.limits import DEFAULT
from generator.public_site.asking import Means
from generator.public_site.memory import remembered
from generator.public_site.report import findings
from generator.public_site.run import Count, Look, PublicSite, Task
from generator.public_site.standing import Standing
from generator.public_site.wanted import Built, built_in
from generator.system import cache_folder
from generator.thai.figures import file_size

CODES = ("U923", "U987")

ANSWER_SECONDS = 120.0
"""How long a public address may take: documents are fetched whole."""
OWN_PACE = 0.02
"""Seconds between two requests to the agency's own site."""
PAUSES = DEFAULT.backoff
"""Seconds before an address is asked for once more, where it may only have been a bad moment."""
_SECONDS = 5
"""Before so much time is over nobody can say how long the rest will take."""


@dataclass(frozen=True)
class How:
    """How to look: through which door, how long to wait, what to be told, and what is known.

    ``sheet`` are addresses with their items, looked at first. ``gone`` are paths that should be there no more, ``last``
    the SHA-256 of the site that stood there before, by path. Where not ``everything`` is wanted, files that were right
    and have not changed are not asked for; ``anew`` fetches all bytes, whatever is remembered.
    """

    guard: Guard = field(default_factory=Guard)
    timeout: float = ANSWER_SECONDS
    progress: Progress = QUIET
    sheet: Sequence[tuple[str, str | None]] = ()
    year: int | None = None
    gone: Iterable[str] = ()
    last: Mapping[str, str] = field(default_factory=dict)
    everything: bool = True
    anew: bool = False
    memory: Path | None = field(default_factory=cache_folder.default_folder)


@dataclass(frozen=True)
class Looked:
    """What was found of the public site, and what is to be said of it."""

    site: PublicSite
    findings: Sequence[Finding]

    @property
    def counts(self) -> dict[str, int]:
        """How many addresses stand how, by the key of the standing; only those that occur."""
        tally = Counter(one.standing for one in self.site.seen)
        return {standing.value: tally[standing] for standing in Standing if tally[standing]}

    def line(self) -> str:
        """Say in one Thai line how many addresses stand how."""
        tally = Counter(one.standing for one in self.site.seen)
        words = " · ".join(f"{standing.thai} {tally[standing]}" for standing in Standing if tally[standing])
        return f"เว็บจริง {len(self.site.seen)} แห่ง: {words}"

    def data(self) -> dict[str, Any]:
        """Return all of it as plain data, for programs."""
        server = self.site.server
        return {
            "home": self.site.home,
            "counts": self.counts,
            "requests": self.site.requests,
            "bytes": self.site.bytes,
            "server": server
            and {
                "not_found": server.not_found.value,
                "lacking_headers": list(server.lacking),
                "htaccess_shown": server.shows_rules,
                "hsts": server.hsts or None,
                "plain_too": server.plain_too,
                "compressed": server.packs,
                "keeps_programs_out": server.as_browser,
            },
            "addresses": [
                {
                    "url": one.url,
                    "item": one.item,
                    "standing": one.standing.value,
                    "status": one.answer.status,
                    "said": one.said,
                    "remembered": one.remembered,
                }
                for one in self.site.seen
            ],
        }


def look(site: Path | Built, address: str, how: How | None = None) -> Looked:
    """Fetch every file of the built ``site`` below its public ``address`` and compare; returns what was found.

    ``site`` is the folder of a build, or one whose contents stand elsewhere. Raises ``UsageProblem`` when
    ``site`` is no built site, or ``address`` none of the web.
    """
    how = how or How()
    if isinstance(site, Path) and not (site / "index.html").is_file():
        raise usage_problem("U923", value=site)
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise usage_problem("U987", value=address)
    built = built_in(site) if isinstance(site, Path) else site
    home = parts._replace(path=f"{parts.path.rstrip('/')}/", query="", fragment="").geturl()
    task = Task(built, home, built.wanted(how.sheet), how.gone, dict(how.last), how.everything, how.anew)
    limits = replace(
        DEFAULT, answer=how.timeout, connect=min(DEFAULT.connect, how.timeout), pace=OWN_PACE, backoff=PAUSES
    )
    memory = remembered(home, how.memory)
    with how.progress.stage(Stage.PUBLIC_PAGES) as tell:
        found = Look(task, Means(how.guard, limits), memory, _watch(tell)).look()
    memory.keep()
    return Looked(found, tuple(findings(found, how.year)))


def verifier(how: How | None = None) -> Callable[[Built, str], Sequence[Finding]]:
    """Return what ``oit publish`` calls when all is put, with the site that was put and its public address."""
    chosen = replace(how or How(), everything=False)

    def seen(site: Built, address: str) -> Sequence[Finding]:
        """Return what is to be said of the public site."""
        return look(site, address, chosen).findings

    return seen


def _watch(tell: progress.Count | None) -> Callable[[Count], None]:
    """Return what hands on how many files of how many are done, with the bytes and the minutes left."""
    if tell is None:
        return lambda _count: None
    began = time.monotonic()

    def watch(count: Count) -> None:
        """Tell of one more file."""
        seconds = time.monotonic() - began
        left = round(seconds / max(1, count.done) * (count.whole - count.done) / 60)
        minutes = f" เหลือประมาณ {max(1, left)} นาที" if seconds > _SECONDS else ""
        tell(count.done, count.whole, f" {file_size(count.bytes)}{minutes}")

    return watch
